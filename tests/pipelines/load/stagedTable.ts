import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import { type Engine, quoteString, type Row } from "../../../pipelines/engine/engine.js";
import { feedTables, planFile } from "../../../pipelines/load/plan.js";
import { createRawTables } from "../../../pipelines/load/rawTables.js";
import { defineTextFunctions } from "../../../pipelines/load/texts.js";
import { type TypedCounts, typeRows } from "../../../pipelines/load/typeRows.js";
import type { Mapping } from "../../../pipelines/sources/source.js";
import { openTextPool } from "../../../pipelines/text/textPool.js";
import type { FieldMapping } from "../../../pipelines/workspace/mappingSchema.js";

export const TEST_KEY = "0f".repeat(32);

export async function openTestEngine(): Promise<Engine> {
  const engine = await openDuckDb({
    path: ":memory:",
    allowedDirectories: ["/nowhere"],
    timeZone: "Asia/Jakarta",
  });
  defineTextFunctions(engine, (await openTextPool(null)).reader, { key: TEST_KEY, country: "ID" });
  return engine;
}

/** A table as intake stages it: record_no and c0…, all text. */
export async function stage(
  engine: Engine,
  header: readonly string[],
  records: readonly (readonly (string | null)[])[],
): Promise<string> {
  const columns = header.map((_, i) => `c${i} VARCHAR`).join(", ");
  await engine.run(`create or replace temp table staged (record_no BIGINT, ${columns})`);
  for (let from = 0; from < records.length; from += 500) {
    const rows = records
      .slice(from, from + 500)
      .map((cells, i) => `(${from + i + 1}, ${cells.map(literalCell).join(", ")})`);
    await engine.run(`insert into staged values ${rows.join(", ")}`);
  }
  return "staged";
}

/** A literalCell that survives any character, NUL included. */
export const literalCell = (cell: string | null): string =>
  cell === null ? "null" : cell.split("\0").map(quoteString).join(" || chr(0) || ");

/** Types records by a mapping; what refuses the file throws. */
async function load(
  engine: Engine,
  mapping: Mapping,
  header: readonly string[],
  records: readonly (readonly (string | null)[])[],
  options: { path?: string; fileId?: number } = {},
): Promise<TypedCounts> {
  const path = options.path ?? "exports/table.csv";
  const relation = await stage(engine, header, records);
  const plan = planFile({ path, relation, header }, feedTables(mapping), mapping);
  await createRawTables(engine);
  const pool = await openTextPool(null);
  const staged = { firstId: options.fileId ?? 1, files: [{ path, records: records.length }] };
  const [counts] = await engine.transaction(() =>
    typeRows(engine, staged, plan, { personKey: TEST_KEY, pool }),
  );
  return counts!;
}

/** Loads into a fresh engine and answers the rows and rejects of it. */
export async function loadFresh(
  mapping: Mapping,
  header: readonly string[],
  records: readonly (readonly (string | null)[])[],
  path?: string,
): Promise<{ counts: TypedCounts; rows: (feed: string) => Promise<Row[]>; rejects: Row[] }> {
  const engine = await openTestEngine();
  const counts = await load(engine, mapping, header, records, path === undefined ? {} : { path });
  const rejects = await engine.rows("select record_no, column_name, reason from raw.rejects order by all");
  return { counts, rejects, rows: (feed) => engine.rows(`select * from raw.${feed} order by record_no`) };
}

export const REQUIRED: Record<string, FieldMapping> = {
  ticket_id: { constant: "t" },
  created_at: { constant: "2025-01-01T00:00:00Z" },
  status: { constant: "open" },
  channel: { constant: "email" },
};

/** Each text as the ticket field holds it, or "! reason". */
export async function typedAs(
  field: string,
  texts: readonly (string | null)[],
  map: Partial<Exclude<FieldMapping, string>> = {},
) {
  const { rows, rejects } = await loadFresh(
    {
      feeds: [{ feed: "ticket", rows: "version", fields: { ...REQUIRED, [field]: { column: "x", ...map } } }],
    },
    ["x"],
    texts.map((text) => [text]),
  );
  const found = new Map<unknown, unknown>(rejects.map((r) => [r.record_no, `! ${r.reason}`]));
  for (const row of await rows("ticket")) found.set(row.record_no, row[field]);
  return texts.map((_, i) => found.get(i + 1));
}
