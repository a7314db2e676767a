import type { Texts } from "../../i18n/index.js";
import { inUnit } from "../format.js";

const UNITS = [
  ["d", 86_400],
  ["h", 3600],
  ["m", 60],
  ["s", 1],
] as const;

/** Round ticks of a duration axis, in the largest unit that gives at least two of them. */
export function durationTicks(
  max: number,
  t: Pick<Texts, "duration">,
): { ticks: number[]; label: (s: number) => string } {
  const [name, size] = UNITS.find(([, seconds]) => max / seconds >= 2.5) ?? UNITS[3];
  const steps = name === "h" ? [1, 2, 3, 6, 12, 24] : [1, 2, 5, 10, 15, 20, 30, 50, 100, 200, 500, 1000];
  const step = steps.find((candidate) => max / size / candidate <= 5) ?? Math.ceil(max / size / 5);
  const ticks = Array.from({ length: Math.floor(max / size / step) + 1 }, (_, i) => i * step * size);
  return { ticks, label: (s) => (s === 0 ? "0" : inUnit(s / size, name, t)) };
}

/** About how wide a label of 12 px is; a Chinese character is twice as wide as a letter. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > "\u2e80" ? 12.4 : 6.4), 0);

/** Moves labels apart so that none lies on another, keeping their order; positions and gap in pixels. */
export function spread(positions: readonly number[], gap: number): number[] {
  const order = positions.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  for (let n = 1; n < order.length; n++) {
    const above = order[n - 1];
    const label = order[n];
    if (above && label && label.y - above.y < gap) label.y = above.y + gap;
  }
  const placed = [...positions];
  for (const { y, i } of order) placed[i] = y;
  return placed;
}
