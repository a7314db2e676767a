import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { dayToDate, formatDay } from "../format.js";
import { namedRules, placeNames, roomAbove } from "./scale.js";

export interface WeekPoint {
  week_start: string;
  value: number | null;
  low?: number | null;
  high?: number | null;
}

/** Something that happened on an ISO day. */
export interface WeekMark {
  day: string;
  label: string;
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
    marks?: readonly WeekMark[];
  },
  t: Texts,
): Element {
  const points = rows.map((row) => ({ ...row, date: dayToDate(row.week_start) }));
  const last = points.findLast((point) => point.value !== null);
  const max = highest(points, options.usual?.high ?? 0) * 1.06;
  const ends = [points[0], points.at(-1)].flatMap((point) => (point ? [point] : []));
  const happened = placed(options.marks ?? [], ends, options.width);
  const named = placeNames(happened, options.width);
  return Plot.plot({
    width: options.width,
    height: options.height ?? 180,
    marginTop: Math.max(14, roomAbove(named)),
    marginLeft: MARGIN_LEFT,
    marginRight: MARGIN_RIGHT,
    marginBottom: 26,
    ariaLabel: t.chartOf(options.title),
    x: { type: "utc", label: null },
    y: { domain: [0, max], label: null },
    marks: [
      usualBand(ends, options.usual),
      Plot.gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: 3 }),
      Plot.axisY({ tickSize: 0, ticks: 3, tickPadding: 8, tickFormat: format }),
      Plot.axisX({
        ticks: options.width < 420 ? 3 : 5,
        tickSize: 0,
        tickFormat: (d: Date) => formatDay(d, t, { day: "numeric", month: "short" }),
      }),
      ...namedRules(happened, named),
      Plot.areaY(points, {
        x: "date",
        y1: (p: WeekPoint) => p.low ?? null,
        y2: (p: WeekPoint) => p.high ?? null,
        fill: "var(--accent)",
        fillOpacity: 0.14,
      }),
      ...line(points),
      Plot.dot(last ? [last] : [], { x: "date", y: "value", fill: "var(--accent)", r: 3.5 }),
      Plot.text(last ? [last] : [], {
        x: "date",
        y: "value",
        text: (p: WeekPoint) => format(p.value ?? 0),
        dx: 9,
        textAnchor: "start",
        fill: "var(--ink)",
        fontWeight: 600,
        fontSize: 13,
      }),
    ],
  });
}

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

const MARGIN_LEFT = 48;
const MARGIN_RIGHT = 72;
/** Where each mark stands, the latest first; the scale runs from the first week to the last thing that happened. */
function placed(marks: readonly WeekMark[], ends: readonly { date: Date }[], width: number) {
  const dates = [...ends.map(({ date }) => date), ...marks.map(({ day }) => dayToDate(day))].map(Number);
  const [from, to] = [Math.min(...dates), Math.max(...dates)];
  const inner = width - MARGIN_LEFT - MARGIN_RIGHT;
  return [...marks]
    .sort((a, b) => (a.day < b.day ? 1 : -1))
    .map(({ day, label }) => {
      const date = dayToDate(day);
      return { date, text: label, x: MARGIN_LEFT + ((Number(date) - from) / Math.max(1, to - from)) * inner };
    });
}
