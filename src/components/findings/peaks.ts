import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";

export interface Cell {
  weekday: number;
  hour: number;
  count: number;
  usual: number | null;
  isPeak: boolean;
}

/** A run of peak hours in one day; `to` is the hour at which it ends. */
export interface Peak {
  weekday: number;
  from: number;
  to: number;
  count: number;
  usual: number;
}

type ArrivalRow = ReportRow<"arrivals_by_weekday_hour">;

/** All 168 hours of a week: the row of all channels where the report has one, else the sum of its channels. */
export function weekCells(rows: readonly ArrivalRow[]): Cell[] {
  const all = rows.filter((row) => row.channel === "all");
  const cells = new Map<string, Cell>();
  for (const row of all.length > 0 ? all : rows) {
    const key = `${row.weekday}-${row.hour}`;
    const cell = cells.get(key) ?? {
      weekday: row.weekday,
      hour: row.hour,
      count: 0,
      usual: null,
      isPeak: false,
    };
    cell.count += row.contact_count;
    if (row.usual_median !== null) cell.usual = (cell.usual ?? 0) + row.usual_median;
    cell.isPeak ||= row.is_peak;
    cells.set(key, cell);
  }
  return [...cells.values()].sort((a, b) => a.weekday - b.weekday || a.hour - b.hour);
}

/** Runs of peak hours, the one with the most contacts above the usual first. */
export function findPeaks(cells: readonly Cell[]): Peak[] {
  const peaks: Peak[] = [];
  for (const cell of cells) {
    if (!cell.isPeak) continue;
    const last = peaks.at(-1);
    if (last?.weekday === cell.weekday && last.to === cell.hour) {
      last.to = cell.hour + 1;
      last.count += cell.count;
      last.usual += cell.usual ?? 0;
    } else {
      const { weekday, hour, count } = cell;
      peaks.push({ weekday, from: hour, to: hour + 1, count, usual: cell.usual ?? 0 });
    }
  }
  return peaks.sort((a, b) => b.count - b.usual - (a.count - a.usual));
}

export const busiestCell = (cells: readonly Cell[]): Cell | null =>
  cells.reduce<Cell | null>((best, cell) => (best === null || cell.count > best.count ? cell : best), null);
