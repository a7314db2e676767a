import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { dayToDate, formatDay } from "../format.js";
import { textWidth } from "./scale.js";

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
  const marked = inRows(options.marks ?? [], ends, options.width - MARGIN_LEFT - MARGIN_RIGHT);
  return Plot.plot({
    width: options.width,
    height: options.height ?? 180,
    marginTop: 14 * marked.reduce((most, { row }) => Math.max(most, row + 1), 1),
    marginLeft: MARGIN_LEFT,
    marginRight: MARGIN_RIGHT,
    marginBottom: 26,
    ariaLabel: t.chartOf(options.title),
    x: { type: "utc", label: null },
    y: { domain: [0, max], label: null },
    marks: [
      options.usual
        ? Plot.rectY(ends.slice(0, 1), {
            x1: () => ends[0]?.date,
            x2: () => ends.at(-1)?.date,
            y1: options.usual.low,
            y2: options.usual.high,
            fill: "var(--mark)",
            fillOpacity: 0.14,
          })
        : null,
      Plot.gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: 3 }),
      Plot.axisY({ tickSize: 0, ticks: 3, tickPadding: 8, tickFormat: format }),
      Plot.axisX({
        ticks: options.width < 420 ? 3 : 5,
        tickSize: 0,
        tickFormat: (d: Date) => formatDay(d, t, { day: "numeric", month: "short" }),
      }),
      ...happened(marked),
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
type InRow = WeekMark & { row: number };

/** A word that would lie on another goes to the row above it. */
function inRows(marks: readonly WeekMark[], ends: readonly { date: Date }[], inner: number): InRow[] {
  const [from, to] = [ends[0]?.date.getTime() ?? 0, ends.at(-1)?.date.getTime() ?? 1];
  const place = (mark: WeekMark) => ((dayToDate(mark.day).getTime() - from) / Math.max(1, to - from)) * inner;
  const taken: number[] = [];
  return [...marks]
    .sort((a, b) => place(a) - place(b))
    .map((mark) => {
      const half = textWidth(mark.label) / 2 + 3;
      const free = taken.findIndex((until) => until <= place(mark) - half);
      const row = free === -1 ? taken.length : free;
      taken[row] = place(mark) + half;
      return { ...mark, row };
    });
}

/** A thin dashed rule with a word for each thing that happened. */
const happened = (marks: readonly InRow[]) => [
  Plot.ruleX(marks, {
    x: (mark: WeekMark) => dayToDate(mark.day),
    stroke: "var(--mark)",
    strokeDasharray: "2 3",
  }),
  ...marks.map((mark) =>
    Plot.text([mark], {
      x: (one: WeekMark) => dayToDate(one.day),
      frameAnchor: "top",
      dy: -12 - 13 * mark.row,
      text: "label",
      fill: "var(--ink-2)",
      fontSize: 11,
    }),
  ),
];
