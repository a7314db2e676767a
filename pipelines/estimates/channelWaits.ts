import { qValues } from "../methods/falseDiscoveryRate.js";
import { logRank } from "../methods/logRank.js";
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

type Verdict = "fastest" | "tied" | "slower" | "only" | "too_few";

/**
 * Which channel answers fastest, by problem and hour. All pairs of channels of a problem and block of hours are tested
 * (log-rank), all tests of the report corrected together (Benjamini and Hochberg 1995); so that the one with the shortest
 * median was picked after looking costs nothing.
 */
export const channelWaits = estimate<
  Input,
  keyof typeof CELL_COLUMNS | "unknown_problem_count" | "q_value" | "verdict"
>({
  name: "estimates.channel_waits",
  grain: ["scope_kind", "scope", "from_hour", "channel"],
  inputs: INPUTS,
  columns: { ...CELL_COLUMNS, unknown_problem_count: "BIGINT", q_value: "DOUBLE", verdict: "VARCHAR" },
  units: "*_seconds elapsed seconds until a person answers; contacts of the latest 12 complete weeks",
  note: "from_hour null: all hours; q_value: log-rank against the channel with the shortest median, after Benjamini and Hochberg",
  read: readCells,
  compute(input) {
    const counts = countsByCell(input);
    const groups = [
      ...groupBy(input.cells, (cell) => JSON.stringify([cell.category, cell.from_hour])).values(),
    ];
    const tests = groups.flatMap((cells) => pairs(cells.filter(isLarge), counts));
    const q = qValues(tests.map((test) => test.pValue));
    const found = new Map(tests.map((test, i) => [test.key, { ...test, q: q[i] as number }]));
    return groups.flatMap((cells) => {
      const verdicts = judge(cells.filter(isLarge), found);
      return cells.map((cell) => ({
        ...cellColumns(cell),
        unknown_problem_count: cell.category === null ? unknownOf(cell, input.cells) : null,
        ...(verdicts.get(cell) ?? { q_value: null, verdict: "too_few" }),
      }));
    });
  },
});

const isLarge = (cell: Cell): boolean => cell.contact_count >= FEWEST_CONTACTS;

interface Test {
  key: string;
  pValue: number;
  /** The channel of the two that had more answers than expected. */
  quicker: string;
}

const pairKey = (a: Cell, b: Cell): string => [keyOf(a), keyOf(b)].sort().join();

function pairs(cells: readonly Cell[], counts: ReturnType<typeof countsByCell>): Test[] {
  const waits = (cell: Cell) => counts.get(keyOf(cell)) ?? [];
  return cells.flatMap((a, i) =>
    cells.slice(i + 1).map((b) => {
      const { observed, expected, pValue } = logRank(waits(a), waits(b));
      return { key: pairKey(a, b), pValue, quicker: observed > expected ? a.channel : b.channel };
    }),
  );
}

/** The channel with the shortest median is the fastest only where every other one is told apart from it. */
function judge(
  cells: readonly Cell[],
  tests: ReadonlyMap<string, Test & { q: number }>,
): Map<Cell, { q_value: number | null; verdict: Verdict }> {
  const [best, ...others] = [...cells].sort(
    (a, b) => medianOf(a) - medianOf(b) || (a.channel < b.channel ? -1 : 1),
  );
  const verdicts = new Map<Cell, { q_value: number | null; verdict: Verdict }>();
  if (best === undefined) return verdicts;
  let isAlone = true;
  for (const other of others) {
    const test = tests.get(pairKey(best, other));
    const isSlower = test !== undefined && test.q <= FALSE_DISCOVERY_RATE && test.quicker === best.channel;
    if (!isSlower) isAlone = false;
    verdicts.set(other, { q_value: test?.q ?? null, verdict: isSlower ? "slower" : "tied" });
  }
  verdicts.set(best, {
    q_value: null,
    verdict: others.length === 0 ? "only" : isAlone ? "fastest" : "tied",
  });
  return verdicts;
}

/** Contacts of the channel and hours that are in no category's figures. */
function unknownOf(cell: Cell, cells: readonly Cell[]): number {
  const told = cells.filter(
    (other) =>
      other.channel === cell.channel && other.from_hour === cell.from_hour && other.category !== null,
  );
  return cell.contact_count - told.reduce((sum, other) => sum + other.contact_count, 0);
}
