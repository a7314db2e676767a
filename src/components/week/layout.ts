import { LINE, NOTED_LINE } from "../pageFrame.js";
import type { Part } from "./part.js";
import type { Story } from "./story.js";

/** So many spread over the room there is (weekly.css); of fewer, whichever makes the columns more alike. */
const SPREAD_LINES = 5;

const present = (parts: readonly (Part | null)[]): Part[] => parts.filter((part) => part !== null);

interface Columns {
  wide: Part[];
  narrow: Part[];
  /** The wide one is as long as the narrow one, not its first card alone. */
  isShort: boolean;
}

/**
 * What happened and what to do: a wide column, and a narrow one beside it; neither without the other. The targets stand in
 * either, or among what comes after.
 */
export function firstColumns({ findings, wait, targets, todo, waiting }: Story): Columns {
  if (findings === null && wait === null) return { wide: [], narrow: [], isShort: false };
  const wide = present([findings, wait]);
  const narrow = present([todo, waiting]);
  const beside = { wide, narrow: present([...narrow, targets]), isShort: false };
  const lines = findings?.lines?.length ?? 0;
  if (findings === null || lines >= SPREAD_LINES) return beside;
  const others = [
    { ...beside, isShort: true },
    { wide: present([...wide, targets]), narrow, isShort: true },
    { wide, narrow, isShort: true },
  ];
  return others.reduce((best, one) => (unlike(one) < unlike(best) ? one : best));
}

const unlike = ({ wide, narrow }: Columns): number =>
  Math.abs(pixelsOf(wide, WIDE) - pixelsOf(narrow, NARROW));

/** In pixels: a card with its title and the gap below it, a line of what it lists, a chart. */
const WIDE = { card: 132, line: 62, chart: 300 };
const NARROW = { card: 145, line: 54, chart: 186 };
/** In either: the head of a table; what stands below. */
const [HEAD, BELOW] = [36, 50];

const pixelsOf = (parts: readonly Part[], of: typeof WIDE): number =>
  parts.reduce((sum, { lines = [], chart, table, foot, data }) => {
    const rows =
      table?.rows.map((row) => (row.some(({ note = "" }) => note !== "") ? NOTED_LINE : LINE)) ?? [];
    const drawn = chart === undefined ? 0 : of.chart;
    const tabled = rows.reduce((total, row) => total + row, rows.length === 0 ? 0 : HEAD);
    const below = BELOW * [foot, data].filter((one) => one !== undefined && one !== "").length;
    return sum + of.card + of.line * lines.length + drawn + tabled + below;
  }, 0);

/**
 * Why: two columns. Where parts are missing, those that there are go where there is least, and what is missing too, or below
 * both.
 */
export function halfColumns(story: Story): { left: Part[]; right: Part[]; below: Part[] } {
  const { lacking } = story;
  const left = present([story.rated, story.chat, story.causes, story.themes]);
  const right = present([story.peaks, story.safety, story.volume]);
  // What found no place in the first columns.
  const first = firstColumns(story);
  const placed = [...first.wide, ...first.narrow];
  const rest = present([story.waiting, story.targets, story.todo]).filter((part) => !placed.includes(part));
  if (lacking === null) {
    for (const part of rest) (heightOf(left) <= heightOf(right) ? left : right).push(part);
    return { left, right, below: [] };
  }
  const columns: [Part[], Part[]] = [[], []];
  const shorter = () => (heightOf(columns[0]) <= heightOf(columns[1]) ? columns[0] : columns[1]);
  for (const part of [...rest, ...left, ...right]) shorter().push(part);
  const gap = Math.abs(heightOf(columns[0]) - heightOf(columns[1]));
  // Beside a long part that stands alone it would be a card over a hole: both then take the width.
  const isHole = columns[1].length === 0 && gap > 2 * heightOf([lacking]);
  const isGap = 2 * gap >= heightOf([lacking]) && !isHole;
  if (isGap) shorter().push(lacking);
  return { left: columns[0], right: columns[1], below: isGap ? [] : [lacking] };
}

/** About how many lines a column has. */
const heightOf = (parts: readonly Part[]): number =>
  parts.reduce(
    (sum, { lines = [], table, chart }) =>
      sum + 4 + 2 * lines.length + rowsHeight(table?.rows ?? []) + (chart === undefined ? 0 : 9),
    0,
  );

const rowsHeight = (rows: NonNullable<Part["table"]>["rows"]): number =>
  rows.reduce((sum, row) => sum + (row.some(({ note = "" }) => note !== "") ? 3 : 2), 0);
