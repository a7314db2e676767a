import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { durationTicks, lowestLabel, spread } from "./scale.js";

const HEIGHT = 230;
const TOP = 14;
const BOTTOM = 26;

export interface HourRow {
  hour: number;
  p50_seconds: number | null;
  p90_seconds: number | null;
  longest_seconds: number | null;
}

/** Half and nine in ten of waits by the local hour of their beginning, labelled at their ends. */
export function hourLine(rows: readonly HourRow[], width: number, title: string, t: Texts): Element {
  const sorted = [...rows].sort((a, b) => a.hour - b.hour);
  const max = Math.max(60, ...sorted.map((row) => row.p90_seconds ?? row.longest_seconds ?? 0)) * 1.04;
  const axis = durationTicks(max, t);
  const end = sorted.findLast((row) => row.p90_seconds !== null);
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / max);
  const values = [end?.p90_seconds ?? 0, end?.p50_seconds ?? 0];
  const shifted = spread(
    values.map(y),
    16,
    values.map(() => lowestLabel(HEIGHT - BOTTOM)),
  );
  const label = (text: string, i: number) =>
    Plot.text(end ? [end] : [], {
      x: "hour",
      y: () => values[i],
      text: () => text,
      dx: 9,
      dy: (shifted[i] ?? 0) - y(values[i] ?? 0),
      textAnchor: "start",
      fill: i === 0 ? "var(--ink)" : "var(--ink-2)",
    });
  return Plot.plot({
    width,
    height: HEIGHT,
    marginTop: TOP,
    marginBottom: BOTTOM,
    marginLeft: 44,
    marginRight: 68,
    ariaLabel: t.chartOf(title),
    x: { domain: [0, 23], label: null },
    y: { domain: [0, max], label: null },
    marks: [
      Plot.gridY(axis.ticks, { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisY(axis.ticks, { tickSize: 0, tickFormat: axis.label, tickPadding: 8 }),
      Plot.axisX([0, 3, 6, 9, 12, 15, 18, 21], {
        tickSize: 0,
        tickFormat: (hour: number) => String(hour).padStart(2, "0"),
      }),
      Plot.lineY(sorted, { x: "hour", y: "p90_seconds", stroke: "var(--accent)", strokeWidth: 2.2 }),
      Plot.lineY(sorted, { x: "hour", y: "p50_seconds", stroke: "var(--mark)", strokeWidth: 1.6 }),
      Plot.dot(alone(sorted, "p90_seconds"), { x: "hour", y: "p90_seconds", fill: "var(--accent)", r: 2.5 }),
      Plot.dot(alone(sorted, "p50_seconds"), { x: "hour", y: "p50_seconds", fill: "var(--mark)", r: 2 }),
      label(t.response.nineInTen, 0),
      label(t.response.half, 1),
    ],
  });
}

/** Hours between two without a figure, which no line shows. */
const alone = (rows: readonly HourRow[], key: "p50_seconds" | "p90_seconds"): HourRow[] =>
  rows.filter(
    (row, i) =>
      row[key] !== null && (rows[i - 1]?.[key] ?? null) === null && (rows[i + 1]?.[key] ?? null) === null,
  );
