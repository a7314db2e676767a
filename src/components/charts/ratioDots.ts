import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { formatNumber } from "../format.js";
import { fitted, fittedInTwo, nameAxis } from "./categoryAxis.js";
import { HALO, textWidth } from "./scale.js";

export interface Ratio {
  label: string;
  /** Said beside it where there is room. */
  when: string | null;
  ratio: number;
  low: number;
  high: number;
  isReal: boolean;
}

/** Two events may have one name. */
const keyOf = ({ label, when }: Ratio): string => (when === null ? label : `${label} · ${when}`);
/** How much of the width the names may have. */
const NARROW = 0.45;
const OTHERWISE = 0.4;
const MOST = 330;
/** 11.5 em. */
const NARROW_LINE = 138;
/** The day keeps two events of one name apart, so that it is the name that is cut. */
function shownOf({ label, when }: Ratio, room: number, isNarrow: boolean): string {
  if (isNarrow) {
    // Chinese has no blanks at which Plot could break it.
    const broken = textWidth(label) > NARROW_LINE ? label.replace("，", "， ") : label;
    return fittedInTwo(broken, Math.min(room, NARROW_LINE));
  }
  const day = when === null ? "" : ` · ${when}`;
  return fitted(label, room - textWidth(day)) + day;
}

/** Ratios on a logarithmic axis, each with its interval, against a line at no change. */
export function ratioDots(rows: readonly Ratio[], width: number, title: string, t: Texts): Element {
  const least = Math.min(0.8, ...rows.map((row) => row.low));
  const most = Math.max(1.25, ...rows.map((row) => row.high));
  const isNarrow = width < 480;
  const longest = Math.max(0, ...rows.map((row) => textWidth(keyOf(row))));
  const marginLeft = isNarrow ? NARROW * width : Math.min(OTHERWISE * width, MOST, longest + 18);
  const shown = new Map(rows.map((row) => [keyOf(row), shownOf(row, marginLeft - 10, isNarrow)]));
  const ticks = (isNarrow ? [0.5, 1, 2, 5] : [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10]).filter(
    (tick) => tick >= least && tick <= most,
  );
  const color = (row: Ratio) => (row.isReal ? "var(--accent)" : "var(--mark)");
  return Plot.plot({
    width,
    // On a phone a long name takes two lines rather than be cut.
    height: 34 + (isNarrow ? 30 : 24) * rows.length,
    marginTop: 6,
    marginLeft,
    marginRight: 50,
    marginBottom: 28,
    ariaLabel: t.chartOf(title),
    x: { type: "log", domain: [least * 0.95, most * 1.05], label: null },
    y: {
      type: "band",
      domain: rows.map(keyOf),
      label: null,
    },
    marks: [
      Plot.ruleX([1], { stroke: "var(--ink-2)", strokeDasharray: "2 3" }),
      Plot.axisX({ ticks, tickSize: 0, tickFormat: (n: number) => `${formatNumber(n, t, 2)}×` }),
      nameAxis((key) => shown.get(key) ?? key, isNarrow ? { lineWidth: 11.5, lineHeight: 0.95 } : {}),
      Plot.ruleY(rows, { x1: "low", x2: "high", y: keyOf, stroke: color, strokeWidth: 2 }),
      Plot.dot(rows, { x: "ratio", y: keyOf, fill: color, r: 4 }),
      Plot.text(rows, {
        x: "high",
        y: keyOf,
        text: (row: Ratio) => `${formatNumber(row.ratio, t, 2)}×`,
        dx: 8,
        textAnchor: "start",
        fill: "var(--ink)",
        ...HALO,
      }),
    ],
  });
}
