import type { Bindable, Engine, Row } from "../engine/engine.js";
import { quoteString } from "../engine/engine.js";
import { FileRefused } from "../errors.js";
import type { TextPool } from "../text/textPool.js";
import type { FilePlan, TablePlan } from "./plan.js";
import { insertReading } from "./readTexts.js";
import { storedColumns } from "./texts.js";
import { refuseWrongFormat } from "./wrongFormat.js";

/** Of one file. */
export interface TypedCounts {
  /** Records with at least one refused value. */
  rejected: number;
  /** Records that no feed takes. */
  unused: number;
}

const REFUSED = "load_refused_values";

/** Staged files whose records stand in one relation, in the order of its file_no. */
export interface StagedFiles {
  /** Id of the first; those of the others follow it. No file has a greater one. */
  firstId: number;
  /** The records that a reader must find are those that were counted, less the refused ones. */
  files: readonly { path: string; records: number }[];
}

/**
 * Types staged files and puts their rows in the targets, all records of them or, when it throws, none
 * (call it inside a transaction). A record with a refused value in any feed gives no row in any; each of
 * its refused values is one row of raw.rejects. Throws FileRefused `no_time_zone` when a naive time
 * stands in a column whose zone nobody declared, `wrong_time_format` when a column is in another format than was told,
 * `records_unaccounted` when other records are read than were counted.
 */
export async function typeRows(
  engine: Engine,
  staged: StagedFiles,
  plan: FilePlan,
  { personKey, pool }: { personKey: string; pool: TextPool },
): Promise<TypedCounts[]> {
  let stored = 0;
  for (const table of plan.tables) {
    const { target, isLogRow } = table;
    const flag = target.logRows ? `, ${isLogRow}` : "";
    const rows = { target, query: fittingSql(plan, table), binds: binds(table, personKey) };
    const head = `${staged.firstId} + file_no, record_no${flag}`;
    stored +=
      target.texts.length > 0
        ? await insertReading(engine, pool, { ...rows, head })
        : // An insert answers with its count.
          await engine.value<number>(
            `insert into ${target.relation} select ${head}, ${storedColumns(target)} from (${rows.query})`,
            rows.binds,
          );
  }
  const { files } = staged;
  const fitting = files.length === 1 ? [stored] : await storedByFile(engine, staged, plan);
  const takesAll = plan.tables.length > 0 && plan.tables.every((table) => table.where === "true");
  // Nearly every file is clean, and its rows are then as many as its records: nothing is left to ask.
  if (takesAll && files.every(({ records }, i) => fitting[i] === records * plan.tables.length)) {
    return files.map(() => ({ rejected: 0, unused: 0 }));
  }
  const counts = await countRecords(engine, staged, plan);
  const isClean = counts.every(({ taken }, i) => taken === fitting[i]);
  const rejected = isClean ? [] : await refuseRecords(engine, staged, plan, personKey);
  return counts.map(({ unused }, i) => ({ rejected: rejected[i] ?? 0, unused }));
}

/** Rows of each file in the targets. */
async function storedByFile(engine: Engine, staged: StagedFiles, plan: FilePlan): Promise<number[]> {
  const relations = new Set(plan.tables.map(({ target }) => target.relation));
  if (relations.size === 0) return staged.files.map(() => 0);
  const each = [...relations].map(
    (relation) =>
      `select file_id - ${staged.firstId} as file_no from ${relation} where file_id >= ${staged.firstId}`,
  );
  return byFile(
    staged,
    await engine.rows<FileCount>(
      `select file_no, count(*) as records from (${each.join(" union all ")}) group by file_no`,
    ),
  );
}

interface FileCount extends Row {
  file_no: number;
  records: number;
}

function byFile({ files }: StagedFiles, counted: readonly FileCount[]): number[] {
  const found = new Map(counted.map(({ file_no, records }) => [file_no, records]));
  return files.map((_, i) => found.get(i) ?? 0);
}

interface RecordCounts extends Row {
  file_no: number;
  read: number;
  /** Rows the targets would get if no value were refused. */
  taken: number;
  /** Records that no target takes. */
  unused: number;
}

/** What was read of each file. Throws FileRefused where that is not what was counted. */
async function countRecords(engine: Engine, staged: StagedFiles, plan: FilePlan): Promise<RecordCounts[]> {
  const each = plan.tables.map((table) => `count(*) filter (where ${table.where})`);
  const any = plan.tables.map((table) => `(${table.where})`).join(" or ") || "false";
  const rows = await engine.rows<RecordCounts>(
    `with ${plan.src} select file_no, count(*) as read, ${["0", ...each].join(" + ")} as taken,
      count(*) filter (where not (${any})) as unused from src group by file_no`,
  );
  const found = new Map(rows.map((row) => [row.file_no, row]));
  return staged.files.map(({ path, records }, i) => {
    const counts = found.get(i) ?? { file_no: i, read: 0, taken: 0, unused: 0 };
    if (counts.read === records) return counts;
    throw new FileRefused(
      "records_unaccounted",
      path,
      `${records} whole records were counted and ${counts.read} read`,
      "export the file again; if it stays, its quoting is broken in a way that hides records",
    );
  });
}

/** Writes the refused values down and takes the rows of their records out of every target; how many records of each file. */
async function refuseRecords(
  engine: Engine,
  staged: StagedFiles,
  plan: FilePlan,
  personKey: string,
): Promise<number[]> {
  const { firstId } = staged;
  await engine.run(
    `create or replace temp table ${REFUSED} (file_no BIGINT, record_no BIGINT, column_name VARCHAR, reason VARCHAR)`,
  );
  for (const table of plan.tables) await engine.run(refusedSql(plan, table), binds(table, personKey));
  await refuseWithoutZone(engine, staged);
  await refuseOtherFormats(engine, staged, plan, personKey);
  for (const { target } of plan.tables) {
    await engine.run(
      `delete from ${target.relation} where file_id >= ${firstId}
        and (file_id - ${firstId}, record_no) in (select (file_no, record_no) from ${REFUSED})`,
    );
  }
  await engine.run(
    `insert into raw.rejects select distinct ${firstId} + file_no, record_no, column_name, reason from ${REFUSED}`,
  );
  const rejected = await engine.rows<FileCount>(
    `select file_no, count(distinct record_no) as records from ${REFUSED} group by file_no`,
  );
  await engine.run(`drop table ${REFUSED}`);
  return byFile(staged, rejected);
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
select file_no, record_no, unnest(list_filter([${refused.join(",\n  ")}], lambda one: one is not null), recursive := true)
from typed where coalesce(${reasons.join(", ")}) is not null`;
}

/** The typed values of the records of which none is refused. */
function fittingSql(plan: FilePlan, table: TablePlan): string {
  const values = table.labels.map((_, i) => `v${i}`).join(", ");
  const reasons = table.labels.map((_, i) => `r${i}`).join(", ");
  return `with ${plan.src},
${table.ctes}
select file_no, record_no, ${values} from typed where coalesce(${reasons}) is null`;
}

/** Of each file with times that could not be read, whether they are rather in another format than was told. */
async function refuseOtherFormats(
  engine: Engine,
  { files }: StagedFiles,
  plan: FilePlan,
  personKey: string,
): Promise<void> {
  const unread = await engine.rows<{ file_no: number; column_name: string }>(
    `select distinct file_no, column_name from ${REFUSED} where reason in ('not_a_time', 'impossible_time') order by all`,
  );
  for (const [fileNo, { path }] of files.entries()) {
    const columns = unread.filter((one) => one.file_no === fileNo).map((one) => one.column_name);
    if (columns.length > 0)
      await refuseWrongFormat(engine, { path, fileNo }, plan, columns, (table) => binds(table, personKey));
  }
}

async function refuseWithoutZone(engine: Engine, { files }: StagedFiles): Promise<void> {
  const [refused] = await engine.rows<{ file_no: number; column_name: string }>(
    `select file_no, column_name from ${REFUSED} where reason = 'no_time_zone' order by all limit 1`,
  );
  if (refused === undefined) return;
  const path = files[refused.file_no]?.path ?? "";
  throw new FileRefused(
    "no_time_zone",
    path,
    `times in column "${refused.column_name}" carry no time zone, and guessing one could move every figure by hours`,
    `say in suara.yaml which zone they are in:\n  sources:\n    - files: ${JSON.stringify(path)}\n      time_zone: Asia/Jakarta`,
  );
}
