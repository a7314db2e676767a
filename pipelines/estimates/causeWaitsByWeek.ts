import { CAUSES } from "../workspace/causeRules.js";
import { bitOf, type CauseCell, type CauseInput, countsLater, readCauseCells } from "./causeCells.js";
import { type CellExcess, type Excess, excessCells, excessOf } from "./causeExcess.js";
import { estimate } from "./estimate.js";
import { groupBy } from "./groupBy.js";
import { waitFactors } from "./waitFactors.js";

type Column =
  | "week_start"
  | "scope_kind"
  | "scope"
  | "cause"
  | "contact_count"
  | "waiting_count"
  | "total_contact_count"
  | "total_waiting_count"
  | "waiting_seconds"
  | "split_seconds"
  | keyof Excess;
type Row = Record<Column, string | number | null>;

interface Scope {
  scope_kind: "all" | "channel" | "category";
  scope: string;
}

export const causeWaitsByWeek = estimate<CauseInput, Column>({
  name: "estimates.cause_waits_by_week",
  grain: ["week_start", "scope_kind", "scope", "cause"],
  inputs: ["marts.cause_waits", "marts.cause_rules", "reports.arrivals_by_day"],
  columns: {
    week_start: "DATE",
    scope_kind: "VARCHAR",
    scope: "VARCHAR",
    cause: "VARCHAR",
    contact_count: "BIGINT",
    waiting_count: "BIGINT",
    total_contact_count: "BIGINT",
    total_waiting_count: "BIGINT",
    waiting_seconds: "BIGINT",
    split_seconds: "DOUBLE",
    exposed_count: "BIGINT",
    same_hour_share: "DOUBLE",
    excess_seconds: "DOUBLE",
    excess_low_seconds: "DOUBLE",
    excess_high_seconds: "DOUBLE",
    verdict: "VARCHAR",
  },
  units: "seconds of calendar time; counts of contacts; shares 0 to 1; excess with a 95 % interval",
  note: "the wait for a first answer counts in full for each cause of a contact (waiting_seconds) and in equal parts (split_seconds: these add up, with those of cause unexplained); later waits only for communication; contact_count of unexplained: without any cause, or who waited for later answers without evidence of communication",
  read: readCauseCells,
  compute: (input) => {
    const cellsOf = groupBy(input.cells, ({ week }) => week);
    const factors = waitFactors(input.cells);
    const excessOfWeeks = CAUSES.map((_, cause) =>
      groupBy(excessCells(input, cause, factors), ({ cell }) => cell.week),
    );
    const scopes = scopesOf(input.cells);
    return input.weeks.flatMap((week) => {
      const found = excessOfWeeks.map((ofWeek) => ofWeek.get(week) ?? []);
      return scopes.flatMap((scope) => rowsOf(week, scope, cellsOf.get(week) ?? [], found, input.judged));
    });
  },
});

function scopesOf(cells: readonly CauseCell[]): Scope[] {
  const distinct = (of: (cell: CauseCell) => string) => [...new Set(cells.map(of))].sort();
  if (cells.length === 0) return [];
  return [
    { scope_kind: "all", scope: "all" },
    ...distinct(({ channel }) => channel).map((scope): Scope => ({ scope_kind: "channel", scope })),
    ...distinct(({ category }) => category).map((scope): Scope => ({ scope_kind: "category", scope })),
  ];
}

const isIn = ({ scope_kind, scope }: Scope, cell: CauseCell): boolean =>
  scope_kind === "all" || cell[scope_kind] === scope;

function rowsOf(
  week: string,
  scope: Scope,
  everything: readonly CauseCell[],
  found: readonly (readonly CellExcess[])[],
  judged: readonly number[],
): Row[] {
  const cells = everything.filter((cell) => isIn(scope, cell));
  const totals = {
    total_contact_count: sum(cells, ({ troubled }) => troubled),
    total_waiting_count: sum(cells, ({ waiting }) => waiting),
  };
  const rows = CAUSES.map((cause, i) => ({
    week_start: week,
    ...scope,
    cause: cause as string,
    ...labelled(cells, i),
    ...totals,
    ...excessOf(
      (found[i] ?? []).filter(({ cell }) => isIn(scope, cell)),
      (judged[i] ?? 0) > 0,
    ),
  }));
  return [
    ...rows,
    {
      week_start: week,
      ...scope,
      cause: "unexplained",
      ...unexplained(cells),
      ...totals,
      ...excessOf([], false),
    },
  ];
}

const sum = (cells: readonly CauseCell[], of: (cell: CauseCell) => number): number =>
  cells.reduce((all, cell) => all + of(cell), 0);

const NOTHING = { contact_count: 0, waiting_count: 0, waiting_seconds: 0, split_seconds: 0 };
const causeCount = ({ causes }: CauseCell): number => CAUSES.filter((_, i) => (causes & bitOf(i)) > 0).length;

/** The slow and failed contacts with a cause: what they waited, in full and in equal parts. */
function labelled(cells: readonly CauseCell[], cause: number): typeof NOTHING {
  const sums = { ...NOTHING };
  for (const cell of cells) {
    if ((cell.causes & bitOf(cause)) === 0) continue;
    const later = countsLater(cause) ? cell.troubledLater : 0;
    sums.contact_count += cell.troubled;
    sums.waiting_count += cell.waiting;
    sums.waiting_seconds += cell.troubledFirst + later;
    sums.split_seconds += cell.troubledFirst / causeCount(cell) + later;
  }
  return sums;
}

/**
 * Those without any, and the later waits of those whose causes only keep from the first answer. Counted are all whose waits
 * these are: a wait without anybody would be nobody's, and of few it is withheld.
 */
function unexplained(cells: readonly CauseCell[]): typeof NOTHING {
  const sums = { ...NOTHING };
  for (const cell of cells) {
    const isLaterExplained = CAUSES.some((_, i) => countsLater(i) && (cell.causes & bitOf(i)) > 0);
    if (cell.causes === 0) {
      sums.contact_count += cell.troubled;
      sums.waiting_count += cell.waiting;
      sums.waiting_seconds += cell.troubledFirst;
    }
    if (isLaterExplained) continue;
    sums.waiting_seconds += cell.troubledLater;
    if (cell.causes !== 0) sums.contact_count += cell.troubledLaterCount;
  }
  return { ...sums, split_seconds: sums.waiting_seconds };
}
