import type { WeekFile } from "../../../pipelines/publish/weekFiles.js";
import type { Texts } from "../../i18n/index.js";
import { card, figures } from "../card.js";
import { missingContacts } from "../findings/missing.js";
import { findPeaks, weekCells } from "../findings/peaks.js";
import { scopeName } from "../labels.js";
import { grid, missingPage, pageFrame } from "../pageFrame.js";
import { type Files, openSnapshot } from "../snapshot.js";
import { arrivalsCard } from "../views/arrivalsCard.js";
import { heatCard } from "../views/heatCard.js";
import { compactVolumeTable } from "../views/volumeTable.js";
import { storyOf } from "../week/story.js";
import { weekData } from "../week/weekData.js";
import { weekGrids } from "../week/weekGrid.js";
import { weekListCard, weekNav } from "../week/weekList.js";

type Needs =
  | "arrivals_by_day"
  | "arrivals_by_weekday_hour"
  | "calendar_marks"
  | "category_trends"
  | "category_weeks";

/** Where the page stands: at its language's root. */
const ROOT = "./";

/** What changed and is it real; who is still waiting; what to do. */
export async function thisWeekPage(
  files: Files<Needs>,
  week: Promise<unknown>,
  t: Texts,
): Promise<HTMLElement> {
  const snapshot = await openSnapshot(files);
  const { meta } = snapshot;
  const data = weekData((await week) as WeekFile, meta);
  const missing = missingContacts(meta, t);
  // Of feedback alone there is what customers say, where they write at all.
  if (missing !== null && data.meta.week === null) return missingPage(missing, meta, t);
  const story = storyOf(data, t);
  const cells = weekCells(snapshot.arrivals_by_weekday_hour);
  const problems = snapshot.category_trends.filter((row) => row.scope_kind === "problem");
  const table = () =>
    compactVolumeTable(
      problems,
      snapshot.category_weeks,
      (row) => scopeName(row, meta, t),
      { first: t.categories.problem, title: t.categories.title },
      t,
    );
  const volume =
    problems.length === 0
      ? null
      : card({ title: t.categories.title, sub: t.categories.compactSub, span: 6, id: "volume" }, t, table());
  return pageFrame(
    {
      meta,
      weekStart: data.weekStart,
      headline: story.headline,
      lead: story.lead,
      nav: weekNav(data, ROOT, t),
    },
    t,
    story.figures.length === 0 ? null : figures(story.figures),
    ...weekGrids(story, ROOT, volume, t),
    grid(
      cells.length === 0 ? null : heatCard(cells, findPeaks(cells), 12, meta, t),
      snapshot.arrivals_by_day.length === 0
        ? null
        : arrivalsCard(snapshot.arrivals_by_day, snapshot.calendar_marks, t),
      weekListCard(data, ROOT, t),
    ),
  );
}
