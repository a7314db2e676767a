import * as Plot from "@observablehq/plot";
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

/** Ticks of an axis of counts: whole numbers only, at most `most` above 0. */
export function countTicks(max: number, most = 4): number[] {
  const steps = [1, 2, 5, 25].flatMap((digits) =>
    Array.from({ length: 9 }, (_, zeros) => digits * 10 ** zeros),
  );
  const fits = (size: number) => size <= max && max / size < most + 1;
  const step = steps.sort((a, b) => a - b).find(fits) ?? Math.max(1, Math.floor(max));
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, i) => i * step);
}

const DAY = 86_400_000;
/** In days. */
const WEEK = 7;

/**
 * At most `most` ticks of an axis of days: of few days these themselves, so that neither a label nor a day comes twice; of many
 * where months begin, else whole weeks apart.
 */
export function dayTicks(first: Date, last: Date, most: number): Date[] {
  const days = Math.round((last.getTime() - first.getTime()) / DAY) + 1;
  const isLong = days > 3 * most;
  const months = isLong ? monthTicks(first, last, most) : null;
  if (months !== null) return months;
  const step = isLong ? WEEK * Math.ceil(days / most / WEEK) : Math.ceil(days / most);
  return Array.from({ length: Math.ceil(days / step) }, (_, i) => new Date(first.getTime() + i * step * DAY));
}

/** Where months begin, every so many that no more than `most` do; null where fewer than two begin. */
function monthTicks(first: Date, last: Date, most: number): Date[] | null {
  const start = first.getUTCFullYear() * 12 + first.getUTCMonth() + (first.getUTCDate() > 1 ? 1 : 0);
  const end = last.getUTCFullYear() * 12 + last.getUTCMonth();
  const count = end - start + 1;
  if (count < 2) return null;
  const step = Math.ceil(count / most);
  return Array.from(
    { length: Math.ceil(count / step) },
    (_, i) => new Date(Date.UTC(Math.floor((start + i * step) / 12), (start + i * step) % 12)),
  );
}

/** Where the days between the first and the last begin, and the middles of all, where their names stand. */
export const midnights = (from: Date, last: Date): Date[] => daysFrom(from, last, DAY);
export const noons = (from: Date, last: Date): Date[] => daysFrom(from, last, DAY / 2);

function daysFrom(from: Date, last: Date, offset: number): Date[] {
  const first = Math.floor(Number(from) / DAY) * DAY + offset;
  const days = Math.max(0, Math.floor((Number(last) - first) / DAY) + 1);
  return Array.from({ length: days }, (_, i) => new Date(first + i * DAY));
}

const WIDE = /[\p{Lu}mw@%]/u;
/** About how wide a label of 12 px is; a Chinese character is twice as wide as a letter, a capital a third wider. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > "\u2e80" ? 12.4 : WIDE.test(letter) ? 8.6 : 6.4), 0);

/** The lowest place, from the top of the frame, for the middle of a label beside it: lower, it meets the last date of the axis. */
export const lowestLabel = (frameHeight: number): number => frameHeight - 5;

/**
 * Moves labels apart so that none lies on another, keeping their order, and back from where each would be cut; positions, gap and
 * limits in pixels.
 */
export function spread(positions: readonly number[], gap: number, limits: readonly number[] = []): number[] {
  const order = positions.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  for (let n = 1; n < order.length; n++) {
    const above = order[n - 1];
    const label = order[n];
    if (above && label && label.y - above.y < gap) label.y = above.y + gap;
  }
  let limit = Number.POSITIVE_INFINITY;
  for (const label of [...order].reverse()) {
    label.y = Math.min(label.y, limit, limits[label.i] ?? limit);
    limit = label.y - gap;
  }
  const placed = [...positions];
  for (const { y, i } of order) placed[i] = y;
  return placed;
}

/** A word beside the rule of what it names, above a chart: how many rows up, and on which side of the rule. */
export interface Place {
  row: number;
  anchor: "start" | "end";
}

/**
 * Finds room above a chart for the names of what happened, the weightiest first; `x` and `right` in pixels. A rule rises to its
 * own name and through no other, so that one sees whose it is. What finds no room keeps its rule alone.
 */
export function placeNames<M extends { x: number; text: string }>(
  marks: readonly M[],
  right: number,
  rows = MOST_ROWS,
): (M & Place)[] {
  let placed: (M & Place)[] = [];
  for (const mark of marks) placed = laidOut([...placed, mark], right, rows) ?? placed;
  return placed;
}

function laidOut<M extends { x: number; text: string }>(
  marks: readonly M[],
  right: number,
  rows: number,
): (M & Place)[] | null {
  const placed: (M & Place)[] = [];
  for (const mark of [...marks].sort((a, b) => a.x - b.x)) {
    const places = (["end", "start"] as const).flatMap((anchor) =>
      Array.from({ length: rows }, (_, row) => ({ ...mark, row, anchor })),
    );
    const found = places.find((place) => {
      const [from, to] = spanOf(place);
      return from >= 0 && to <= right && placed.every((other) => isApart(place, other));
    });
    if (found === undefined) return null;
    placed.push(found);
  }
  return placed;
}

const spanOf = ({ x, text, anchor }: { x: number; text: string } & Place): [number, number] =>
  anchor === "end" ? [x - textWidth(text) - 6, x] : [x, x + textWidth(text) + 6];

/** Neither name lies on the other, nor a rule on the other's name. */
function isApart(
  one: { x: number; text: string } & Place,
  other: { x: number; text: string } & Place,
): boolean {
  const [from, to] = spanOf(one);
  const [low, high] = spanOf(other);
  const isBeside = (x: number, start: number, end: number) => x <= start || x >= end;
  return (
    (one.row !== other.row || to <= low || from >= high) &&
    (one.row < other.row || isBeside(one.x, low, high)) &&
    (other.row < one.row || isBeside(other.x, from, to))
  );
}

/** Thin dashed rules of what happened, those that have a name rising to it. */
export const namedRules = (
  all: readonly { date: Date }[],
  named: readonly ({ date: Date; text: string } & Place)[],
): Plot.Markish[] => [
  Plot.ruleX(
    all.filter(({ date }) => !named.some((mark) => Number(mark.date) === Number(date))),
    { x: "date", ...RULE },
  ),
  ...named.flatMap((mark) => {
    const up = 13 + NAME_ROW * mark.row;
    return [
      Plot.ruleX([mark], { x: "date", insetTop: -up, ...RULE }),
      Plot.text([mark], {
        x: "date",
        text: "text",
        frameAnchor: "top",
        dy: -up,
        dx: mark.anchor === "end" ? -4 : 4,
        textAnchor: mark.anchor,
        fill: "var(--ink-2)",
      }),
    ];
  }),
];

/** A figure over a rule: the rule ends before it. */
export const HALO = { stroke: "var(--paper)", strokeWidth: 5 } as const;

const RULE = { stroke: "var(--mark)", strokeDasharray: "2 3" };
const NAME_ROW = 15;
/** More above each other would take the room of what they stand above. */
const MOST_ROWS = 3;

/** What the names take above a chart. */
export const roomAbove = (marks: readonly Place[]): number =>
  NAME_ROW * marks.reduce((most, { row }) => Math.max(most, row + 1), 0) + 10;
