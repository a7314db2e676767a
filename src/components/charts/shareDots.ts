import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { formatShare } from "../format.js";
import { categoryAxis, fittedInTwo, nameAxis } from "./categoryAxis.js";
import { HALO } from "./scale.js";

export interface ShareDot {
  name: string;
  share: number;
  low: number;
  high: number;
}

/** Shares with their intervals, one a row, against that of all together as a dashed rule. */
export function shareDots(
  dots: readonly ShareDot[],
  whole: { share: number; name: string },
  { width, title }: { width: number; title: string },
  t: Texts,
): Element {
  const values = [...dots.flatMap(({ low, high }) => [low, high]), whole.share];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const names = dots.map(({ name }) => name);
  const { marginLeft, axis } = categoryAxis(names, width);
  const isLate = whole.share - least > (most - least) / 2;
  const isNarrow = width < 480;
  return Plot.plot({
    width,
    // On a phone a long name takes two lines rather than be cut.
    height: 52 + (isNarrow ? 30 : 24) * dots.length,
    marginTop: 24,
    marginLeft,
    marginRight: 56,
    marginBottom: 28,
    ariaLabel: t.chartOf(title),
    x: { domain: [least, most], label: null },
    y: { type: "band", domain: names, label: null },
    marks: [
      Plot.ruleX([whole.share], { stroke: "var(--ink-2)", strokeDasharray: "2 3" }),
      Plot.text([whole], {
        x: "share",
        text: ({ name, share }: typeof whole) => `${name} ${formatShare(share, t)}`,
        frameAnchor: "top",
        dy: -14,
        dx: isLate ? -4 : 4,
        textAnchor: isLate ? "end" : "start",
        fill: "var(--ink-2)",
      }),
      Plot.axisX({
        ticks: isNarrow ? 3 : 6,
        tickSize: 0,
        tickFormat: (n: number) => formatShare(n, t, 0),
      }),
      isNarrow ? twoLines(marginLeft) : axis,
      Plot.ruleY(dots, { x1: "low", x2: "high", y: "name", stroke: "var(--accent)", strokeWidth: 2 }),
      Plot.dot(dots, { x: "share", y: "name", fill: "var(--accent)", r: 4 }),
      Plot.text(dots, {
        x: "high",
        y: "name",
        text: ({ share }: ShareDot) => formatShare(share, t),
        dx: 8,
        textAnchor: "start",
        fill: "var(--ink)",
        ...HALO,
      }),
    ],
  });
}

/** Names of a phone, whose rows have room for two lines. */
function twoLines(marginLeft: number): Plot.Markish {
  const room = marginLeft - 10;
  return nameAxis((name) => fittedInTwo(name, room), { lineWidth: room / 12, lineHeight: 0.95 });
}
