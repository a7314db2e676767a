import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import type { Bindable, Engine, Row } from "../../../pipelines/engine/engine.js";
import { createRawTables } from "../../../pipelines/load/rawTables.js";
import { buildModels } from "../../../pipelines/models/buildModels.js";
import { readModels } from "../../../pipelines/models/modelFile.js";
import { resolveAsOf, writeSettings } from "../../../pipelines/models/settings.js";
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

export async function insert(engine: Engine, given: Given): Promise<void> {
  for (const [relation, rows] of Object.entries(given)) {
    for (const [index, row] of rows.entries()) {
      const whole = { record_no: index + 1, ...DEFAULTS[relation], ...row };
      const places = Object.keys(whole).map((_, i) => `$${i + 1}`);
      await engine.run(
        `insert into ${relation} (${Object.keys(whole).join(", ")}) values (${places.join(", ")})`,
        Object.values(whole),
      );
    }
  }
}

/** Builds every model, or those that a query reads with all that they are computed from. */
export async function build(engine: Engine, options: Options = {}, query?: string): Promise<void> {
  await writeSettings(
    engine,
    { config: parseConfig(options.config ?? CONFIG) },
    await resolveAsOf(engine, options.asOf),
  );
  const all = await readModels();
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
