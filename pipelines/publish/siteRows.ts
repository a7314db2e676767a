import type { ReportName, ReportRow } from "./reportContracts.js";

/** Days of the coming week that Staffing shows, of the four that are forecast. */
const COMING_DAYS = 7;

const comingWeek = <Row extends { day: string }>(rows: readonly Row[]): Row[] => {
  const days = new Set([...new Set(rows.map(({ day }) => day))].sort().slice(0, COMING_DAYS));
  return rows.filter(({ day }) => days.has(day));
};

/** Rows of large reports that a page shows; the others are in `out/reports` alone, so that nobody waits for them to arrive. */
const SHOWN: { [Name in ReportName]?: (rows: readonly ReportRow<Name>[]) => ReportRow<Name>[] } = {
  answered_within: (rows) => rows.filter(({ scope_kind }) => scope_kind === "all"),
  forecast_by_hour: (rows) => comingWeek(rows.filter(({ channel }) => channel === "all")),
  staffing_by_half_hour: (rows) => comingWeek(rows),
  wait_percentiles_by_week: (rows) => rows.filter(({ scope_kind }) => scope_kind === "all"),
};

export const rowsOfSite = <Name extends ReportName>(
  name: Name,
  rows: readonly ReportRow<Name>[],
): readonly ReportRow<Name>[] => SHOWN[name]?.(rows) ?? rows;
