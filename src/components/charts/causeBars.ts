import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { categoryAxis } from "./categoryAxis.js";

export interface CauseBar {
  label: string;
  seconds: number;
  text: string;
  isUnexplained: boolean;
}

/** One bar a cause, the unexplained grey and last; figures beside the bars. */
export function causeBars(bars: readonly CauseBar[], width: number, title: string, t: Texts): Element {
  const isNarrow = width < 560;
  const max = Math.max(1, ...bars.map((bar) => bar.seconds));
  const beside = isNarrow ? 108 : 130;
  const names = bars.map((bar) => bar.label);
  const { marginLeft, axis } = categoryAxis(names, width, { beside });
  return Plot.plot({
    width,
    height: bars.length * 32 + 6,
    marginLeft,
    marginRight: beside,
    marginTop: 2,
    marginBottom: 2,
    ariaLabel: t.chartOf(title),
    x: { domain: [0, max], axis: null },
    y: { domain: names, label: null, padding: 0.34 },
    marks: [
      axis,
      Plot.barX(bars, {
        x1: 0,
        x2: "seconds",
        y: "label",
        fill: (bar: CauseBar) => (bar.isUnexplained ? "var(--mark)" : "var(--accent)"),
        fillOpacity: (bar: CauseBar) => (bar.isUnexplained ? 0.45 : 0.85),
      }),
      Plot.text(bars, {
        x: "seconds",
        y: "label",
        text: "text",
        dx: 8,
        textAnchor: "start",
        fill: "var(--ink)",
      }),
    ],
  });
}
