import { groupBy } from "../../estimates/groupBy.js";
import { roundedCount, toldChance, toldRatio } from "../../methods/toldFigures.js";
import type { ReportName, ReportRow } from "../reportContracts.js";
import { type Cell, cellKey } from "./cell.js";

/**
 * Rows by problem and sub-cause as they are told where a few tickets were told theirs otherwise than by the tool's category: counts to
 * the nearest k, all else no more exactly (methods/toldFigures.ts). Rows of other scopes and of few people stay as they are; the
 * latter are withheld.
 */
export const ROUNDED_PROBLEMS: {
  [N in ReportName]?: (row: ReportRow<N>, k: number) => ReportRow<N> | null;
} = {
  category_weeks: (row, k) =>
    isOfProblem(row.scope_kind) && row.ticket_count >= k
      ? {
          ...row,
          ticket_count: roundedCount(row.ticket_count, k),
          ...around(
            "count",
            row.ticket_count,
            row.count_low,
            row.count_high,
            roundedCount(row.ticket_count, k),
            k,
          ),
          ...shareOf(row, roundedCount(row.ticket_count, k) / row.ticket_count, k),
        }
      : null,

  category_trends: (row, k) => {
    // Of a week without any, what is usual is told no more exactly either.
    if (!isOfProblem(row.scope_kind) || (row.ticket_count > 0 && row.ticket_count < k)) return null;
    const ticket_count = roundedCount(row.ticket_count, k);
    const [told, chance] = [nullable(toldRatio, k), nullable(toldChance, k)];
    return {
      ...row,
      ticket_count,
      usual_count: meanOf(row, k),
      ratio: told(row.ratio),
      ratio_low: told(row.ratio_low),
      ratio_high: told(row.ratio_high),
      p_value: chance(row.p_value),
      q_value: chance(row.q_value),
      share: row.share === null ? null : Math.min(1, ticket_count / row.total_count),
      usual_share: told(row.usual_share),
      share_ratio: told(row.share_ratio),
      share_ratio_low: told(row.share_ratio_low),
      share_ratio_high: told(row.share_ratio_high),
      share_p_value: chance(row.share_p_value),
      share_q_value: chance(row.share_q_value),
      dispersion: told(row.dispersion),
      event_count: told(row.event_count),
    };
  },

  problem_parts(row, k) {
    if (row.part_kind !== "sub_cause" || row.ticket_count < k) return null;
    const ticket_count = roundedCount(row.ticket_count, k);
    const total_count = Math.max(ticket_count, roundedCount(row.total_count, k));
    const share = ticket_count / total_count;
    const times = row.share === null || row.share === 0 ? 1 : share / row.share;
    return { ...row, ticket_count, total_count, ...shareOf(row, times, k) };
  },

  findings(row, k) {
    if (row.subject_kind !== "problem") return null;
    const [told, chance] = [nullable(toldRatio, k), nullable(toldChance, k)];
    const count = (value: number | null) => (value === null ? null : roundedCount(value, k));
    return {
      ...row,
      value: count(row.value),
      n: count(row.n),
      compared_value: told(row.compared_value),
      compared_low: told(row.compared_low),
      compared_high: told(row.compared_high),
      p_value: chance(row.p_value),
      q_value: chance(row.q_value),
      affected_count: told(row.affected_count),
      weight: told(row.weight),
    };
  },
};

/** Beside so many rounded counts an exact total tells of the one left only where all are off the same way by the most. */
const ENOUGH_ROUNDED = 4;

/**
 * Keys of the groups that must not be told though they are rounded: those of few people, and where one alone is left of a total with
 * hardly any others, the smallest of these too.
 */
export function withheldOfRounded(cells: readonly Cell[], k: number): Set<string> {
  const counts = new Map<string, Cell>();
  for (const cell of cells) {
    const key = cellKey(cell);
    const known = counts.get(key);
    // Where two reports count the same group differently, the smaller number decides.
    if (known === undefined || cell.count < known.count) counts.set(key, cell);
  }
  const few = new Set([...counts].filter(([, { count }]) => count > 0 && count < k).map(([key]) => key));
  const problems = [...counts].filter(([, { where }]) => Object.keys(where).join() === "problem");
  for (const own of groupBy(problems, ([, { population, span }]) =>
    JSON.stringify([population, span]),
  ).values()) {
    const told = own.filter(([key, { count }]) => count > 0 && !few.has(key));
    const hidden = own.filter(([key]) => few.has(key)).length;
    const [smallest] = told.sort(([a, x], [b, y]) => x.count - y.count || (a < b ? -1 : 1));
    if (hidden === 1 && told.length < ENOUGH_ROUNDED && smallest !== undefined) few.add(smallest[0]);
  }
  return few;
}

/** Null stays null. */
const nullable =
  (tell: (value: number, k: number) => number, k: number) =>
  (value: number | null): number | null =>
    value === null ? null : tell(value, k);
const isOfProblem = (kind: string): boolean => kind === "problem" || kind === "sub_cause";

/** The rounded sum of the weeks before, a week. */
function meanOf({ usual_count: mean, weeks_before: weeks }: ReportRow<"category_trends">, k: number) {
  return mean === null ? null : roundedCount(Math.round(mean * weeks), k) / weeks;
}

/** An interval as far from the rounded figure as it was from the exact one, to two digits. */
function around<Name extends string>(
  name: Name,
  exact: number,
  low: number | null,
  high: number | null,
  told: number,
  k: number,
): Record<`${Name}_low` | `${Name}_high`, number | null> {
  const bounds = {
    [`${name}_low`]: low === null ? null : Math.max(0, told - toldRatio(exact - low, k)),
    [`${name}_high`]: high === null ? null : told + toldRatio(high - exact, k),
  };
  return bounds as Record<`${Name}_low` | `${Name}_high`, number | null>;
}

interface Share {
  share: number | null;
  share_low: number | null;
  share_high: number | null;
}

/** A share times what rounding made of its count. */
function shareOf({ share, share_low, share_high }: Share, times: number, k: number): Share {
  if (share === null) return { share, share_low, share_high };
  const told = Math.min(1, share * times);
  const { share_low: low, share_high: high } = around("share", share, share_low, share_high, told, k);
  return { share: told, share_low: low, share_high: high === null ? null : Math.min(1, high) };
}
