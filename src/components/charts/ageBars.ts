import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import type { WaitingNow } from "../findings/wait.js";
import { formatNumber } from "../format.js";

/** Who waits now by age; the part past its target in the warning colour and in words. */
export function ageBars(bands: WaitingNow["bands"], width: number, title: string, t: Texts): Element {
  const rows = bands.map((band) => ({
    ...band,
    age: t.age[band.band as keyof Texts["age"]],
    text: formatNumber(band.total, t),
    late_text:
      band.late === 0
        ? ""
        : `${band.late === band.total ? "" : `${formatNumber(band.late, t)} `}${t.response.pastTarget}`,
  }));
  const max = Math.max(1, ...rows.map((row) => row.total));
  const room = 150;
  // A Han character is as wide as the type is high, others a little more than half.
  const widthOf = (text: string) => [...text].reduce((sum, c) => sum + (c > "\u2e7f" ? 12 : 7), 0);
  const label = (row: (typeof rows)[number]) =>
    row.late_text === "" ? row.text : `${row.text} · ${row.late_text}`;
  return Plot.plot({
    width,
    height: rows.length * 30 + 6,
    marginLeft: Math.max(52, 10 + Math.max(...rows.map((row) => widthOf(row.age)))),
    marginRight: room,
    marginTop: 2,
    marginBottom: 2,
    ariaLabel: t.chartOf(title),
    x: { domain: [0, max], axis: null },
    y: { domain: rows.map((row) => row.age), label: null, padding: 0.34 },
    marks: [
      Plot.axisY({ tickSize: 0, tickPadding: 8 }),
      Plot.barX(rows, { x1: "late", x2: "total", y: "age", fill: "var(--accent)", fillOpacity: 0.8 }),
      Plot.barX(rows, { x1: 0, x2: "late", y: "age", fill: "var(--warn)" }),
      Plot.text(rows, { x: "total", y: "age", text: label, dx: 7, textAnchor: "start", fill: "var(--ink)" }),
    ],
  });
}
