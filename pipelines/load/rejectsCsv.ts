import { mkdir, open, rename } from "node:fs/promises";
import path from "node:path";
import { type Engine, quoteString } from "../engine/engine.js";

const REJECTS_CSV = "rejects.csv";

/** A cell that a spreadsheet would run as a formula gets an apostrophe in front. */
const safe = (sql: string): string =>
  `case when regexp_matches(${sql}, '^[\\s\\x{0}\\x{FEFF}]*[=+@\\x{FF1D}\\x{FF0B}\\x{FF20}\\x{FF0D}-]') or regexp_matches(${sql}, '^[\\t\\r\\n\\x{0}]') then '''' || ${sql} else ${sql} end`;

/**
 * `out/rejects.csv`: file, record, column, reason of everything refused, in that order, without a single
 * value; a file refused whole has one line without a record. Written beside, synced, renamed.
 */
export async function writeRejectsCsv(engine: Engine, outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  const target = path.join(outDir, REJECTS_CSV);
  const beside = `${target}.tmp`;
  await engine.run(`copy (
    select ${safe("path")} as file, record_no as record, ${safe("column_name")} as "column", reason from (
      select f.path, r.record_no, r.column_name, r.reason
      from raw.rejects as r join raw.files as f on f.file_id = r.file_id
      union all
      select path, null, null, refusal_code from raw.files where status = 'refused')
    order by path, record_no nulls first, column_name nulls first, reason
  ) to ${quoteString(beside)} (format csv, header true)`);
  const file = await open(beside, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, target);
}
