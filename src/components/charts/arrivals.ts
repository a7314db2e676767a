import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { dayToDate, formatDay, formatNumber } from "../format.js";
import { countTicks, dayTicks, namedRules, placeNames, roomAbove } from "./scale.js";

export interface DayRow {
  day: string;
  count: number;
}
export interface MarkRow {
  kind: keyof Texts["peaks"]["kind"];
  name: string;
  starts_on: string;
}

/** A promotion is told before a release where there is room for one of them, and the later before the earlier. */
const WEIGHT = { incident: 0, promotion: 1, holiday: 2, release: 3 };

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
    .filter((mark) => mark.date.getTime() >= first && mark.date.getTime() <= last)
    .sort((a, b) => WEIGHT[a.kind] - WEIGHT[b.kind] || b.date.getTime() - a.date.getTime());
  const named = placeNames(
    rules.map(({ date, name }) => ({ date, text: name, x: place(date) })),
    width,
  );
  const max = Math.max(1, ...points.map((point) => point.count));
  const ticks = countTicks(max);
  return Plot.plot({
    width,
    height: 270,
    marginTop: roomAbove(named),
    marginLeft: 44,
    marginRight: 16,
    marginBottom: 26,
    ariaLabel: t.chartOf(title),
    x: { type: "utc", label: null },
    y: { domain: [0, max], label: null },
    marks: [
      Plot.gridY(ticks, { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisY(ticks, { tickSize: 0, tickPadding: 8, tickFormat: (n: number) => formatNumber(n, t) }),
      Plot.axisX({
        ticks: dayTicks(new Date(first), new Date(last), width < 480 ? 3 : 7),
        tickSize: 0,
        tickFormat: (d: Date) => formatDay(d, t, { day: "numeric", month: "short" }),
      }),
      // On a phone the rules without a name are too many to see what lies behind them.
      ...namedRules(width < 480 ? [] : rules, named),
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
    ],
  });
}
