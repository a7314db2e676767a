import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { dayToDate, formatDay } from "../format.js";
import { type Happening, happened, weekEnd } from "./happened.js";
import { dayTicks, lowestLabel } from "./scale.js";

export interface WeekPoint {
  week_start: string;
  value: number | null;
  low?: number | null;
  high?: number | null;
}

/** One weekly figure from zero with its interval, labelled at its end. */
export function weekLine(
  rows: readonly WeekPoint[],
  format: (value: number) => string,
  options: {
    width: number;
    title: string;
    height?: number;
    usual?: { low: number; high: number } | null;
    marks: readonly Happening[];
  },
  t: Texts,
): Element {
  const points = rows.map((row) => ({ ...row, date: dayToDate(row.week_start) }));
  const last = points.findLast((point) => point.value !== null);
  const max = highest(points, options.usual?.high ?? 0) * 1.06;
  const ends = [points[0], points.at(-1)].flatMap((point) => (point ? [point] : []));
  const sides = { marginLeft: 48, marginRight: 72 };
  const [from, until] = [ends[0]?.date ?? new Date(0), ends.at(-1)?.date ?? new Date(0)];
  const events = happened(
    options.marks,
    { from, last: until, until: weekEnd(until), width: options.width, ...sides },
    t,
  );
  const above = Math.max(TOP, events.above);
  const height = options.height ?? 180;
  const frame = height - TOP - BOTTOM;
  const end = frame * (1 - (last?.value ?? 0) / max);
  return Plot.plot({
    width: options.width,
    height: height + above - TOP + events.below,
    marginTop: above,
    ...sides,
    marginBottom: BOTTOM + events.below,
    ariaLabel: t.chartOf(options.title),
    x: { type: "utc", domain: events.domain, label: null },
    y: { domain: [0, max], label: null },
    marks: [
      usualBand(ends, options.usual),
      Plot.gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: 3 }),
      Plot.axisY({ tickSize: 0, ticks: 3, tickPadding: 8, tickFormat: format }),
      Plot.axisX({
        ticks: dayTicks(...events.domain, options.width < 420 ? 3 : 6),
        tickSize: 0,
        tickPadding: events.tickPadding,
        tickFormat: (d: Date) => formatDay(d, t, { day: "numeric", month: "short" }),
      }),
      ...events.marks,
      Plot.areaY(points, {
        x: "date",
        y1: (p: WeekPoint) => p.low ?? null,
        y2: (p: WeekPoint) => p.high ?? null,
        fill: "var(--accent)",
        fillOpacity: 0.14,
      }),
      ...line(points),
      Plot.dot(last ? [last] : [], { x: "date", y: "value", fill: "var(--accent)", r: 3.5 }),
      endLabel(last, { at: events.domain[1], dy: Math.min(0, lowestLabel(frame) - end), format }),
    ],
  });
}

/** The last figure, beside the end of the axis. */
const endLabel = (
  last: WeekPoint | undefined,
  { at, dy, format }: { at: Date; dy: number; format: (value: number) => string },
): Plot.Markish =>
  Plot.text(last ? [last] : [], {
    x: () => at,
    y: "value",
    text: (point: WeekPoint) => format(point.value ?? 0),
    dx: 9,
    dy,
    textAnchor: "start",
    fill: "var(--ink)",
    fontWeight: 600,
    fontSize: 13,
  });

/** Its usual range as a grey band behind all. */
const usualBand = (
  ends: readonly { date: Date }[],
  usual: { low: number; high: number } | null | undefined,
): Plot.Markish =>
  usual
    ? Plot.rectY(ends.slice(0, 1), {
        x1: () => ends[0]?.date,
        x2: () => ends.at(-1)?.date,
        y1: usual.low,
        y2: usual.high,
        fill: "var(--mark)",
        fillOpacity: 0.14,
      })
    : null;

/** A line, and a dot for what has no neighbour to be joined to. */
const line = (points: readonly (WeekPoint & { date: Date })[]) => [
  Plot.lineY(points, { x: "date", y: "value", stroke: "var(--accent)", strokeWidth: 2 }),
  Plot.dot(alone(points), { x: "date", y: "value", fill: "var(--accent)", r: 2.5 }),
];

/** A week between two without a figure has no line to stand on. */
const alone = <Point extends WeekPoint>(points: readonly Point[]): Point[] =>
  points.filter(
    ({ value }, i) =>
      value !== null && (points[i - 1]?.value ?? null) === null && (points[i + 1]?.value ?? null) === null,
  );

const highest = (points: readonly WeekPoint[], usual: number): number =>
  Math.max(...points.flatMap((point) => [point.value ?? 0, point.high ?? 0]), usual, 1e-9);

const TOP = 14;
const BOTTOM = 26;
