import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import type { Bindable, Engine, Row } from "../../../pipelines/engine/engine.js";
import { createRawTables } from "../../../pipelines/load/rawTables.js";
import { resolveAsOf } from "../../../pipelines/models/asOf.js";
import { buildModels } from "../../../pipelines/models/buildModels.js";
import { readModels } from "../../../pipelines/models/modelFile.js";
import { writeSettings } from "../../../pipelines/models/settings.js";
import { parseConfig } from "../../../pipelines/workspace/workspace.js";
import { behindQuery } from "../../helpers/modelClosure.js";

/** Rows by relation, e.g. { "raw.ticket": [{ ticket_id: "1", … }] }. Instants as "2026-11-09 02:00". */
export type Given = Record<string, readonly Record<string, Bindable>[]>;

export interface Options {
  asOf?: string;
  config?: string;
  timeZone?: string;
  threads?: number;
  memoryLimit?: string;
  directories?: readonly string[];
  tempDirectory?: string;
}

const CONFIG =
  'name: Test desk\ntime_zone: Asia/Jakarta\nchannels: {chat: In-app chat}\nsla: [{metric: first_response, within: 4h}, {metric: first_response, priority: urgent, within: 30m}]\nbusiness_hours: {care: {monday: ["08:00-17:00"]}}\n';

/** Read once, not once for each of the many warehouses of a file. */
const models = readModels();

const DEFAULTS: Record<string, Record<string, Bindable>> = {
  "raw.ticket": { file_id: 1, is_log_row: false, status: "open", channel: "chat" },
  "raw.ticket_event": { file_id: 1, is_log_row: false },
  "raw.chat": { file_id: 1, is_log_row: false, channel: "chat" },
  "raw.chat_turn": { file_id: 1, is_log_row: false },
  "raw.feedback": { file_id: 1, is_log_row: false, channel: "in_app", kind: "comment" },
};

/** An empty database with the tables that a load makes. The caller closes it. */
export async function openWarehouse(options: Options = {}): Promise<Engine> {
  const engine = await openDuckDb({
    path: ":memory:",
    allowedDirectories: options.directories ?? [],
    timeZone: options.timeZone ?? "Asia/Jakarta",
    threads: options.threads ?? 1,
    ...(options.memoryLimit === undefined ? {} : { memoryLimit: options.memoryLimit }),
    ...(options.tempDirectory === undefined ? {} : { tempDirectory: options.tempDirectory }),
  });
  await createRawTables(engine);
  return engine;
}

/** Of files, not of their records. */
const BOOKS = new Set(["raw.files", "ref.untold_answers"]);

/** As many rows a statement as keeps its parameters few. */
const MOST_VALUES = 4000;

export async function insert(engine: Engine, given: Given): Promise<void> {
  for (const [relation, rows] of Object.entries(given)) {
    const whole = rows.map((row, index) => ({
      ...(BOOKS.has(relation) ? {} : { record_no: index + 1 }),
      ...DEFAULTS[relation],
      ...row,
    }));
    for (const [columns, alike] of byColumns(whole)) {
      const most = Math.max(1, Math.floor(MOST_VALUES / columns.length));
      for (let from = 0; from < alike.length; from += most) {
        const some = alike.slice(from, from + most);
        const places = some.map(
          (_, r) => `(${columns.map((_, c) => `$${r * columns.length + c + 1}`).join(", ")})`,
        );
        await engine.run(
          `insert into ${relation} (${columns.join(", ")}) values ${places.join(", ")}`,
          some.flatMap((row) => columns.map((column) => row[column] ?? null)),
        );
      }
    }
  }
}

/** Rows that name the same columns, so that a default of the table stays where a row names none. */
function byColumns(rows: readonly Record<string, Bindable>[]): [string[], Record<string, Bindable>[]][] {
  const found = new Map<string, [string[], Record<string, Bindable>[]]>();
  for (const row of rows) {
    const columns = Object.keys(row).sort();
    const key = columns.join();
    const group = found.get(key) ?? [columns, []];
    group[1].push(row);
    found.set(key, group);
  }
  return [...found.values()];
}

/** Builds every model, or those that a query reads with all that they are computed from. */
export async function build(engine: Engine, options: Options = {}, query?: string): Promise<void> {
  await writeSettings(
    engine,
    { config: parseConfig(options.config ?? CONFIG) },
    await resolveAsOf(engine, options.asOf),
  );
  const all = await models;
  await buildModels(engine, query === undefined ? all : behindQuery(all, query));
}

/** Given rows → the models behind a query built → the rows that it returns. */
export async function modelled<T extends Row = Row>(
  given: Given,
  sql: string,
  options: Options = {},
): Promise<T[]> {
  const engine = await openWarehouse(options);
  try {
    await insert(engine, given);
    await build(engine, options, sql);
    return await engine.rows<T>(sql);
  } finally {
    await engine.close();
  }
}
