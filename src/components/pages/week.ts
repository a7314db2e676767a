import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { WeekFile } from "../../../pipelines/publish/weekFiles.js";
import type { Texts } from "../../i18n/index.js";
import { figures } from "../card.js";
import { grid, pageFrame } from "../pageFrame.js";
import { storyOf } from "../week/story.js";
import { weekData } from "../week/weekData.js";
import { weekGrids } from "../week/weekGrid.js";
import { weekListCard, weekNav, weekTitle } from "../week/weekList.js";

/** Where a week's page stands: one folder below its language. */
const ROOT = "../";

/** A week that is past, as it is known today. */
export async function weekPage(
  files: { meta: Promise<unknown>; week: Promise<unknown> },
  t: Texts,
): Promise<HTMLElement> {
  const data = weekData((await files.week) as WeekFile, (await files.meta) as SnapshotMeta);
  const story = storyOf(data, t);
  return pageFrame(
    {
      meta: data.meta,
      weekStart: data.weekStart,
      headline: story.headline,
      lead: story.lead,
      root: ROOT,
      nav: weekNav(data, ROOT, t),
      ...(data.meta.week === null ? {} : { label: weekTitle(data.meta.week, t) }),
    },
    t,
    story.figures.length === 0 ? null : figures(story.figures),
    ...weekGrids(story, ROOT, null, t),
    grid(weekListCard(data, ROOT, t)),
  );
}
