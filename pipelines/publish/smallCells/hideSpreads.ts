import { type Engine, quoteIdentifier } from "../../engine/engine.js";
import { SPREAD_WEEKS } from "../../estimates/categoryWeeks.js";

/** Figures that tell how far a scope's counts spread from week to week, or follow from it. */
const SPREADS = {
  category_weeks: ["count_low", "count_high", "share_low", "share_high"],
  category_trends: [
    "ratio_low",
    "ratio_high",
    "p_value",
    "q_value",
    "share_ratio_low",
    "share_ratio_high",
    "share_p_value",
    "share_q_value",
    "dispersion",
  ],
} as const;

/** Of the weeks compared with, their sum, and with which it is compared. */
const SUMS = ["usual_count", "ratio", "usual_share", "share_ratio"];

/**
 * Leaves open what tells the spread of a scope of which one of the weeks that decide it is withheld: beside the other weeks it is an equation in
 * the squares of the withheld ones, which with few of them has one solution. Verdicts stay. So is what those weeks usually
 * have where one is left out of them, for an incident moved it: withholding knows of the sum of all of them alone. Rounded sums stay. Call it
 * when both are published.
 */
export async function hideSpreads(
  engine: Engine,
  relationOf: (name: keyof typeof SPREADS) => string,
  { roundsProblems }: { roundsProblems: boolean },
): Promise<void> {
  const weeks = relationOf("category_weeks");
  await engine.run(`create or replace temp table hidden_scopes as
    select distinct w.scope_kind, w.scope
    from estimates.category_weeks as w
      left join ${weeks} as p on p.scope_kind = w.scope_kind and p.scope = w.scope and p.week_start = w.week_start
    where p.share is null and p.count_low is null
      and w.week_start in (select distinct week_start from estimates.category_weeks order by week_start desc nulls last limit ${SPREAD_WEEKS})`);
  for (const [name, columns] of Object.entries(SPREADS))
    await engine.run(`update ${relationOf(name as keyof typeof SPREADS)} as t
      set ${columns.map((column) => `${quoteIdentifier(column)} = null`).join(", ")}
      from hidden_scopes as h where h.scope_kind = t.scope_kind and h.scope = t.scope`);
  await engine.run(`update ${relationOf("category_trends")} as t
    set ${SUMS.map((column) => `${quoteIdentifier(column)} = null`).join(", ")}
    from hidden_scopes as h
    where h.scope_kind = t.scope_kind and h.scope = t.scope
      and t.weeks_before < (select least(count(distinct week_start), ${SPREAD_WEEKS}) - 1 from estimates.category_weeks)
      ${roundsProblems ? "and t.scope_kind not in ('problem', 'sub_cause')" : ""}`);
  await engine.run("drop table hidden_scopes");
}
