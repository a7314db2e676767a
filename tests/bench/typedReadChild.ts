import path from "node:path";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import { quoteString } from "../../pipelines/engine/engine.js";
import { SQL_TYPE } from "../../pipelines/feeds/feed.js";
import { ticket } from "../../pipelines/feeds/ticket.js";

/**
 * The baseline of loading: DuckDB's own reader, told every column's type, in one pass into a table of a file database.
 * Nothing is rejected, counted, hashed or checked.
 */
interface Input {
  file: string;
  format: "csv" | "ndjson";
  database: string;
  memoryLimit: string;
}

const input = JSON.parse(process.argv[2] ?? "") as Input;
const columns = ticket.fields.map(
  (field) => `${quoteString(field.name)}: ${quoteString(SQL_TYPE[field.type])}`,
);
const reader = input.format === "csv" ? "read_csv" : "read_ndjson";
const options =
  input.format === "csv"
    ? ", header = true, delim = ',', quote = '\"', escape = '\"', auto_detect = false, new_line = '\\n'"
    : "";

const engine = await openDuckDb({
  path: input.database,
  allowedDirectories: [path.dirname(input.file), path.dirname(input.database)],
  memoryLimit: input.memoryLimit,
  tempDirectory: `${input.database}.spill`,
  timeZone: "Asia/Jakarta",
});
await engine.run(
  `create table ticket as select * from ${reader}(${quoteString(input.file)}, columns = {${columns.join(", ")}}${options})`,
);
const rows = await engine.value<number>("select count(*) from ticket");
await engine.close();
process.stdout.write(JSON.stringify({ rows }));
