import type { Engine } from "../../engine/engine.js";
import { groupBy } from "../../estimates/groupBy.js";
import type { ReportName } from "../reportContracts.js";
import { type Cell, cellKey } from "./cell.js";
import { daysFrom } from "./rule.js";

type Part = { rule: string; week_start: string; channel: string; category: string; is_whole: boolean };

type Groups = ReadonlyMap<ReportName, readonly { row: Record<string, unknown>; cells: readonly Cell[] }[]>;

/**
 * Rows of complaints that may not be told. A rule is the tickets of the categories that it names, so beside those of them that are told it
 * tells the one that is not: its week is told where all of theirs are. Not taken: a sum among those that decide what is withheld,
 * with which a desk of rare complaints loses most counts by category.
 */
export async function complaintsBesideHidden(
  engine: Engine,
  groups: Groups,
  withheld: ReadonlySet<string>,
): Promise<Set<unknown>> {
  const told = new Set([...groups.values()].flat().flatMap(({ cells }) => cells.map(cellKey)));
  const hidden = await hiddenWeeks(engine, (key) => told.has(key) && !withheld.has(key));
  const rows = groups.get("complaints_by_week") ?? [];
  return new Set(rows.filter(({ row }) => hidden.has(JSON.stringify([row.rule, row.week_start]))));
}

/** Rules and weeks of which a category is not told. */
async function hiddenWeeks(engine: Engine, isTold: (key: string) => boolean): Promise<Set<string>> {
  // The first rule that fits, as int_complaints has it: that model is not here where ClickHouse built it. Whole: no other
  // rule takes a category's tickets of some channel.
  const parts = await engine.rows<Part>(`
    with pairs as (select distinct channel, category from reports.tickets_by_week),
    fitting as (
      select arg_min(r.rule, r.position) as rule, p.channel, p.category
      from pairs as p join ref.complaint_rules as r
        on coalesce(r.channel, p.channel) = p.channel and coalesce(r.category, p.category) = p.category
      group by p.channel, p.category),
    named as (
      select f.rule, f.channel, f.category, count(distinct r.channel) = 0 as is_whole
      from fitting as f left join ref.complaint_rules as r on r.category = f.category
      group by f.rule, f.channel, f.category)
    select n.rule, t.week_start, t.channel, t.category, n.is_whole
    from named as n join reports.tickets_by_week as t on t.channel = n.channel and t.category = n.category
    where exists (select 1 from ref.complaint_rules as r where r.category is not null)
    order by all`);
  const keyOf = (monday: string, where: Record<string, string>): string =>
    cellKey({ population: "created", span: daysFrom(monday), where });
  const hidden = new Set<string>();
  const byCategory = groupBy(parts, ({ rule, week_start, category }) =>
    JSON.stringify([rule, week_start, category]),
  );
  for (const own of byCategory.values()) {
    const { rule, week_start, category, is_whole } = own[0] as Part;
    const isOpen =
      (is_whole && isTold(keyOf(week_start, { category }))) ||
      own.every(({ channel }) => isTold(keyOf(week_start, { channel, category })));
    if (!isOpen) hidden.add(JSON.stringify([rule, week_start]));
  }
  return hidden;
}
