import type { Part } from "./part.js";
import type { Story } from "./story.js";

/** Fewer findings are shorter than what stands beside them: the targets then stand below, lest the card be a hole. */
const FEW_LINES = 2;
/** So many spread over the room there is (weekly.css); of fewer, whichever makes the columns more alike. */
const SPREAD_LINES = 5;

const present = (parts: readonly (Part | null)[]): Part[] => parts.filter((part) => part !== null);

/** What happened and what to do: a wide column, and a narrow one beside it; neither without the other. */
export function firstColumns(story: Story): { wide: Part[]; narrow: Part[]; isShort: boolean } {
  const { findings, wait, targets, todo, waiting } = story;
  if (findings === null && wait === null) return { wide: [], narrow: [], isShort: false };
  const below = { wide: present([findings, wait, targets]), narrow: present([todo, waiting]), isShort: true };
  const beside = {
    wide: present([findings, wait]),
    narrow: present([todo, waiting, targets]),
    isShort: false,
  };
  const lines = findings?.lines?.length ?? 0;
  if (findings === null || lines >= SPREAD_LINES) return beside;
  return lines < FEW_LINES || unlike(below) < unlike(beside) ? below : beside;
}

const unlike = ({ wide, narrow }: { wide: Part[]; narrow: Part[] }): number =>
  Math.abs(heightOf(wide) - heightOf(narrow));

/**
 * Why: two columns. Where parts are missing, those that there are go where there is least, and what is missing too, or below
 * both.
 */
export function halfColumns(story: Story): { left: Part[]; right: Part[]; below: Part[] } {
  const { lacking } = story;
  const left = present([story.rated, story.chat, story.causes, story.themes]);
  const right = present([story.peaks, story.safety, story.volume]);
  if (lacking === null) return { left, right, below: [] };
  // What found no place in the first columns.
  const isAlone = firstColumns(story).wide.length === 0;
  const rest = isAlone ? present([story.waiting, story.targets, story.todo]) : [];
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
