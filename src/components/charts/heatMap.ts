import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { h, pause } from "../dom.js";
import type { Cell } from "../findings/peaks.js";
import { formatHour, formatNumber } from "../format.js";

/** Colours mix in the browser, so both schemes follow them. */
const shade = (part: number): string =>
  `color-mix(in oklab, var(--heat-high) ${(100 * Math.sqrt(part)).toFixed(1)}%, var(--heat-low))`;

/** Hour × weekday on one hue, square root, with what the shades stand for; peaks outlined. */
export function heatMap(
  cells: readonly Cell[],
  { width, title, unit }: { width: number; title: string; unit: (count: string) => string },
  t: Texts,
): Element {
  const max = Math.max(1, ...cells.map((cell) => cell.count));
  const isAnyPeak = cells.some(({ isPeak }) => isPeak);
  return h(
    "div",
    {},
    legend(unit(formatNumber(max, t)), isAnyPeak, t),
    map(cells, { max, width, title, unit }, t),
  );
}

/** The whole scale from nothing to the most, in as many steps as the eye takes for a slope. */
function legend(most: string, isAnyPeak: boolean, t: Texts): HTMLElement {
  const stops = Array.from({ length: 11 }, (_, i) => `${shade((i / 10) ** 2)} ${i * i}%`);
  const bar = h("span", { class: "heat-scale", "aria-hidden": "true" });
  bar.style.backgroundImage = `linear-gradient(to right, ${stops.join(", ")})`;
  return h(
    "ul",
    { class: "legend heat-legend", "aria-label": t.chartLegend },
    h("li", {}, formatNumber(0, t), pause(t.range("", "")), bar, most),
    isAnyPeak ? h("li", { class: "legend-peak" }, t.peaks.heatOutlined) : null,
  );
}

function map(
  cells: readonly Cell[],
  options: { max: number; width: number; title: string; unit: (count: string) => string },
  t: Texts,
): Element {
  const { max, width, title, unit } = options;
  const day = (cell: Cell) => t.weekdays[cell.weekday - 1];
  const fill = (cell: Cell) => shade(cell.count / max);
  const told = (cell: Cell) => `${day(cell)} ${formatHour(cell.hour)}: ${unit(formatNumber(cell.count, t))}`;
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
      Plot.cell(cells, { x: "hour", y: day, fill, rx: 2, title: told }),
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
