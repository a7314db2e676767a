import { type Difference, type GroupSums, stratifiedDifference } from "../methods/stratifiedDifference.js";
import { roundedCount, stepOf, toStep } from "../methods/toldFigures.js";
import { estimate } from "./estimate.js";

const MEASURES = ["dissatisfied", "score", "wait", "reopened", "repeated"] as const;
const KINDS = {
  dissatisfied: "share",
  score: { least: 1, most: 5 },
  wait: "mean",
  reopened: "share",
  repeated: "share",
} as const;
/** Weeks that marts.theme_outcomes holds. */
const WEEKS = 12;

interface Cell extends Record<string, unknown> {
  measure: (typeof MEASURES)[number];
  theme: string;
  stratum: string;
  count: number;
  sum: number;
  square_sum: number;
}

interface Input {
  cells: Cell[];
  /** Customers a week who mention each theme, over the same weeks. */
  sizes: { theme: string; customers: number; weeks: number }[];
  smallCell: number;
}

type Column =
  | "theme"
  | "measure"
  | "text_count"
  | "others_count"
  | "value"
  | "others_value"
  | "difference"
  | "difference_low"
  | "difference_high"
  | "customers_a_week"
  | "harm_a_week"
  | "harm_low"
  | "harm_high";
type HarmRow = Record<Column, string | number | null>;

export const themeHarm = estimate<Input, Column>({
  name: "estimates.theme_harm",
  grain: ["theme", "measure"],
  inputs: ["marts.theme_outcomes", "marts.theme_counts", "reports.themes_by_week", "ref.settings"],
  columns: {
    theme: "VARCHAR",
    measure: "VARCHAR",
    text_count: "BIGINT",
    others_count: "BIGINT",
    value: "DOUBLE",
    others_value: "DOUBLE",
    difference: "DOUBLE",
    difference_low: "DOUBLE",
    difference_high: "DOUBLE",
    customers_a_week: "DOUBLE",
    harm_a_week: "DOUBLE",
    harm_low: "DOUBLE",
    harm_high: "DOUBLE",
  },
  units:
    "shares 0..1 of dissatisfied, reopened and repeated, stars of score, seconds of wait; harm_a_week dissatisfied customers",
  note:
    "those who mention a theme against others of the same source, channel and week, over the latest 12 complete weeks; " +
    "harm_a_week = customers a week × the difference in the share dissatisfied, of measure dissatisfied only",
  async read(engine) {
    const cells = await engine.rows<Cell>(
      `select measure, theme, source || ' ' || channel || ' ' || cast(week_start as varchar) as stratum,
         text_count as "count", value_sum as "sum", square_sum
       from marts.theme_outcomes order by all`,
    );
    const sizes = await engine.rows<{ theme: string; customers: number; weeks: number }>(
      `with weeks as (
         select week from reports.themes_by_week
         where is_complete and theme = '' and scope_kind = 'all' order by week_start desc limit ${WEEKS})
       select theme, cast(sum(customer_count) as integer) as customers, (select cast(count(*) as integer) from weeks) as weeks
       from marts.theme_counts
       where scope_kind = 'all' and theme <> '' and text_week in (select week from weeks)
       group by theme order by theme`,
    );
    const smallCell = (await engine.value<number | null>("select max(small_cell) from ref.settings")) ?? 1;
    return { cells, sizes, smallCell };
  },
  compute: harm,
});

export function harm({ cells, sizes, smallCell }: Input): HarmRow[] {
  const everybody = new Map<string, GroupSums>();
  for (const cell of cells) {
    if (cell.theme === "") everybody.set(`${cell.measure} ${cell.stratum}`, sums(cell));
  }
  return sizes
    .filter(({ theme, customers }) => theme !== "none" && customers >= smallCell)
    .flatMap(({ theme, customers, weeks }) =>
      MEASURES.flatMap((measure) => {
        const strata = cells
          .filter((cell) => cell.theme === theme && cell.measure === measure)
          .map((cell) => {
            const all = everybody.get(`${measure} ${cell.stratum}`) ?? sums(cell);
            return { group: sums(cell), others: less(all, sums(cell)) };
          });
        const found = stratifiedDifference(strata, KINDS[measure]);
        if (found === null || found.groupCount < smallCell) return [];
        return [row(theme, measure, found, roundedCount(customers, smallCell) / weeks, smallCell)];
      }),
    );
}

function row(
  theme: string,
  measure: string,
  found: Difference,
  customers: number,
  smallCell: number,
): HarmRow {
  const { value, others, difference, low, high } = told(measure, found, smallCell);
  const isSize = measure === "dissatisfied";
  const times = (x: number | null) => (isSize && x !== null ? x * customers : null);
  return {
    theme,
    measure,
    text_count: roundedCount(found.groupCount, smallCell),
    others_count: roundedCount(found.othersCount, smallCell),
    value,
    others_value: others,
    difference,
    difference_low: low,
    difference_high: high,
    customers_a_week: customers,
    harm_a_week: times(difference),
    harm_low: times(low),
    harm_high: times(high),
  };
}

/** A share such as 4 of 7 would tell how many texts there are; seconds hold no such number in three digits. */
function told(measure: string, found: Difference, smallCell: number) {
  const finest = stepOf(found.groupCount, smallCell);
  const step =
    measure !== "wait" || finest === 0 ? finest : 10 ** (Math.floor(Math.log10(found.groupMean || 1)) - 2);
  const stepped = (x: number | null): number | null => (x === null ? null : toStep(x, step));
  const value = toStep(found.groupMean, step);
  const others = smallCell <= 1 ? found.othersMean : Number(found.othersMean.toPrecision(3));
  const difference = smallCell <= 1 ? found.difference : toldDifference(value, others, step);
  const [low, high] = [stepped(found.low), stepped(found.high)];
  return {
    value,
    others,
    difference,
    // Each is told to its own step: the difference still lies in its interval.
    low: low === null ? null : Math.min(low, difference),
    high: high === null ? null : Math.max(high, difference),
  };
}

/**
 * Of what is told, for anything finer would tell more of the value than its step does. What the steps alone may have made is 0: the
 * true difference may lie on the other side. Whether it is so is seen by the figures told.
 */
function toldDifference(value: number, others: number, step: number): number {
  const difference = value - others;
  // A value of one step may have been any smaller one (toStep).
  const ofValue = value <= 1.5 * step ? step : step / 2;
  const ofOthers = others === 0 ? 0 : 10 ** (Math.floor(Math.log10(others)) - 2) / 2;
  return Math.abs(difference) <= ofValue + ofOthers ? 0 : difference;
}

const sums = (cell: Cell): GroupSums => ({
  count: cell.count,
  sum: cell.sum,
  sumOfSquares: cell.square_sum,
});
const less = (all: GroupSums, part: GroupSums): GroupSums => ({
  count: all.count - part.count,
  sum: all.sum - part.sum,
  sumOfSquares: all.sumOfSquares - part.sumOfSquares,
});
