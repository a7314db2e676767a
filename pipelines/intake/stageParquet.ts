import { type Engine, quoteIdentifier, quoteString } from "../engine/engine.js";
import { FileRefused, QueryError } from "../errors.js";
import { uniqueNames } from "./dialect.js";
import type { Prepared } from "./prepare.js";

interface Column extends Record<string, unknown> {
  column_name: string;
  column_type: string;
}

/** Columns of a Parquet file. Throws FileRefused when its footer cannot be read. */
export async function parquetColumns(engine: Engine, prepared: Prepared): Promise<Column[]> {
  return guarded(prepared, () =>
    engine.rows<Column>(`describe select * from read_parquet(${quoteString(prepared.location)})`),
  );
}

/** Every value as text without loss; the footer's row count is the independent one. */
export async function stageParquet(engine: Engine, prepared: Prepared, relation: string) {
  const columns = await parquetColumns(engine, prepared);
  const file = quoteString(prepared.location);
  return guarded(prepared, async () => {
    const records = await engine.value<number>(
      `select coalesce(sum(num_rows), 0)::bigint from parquet_file_metadata(${file})`,
    );
    const texts = columns.map((column, i) => `${textSql(column)} as c${i}`);
    await engine.run(
      `create or replace temp table ${relation}_text as select ${texts.join(", ")} from read_parquet(${file})`,
    );
    await engine.run(
      `create or replace temp view ${relation} as select rowid + 1 as record_no, * from ${relation}_text`,
    );
    const found = await engine.value<number>(`select count(*) from ${relation}`);
    if (found !== records) {
      throw new FileRefused(
        "reconciliation",
        prepared.file.path,
        `its footer says ${records} records, ${found} were read`,
        "write the file again",
      );
    }
    return { header: uniqueNames(columns.map((column) => column.column_name)), records, rejects: [] };
  });
}

function textSql({ column_name, column_type }: Column): string {
  const name = quoteIdentifier(column_name);
  if (column_type === "TIMESTAMP WITH TIME ZONE")
    return `strftime(timezone('UTC', ${name}), '%Y-%m-%dT%H:%M:%S.%fZ')`;
  if (column_type.startsWith("TIMESTAMP"))
    return `strftime(cast(${name} as timestamp), '%Y-%m-%dT%H:%M:%S.%f')`;
  if (/\[\]$|^STRUCT|^MAP/.test(column_type)) return `cast(to_json(${name}) as varchar)`;
  if (column_type === "BLOB") return `decode(${name})`;
  return `nullif(cast(${name} as varchar), '')`;
}

async function guarded<T>(prepared: Prepared, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof QueryError) || /out of memory|no space/i.test(error.message)) throw error;
    throw new FileRefused(
      "damaged_parquet",
      prepared.file.path,
      "is cut short or damaged",
      "write or copy the file again; nothing of it was loaded",
      error,
    );
  }
}
