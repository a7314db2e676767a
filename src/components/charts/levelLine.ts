import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { dayToDate, formatDay, formatNumber } from "../format.js";
import { type Happening, happened, weekEnd } from "./happened.js";
import { countTicks, dayTicks, lowestLabel } from "./scale.js";

const HEIGHT = 160;
const TOP = 12;
const BOTTOM = 26;

export interface LevelWeek {
  week_start: string;
  count: number;
  low: number | null;
  high: number | null;
}
/** Weeks that have one level, both included. */
export interface LevelSpan {
  from: string;
  to: string;
  level: number;
}

/** Tickets a week with their interval, the levels they have as steps, and what happened along the axis. */
export function levelLine(
  weeks: readonly LevelWeek[],
  levels: readonly LevelSpan[],
  marks: readonly Happening[],
  options: { width: number; title: string },
  t: Texts,
): Element {
  const points = weeks.map((week) => ({ ...week, date: dayToDate(week.week_start) }));
  const [first, last] = [points[0], points.at(-1)];
  const max = Math.max(1, ...points.map(({ count, high }) => Math.max(count, high ?? 0))) * 1.06;
  const frame = HEIGHT - TOP - BOTTOM;
  const label = frame * (1 - (last?.count ?? 0) / max);
  const ticks = countTicks(max, 3);
  const [from, end] = [first?.date ?? new Date(0), last?.date ?? new Date(0)];
  const sides = { marginLeft: 40, marginRight: 44 };
  const span = { from, last: end, until: weekEnd(end), width: options.width };
  const events = happened(marks, { ...span, ...sides, names: "none", isExplained: true }, t);
  return Plot.plot({
    width: options.width,
    height: HEIGHT + events.below,
    marginTop: TOP,
    ...sides,
    marginBottom: BOTTOM + events.below,
    ariaLabel: t.chartOf(options.title),
    x: { type: "utc", domain: events.domain, label: null },
    y: { domain: [0, max], label: null },
    marks: [
      Plot.gridY(ticks, { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisY(ticks, { tickSize: 0, tickPadding: 8, tickFormat: (n: number) => formatNumber(n, t) }),
      Plot.axisX({
        ticks: dayTicks(...events.domain, options.width < 420 ? 3 : 5),
        tickSize: 0,
        tickPadding: events.tickPadding,
        tickFormat: (d: Date) => formatDay(d, t, { day: "numeric", month: "short" }),
      }),
      Plot.areaY(points, { x: "date", y1: "low", y2: "high", fill: "var(--accent)", fillOpacity: 0.14 }),
      Plot.lineY(points, { x: "date", y: "count", stroke: "var(--accent)", strokeWidth: 1.8 }),
      ...levels.map(({ from, to, level }) =>
        Plot.lineY([from, to], {
          x: (day: string) => dayToDate(day),
          y: () => level,
          stroke: "var(--ink)",
          strokeWidth: 1.6,
        }),
      ),
      ...events.marks,
      Plot.dot(last ? [last] : [], { x: "date", y: "count", fill: "var(--accent)", r: 3.5 }),
      Plot.text(last ? [last] : [], {
        x: "date",
        y: "count",
        text: (point: LevelWeek) => formatNumber(point.count, t),
        dx: 9,
        dy: Math.min(0, lowestLabel(frame) - label),
        textAnchor: "start",
        fill: "var(--ink)",
        fontWeight: 600,
        fontSize: 13,
      }),
    ],
  });
}
