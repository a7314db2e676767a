import type { ReportName, ReportRow } from "../reportContracts.js";
import type { Cell, Span } from "./cell.js";

/** Attributes that tell how the desk works and when, not what its customers wanted or are. */
const OPEN = new Set(["channel", "priority", "status", "team", "hour", "weekday"]);

/** How a report keeps to small cells: no figure on fewer people than `small_cell` says, nor what gives it away. */
export type SmallCellRule<Row> =
  /** Made from reports as they may be seen, after them. */
  | { kind: "published" }
  /** It tells of nobody, or only how much came when and where. */
  | { kind: "open" }
  /** By time, channel and the like: how many stays, every other figure of too few is null. */
  | { kind: "figures"; count(row: Row): number }
  /** By what customers wanted or are: a row of too few is left out, and others with it as far as needed. */
  | { kind: "groups"; cells(row: Row): Cell[] }
  /** Rows of too few are put together under `withheld`, so that sums stay true; those still of too few, `thenBy` by another attribute too. */
  | {
      kind: "merged";
      attribute: keyof Row & string;
      thenBy?: keyof Row & string;
      count: keyof Row & string;
    };

export type SmallCellRules = { [N in ReportName]: SmallCellRule<ReportRow<N>> };

/** A group of a population. */
export function group(
  population: string,
  span: Span | null,
  where: Readonly<Record<string, string>>,
  count: number,
): Cell {
  return {
    population,
    span,
    where,
    count,
    isOpen: Object.keys(where).every((attribute) => OPEN.has(attribute)),
  };
}

interface Scoped {
  scope_kind: string;
  scope: string;
}

/** What holds for the people of a scope; of everybody, nothing. */
export function ofScope({ scope_kind, scope }: Scoped): Record<string, string> {
  if (scope_kind === "all") return {};
  if (scope_kind !== "sub_cause") return { [scope_kind]: scope };
  const at = scope.indexOf("/");
  return { problem: scope.slice(0, at), sub_problem: scope.slice(at + 1) };
}

const DAY_MILLISECONDS = 86_400_000;

/** The week, or any number of days, that begins on an ISO date. */
export function daysFrom(date: string, days = 7): Span {
  const from = Date.parse(`${date}T00:00:00Z`) / DAY_MILLISECONDS;
  return [from, from + days];
}

/** So many days that end before an ISO date. */
export function daysBefore(date: string, days: number): Span {
  const [to] = daysFrom(date);
  return [to - days, to];
}

/** The last day of the week that begins on an ISO date. */
export const weekEnd = (monday: string): string =>
  new Date(Date.parse(`${monday}T00:00:00Z`) + 6 * DAY_MILLISECONDS).toISOString().slice(0, 10);

/** So many weeks, the last of which begins on an ISO date. */
export function weeksUntil(date: string, weeks: number): Span {
  const [, to] = daysFrom(date);
  return [to - 7 * weeks, to];
}
