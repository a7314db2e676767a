import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { h } from "../dom.js";
import { categoryName, channelName } from "../labels.js";
import { grid, pageFrame } from "../pageFrame.js";
import { type Files, openSnapshot } from "../snapshot.js";
import { levelCard, levelsCard } from "../views/levelCards.js";
import { problemsCard } from "../views/problemsCard.js";
import { type Change, sortChanges, volumeTable, weeksOf } from "../views/volumeTable.js";
import { headline, lead } from "./categoriesText.js";

type Needs =
  | "calendar_marks"
  | "category_change_points"
  | "category_trends"
  | "category_weeks"
  | "problem_parts";
/** Small multiples beyond these are not read. */
const MOST_CHARTS = 9;

/** What customers write about: what changed this week beyond chance, and which changes lasted. */
export async function categoriesPage(files: Files<Needs>, t: Texts): Promise<HTMLElement> {
  const data = await openSnapshot(files);
  const { meta, category_weeks: weeks, category_change_points: points } = data;
  const of = (kind: Change["scope_kind"]) => data.category_trends.filter((row) => row.scope_kind === kind);
  const [categories, channels] = [of("category"), of("channel")];
  const [everything] = of("all");
  const table = (
    changes: readonly Change[],
    name: (scope: string) => string,
    first: string,
    title: string,
  ) =>
    changes.length === 0 ? emptyNote(t.empty.noWeek) : volumeTable(changes, weeks, name, { first, title }, t);
  const { title, channelTitle, sub, channelSub } = t.categories;
  const weekCount = everything === undefined ? 0 : weeksOf(weeks, everything).length;
  // What moved comes first, then what took another level, then the largest.
  const changed = new Set(points.map((point) => point.scope));
  const shown = sortChanges(categories).sort((a, b) => order(a, changed) - order(b, changed));
  return pageFrame(
    {
      meta,
      weekStart: everything?.week_start ?? null,
      headline: headline(categories, t),
      lead: lead(data.category_trends, meta, t),
    },
    t,
    grid(
      card(
        { title, sub, span: 12, id: "categories" },
        t,
        table(categories, (scope) => categoryName(scope, t), t.columns.category, title),
      ),
      levelsCard(points, weekCount, t),
    ),
    h(
      "div",
      { class: "grid" },
      ...shown
        .slice(0, MOST_CHARTS)
        .map((row) => levelCard(row, weeksOf(weeks, row), points, data.calendar_marks, t)),
    ),
    grid(
      problemsCard(data.problem_parts, t),
      card(
        { title: channelTitle, sub: channelSub, span: 12, id: "channels" },
        t,
        table(channels, (scope) => channelName(scope, meta, t), t.columns.channel, channelTitle),
      ),
    ),
  );
}

const order = (row: Change, changed: ReadonlySet<string>): number =>
  row.verdict === "rose" || row.verdict === "fell" ? 0 : changed.has(row.scope) ? 1 : 2;
