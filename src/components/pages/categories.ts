import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote, spanOf } from "../card.js";
import { h } from "../dom.js";
import { missingTickets } from "../findings/missing.js";
import { formatNumber } from "../format.js";
import { scopeName } from "../labels.js";
import { grid, missingPage, pageFrame } from "../pageFrame.js";
import { type Files, openSnapshot, type Snapshot } from "../snapshot.js";
import { type ChangePoint, levelCard, levelsCard } from "../views/levelCards.js";
import { problemsCard } from "../views/problemsCard.js";
import { type Change, noProblems, sortChanges, volumeTable, weeksOf } from "../views/volumeTable.js";
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
  const missing = missingTickets(data.meta, t);
  return missing === null ? drawn(data, t) : missingPage(missing, data.meta, t);
}

function drawn(data: Snapshot<Needs>, t: Texts): HTMLElement {
  const { meta, category_weeks: weeks } = data;
  const of = (kind: Change["scope_kind"]) => data.category_trends.filter((row) => row.scope_kind === kind);
  const [problems, subCauses, channels] = [of("problem"), of("sub_cause"), of("channel")];
  // Where the taxonomy calls everything as the tool does, one table says it all.
  const categories = isSame(of("category"), problems) ? [] : of("category");
  const [everything] = of("all");
  const points = data.category_change_points.filter(
    (point) => point.scope_kind !== "category" || categories.some(({ scope }) => scope === point.scope),
  );
  const weekCount = everything === undefined ? 0 : weeksOf(weeks, everything).length;
  const c = t.categories;
  const nameOf = (row: Change) => scopeName(row, meta, t);
  // An element stands in one place only.
  const rounded = () => roundedNote(meta, t);
  const tableCard = (
    id: string,
    changes: readonly Change[],
    first: string,
    title: string,
    sub: string,
    ...notes: HTMLElement[]
  ) =>
    card(
      { title, sub, span: 12, id },
      t,
      changes.length === 0
        ? emptyNote(noProblems(meta, t))
        : volumeTable(changes, weeks, nameOf, { first, title }, t),
      ...notes,
    );
  return pageFrame(
    {
      meta,
      weekStart: everything?.week_start ?? null,
      headline: headline(problems, meta, t),
      lead: lead(data.category_trends, meta, t),
    },
    t,
    grid(
      tableCard("problems", problems, c.problem, c.title, c.sub, ...rounded()),
      ...some(subCauses, (rows) =>
        tableCard("sub-cause-weeks", rows, c.subCause, c.subCauseTitle, c.subCauseSub, ...rounded()),
      ),
      levelsCard(points, weekCount, meta, t),
    ),
    h("div", { class: "grid" }, ...levelCards(problems, points, data, t)),
    grid(
      problemsCard(data.problem_parts, t),
      ...some(categories, (rows) =>
        tableCard("categories", rows, t.columns.category, c.toolTitle, c.toolSub),
      ),
      tableCard("channels", channels, t.columns.channel, c.channelTitle, c.channelSub),
    ),
  );
}

const some = <T>(rows: readonly T[], make: (rows: readonly T[]) => HTMLElement): HTMLElement[] =>
  rows.length === 0 ? [] : [make(rows)];

/** Charts of the problems: what moved comes first, then what took another level, then the largest. */
function levelCards(
  problems: readonly Change[],
  points: readonly ChangePoint[],
  { category_weeks, calendar_marks }: Pick<Snapshot<Needs>, "category_weeks" | "calendar_marks">,
  t: Texts,
): HTMLElement[] {
  const own = points.filter((point) => point.scope_kind === "problem");
  const changed = new Set(own.map((point) => point.scope));
  return sortChanges(problems)
    .sort((a, b) => order(a, changed) - order(b, changed))
    .slice(0, MOST_CHARTS)
    .map((row, i, { length }) =>
      levelCard(row, weeksOf(category_weeks, row), own, calendar_marks, t, spanOf(i, length)),
    );
}

/** Where counts by problem are rounded, that they are. */
const roundedNote = (meta: SnapshotMeta, t: Texts): HTMLElement[] =>
  meta.roundsProblems
    ? [h("p", { class: "quiet" }, t.categories.rounded(formatNumber(meta.smallCell, t)))]
    : [];

/** Whether each category is a problem of the same name with the same tickets. */
function isSame(categories: readonly Change[], problems: readonly Change[]): boolean {
  const key = ({ scope, ticket_count, usual_count }: Change) => `${scope} ${ticket_count} ${usual_count}`;
  const known = new Set(problems.map(key));
  return categories.length === problems.length && categories.every((row) => known.has(key(row)));
}

const order = (row: Change, changed: ReadonlySet<string>): number =>
  row.verdict === "rose" || row.verdict === "fell" ? 0 : changed.has(row.scope) ? 1 : 2;
