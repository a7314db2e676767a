import type { Bindable, Engine, Row } from "../engine/engine.js";
import { quoteString } from "../engine/engine.js";
import { FileRefused } from "../errors.js";
import type { TextPool } from "../text/textPool.js";
import type { FilePlan, TablePlan } from "./plan.js";
import { insertReading } from "./readTexts.js";
import { storedColumns } from "./texts.js";

export interface TypedCounts {
  /** Records with at least one refused value. */
  rejected: number;
  /** Records that no feed takes. */
  unused: number;
}

const REFUSED = "load_refused_values";

/** A staged file: the records that its reader must find are those that were counted, less the refused ones. */
export interface StagedFile {
  fileId: number;
  path: string;
  records: number;
}

/**
 * Types a staged table and puts its rows in the targets, all records of it or, when it throws, none
 * (call it inside a transaction). A record with a refused value in any feed gives no row in any; each of
 * its refused values is one row of raw.rejects. Throws FileRefused `no_time_zone` when a naive time
 * stands in a column whose zone nobody declared, `records_unaccounted` when other records are read than were counted.
 */
export async function typeRows(
  engine: Engine,
  file: StagedFile,
  plan: FilePlan,
  { personKey, pool }: { personKey: string; pool: TextPool },
): Promise<TypedCounts> {
  let fitting = 0;
  for (const table of plan.tables) {
    const { target, isLogRow } = table;
    const flag = target.logRows ? `, ${isLogRow}` : "";
    const rows = { target, query: fittingSql(plan, table), binds: binds(table, personKey) };
    const head = `${file.fileId}, record_no${flag}`;
    fitting +=
      target.texts.length > 0
        ? await insertReading(engine, pool, { ...rows, head })
        : // An insert answers with its count.
          await engine.value<number>(
            `insert into ${target.relation} select ${head}, ${storedColumns(target)} from (${rows.query})`,
            rows.binds,
          );
  }
  const takesAll = plan.tables.length > 0 && plan.tables.every((table) => table.where === "true");
  // Nearly every file is clean, and its rows are then as many as its records: nothing is left to ask.
  if (takesAll && fitting === file.records * plan.tables.length) return { rejected: 0, unused: 0 };
  const { read, taken, unused } = await countRecords(engine, plan);
  if (read !== file.records) {
    throw new FileRefused(
      "records_unaccounted",
      file.path,
      `${file.records} whole records were counted and ${read} read`,
      "export the file again; if it stays, its quoting is broken in a way that hides records",
    );
  }
  const rejected = fitting === taken ? 0 : await refuseRecords(engine, file, plan, personKey);
  return { rejected, unused };
}

interface RecordCounts extends Row {
  read: number;
  /** Rows the targets would get if no value were refused. */
  taken: number;
  /** Records that no target takes. */
  unused: number;
}

async function countRecords(engine: Engine, plan: FilePlan): Promise<RecordCounts> {
  const each = plan.tables.map((table) => `count(*) filter (where ${table.where})`);
  const any = plan.tables.map((table) => `(${table.where})`).join(" or ") || "false";
  const [counts] = await engine.rows<RecordCounts>(
    `with ${plan.src} select count(*) as read, ${["0", ...each].join(" + ")} as taken,
      count(*) filter (where not (${any})) as unused from src`,
  );
  return counts ?? { read: 0, taken: 0, unused: 0 };
}

/** Writes the refused values down and takes the rows of their records out of every target; how many records. */
async function refuseRecords(
  engine: Engine,
  file: StagedFile,
  plan: FilePlan,
  personKey: string,
): Promise<number> {
  await engine.run(
    `create or replace temp table ${REFUSED} (record_no BIGINT, column_name VARCHAR, reason VARCHAR)`,
  );
  for (const table of plan.tables) await engine.run(refusedSql(plan, table), binds(table, personKey));
  await refuseWithoutZone(engine, file.path);
  for (const { target } of plan.tables) {
    await engine.run(
      `delete from ${target.relation} where file_id = ${file.fileId} and record_no in (select record_no from ${REFUSED})`,
    );
  }
  await engine.run(
    `insert into raw.rejects select distinct ${file.fileId}, record_no, column_name, reason from ${REFUSED}`,
  );
  const rejected = await engine.value<number>(`select count(distinct record_no) from ${REFUSED}`);
  await engine.run(`drop table ${REFUSED}`);
  return rejected;
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

/** The typed values of the records of which none is refused. */
function fittingSql(plan: FilePlan, table: TablePlan): string {
  const values = table.labels.map((_, i) => `v${i}`).join(", ");
  const reasons = table.labels.map((_, i) => `r${i}`).join(", ");
  return `with ${plan.src},
${table.ctes}
select record_no, ${values} from typed where coalesce(${reasons}) is null`;
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
