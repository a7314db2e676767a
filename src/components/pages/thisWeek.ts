import { texts } from "../../i18n/index.js";
import { card, emptyNote, figures } from "../card.js";
import { h, rich } from "../dom.js";
import { findPeaks, weekCells } from "../findings/peaks.js";
import { waitFinding, waitingNow } from "../findings/wait.js";
import { categoryName } from "../labels.js";
import { grid, pageFrame } from "../pageFrame.js";
import { type Files, openSnapshot } from "../snapshot.js";
import { arrivalsCard } from "../views/arrivalsCard.js";
import { heatCard } from "../views/heatCard.js";
import { compactVolumeTable } from "../views/volumeTable.js";
import { waitCard } from "../views/waitCard.js";
import { waitingCard } from "../views/waitingCard.js";
import { keyFigures } from "./thisWeekFigures.js";
import { headline, lead } from "./thisWeekText.js";
import { todo } from "./thisWeekTodo.js";

type Needs =
  | "arrivals_by_day"
  | "arrivals_by_weekday_hour"
  | "calendar_marks"
  | "category_trends"
  | "category_weeks"
  | "chat_by_week"
  | "first_response_by_week"
  | "waiting_now";

/** What changed and is it real; who is still waiting; what to do. */
export async function thisWeekPage(files: Files<Needs>, language: string): Promise<HTMLElement> {
  const t = texts(language);
  const data = await openSnapshot(files);
  const { meta } = data;
  const finding = waitFinding(data.first_response_by_week, meta.week);
  const waiting = waitingNow(data.waiting_now);
  const cells = weekCells(data.arrivals_by_weekday_hour);
  const peaks = findPeaks(cells);
  const change = data.category_trends.find((row) => row.scope_kind === "all") ?? null;
  const categories = data.category_trends.filter((row) => row.scope_kind === "category");
  const table = compactVolumeTable(
    categories,
    data.category_weeks,
    (scope) => categoryName(scope, t),
    { first: t.columns.category, title: t.categories.title },
    t,
  );
  const steps = todo({ waiting: data.waiting_now, peaks, categories, meta }, t);
  return pageFrame(
    {
      meta,
      weekStart: finding?.row.week_start ?? null,
      headline: headline(finding, t),
      lead: lead(finding, change, t),
    },
    t,
    figures(keyFigures({ finding, waiting, change, chats: data.chat_by_week, meta }, t)),
    card(
      { title: t.thisWeek.todo, span: 12 },
      t,
      steps.length === 0
        ? h("p", { class: "empty" }, t.thisWeek.todoNothing)
        : h(
            "ol",
            { class: "todo" },
            ...steps.map((step) =>
              h("li", {}, rich(step.text), " ", h("a", { href: step.href }, `${step.link} →`)),
            ),
          ),
    ),
    grid(
      waitCard(finding, 8, t),
      waitingCard(waiting, 4, t),
      heatCard(cells, peaks, 8, meta, t),
      card(
        { title: t.categories.title, sub: t.categories.compactSub, span: 4 },
        t,
        categories.length === 0 ? emptyNote(t.empty.noWeek) : table,
      ),
      arrivalsCard(data.arrivals_by_day, data.calendar_marks, t),
    ),
  );
}
