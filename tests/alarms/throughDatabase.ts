import { categoryChangePoints } from "../../pipelines/estimates/categoryChangePoints.js";
import { categoryTrends } from "../../pipelines/estimates/categoryTrends.js";
import { updateEstimates } from "../../pipelines/estimates/updateEstimates.js";
import { openWarehouse } from "../pipelines/models/warehouse.js";
import { isReal } from "./judged.js";
import { quietDesk } from "./quietDesk.js";

/**
 * The same quiet desks by the whole of the estimates' code: a row a ticket in a database, spread over the days of its week,
 * read, computed and written as a run does it. Smaller desks, so that a command has done with it in time.
 */
export async function falseAlarmsThroughDatabase(desks: number, firstSeed = 500_000) {
  const sum = { desks, changed: 0, levels: 0 };
  for (let seed = firstSeed; seed < firstSeed + desks; seed++) {
    const { weeks, counts } = quietDesk(seed, { size: 300 });
    const engine = await openWarehouse();
    try {
      await engine.run("create schema if not exists marts");
      await engine.run("create schema if not exists reports");
      await engine.run("create schema if not exists estimates");
      const labels = new Map(weeks.map(({ week, week_start }) => [week_start, week]));
      const values = counts.map(({ channel, category, problem, sub_cause, week_start, tickets }) => {
        const sub = sub_cause === null ? "null" : `'${sub_cause.split("/")[1]}'`;
        return `('${labels.get(week_start)}', date '${week_start}', '${channel}', '${category}', '${problem}', ${sub}, ${tickets})`;
      });
      await engine.run(
        `create table reports.tickets_by_week as
         select week, week_start, true as is_complete, channel, category, problem, sub_problem, ticket_count
         from (values ${values.join(", ")})
           as t (week, week_start, channel, category, problem, sub_problem, ticket_count)`,
      );
      await engine.run(
        `create table marts.tickets as select channel, category, problem, sub_problem, week_start,
           cast(week_start as timestamp) + to_hours(cast(7 * 24 * (n + 0.5) / ticket_count as integer)) as created_at
         from (select *, unnest(range(ticket_count)) as n from reports.tickets_by_week)`,
      );
      await engine.run(
        `create table estimates.uplift_by_event (kind varchar, name varchar, starts_on date, scope_kind varchar,
           scope varchar, contact_count bigint, expected_count double, verdict varchar)`,
      );
      await engine.run(
        "create table reports.calendar_marks (kind varchar, name varchar, starts_on date, ends_on date)",
      );
      await updateEstimates(engine, [categoryTrends, categoryChangePoints]);
      const rows = await engine.rows<{ verdict: string; share_verdict: string | null }>(
        "select verdict, share_verdict from estimates.category_trends",
      );
      if (rows.length === 0) throw new Error("a desk has trends");
      if (rows.some((row) => isReal(row.verdict) || isReal(row.share_verdict))) sum.changed++;
      const levels = await engine.value<number>("select count(*) from estimates.category_change_points");
      if (levels > 0) sum.levels++;
    } finally {
      await engine.close();
    }
  }
  return sum;
}
