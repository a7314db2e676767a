import * as Plot from "@observablehq/plot";
import { textWidth } from "./scale.js";

const PADDING = 8;
/** Names of a chart of dots may take two fifths of it, of bars somewhat more, and no more than so many pixels. */
const OF_DOTS = 0.4;
const OF_BARS = 0.55;
const MOST = 250;
const SHORTEST_BAR = 60;
/** The measure is a cautious one: a line of words is as much shorter as a rule. */
const AS_DRAWN = 0.92;
const BLANK = 6;

/** As much of a text as fits, with an ellipsis where that is not all. */
function shortened(text: string, fits: (shown: string) => boolean): string {
  if (fits(text)) return text;
  const letters = [...text];
  const cut = (): string => `${letters.join("").trimEnd()}…`;
  while (letters.length > 1 && !fits(cut())) letters.pop();
  return cut();
}

/** What of a text fits into so many pixels. */
export const fitted = (text: string, room: number): string =>
  shortened(text, (shown) => textWidth(shown) <= room);

/** What of a text fits into two lines: of more, one would lie on the next row's. Plot breaks them at blanks alone. */
export function fittedInTwo(text: string, room: number): string {
  const words = (shown: string): number[] => shown.split(" ").map((word) => AS_DRAWN * textWidth(word));
  if (words(text).some((word) => word > room)) return fitted(text, room);
  return shortened(text, (shown) => {
    const lines = [0];
    for (const word of words(shown)) {
      const line = lines.pop() ?? 0;
      const longer = line === 0 ? word : line + BLANK + word;
      lines.push(...(longer <= room ? [longer] : [line, word]));
    }
    return lines.length <= 2;
  });
}

/**
 * The axis of a chart's categories and the margin it needs: that of the longest name, as far as the chart has room; a longer one is cut, and
 * said in full where it is pointed at and to who hears it. `beside`: of bars, the room right of the longest.
 */
export function categoryAxis(
  names: readonly string[],
  width: number,
  { least = 52, beside }: { least?: number; beside?: number } = {},
): { marginLeft: number; axis: Plot.Markish } {
  const share =
    beside === undefined ? OF_DOTS * width : Math.min(OF_BARS * width, width - beside - SHORTEST_BAR);
  const most = Math.min(MOST, Math.max(least, share));
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
