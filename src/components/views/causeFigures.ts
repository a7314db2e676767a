import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import type { Column } from "../dataTable.js";
import type { CauseWait } from "../findings/causes.js";
import { formatDuration, formatNumber } from "../format.js";
import { scopeName } from "../labels.js";

const HOUR = 3600;

/** Sums of many contacts' waits are said in hours; short ones as people say them. Below zero: less than without. */
export const waited = (seconds: number, t: Texts): string => {
  const size = Math.abs(seconds);
  const text = size >= 10 * HOUR ? t.causes.hours(formatNumber(size / HOUR, t)) : formatDuration(size, t);
  return seconds < 0 ? `−${text}` : text;
};

export const interval = (row: CauseWait, t: Texts): string =>
  row.excess_low_seconds === null || row.excess_high_seconds === null
    ? ""
    : t.signedRange(waited(row.excess_low_seconds, t), waited(row.excess_high_seconds, t));

/** The table behind the charts of causes. */
export function causeColumns(meta: SnapshotMeta, t: Texts): Column<CauseWait>[] {
  const c = t.causes;
  const figure = (
    label: string,
    key:
      | "waiting_seconds"
      | "split_seconds"
      | "excess_seconds"
      | "excess_low_seconds"
      | "excess_high_seconds",
  ): Column<CauseWait> => ({
    label,
    numeric: true,
    cell: (row) => (row[key] === null ? t.unknown : waited(row[key], t)),
    value: (row) => row[key],
  });
  return [
    { label: t.columns.week, cell: (row) => row.week_start },
    { label: t.columns.scope, cell: (row) => scopeName(row, meta, t), value: (row) => row.scope },
    { label: c.cause, cell: (row) => c.name[row.cause], value: (row) => row.cause },
    {
      label: c.contacts,
      numeric: true,
      cell: (row) => formatNumber(row.contact_count, t),
      value: (row) => row.contact_count,
    },
    figure(c.waited, "waiting_seconds"),
    figure(c.parts, "split_seconds"),
    figure(c.excess, "excess_seconds"),
    figure(t.columns.from, "excess_low_seconds"),
    figure(t.columns.to, "excess_high_seconds"),
    { label: t.columns.verdict, cell: (row) => c.verdict[row.verdict], value: (row) => row.verdict },
  ];
}
