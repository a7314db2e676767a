import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { dayToDate, formatDay } from "../format.js";
import { type Happening, happened, weekEnd } from "./happened.js";
import { dayTicks, durationTicks } from "./scale.js";

export interface ExplainedWeek {
  week_start: string;
  explained: number;
  unexplained: number;
}

const DAY = 86_400_000;

/** A bar a week from zero: waiting with evidence of a cause below, without above it in grey. */
export function explainedWeeks(
  weeks: readonly ExplainedWeek[],
  marks: readonly Happening[],
  { width, title }: { width: number; title: string },
  t: Texts,
): Element {
  const bars = weeks.map((week) => ({
    ...week,
    from: new Date(dayToDate(week.week_start).getTime() + DAY / 2),
    to: new Date(dayToDate(week.week_start).getTime() + 6.5 * DAY),
    total: week.explained + week.unexplained,
  }));
  const max = Math.max(60, ...bars.map(({ total }) => total)) * 1.06;
  const axis = durationTicks(max, t);
  const [from, monday] = [weeks[0], weeks.at(-1)].map((week) => dayToDate(week?.week_start ?? "1970-01-01"));
  const last = weekEnd(monday as Date);
  const sides = { marginLeft: 48, marginRight: 12 };
  const events = happened(marks, { from: from as Date, last, until: last, width, ...sides }, t);
  return Plot.plot({
    width,
    height: 200 + events.above + events.below,
    marginTop: 10 + events.above,
    ...sides,
    marginBottom: 26 + events.below,
    ariaLabel: t.chartOf(title),
    x: { type: "utc", domain: events.domain, label: null },
    y: { domain: [0, max], label: null },
    marks: [
      Plot.gridY(axis.ticks, { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisY(axis.ticks, { tickSize: 0, tickFormat: axis.label, tickPadding: 8 }),
      Plot.axisX({
        ticks: dayTicks(...events.domain, width < 480 ? 3 : 6),
        tickSize: 0,
        tickPadding: events.tickPadding,
        tickFormat: (d: Date) => formatDay(d, t, { day: "numeric", month: "short" }),
      }),
      ...events.marks,
      Plot.rect(bars, {
        x1: "from",
        x2: "to",
        y1: 0,
        y2: "explained",
        fill: "var(--accent)",
        fillOpacity: 0.85,
      }),
      Plot.rect(bars, {
        x1: "from",
        x2: "to",
        y1: "explained",
        y2: "total",
        fill: "var(--mark)",
        fillOpacity: 0.4,
      }),
    ],
  });
}
