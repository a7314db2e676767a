import * as Plot from "@observablehq/plot";
import { textWidth } from "./scale.js";

const PADDING = 8;
/** Names may take two fifths of a chart, and no more than so many pixels. */
const MOST_SHARE = 0.4;
const MOST = 250;

/** A text in so many pixels, with an ellipsis where it has no room. */
export function fitted(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  const letters = [...text];
  const cut = (): string => `${letters.join("").trimEnd()}…`;
  while (letters.length > 1 && textWidth(cut()) > room) letters.pop();
  return cut();
}

/**
 * The axis of a chart's categories and the margin it needs: that of the longest name, as far as the chart has room; a longer one is cut, and
 * said in full where it is pointed at and to who hears it.
 */
export function categoryAxis(
  names: readonly string[],
  width: number,
  least = 52,
): { marginLeft: number; axis: Plot.Markish } {
  const most = Math.min(MOST, width * MOST_SHARE);
  const marginLeft = Math.min(most, Math.max(least, 2 * PADDING + Math.max(0, ...names.map(textWidth))));
  const room = marginLeft - PADDING - 2;
  return {
    marginLeft,
    axis: nameAxis((name) => fitted(name, room)),
  };
}

/** An axis of names, each with its full text behind what is shown of it. */
export const nameAxis = (
  shown: (name: string) => string,
  lines: Pick<Plot.TextOptions, "lineWidth" | "lineHeight"> = {},
): Plot.Markish =>
  Plot.axisY({
    tickSize: 0,
    tickPadding: PADDING,
    tickFormat: shown,
    title: (name: string) => (shown(name) === name ? null : name),
    ...lines,
  });
