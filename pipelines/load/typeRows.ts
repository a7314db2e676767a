import type { Bindable, Engine } from "../engine/engine.js";
import { quoteString } from "../engine/engine.js";
import { FileRefused } from "../errors.js";
import type { FilePlan, TablePlan } from "./plan.js";

export interface TypedCounts {
  /** Records with at least one refused value. */
  rejected: number;
  /** Records that no feed takes. */
  unused: number;
}

const REFUSED = "load_refused_values";

/**
 * Types a staged table and puts its rows in the targets, all records of it or, when it throws, none
 * (call it inside a transaction). A record with a refused value in any feed gives no row in any; each of
 * its refused values is one row of raw.rejects. Throws FileRefused `no_time_zone` when a naive time
 * stands in a column whose zone nobody declared.
 */
export async function typeRows(
  engine: Engine,
  file: { fileId: number; path: string },
  plan: FilePlan,
  personKey: string,
): Promise<TypedCounts> {
  await engine.run(
    `create or replace temp table ${REFUSED} (record_no BIGINT, column_name VARCHAR, reason VARCHAR)`,
  );
  for (const table of plan.tables) await engine.run(refusedSql(plan, table), binds(table, personKey));
  await refuseWithoutZone(engine, file.path);
  for (const table of plan.tables) {
    await engine.run(insertSql(plan, table, file.fileId), binds(table, personKey));
  }
  await engine.run(
    `insert into raw.rejects select distinct ${file.fileId}, record_no, column_name, reason from ${REFUSED}`,
  );
  const rejected = await engine.value<number>(`select count(distinct record_no) from ${REFUSED}`);
  const unused = await engine.value<number>(unusedSql(plan));
  await engine.run(`drop table ${REFUSED}`);
  return { rejected, unused };
}

const binds = (table: TablePlan, key: string): readonly Bindable[] | undefined =>
  table.bindsKey ? [key] : undefined;

function refusedSql(plan: FilePlan, table: TablePlan): string {
  const reasons = table.labels.map((_, i) => `r${i}`);
  const refused = table.labels.map(
    (label, i) =>
      `case when r${i} is not null then {'column_name': ${quoteString(label)}, 'reason': r${i}} end`,
  );
  return `insert into ${REFUSED}
with ${plan.src},
${table.ctes}
select record_no, unnest(list_filter([${refused.join(",\n  ")}], lambda one: one is not null), recursive := true)
from typed where coalesce(${reasons.join(", ")}) is not null`;
}

function insertSql(plan: FilePlan, table: TablePlan, fileId: number): string {
  const flag = table.target.logRows ? `${table.isLogRow}, ` : "";
  const values = table.labels.map((_, i) => `v${i}`).join(", ");
  return `insert into ${table.target.relation}
with ${plan.src},
${table.ctes}
select ${fileId}, record_no, ${flag}${values} from typed
where not exists (select 1 from ${REFUSED} as refused where refused.record_no = typed.record_no)`;
}

function unusedSql(plan: FilePlan): string {
  const taken = plan.tables.map((table) => `(${table.where})`).join(" or ");
  return `with ${plan.src} select count(*) from src${taken === "" ? "" : ` where not (${taken})`}`;
}

async function refuseWithoutZone(engine: Engine, path: string): Promise<void> {
  const column = await engine.value<string | null>(
    `select min(column_name) from ${REFUSED} where reason = 'no_time_zone'`,
  );
  if (column === null) return;
  throw new FileRefused(
    "no_time_zone",
    path,
    `times in column "${column}" carry no time zone, and guessing one could move every figure by hours`,
    `say in suara.yaml which zone they are in:\n  sources:\n    - files: ${JSON.stringify(path)}\n      time_zone: Asia/Jakarta`,
  );
}
