import { compareAt } from "../methods/compareAt.js";
import { differenceInterval } from "../methods/differenceInterval.js";
import { qValues } from "../methods/falseDiscoveryRate.js";
import {
  CELL_COLUMNS,
  type Cell,
  cellColumns,
  countsByCell,
  FALSE_DISCOVERY_RATE,
  FEWEST_CONTACTS,
  INPUTS,
  type Input,
  keyOf,
  medianOf,
  readCells,
} from "./channelCells.js";
import { estimate } from "./estimate.js";
import { groupBy } from "./groupBy.js";

type Verdict = "best" | "faster" | "slower" | "no_difference" | "too_few";
type Added =
  | "usual_p50_seconds"
  | "usual_p90_seconds"
  | "saved_seconds"
  | "saved_low_seconds"
  | "saved_high_seconds"
  | "q_value"
  | "verdict";

/**
 * When to contact a channel, and what that saves: the hours whose median is the shortest, where more (or fewer) are
 * answered within the usual median than in the channel's other hours; all such tests of the report are corrected together
 * (Benjamini and Hochberg 1995). Not log-rank, which weighs the long waits most: a letter of the night and one of the
 * evening differ in which morning answers them, not in their tails. saved_*: the median of all hours less that of these,
 * with the interval of Zou and Donner (2008).
 */
export const bestHours = estimate<Input, keyof typeof CELL_COLUMNS | Added>({
  name: "estimates.best_hours",
  grain: ["scope_kind", "scope", "from_hour", "channel"],
  inputs: INPUTS,
  columns: {
    ...CELL_COLUMNS,
    usual_p50_seconds: "BIGINT",
    usual_p90_seconds: "BIGINT",
    saved_seconds: "DOUBLE",
    saved_low_seconds: "DOUBLE",
    saved_high_seconds: "DOUBLE",
    q_value: "DOUBLE",
    verdict: "VARCHAR",
  },
  units: "*_seconds elapsed seconds until a person answers; contacts of the latest 12 complete weeks",
  note: "a row a block of four local hours; usual: all hours of the channel and problem; saved below 0 = it takes longer",
  read: readCells,
  compute(input) {
    const counts = countsByCell(input);
    const series = groupBy(input.cells, ({ channel, category }) => JSON.stringify([channel, category]));
    const blocks = [...series.values()].flatMap((cells) => blocksOf(cells, counts));
    const q = qValues(blocks.flatMap(({ pValue }) => (pValue === null ? [] : [pValue])));
    let next = 0;
    const judged = blocks.map((block) => {
      const qValue = block.pValue === null ? null : (q[next++] as number);
      return { ...block, qValue, verdict: verdictOf(block, qValue) };
    });
    const best = new Set(
      [...groupBy(judged, ({ usual }) => keyOf(usual)).values()].map(
        (list) =>
          list
            .filter(({ verdict }) => verdict === "faster")
            .sort((a, b) => medianOf(a.cell) - medianOf(b.cell))[0],
      ),
    );
    return judged.map((block) => ({
      ...cellColumns(block.cell),
      usual_p50_seconds: block.usual.p50_seconds,
      usual_p90_seconds: block.usual.p90_seconds,
      ...savedBy(block),
      q_value: block.qValue,
      verdict: best.has(block) ? "best" : block.verdict,
    }));
  },
});

interface Block {
  cell: Cell;
  usual: Cell;
  /** null: too few contacts in these hours, or too few answers in all. */
  pValue: number | null;
}

/** Each block of one channel and problem against its other blocks. */
function blocksOf(cells: readonly Cell[], counts: ReturnType<typeof countsByCell>): Block[] {
  const usual = cells.find((cell) => cell.from_hour === null);
  if (usual === undefined) return [];
  const blocks = cells.filter((cell) => cell.from_hour !== null);
  const waits = (cell: Cell) => counts.get(keyOf(cell)) ?? [];
  return blocks.map((cell) => {
    const others = blocks.filter((other) => other !== cell).flatMap(waits);
    const isEnough = cell.contact_count >= FEWEST_CONTACTS && others.length > 0;
    const pValue =
      isEnough && usual.p50_seconds !== null
        ? compareAt(usual.p50_seconds, waits(cell), others).pValue
        : null;
    return { cell, usual, pValue };
  });
}

function verdictOf({ cell, usual }: Block, qValue: number | null): Verdict {
  if (qValue === null) return "too_few";
  if (qValue > FALSE_DISCOVERY_RATE || medianOf(cell) === medianOf(usual)) return "no_difference";
  return medianOf(cell) < medianOf(usual) ? "faster" : "slower";
}

const NOTHING_SAVED = { saved_seconds: null, saved_low_seconds: null, saved_high_seconds: null };

function savedBy({ cell, usual, pValue }: Block) {
  if (pValue === null || cell.p50_seconds === null || usual.p50_seconds === null) return NOTHING_SAVED;
  const saved = differenceInterval(
    { value: usual.p50_seconds, low: usual.p50_low_seconds, high: usual.p50_high_seconds },
    { value: cell.p50_seconds, low: cell.p50_low_seconds, high: cell.p50_high_seconds },
  );
  return {
    saved_seconds: saved.value,
    saved_low_seconds: saved.low,
    saved_high_seconds: saved.high,
  };
}
