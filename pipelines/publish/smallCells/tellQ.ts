import type { Engine } from "../../engine/engine.js";

/** Of what is called a change at most this share is chance: no q of one is told to be more. */
const CALLED = 0.05;

/** A problem that is a category, week by week, is one test with it: estimates/categoryTrends.ts. */
const TRENDS_ONCE = (relation: string): string => `(
  select '' as list, p_value, share_p_value from ${relation}
  qualify scope_kind not in ('problem', 'sub_cause') or row_number() over (
    partition by p_value, share_p_value, ticket_count, usual_count, dispersion, scope_kind in ('all', 'channel')
    order by scope_kind asc nulls last, scope asc nulls last) = 1)`;

/** What is tested together: the tests, each once, how many there are of each list, and what is told of them. */
const LISTS = {
  category_trends: {
    list: "''",
    once: TRENDS_ONCE,
    tests: `select list, count(p_value) + count(share_p_value) as tests from ${TRENDS_ONCE("estimates.category_trends")} group by list`,
    columns: [
      ["p_value", "q_value", "r.verdict in ('rose', 'fell')"],
      ["share_p_value", "share_q_value", "r.share_verdict in ('rose', 'fell')"],
    ],
  },
  findings: {
    list: "r.week",
    once: (relation: string): string => `(select week as list, p_value from ${relation})`,
    tests: `select week as list, cast(sum(test_count) as bigint) as tests from estimates.findings
      where status in ('real', 'nothing') group by week`,
    columns: [["p_value", "q_value", "true"]],
  },
} as const;

/**
 * Tells q by the p-values that are told, as if those that are not were 1. A q is the least p × tests ÷ rank of those from its own on: where
 * that was the p of a test that is withheld, the q of the row before it told that p to the last digit, and beside the other weeks
 * it belongs to one count. So no q is smaller than it was, and none of what is called a change passes the bound. Call it
 * when both are published.
 */
export async function tellQ(engine: Engine, relationOf: (name: keyof typeof LISTS) => string): Promise<void> {
  for (const [name, { list, once, tests, columns }] of Object.entries(LISTS)) {
    const relation = relationOf(name as keyof typeof LISTS);
    const told = columns
      .map(([p]) => `select list, ${p} as p from ${once(relation)} where ${p} is not null`)
      .join(" union all ");
    await engine.run(`create or replace temp table told_q as
      with told as (${told}),
      ranked as (
        select t.list, t.p, least(1, t.p * n.tests / row_number() over (partition by t.list order by t.p asc nulls last)) as q
        from told as t join (${tests}) as n on n.list = t.list)
      select distinct list, p, min(q) over (partition by list order by p desc nulls last) as q from ranked`);
    for (const [p, q, isCalled] of columns)
      await engine.run(`update ${relation} as r
        set ${q} = case when ${isCalled} then least(t.q, greatest(r.${q}, ${CALLED})) else t.q end
        from told_q as t where t.list = ${list} and t.p = r.${p} and r.${q} is not null`);
  }
  await engine.run("drop table told_q");
}
