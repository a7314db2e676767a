import type { Readable } from "node:stream";
import {
  type ClickHouseClient,
  ClickHouseLogLevel,
  createClient,
  type ClickHouseSettings as QuerySettings,
} from "@clickhouse/client";
import type { Bindable } from "../engine.js";
import { explainFailure } from "./failures.js";
import { toClickHouse } from "./names.js";
import { PROFILE } from "./profile.js";
import type { ClickHouseSettings } from "./settings.js";
import { plainValue } from "./values.js";

/** One server, every statement sent with the settings profile; failures come as SuaraError or QueryError. */
export interface Session {
  readonly url: string;
  command(sql: string, values?: readonly Bindable[]): Promise<void>;
  rows(sql: string, values?: readonly Bindable[]): Promise<Record<string, unknown>[]>;
  /** `sql` up to and with its FORMAT; the bytes follow. */
  send(sql: string, bytes: Readable): Promise<void>;
  receive(sql: string): Promise<Readable>;
  close(): Promise<void>;
}

/** No statement is cut short by the client; the server's own limits hold. */
const REQUEST_TIMEOUT_MS = 24 * 3600 * 1000;

export function openSession(
  url: string,
  settings: ClickHouseSettings,
  querySettings: QuerySettings & { session_timezone: string },
  timeoutMs: number = REQUEST_TIMEOUT_MS,
): Session {
  const client = createClient({
    url,
    username: settings.user,
    password: settings.password,
    application: "suara",
    request_timeout: timeoutMs,
    clickhouse_settings: { ...PROFILE, ...querySettings },
    log: { level: ClickHouseLogLevel.OFF },
  });
  const guard = async <T>(sql: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw explainFailure(error, sql, url);
    }
  };
  return {
    url,
    command: (sql, values) =>
      guard(sql, async () => {
        await client.command(prepare(sql, values, settings.prefix));
      }),
    rows: (sql, values) => guard(sql, () => readRows(client, prepare(sql, values, settings.prefix))),
    send: (sql, bytes) =>
      guard(sql, async () => {
        const { stream } = await client.exec({ query: sql, values: bytes, ...INSTANTS_AS_THEY_ARE });
        for await (const _ of stream);
      }),
    receive: (sql) =>
      guard(sql, async () => (await client.exec({ query: sql, ...INSTANTS_AS_THEY_ARE })).stream),
    close: () => client.close(),
  };
}

/** Files carry instants in UTC; no zone of a session may touch them. */
const INSTANTS_AS_THEY_ARE = { clickhouse_settings: { session_timezone: "UTC" } };

async function readRows(
  client: ClickHouseClient,
  statement: ReturnType<typeof prepare>,
): Promise<Record<string, unknown>[]> {
  const result = await client.query({ ...statement, format: "JSONCompact" });
  const { meta, data } = await result.json<unknown[]>();
  const columns = meta ?? [];
  return data.map((row) =>
    Object.fromEntries(columns.map(({ name, type }, i) => [name, plainValue(row[i], type)])),
  );
}

/** The statement in ClickHouse's table names, `$1` as a bound parameter of the value's type. */
function prepare(sql: string, values: readonly Bindable[] = [], prefix = "") {
  const query = toClickHouse(
    sql,
    prefix,
    (position) => `{p${position}:${parameterType(values[position - 1])}}`,
  );
  const query_params = Object.fromEntries(
    values.map((value, i) => [`p${i + 1}`, typeof value === "bigint" ? value.toString() : value]),
  );
  return { query, query_params };
}

function parameterType(value: Bindable | undefined): string {
  if (typeof value === "boolean") return "Nullable(Bool)";
  if (typeof value === "bigint") return "Nullable(Int64)";
  if (typeof value === "number") return Number.isSafeInteger(value) ? "Nullable(Int64)" : "Nullable(Float64)";
  return "Nullable(String)";
}
