import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { formatNumber } from "../format.js";
import { categoryAxis } from "./categoryAxis.js";
import { textWidth } from "./scale.js";

export interface CountBar {
  name: string;
  total: number;
  /** Of the total. */
  late: number;
}

/** How many by band; the part that is late in the warning colour and, with `lateIs`, in words. */
export function countBars(
  bands: readonly CountBar[],
  { width, title, lateIs = "" }: { width: number; title: string; lateIs?: string },
  t: Texts,
): Element {
  const rows = bands.map((band) => ({
    ...band,
    text: formatNumber(band.total, t),
    late_text:
      band.late === 0 || lateIs === ""
        ? ""
        : `${band.late === band.total ? "" : `${formatNumber(band.late, t)} `}${lateIs}`,
  }));
  const max = Math.max(1, ...rows.map((row) => row.total));
  const label = (row: (typeof rows)[number]) =>
    row.late_text === "" ? row.text : `${row.text} · ${row.late_text}`;
  const names = rows.map((row) => row.name);
  const beside = Math.max(60, 14 + Math.max(0, ...rows.map((row) => textWidth(label(row)))));
  const { marginLeft, axis } = categoryAxis(names, width, { beside });
  return Plot.plot({
    width,
    height: rows.length * 30 + 6,
    marginLeft,
    marginRight: beside,
    marginTop: 2,
    marginBottom: 2,
    ariaLabel: t.chartOf(title),
    x: { domain: [0, max], axis: null },
    y: { domain: names, label: null, padding: 0.34 },
    marks: [
      axis,
      Plot.barX(rows, { x1: "late", x2: "total", y: "name", fill: "var(--accent)", fillOpacity: 0.8 }),
      Plot.barX(rows, { x1: 0, x2: "late", y: "name", fill: "var(--warn)" }),
      Plot.text(rows, { x: "total", y: "name", text: label, dx: 7, textAnchor: "start", fill: "var(--ink)" }),
    ],
  });
}
