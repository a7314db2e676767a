import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { dayToDate, formatDay, formatNumber } from "../format.js";
import { dayEnd, type Happening, happened } from "./happened.js";
import { countTicks, dayTicks, textWidth } from "./scale.js";

export interface SpellDay {
  day: string;
  count: number;
  expected: number;
  /** Of the count, what peaks were above the expected. */
  over: number;
}

/** A peak by what explains it. */
export interface SpellMark {
  day: string;
  label: string;
}

/** Contacts a day with the usual as a line; what peaks were above it stands out, and is named where there is room. */
export function spellDays(
  days: readonly SpellDay[],
  { peaks, marks }: { peaks: readonly SpellMark[]; marks: readonly Happening[] },
  { width, title }: { width: number; title: string },
  t: Texts,
): Element {
  const points = days.map((row) => ({ ...row, date: dayToDate(row.day) }));
  const first = points[0]?.date.getTime() ?? 0;
  const span = Math.max(1, (points.at(-1)?.date.getTime() ?? 1) - first);
  const place = (date: Date) => 44 + ((width - 60) * (date.getTime() - first)) / span;
  const countOf = new Map(days.map(({ day, count }) => [day, count]));
  const named = withRoom(
    peaks.map((mark) => ({ ...mark, date: dayToDate(mark.day), count: countOf.get(mark.day) ?? 0 })),
    place,
    width,
  );
  const max = Math.max(1, ...points.map((point) => Math.max(point.count, point.expected))) * 1.12;
  const ticks = countTicks(max);
  const [from, last] = [points[0]?.date ?? new Date(0), points.at(-1)?.date ?? new Date(0)];
  const sides = { marginLeft: 44, marginRight: 16 };
  // The peaks' own names stand at the peaks.
  const events = happened(marks, { from, last, until: dayEnd(last), width, ...sides, names: "none" }, t);
  return Plot.plot({
    width,
    height: 240 + events.below,
    marginTop: 10,
    ...sides,
    marginBottom: 26 + events.below,
    ariaLabel: t.chartOf(title),
    x: { type: "utc", label: null },
    y: { domain: [0, max], label: null },
    marks: [
      Plot.gridY(ticks, { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisY(ticks, { tickSize: 0, tickPadding: 8, tickFormat: (n: number) => formatNumber(n, t) }),
      Plot.axisX({
        ticks: dayTicks(from, last, width < 480 ? 3 : 7),
        tickSize: 0,
        tickPadding: events.tickPadding,
        tickFormat: (d: Date) => formatDay(d, t, { day: "numeric", month: "short" }),
      }),
      ...events.marks,
      ...dayMarks(points),
      ...named.map((mark) =>
        Plot.text([mark], {
          x: "date",
          y: "count",
          text: "label",
          dy: -9,
          dx: mark.anchor === "end" ? 8 : 0,
          textAnchor: mark.anchor,
          fill: "var(--ink)",
        }),
      ),
    ],
  });
}

/** Bars in two parts, and the usual in the middle of each day. */
const dayMarks = (points: readonly (SpellDay & { date: Date })[]): Plot.Markish[] => [
  Plot.rectY(points, {
    x: "date",
    y1: 0,
    y2: (point: SpellDay) => point.count - Math.max(0, point.over),
    interval: "day",
    fill: "var(--accent)",
    fillOpacity: 0.42,
    inset: 0.4,
  }),
  Plot.rectY(
    points.filter((point) => point.over > 0),
    {
      x: "date",
      y1: (point: SpellDay) => point.count - point.over,
      y2: "count",
      interval: "day",
      fill: "var(--warn)",
      inset: 0.4,
    },
  ),
  Plot.lineY(points, {
    x: (point: { date: Date }) => new Date(point.date.getTime() + 43_200_000),
    y: "expected",
    stroke: "var(--ink-2)",
    strokeWidth: 1.4,
    curve: "step",
  }),
];

/** Names that would run into one named before, the one with fewer contacts goes. */
function withRoom<M extends SpellMark & { date: Date; count: number }>(
  marks: readonly M[],
  place: (date: Date) => number,
  width: number,
): (M & { anchor: "start" | "end" })[] {
  const taken: [number, number][] = [];
  return [...marks]
    .sort((a, b) => b.count - a.count)
    .flatMap((mark) => {
      const x = place(mark.date);
      const length = textWidth(mark.label) + 8;
      const isFree = ([left, right]: [number, number]) =>
        left >= 0 && right <= width && taken.every(([from, to]) => left >= to || right <= from);
      const sides = [
        { anchor: "start" as const, span: [x, x + length] as [number, number] },
        { anchor: "end" as const, span: [x - length, x + 12] as [number, number] },
      ];
      const side = sides.find(({ span }) => isFree(span));
      if (side === undefined) return [];
      const { anchor, span } = side;
      taken.push(span);
      return { ...mark, anchor };
    });
}
