import * as Plot from "@observablehq/plot";
import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { formatDuration, formatShare } from "../format.js";
import { shareInterval } from "../labels.js";
import { categoryAxis } from "./categoryAxis.js";

type Outcome = ReportRow<"answered_within">;

/** One bar a time allowed: answered, closed without an answer, waiting; the answered share in words at its end. */
export function outcomeBars(rows: readonly Outcome[], width: number, title: string, t: Texts): Element {
  const isNarrow = width < 420;
  const bars = rows.map((row) => {
    const answered = row.answered_share;
    const closed = row.closed_unanswered_share ?? 0;
    return { row, after: formatDuration(row.within_seconds, t), answered, closed };
  });
  const known = bars.flatMap((bar) => (bar.answered === null ? [] : [{ ...bar, answered: bar.answered }]));
  const label = ({ row, answered }: (typeof bars)[number]) => {
    if (answered === null) return t.outcomes.unknown;
    const interval = isNarrow ? "" : shareInterval(row.answered_low, row.answered_high, t);
    return interval === "" ? formatShare(answered, t) : t.aside(formatShare(answered, t), interval);
  };
  const beside = isNarrow ? 86 : 190;
  const names = bars.map((bar) => bar.after);
  const { marginLeft, axis } = categoryAxis(names, width, { beside });
  return Plot.plot({
    width,
    height: rows.length * (isNarrow ? 30 : 42) + 6,
    marginLeft,
    marginRight: beside,
    marginTop: 2,
    marginBottom: 2,
    ariaLabel: t.chartOf(title),
    x: { domain: [0, 1], axis: null },
    y: { domain: names, label: null, padding: 0.34 },
    marks: [
      axis,
      Plot.barX(known, { x1: 0, x2: "answered", y: "after", fill: "var(--accent)", fillOpacity: 0.8 }),
      Plot.barX(known, {
        x1: "answered",
        x2: (bar: (typeof known)[number]) => bar.answered + bar.closed,
        y: "after",
        fill: "var(--warn)",
      }),
      Plot.barX(known, {
        x1: (bar: (typeof known)[number]) => bar.answered + bar.closed,
        x2: 1,
        y: "after",
        fill: "var(--mark)",
        fillOpacity: 0.35,
      }),
      Plot.text(bars, { x: 1, y: "after", text: label, dx: 8, textAnchor: "start", fill: "var(--ink)" }),
    ],
  });
}
