import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { heatMap } from "../charts/heatMap.js";
import { responsive } from "../dom.js";
import type { Cell, Peak } from "../findings/peaks.js";
import { formatHour, formatNumber } from "../format.js";
import { peakName } from "../labels.js";
import { zoneTime } from "../pageFrame.js";

/** When contacts came, by hour and weekday. */
export function heatCard(
  cells: readonly Cell[],
  peaks: readonly Peak[],
  span: 8 | 12,
  meta: SnapshotMeta,
  t: Texts,
): HTMLElement {
  if (cells.length === 0) return card({ title: t.peaks.heatTitleTooFew, span }, t, emptyNote(t.empty.noWeek));
  const [peak] = peaks;
  const judged = cells.some((cell) => cell.usual !== null);
  const title = peak
    ? t.peaks.heatTitle(peakName(peak, t))
    : judged
      ? t.peaks.heatTitleNone
      : t.peaks.heatTitleTooFew;
  const c = t.columns;
  const columns = [
    { label: c.weekday, cell: (cell: Cell) => t.weekdaysLong[cell.weekday - 1] ?? "" },
    { label: c.hour, cell: (cell: Cell) => formatHour(cell.hour) },
    {
      label: c.contacts,
      cell: (cell: Cell) => formatNumber(cell.count, t),
      value: (cell: Cell) => cell.count,
      numeric: true,
    },
    {
      label: c.usual,
      cell: (cell: Cell) => (cell.usual === null ? t.unknown : formatNumber(cell.usual, t, 1)),
      value: (cell: Cell) => cell.usual,
      numeric: true,
    },
  ];
  return card(
    {
      title,
      sub: t.peaks.heatSub(zoneTime(meta, t)),
      span,
      id: "hours",
      data: { name: "contacts-by-hour", columns, rows: cells },
    },
    t,
    responsive((width) => heatMap(cells, { width, title, unit: t.peaks.heatUnit }, t)),
  );
}
