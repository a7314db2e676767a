import type { Texts } from "../../i18n/index.js";
import { card, emptyNote, figures } from "../card.js";
import { findPeaks, weekCells } from "../findings/peaks.js";
import { waitFinding, waitingNow } from "../findings/wait.js";
import { weekFindings } from "../findings/week.js";
import { scopeName } from "../labels.js";
import { grid, pageFrame, stack } from "../pageFrame.js";
import { type Files, openSnapshot } from "../snapshot.js";
import { arrivalsCard } from "../views/arrivalsCard.js";
import { findingsCard } from "../views/findingsCard.js";
import { heatCard } from "../views/heatCard.js";
import { todoCard } from "../views/todoCard.js";
import { compactVolumeTable } from "../views/volumeTable.js";
import { waitCard } from "../views/waitCard.js";
import { waitingCard } from "../views/waitingCard.js";
import { keyFigures } from "./thisWeekFigures.js";
import { headline, lead } from "./thisWeekText.js";

type Needs =
  | "arrivals_by_day"
  | "arrivals_by_weekday_hour"
  | "calendar_marks"
  | "category_trends"
  | "category_weeks"
  | "chat_by_week"
  | "findings"
  | "first_response_by_week"
  | "waiting_now";

/** What changed and is it real; who is still waiting; what to do. */
export async function thisWeekPage(files: Files<Needs>, t: Texts): Promise<HTMLElement> {
  const data = await openSnapshot(files);
  const { meta } = data;
  const found = weekFindings(data.findings, meta.week);
  const around = { meta, marks: data.calendar_marks };
  const finding = waitFinding(data.first_response_by_week, found, meta.week);
  const waiting = waitingNow(data.waiting_now);
  const cells = weekCells(data.arrivals_by_weekday_hour);
  const peaks = findPeaks(cells);
  const change = data.category_trends.find((row) => row.scope_kind === "all") ?? null;
  const problems = data.category_trends.filter((row) => row.scope_kind === "problem");
  const table = compactVolumeTable(
    problems,
    data.category_weeks,
    (row) => scopeName(row, meta, t),
    { first: t.categories.problem, title: t.categories.title },
    t,
  );
  return pageFrame(
    {
      meta,
      weekStart: finding?.row.week_start ?? null,
      headline: headline(found, finding, around, t),
      lead: lead(finding, change, t),
    },
    t,
    figures(keyFigures({ found, finding, waiting, change, chats: data.chat_by_week, meta }, t)),
    grid(
      findingsCard(found, around, t),
      stack(todoCard(found, around, t), waitingCard(waiting, 4, t)),
      waitCard(finding, 8, t),
      card(
        { title: t.categories.title, sub: t.categories.compactSub, span: 4 },
        t,
        problems.length === 0 ? emptyNote(t.empty.noWeek) : table,
      ),
      heatCard(cells, peaks, 12, meta, t),
      arrivalsCard(data.arrivals_by_day, data.calendar_marks, t),
    ),
  );
}
