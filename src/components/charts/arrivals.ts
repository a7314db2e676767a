import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { dayToDate, formatDay, formatNumber } from "../format.js";
import { textWidth } from "./scale.js";

export interface DayRow {
  day: string;
  count: number;
}
export interface MarkRow {
  kind: keyof Texts["peaks"]["kind"];
  name: string;
  starts_on: string;
}

const ROWS = 3;

/** Contacts a day with their 7-day average; what happened as thin dashed rules, named where there is room. */
export function arrivals(
  days: readonly DayRow[],
  marks: readonly MarkRow[],
  width: number,
  title: string,
  t: Texts,
): Element {
  const points = days.map((row) => ({ ...row, date: dayToDate(row.day) }));
  const first = points[0]?.date.getTime() ?? 0;
  const last = points.at(-1)?.date.getTime() ?? 1;
  const place = (date: Date) => 44 + ((width - 60) * (date.getTime() - first)) / Math.max(1, last - first);
  const rules = marks
    .map((mark) => ({ ...mark, date: dayToDate(mark.starts_on) }))
    .filter((mark) => mark.date.getTime() >= first && mark.date.getTime() <= last);
  const named = nameWhereRoom(rules, place, width);
  const max = Math.max(1, ...points.map((point) => point.count));
  return Plot.plot({
    width,
    height: 270,
    marginTop: 15 * named.reduce((most, mark) => Math.max(most, mark.row + 1), 0) + 10,
    marginLeft: 44,
    marginRight: 16,
    marginBottom: 26,
    ariaLabel: t.chartOf(title),
    x: { type: "utc", label: null },
    y: { domain: [0, max], label: null },
    marks: [
      Plot.gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: 4 }),
      Plot.axisY({ tickSize: 0, ticks: 4, tickPadding: 8, tickFormat: (n: number) => formatNumber(n, t) }),
      Plot.axisX({
        ticks: width < 480 ? 3 : 7,
        tickSize: 0,
        tickFormat: (d: Date) => formatDay(d, t, { day: "numeric", month: "short" }),
      }),
      Plot.ruleX(rules, { x: "date", stroke: "var(--mark)", strokeDasharray: "2 3" }),
      Plot.rectY(points, {
        x: "date",
        y: "count",
        interval: "day",
        fill: "var(--accent)",
        fillOpacity: 0.42,
        inset: 0.4,
      }),
      Plot.lineY(
        points,
        Plot.windowY(
          { k: 7, anchor: "middle", strict: true },
          { x: "date", y: "count", stroke: "var(--accent)", strokeWidth: 1.8 },
        ),
      ),
      ...named.map((mark) =>
        Plot.text([mark], {
          x: "date",
          text: "name",
          frameAnchor: "top",
          dy: -8 - 15 * mark.row,
          dx: mark.dx,
          textAnchor: mark.anchor,
          fill: "var(--ink-2)",
        }),
      ),
    ],
  });
}

type Placed<M> = M & { row: number; dx: number; anchor: "start" | "end" };

function nameWhereRoom<M extends MarkRow & { date: Date }>(
  rules: readonly M[],
  place: (d: Date) => number,
  width: number,
): Placed<M>[] {
  const taken: [number, number][][] = Array.from({ length: ROWS }, () => []);
  const placed: Placed<M>[] = [];
  const weight = { incident: 0, promotion: 1, holiday: 2, release: 3 };
  for (const rule of [...rules].sort(
    (a, b) => weight[a.kind] - weight[b.kind] || a.date.getTime() - b.date.getTime(),
  )) {
    const x = place(rule.date);
    const length = textWidth(rule.name) + 8;
    const anchor = x + length > width ? "end" : "start";
    const span: [number, number] = anchor === "end" ? [x - length, x] : [x, x + length];
    const row = taken.findIndex((spans) => spans.every(([from, to]) => span[1] < from || span[0] > to));
    if (row === -1 || span[0] < 0) continue;
    taken[row]?.push(span);
    placed.push({ ...rule, row, dx: anchor === "end" ? -3 : 3, anchor });
  }
  return placed;
}
