import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { dayToDate, formatDay, formatNumber } from "../format.js";

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
export interface LevelMark {
  kind: keyof typeof MARK_SYMBOLS;
  name: string;
  starts_on: string;
}

/** Told apart by their shape, not by colour alone. */
export const MARK_SYMBOLS = {
  release: { symbol: "triangle", glyph: "▲" },
  incident: { symbol: "times", glyph: "✕" },
  promotion: { symbol: "circle", glyph: "●" },
} as const;

/** Tickets a week with their interval, the levels they have as steps, and what happened along the axis. */
export function levelLine(
  weeks: readonly LevelWeek[],
  levels: readonly LevelSpan[],
  marks: readonly LevelMark[],
  options: { width: number; title: string },
  t: Texts,
): Element {
  const points = weeks.map((week) => ({ ...week, date: dayToDate(week.week_start) }));
  const [first, last] = [points[0], points.at(-1)];
  const max = Math.max(1, ...points.map(({ count, high }) => Math.max(count, high ?? 0))) * 1.06;
  // Of a week the Monday is drawn: what happened within it stands at its own day, also after the last Monday.
  const within = marks
    .map((mark) => ({ ...mark, date: dayToDate(mark.starts_on) }))
    .filter(
      ({ date }) =>
        first && last && date >= first.date && date.getTime() < last.date.getTime() + 7 * 86_400_000,
    );
  return Plot.plot({
    width: options.width,
    height: 178,
    marginTop: 12,
    marginLeft: 40,
    marginRight: 44,
    marginBottom: 44,
    ariaLabel: t.chartOf(options.title),
    x: { type: "utc", label: null },
    y: { domain: [0, max], label: null },
    marks: [
      Plot.gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: 3 }),
      Plot.axisY({ tickSize: 0, ticks: 3, tickPadding: 8, tickFormat: (n: number) => formatNumber(n, t) }),
      Plot.axisX({
        ticks: options.width < 420 ? 3 : 5,
        tickSize: 0,
        tickPadding: 20,
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
      markDots(within),
      Plot.dot(last ? [last] : [], { x: "date", y: "count", fill: "var(--accent)", r: 3.5 }),
      Plot.text(last ? [last] : [], {
        x: "date",
        y: "count",
        text: (point: LevelWeek) => formatNumber(point.count, t),
        dx: 9,
        textAnchor: "start",
        fill: "var(--ink)",
        fontWeight: 600,
        fontSize: 13,
      }),
    ],
  });
}

/** Below the axis, so that no line hides them. */
const markDots = (marks: readonly (LevelMark & { date: Date })[]) =>
  Plot.dot(marks, {
    x: "date",
    y: 0,
    dy: 9,
    r: 3.2,
    symbol: (mark: LevelMark) => MARK_SYMBOLS[mark.kind].symbol,
    stroke: "var(--ink-2)",
    fill: (mark: LevelMark) => (mark.kind === "incident" ? "none" : "var(--ink-2)"),
    title: (mark: LevelMark) => mark.name,
  });
