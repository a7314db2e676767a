import path from "node:path";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import { quoteString } from "../../pipelines/engine/engine.js";
import { openTextReader } from "../../pipelines/text/textReader.js";
import { words } from "../../pipelines/text/words.js";
import { MEMORY_LIMIT } from "./workspace.js";

/** What a load does to every text, and words on top, in the function it does it in; or two plain replacements by DuckDB. */
interface Input {
  file: string;
  by: "suara" | "duckdb";
}

const { file, by } = JSON.parse(process.argv[2] ?? "") as Input;
const engine = await openDuckDb({
  path: ":memory:",
  allowedDirectories: [path.dirname(file)],
  memoryLimit: MEMORY_LIMIT,
  timeZone: "UTC",
});
const reader = await openTextReader(null);
words("余额没有到账");
engine.defineTextFunction("read_text", 1, ([text]) => {
  const { texts, language, themes } = reader.read([text ?? null], ["customer"]);
  return [texts[0], language, themes, words(texts[0] ?? "").length].join("\u001f");
});
const expression =
  by === "suara"
    ? "read_text(text)"
    : "regexp_replace(regexp_replace(text, '[0-9]{6,}', '[number]', 'g'), '[^ @]+@[^ @]+', '[email]', 'g')";
const started = performance.now();
const cpuBefore = process.cpuUsage();
const [row] = await engine.rows<{ texts: number; characters: number }>(
  `select count(*) as texts, sum(length(${expression})) as characters from read_parquet(${quoteString(file)})`,
);
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
await engine.close();
process.stdout.write(JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, texts: row?.texts ?? 0 }));
