import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { formatDay, formatNumber } from "../format.js";
import { type Happening, happened } from "./happened.js";
import { countTicks, midnights, noons } from "./scale.js";

export interface HourPoint {
  /** Local wall time as if it were UTC. */
  at: Date;
  value: number;
  low: number | null;
  high: number | null;
}

/** Expected contacts by hour with their interval, and what is known to come. */
export function hourBand(
  points: readonly HourPoint[],
  marks: readonly Happening[],
  { width, title }: { width: number; title: string },
  t: Texts,
): Element {
  const max = Math.max(1, ...points.flatMap(({ value, high }) => [value, high ?? 0])) * 1.06;
  const ticks = countTicks(max);
  const [from, last] = [points[0]?.at ?? new Date(0), points.at(-1)?.at ?? new Date(0)];
  const sides = { marginLeft: 40, marginRight: 12 };
  const events = happened(marks, { from, last, until: last, width, ...sides, names: "all" }, t);
  return Plot.plot({
    width,
    height: 220 + events.above + events.below,
    marginTop: 10 + events.above,
    ...sides,
    marginBottom: 26 + events.below,
    ariaLabel: t.chartOf(title),
    x: { type: "utc", label: null },
    y: { domain: [0, max], label: null },
    marks: [
      Plot.gridY(ticks, { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisY(ticks, { tickSize: 0, tickPadding: 8, tickFormat: (n: number) => formatNumber(n, t) }),
      Plot.axisX({
        ticks: noons(from, last),
        tickSize: 0,
        tickPadding: events.tickPadding,
        tickFormat: (d: Date) =>
          formatDay(d, t, width < 480 ? { weekday: "narrow" } : { weekday: "short", day: "numeric" }),
      }),
      Plot.ruleX(midnights(from, last), { stroke: "var(--line)" }),
      ...events.marks,
      Plot.areaY(points, {
        x: "at",
        y1: "low",
        y2: "high",
        fill: "var(--accent)",
        fillOpacity: 0.16,
        curve: "monotone-x",
      }),
      Plot.lineY(points, {
        x: "at",
        y: "value",
        stroke: "var(--accent)",
        strokeWidth: 1.8,
        curve: "monotone-x",
      }),
    ],
  });
}
