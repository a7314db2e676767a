import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import type { WaitRow } from "../findings/wait.js";
import { dayToDate, formatDay, formatDuration } from "../format.js";
import { type Drawn, type Happening, happened, weekEnd } from "./happened.js";
import { dayTicks, durationTicks, lowestLabel, spread, textWidth } from "./scale.js";

const HEIGHT = 250;
const TOP = 22;
const BOTTOM = 26;
const FRAME = HEIGHT - TOP - BOTTOM;

/**
 * 90th percentile by week with its interval; the answered-only figure dashed beside it, both labelled at their end; what happened
 * along the axis.
 */
export function waitLine(
  rows: readonly WaitRow[],
  marks: readonly Happening[],
  { width, title }: { width: number; title: string },
  t: Texts,
): Element {
  const points = rows.map((row) => ({ ...row, date: dayToDate(row.week_start) }));
  const values = rows.flatMap((row) => [
    row.p90_high_seconds,
    row.p90_seconds ?? row.longest_seconds,
    row.naive_p90_seconds,
  ]);
  const max = Math.max(60, ...values.map((value) => value ?? 0)) * 1.04;
  const axis = durationTicks(max, t);
  const last = points.at(-1);
  const y = (value: number) => FRAME * (1 - value / max);
  const ends = endLabels(last, t);
  const sides = {
    marginLeft: 44,
    marginRight: Math.max(80, ...ends.map(({ text }) => textWidth(text) + 18)),
  };
  const [first, end] = [points[0]?.date ?? new Date(0), last?.date ?? new Date(0)];
  const events = happened(marks, { from: first, last: end, until: weekEnd(end), width, ...sides }, t);
  const top = Math.max(TOP, events.above);
  const shifted = spread(
    ends.map((end) => y(end.value)),
    17,
    ends.map(() => lowestLabel(FRAME)),
  );
  const label = (end: (typeof ends)[number], i: number) =>
    Plot.text([end], {
      x: () => events.domain[1],
      y: "value",
      text: "text",
      dx: 10,
      dy: (shifted[i] ?? 0) - y(end.value),
      textAnchor: "start",
      fill: end.main ? "var(--ink)" : "var(--ink-2)",
      fontWeight: end.main ? 600 : 400,
    });
  return Plot.plot({
    width,
    height: HEIGHT + top - TOP + events.below,
    marginTop: top,
    marginBottom: BOTTOM + events.below,
    ...sides,
    ariaLabel: t.chartOf(title),
    x: { type: "utc", domain: events.domain, label: null },
    y: { domain: [0, max], label: null },
    marks: [
      Plot.gridY(axis.ticks, { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisY(axis.ticks, { tickSize: 0, tickFormat: axis.label, tickPadding: 8 }),
      dateAxis(width, events, t),
      ...events.marks,
      ...lines(points, max),
      ...ends.map(label),
    ],
  });
}

/** Interval, answered-only and true figure; a triangle where the percentile is not reached. */
function lines(points: readonly (WaitRow & { date: Date })[], max: number): Plot.Markish[] {
  const open = points.filter((point) => point.p90_seconds === null && point.longest_seconds !== null);
  const true90 = { x: "date", y: "p90_seconds" };
  return [
    Plot.areaY(points, {
      x: "date",
      y1: "p90_low_seconds",
      // An upper limit not reached is above everything seen: the band runs to the top.
      y2: (row: WaitRow) => row.p90_high_seconds ?? (row.p90_low_seconds === null ? null : max),
      fill: "var(--accent)",
      fillOpacity: 0.14,
    }),
    Plot.lineY(points, {
      x: "date",
      y: "naive_p90_seconds",
      stroke: "var(--mark)",
      strokeDasharray: "4 3",
      strokeWidth: 1.3,
    }),
    Plot.lineY(points, { ...true90, stroke: "var(--accent)", strokeWidth: 2.2 }),
    Plot.dot(open, { x: "date", y: "longest_seconds", symbol: "triangle", stroke: "var(--accent)", r: 4 }),
    Plot.dot(points.slice(-1), { ...true90, fill: "var(--accent)", r: 4 }),
  ];
}

const dateAxis = (width: number, { tickPadding, domain }: Drawn, t: Texts): Plot.Markish =>
  Plot.axisX({
    ticks: dayTicks(...domain, width < 480 ? 3 : 6),
    tickSize: 0,
    tickPadding,
    tickFormat: (date: Date) => formatDay(date, t, { day: "numeric", month: "short" }),
  });

function endLabels(last: WaitRow | undefined, t: Texts): { value: number; text: string; main: boolean }[] {
  if (last === undefined) return [];
  const ends: { value: number; text: string; main: boolean }[] = [];
  if (last.p90_seconds !== null) {
    ends.push({ value: last.p90_seconds, text: formatDuration(last.p90_seconds, t), main: true });
  } else if (last.longest_seconds !== null) {
    ends.push({
      value: last.longest_seconds,
      text: `> ${formatDuration(last.longest_seconds, t)}`,
      main: true,
    });
  }
  if (last.naive_p90_seconds !== null) {
    ends.push({ value: last.naive_p90_seconds, text: t.response.answeredOnly, main: false });
  }
  return ends;
}
