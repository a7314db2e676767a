import { type Texts, texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { dataTable } from "../dataTable.js";
import { busiestCell, type Cell, findPeaks, type Peak, weekCells } from "../findings/peaks.js";
import { formatNumber } from "../format.js";
import { peakName } from "../labels.js";
import { grid, pageFrame } from "../pageFrame.js";
import { type Files, openSnapshot } from "../snapshot.js";
import { arrivalsCard } from "../views/arrivalsCard.js";
import { heatCard } from "../views/heatCard.js";
import { upliftCard } from "../views/upliftCard.js";

type Needs =
  | "arrivals_by_day"
  | "arrivals_by_weekday_hour"
  | "calendar_marks"
  | "first_response_by_week"
  | "uplift_by_event";

/** Which hours stood out, and what happened on the days. */
export async function peaksPage(files: Files<Needs>, language: string): Promise<HTMLElement> {
  const t = texts(language);
  const data = await openSnapshot(files);
  const cells = weekCells(data.arrivals_by_weekday_hour);
  const peaks = findPeaks(cells);
  const week = data.first_response_by_week.find((row) => row.week === data.meta.week);
  return pageFrame(
    {
      meta: data.meta,
      weekStart: week?.week_start ?? null,
      headline: headline(cells, peaks, t),
      lead: lead(cells, peaks, t),
    },
    t,
    grid(
      heatCard(cells, peaks, 12, data.meta, t),
      arrivalsCard(data.arrivals_by_day, data.calendar_marks, t),
      upliftCard(data.uplift_by_event, t),
      peaks.length === 0 ? null : peakCard(peaks, t),
    ),
  );
}

function headline(cells: readonly Cell[], peaks: readonly Peak[], t: Texts): string {
  const [peak] = peaks;
  if (peak !== undefined) {
    if (peak.usual < 1) return t.peaks.headlineNew(peakName(peak, t));
    return t.peaks.headline(peakName(peak, t), t.peaks.times(formatNumber(peak.count / peak.usual, t, 1)));
  }
  const busiest = busiestCell(cells);
  if (busiest === null) return t.status.noWeek;
  const { weekday, hour } = busiest;
  return t.peaks.headlineNone(peakName({ weekday, from: hour, to: hour + 1 }, t));
}

function lead(cells: readonly Cell[], peaks: readonly Peak[], t: Texts): string {
  const [peak, ...others] = peaks;
  if (peak === undefined) {
    return cells.some((cell) => cell.usual !== null) ? t.peaks.leadNone : t.peaks.leadTooFew;
  }
  const more = others.reduce((hours, other) => hours + other.to - other.from, 0);
  return (
    t.peaks.lead(formatNumber(peak.count, t), formatNumber(peak.usual, t)) +
    (more === 0 ? "" : t.peaks.leadMore(more))
  );
}

function peakCard(peaks: readonly Peak[], t: Texts): HTMLElement {
  const c = t.columns;
  const columns = [
    { label: c.hour, cell: (peak: Peak) => peakName(peak, t) },
    { label: c.contacts, numeric: true, cell: (peak: Peak) => formatNumber(peak.count, t) },
    { label: c.usual, numeric: true, cell: (peak: Peak) => formatNumber(peak.usual, t) },
  ];
  return card(
    { title: t.peaks.peakTable, sub: t.peaks.peakTableSub, span: 12, id: "peaks" },
    t,
    dataTable(columns, peaks, t.peaks.peakTable),
  );
}
