import path from "node:path";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import { quoteString } from "../../pipelines/engine/engine.js";
import { insertReading } from "../../pipelines/load/readTexts.js";
import type { TargetTable } from "../../pipelines/load/table.js";
import { defineTextFunctions } from "../../pipelines/load/texts.js";
import { FIELD_MARK, RECORD_MARK } from "../../pipelines/text/textPack.js";
import { openTextPool } from "../../pipelines/text/textPool.js";
import { MEMORY_LIMIT } from "./workspace.js";

/**
 * threads: the methods alone, texts from and to memory in the packs of a load, with words on top; load: as a load does it, from
 * DuckDB to the threads and back into a table; duckdb: two plain replacements.
 */
interface Input {
  file: string;
  by: "threads" | "load" | "duckdb";
  threads: number;
}

/** Of 80 characters: half a million characters. */
const TEXTS_A_PACK = 5_600;

const { file, by, threads } = JSON.parse(process.argv[2] ?? "") as Input;
const engine = await openDuckDb({
  path: ":memory:",
  allowedDirectories: [path.dirname(file)],
  memoryLimit: MEMORY_LIMIT,
  timeZone: "UTC",
});
const from = `read_parquet(${quoteString(file)})`;
const target: TargetTable = {
  relation: "read_texts",
  fields: [{ name: "text", type: "text", writer: "customer" }],
  logRows: false,
  texts: ["text"],
  isPersonal: true,
};
await engine.run(
  "create table read_texts (record_no BIGINT, text VARCHAR, text_language VARCHAR, themes VARCHAR)",
);
const pool = await openTextPool(null, {
  threads,
  alone: 0,
  worker: new URL("./textsWorker.mjs", import.meta.url),
});
defineTextFunctions(engine, pool.reader, { key: "00".repeat(32), country: "ID" });
// Threads start once a load, whatever its size.
if (by !== "duckdb")
  await Promise.all(Array.from({ length: threads }, () => pool.read("0\u001f余额没有到账", ["customer"])));

const packs = by === "threads" ? await packsOf() : [];
const started = performance.now();
const cpuBefore = process.cpuUsage();
let answered = 0;
if (by === "threads") {
  const reading: Promise<string>[] = [];
  for (const pack of [...packs, null]) {
    if (pack !== null) reading.push(pool.read(pack, ["customer"]));
    while (reading.length > (pack === null ? 0 : pool.most))
      answered += (await reading.shift())?.split(RECORD_MARK).length ?? 0;
  }
} else if (by === "load") {
  await insertReading(engine, pool, {
    target,
    query: `select row_number() over () as record_no, text as v0 from ${from}`,
    binds: undefined,
    head: "record_no",
  });
} else {
  await engine.run(`insert into read_texts select 0,
    regexp_replace(regexp_replace(text, '[0-9]{6,}', '[number]', 'g'), '[^ @]+@[^ @]+', '[email]', 'g'), null, null
    from ${from}`);
}
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
const texts = by === "threads" ? answered : await engine.value<number>("select count(*) from read_texts");
await pool.close();
await engine.close();
process.stdout.write(JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, texts }));

/** As a load packs them. */
async function packsOf(): Promise<string[]> {
  const rows = await engine.rows<{ pack: string }>(
    `select string_agg(n || $1 || text, $2 order by n) as pack
     from (select row_number() over () as n, text from ${from}) group by n // ${TEXTS_A_PACK} order by n // ${TEXTS_A_PACK}`,
    [FIELD_MARK, RECORD_MARK],
  );
  return rows.map(({ pack }) => pack);
}
