import * as Plot from "@observablehq/plot";
import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { h } from "../dom.js";
import { dayToDate, formatDay, formatList, formatNumber } from "../format.js";
import { type Drawn, dayEnd, type Happening, happened } from "./happened.js";
import { countTicks, dayTicks } from "./scale.js";

type Day = ReportRow<"backlog_by_day">;
type Point = Day & { date: Date };

/** Open tickets at midnight as a line; what came and what left as bars above and below their own zero. */
export function stockLine(
  days: readonly Day[],
  marks: readonly Happening[],
  { width, title }: { width: number; title: string },
  t: Texts,
): Element {
  const points = days.map((row) => ({ ...row, date: dayToDate(row.day) }));
  const [from, last] = [points[0]?.date ?? new Date(0), points.at(-1)?.date ?? new Date(0)];
  const { marginLeft, marginRight } = frame(width, title, t);
  const events = happened(marks, { from, last, until: dayEnd(last), width, marginLeft, marginRight }, t);
  return h("div", {}, stock(points, width, title, t), flows(points, events, { width, title }, t));
}

/** Room on a phone for the names of what came and what went. */
const SIDE_NARROW = 48;

const frame = (width: number, title: string, t: Texts) => ({
  width,
  marginLeft: 48,
  marginRight: width < 480 ? SIDE_NARROW : 112,
  ariaLabel: t.chartOf(title),
});

const scale = (ticks: readonly number[], t: Texts): Plot.Markish[] => [
  Plot.gridY(ticks, { stroke: "var(--line)", strokeOpacity: 1 }),
  Plot.axisY(ticks, {
    tickSize: 0,
    tickPadding: 8,
    tickFormat: (n: number) => formatNumber(Math.abs(n), t),
  }),
];

function stock(points: readonly Point[], width: number, title: string, t: Texts): Element {
  const max = Math.max(1, ...points.map((row) => row.closing_count)) * 1.06;
  const at = { x: "date", y: "closing_count" };
  const isNarrow = width < 480;
  return Plot.plot({
    ...frame(width, title, t),
    height: 200,
    marginTop: isNarrow ? 24 : 10,
    marginBottom: 6,
    x: { type: "utc", axis: null },
    y: { domain: [0, max], label: null },
    marks: [
      ...scale(countTicks(max), t),
      Plot.areaY(points, { ...at, fill: "var(--accent)", fillOpacity: 0.12 }),
      Plot.lineY(points, { ...at, stroke: "var(--accent)", strokeWidth: 2.2 }),
      Plot.dot(points.slice(-1), { ...at, fill: "var(--accent)", r: 4 }),
      Plot.text(points.slice(-1), {
        // Above all of it where there is no room beside it.
        ...(isNarrow
          ? { frameAnchor: "top-right", dx: SIDE_NARROW - 4, dy: -16 }
          : { ...at, dx: 10, textAnchor: "start" }),
        text: (row: Day) =>
          `${formatNumber(row.closing_count, t)} ${row.is_complete ? t.targets.stock : t.targets.stockNow}`,
        fontWeight: 600,
        fill: "var(--ink)",
      }),
    ],
  });
}

/** Between the lowest count and the first date below it. */
const APART = 6;

const came = (row: Day): number => row.created_count + row.reopened_count;

function flows(
  points: readonly Point[],
  events: Drawn,
  { width, title }: { width: number; title: string },
  t: Texts,
): Element {
  const most = Math.max(1, ...points.map((row) => Math.max(came(row), row.outflow_count)));
  const ups = countTicks(most, 1);
  const bar = { x: "date", interval: "day", inset: width < 480 ? 0 : 0.4, y1: 0 } as const;
  const name = (y: number, text: string) =>
    Plot.text([{ date: dayEnd(points.at(-1)?.date ?? new Date(0)), y }], {
      x: "date",
      y: "y",
      text: () => text,
      dx: 10,
      textAnchor: "start",
      fill: "var(--ink-2)",
    });
  return Plot.plot({
    ...frame(width, title, t),
    // Two charts called the same are heard as one said twice.
    ariaLabel: t.chartOf(t.labelled(title, formatList([t.targets.inflow, t.targets.left], t))),
    height: 120 + APART + events.above + events.below,
    marginTop: 10 + events.above,
    marginBottom: 26 + APART + events.below,
    x: { type: "utc", label: null },
    y: { domain: [-most, most], label: null },
    marks: [
      ...scale([...ups.map((n) => -n).reverse(), ...ups.slice(1)], t),
      Plot.axisX({
        ticks: dayTicks(
          points[0]?.date ?? new Date(0),
          points.at(-1)?.date ?? new Date(0),
          width < 480 ? 3 : 7,
        ),
        tickSize: 0,
        tickPadding: events.tickPadding + APART,
        tickFormat: (d: Date) => formatDay(d, t, { day: "numeric", month: "short" }),
      }),
      ...events.marks,
      Plot.rectY(points, { ...bar, y2: came, fill: "var(--mark)" }),
      Plot.rectY(points, { ...bar, y2: (row: Day) => -row.outflow_count, fill: "var(--accent)" }),
      Plot.ruleY([0], { stroke: "var(--ink-2)" }),
      name(most / 2, t.targets.inflow),
      name(-most / 2, t.targets.left),
    ],
  });
}
