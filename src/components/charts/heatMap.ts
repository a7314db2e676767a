import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import type { Cell } from "../findings/peaks.js";

/** Hour × weekday on one hue, square root; peaks outlined. Colours mix in the browser, so both schemes follow it. */
export function heatMap(cells: readonly Cell[], width: number, title: string, t: Texts): Element {
  const max = Math.max(1, ...cells.map((cell) => cell.count));
  const day = (cell: Cell) => t.weekdays[cell.weekday - 1];
  const fill = (cell: Cell) =>
    `color-mix(in oklab, var(--heat-high) ${(100 * Math.sqrt(cell.count / max)).toFixed(1)}%, var(--heat-low))`;
  const row = Math.min(44, Math.max(20, width / 17));
  return Plot.plot({
    width,
    height: Math.round(row * 7 + 26),
    marginLeft: 40,
    marginRight: 2,
    marginTop: 3,
    marginBottom: 22,
    ariaLabel: t.chartOf(title),
    x: { type: "band", domain: Array.from({ length: 24 }, (_, hour) => hour), label: null, padding: 0.06 },
    y: { domain: t.weekdays, label: null, padding: 0.06 },
    color: { type: "identity" },
    marks: [
      Plot.axisY({ tickSize: 0, tickPadding: 6 }),
      Plot.axisX([0, 3, 6, 9, 12, 15, 18, 21], {
        tickSize: 0,
        tickFormat: (hour: number) => String(hour).padStart(2, "0"),
      }),
      Plot.cell(cells, { x: "hour", y: day, fill, rx: 2, title: (cell: Cell) => String(cell.count) }),
      Plot.cell(
        cells.filter((cell) => cell.isPeak),
        {
          x: "hour",
          y: day,
          fill: "none",
          stroke: "var(--warn)",
          strokeWidth: 2,
          rx: 2,
        },
      ),
    ],
  });
}
