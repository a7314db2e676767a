import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { formatDay, formatNumber } from "../format.js";
import { type Happening, happened } from "./happened.js";
import { midnights, noons } from "./scale.js";

export interface Step {
  /** Local wall time as if it were UTC. */
  from: Date;
  to: Date;
  needed: number | null;
  planned: number | null;
}

/** People needed as an area of steps, people planned as a line over it; where the area shows above, they are short. */
export function weekSteps(
  steps: readonly Step[],
  marks: readonly Happening[],
  { width, title }: { width: number; title: string },
  t: Texts,
): Element {
  const max = Math.max(1, ...steps.flatMap(({ needed, planned }) => [needed ?? 0, planned ?? 0])) * 1.15;
  // People are whole: no tick between them.
  const every = Math.max(1, Math.ceil(max / 5));
  const ticks = Array.from({ length: Math.floor(max / every) + 1 }, (_, i) => i * every);
  const planned = steps.filter((step) => step.planned !== null);
  const [from, last] = [steps[0]?.from ?? new Date(0), steps.at(-1)?.to ?? new Date(0)];
  const sides = { marginLeft: 36, marginRight: 12 };
  const events = happened(marks, { from, last, until: last, width, ...sides, names: "all" }, t);
  return Plot.plot({
    width,
    height: 220 + events.above + events.below,
    marginTop: 14 + events.above,
    ...sides,
    marginBottom: 26 + events.below,
    ariaLabel: t.chartOf(title),
    x: { type: "utc", label: null },
    y: { domain: [0, max], label: null },
    marks: [
      Plot.gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks }),
      Plot.axisY({ tickSize: 0, ticks, tickPadding: 8, tickFormat: (n: number) => formatNumber(n, t) }),
      Plot.axisX({
        ticks: noons(from, last),
        tickSize: 0,
        tickPadding: events.tickPadding,
        tickFormat: (d: Date) =>
          formatDay(d, t, width < 480 ? { weekday: "narrow" } : { weekday: "short", day: "numeric" }),
      }),
      Plot.ruleX(midnights(from, last), { stroke: "var(--line)" }),
      ...events.marks,
      Plot.rect(steps, {
        x1: "from",
        x2: "to",
        y1: 0,
        y2: "needed",
        fill: "var(--accent)",
        fillOpacity: 0.34,
      }),
      Plot.lineY(planned, {
        x: "from",
        y: "planned",
        curve: "step-after",
        stroke: "var(--ink)",
        strokeWidth: 1.5,
      }),
    ],
  });
}
