import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ClickHouseEngine,
  openClickHouse,
} from "../../../pipelines/engine/clickhouse/clickhouseEngine.js";
import { clickHouseType, fromParquet } from "../../../pipelines/engine/clickhouse/columns.js";
import { tableName, toClickHouse } from "../../../pipelines/engine/clickhouse/names.js";
import { readClickHouseSettings } from "../../../pipelines/engine/clickhouse/settings.js";
import { shapesOf } from "../../../pipelines/engine/clickhouse/shapes.js";
import { defaultShardKey } from "../../../pipelines/engine/clickhouse/tables.js";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import { QueryError, SuaraError } from "../../../pipelines/errors.js";

interface Heard {
  url: URL;
  headers: IncomingMessage["headers"];
  sql: string;
}

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body: string;
}

/** A server that speaks ClickHouse's HTTP: it keeps what it hears and answers what it is told. */
class Listener {
  readonly heard: Heard[] = [];
  answer: (sql: string) => Answer = () => ({ body: "" });
  private readonly server: Server = createServer((request, response) => {
    let sql = "";
    request.on("data", (chunk: Buffer) => {
      sql += chunk.toString();
    });
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://localhost");
      const statement = url.searchParams.get("query") ?? sql;
      this.heard.push({ url, headers: request.headers, sql: statement });
      const { status = 200, headers = {}, body } = this.answer(statement);
      response.writeHead(status, headers).end(body);
    });
  });
  url = "";

  async start(): Promise<void> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }
}

const failure = (code: number, type: string, text: string): Answer => ({
  status: 500,
  headers: { "X-ClickHouse-Exception-Code": String(code) },
  body: `Code: ${code}. DB::Exception: ${text}. (${type}) (version 26.7.2.1)\n`,
});

describe("ClickHouseEngine", () => {
  const listener = new Listener();
  let engine: ClickHouseEngine;

  beforeAll(async () => {
    await listener.start();
    const settings = readClickHouseSettings({
      SUARA_CLICKHOUSE_URL: listener.url,
      SUARA_CLICKHOUSE_USER: "desk",
      SUARA_CLICKHOUSE_PASSWORD: "s3cret",
      SUARA_CLICKHOUSE_PREFIX: "d_",
    });
    engine = await openClickHouse({ settings, timeZone: "Asia/Kathmandu" });
  });
  beforeEach(() => {
    listener.heard.length = 0;
    listener.answer = () => ({ body: "" });
  });
  afterAll(async () => {
    await engine.close();
    await listener.stop();
  });

  const refused = async (answer: Answer): Promise<Error> => {
    listener.answer = () => answer;
    return engine.run("select 1 from marts.tickets").then(
      () => new Error("it ran"),
      (error: Error) => error,
    );
  };

  it("sends the whole profile and the desk's zone with every statement, the password in no address", async () => {
    await engine.run("drop table marts.tickets");
    const [heard] = listener.heard;
    const sent = Object.fromEntries(heard?.url.searchParams ?? []);
    expect(sent).toMatchObject({
      session_timezone: "Asia/Kathmandu",
      join_use_nulls: "1",
      distributed_product_mode: "global",
      skip_unavailable_shards: "0",
      parallel_distributed_insert_select: "0",
      distributed_foreground_insert: "1",
      transform_null_in: "0",
      wait_end_of_query: "1",
    });
    expect(heard?.url.href).not.toContain("s3cret");
    expect(heard?.sql).toContain("drop table d_marts.tickets");
  });

  it("gives plain values: whole numbers exact, instants in UTC, null as null", async () => {
    listener.answer = () => ({
      body: JSON.stringify({
        meta: [
          { name: "n", type: "UInt64" },
          { name: "big", type: "Nullable(Int64)" },
          { name: "at", type: "Nullable(DateTime64(6, 'UTC'))" },
          { name: "later", type: "DateTime64(6, 'UTC')" },
          { name: "day", type: "Date32" },
          { name: "share", type: "Nullable(Float64)" },
          { name: "score", type: "Decimal(21, 6)" },
          { name: "none", type: "Nullable(String)" },
          { name: "list", type: "Array(Int32)" },
        ],
        data: [
          [
            "7",
            "9007199254740993",
            "2026-11-09T01:02:03.000000Z",
            "2026-11-09T01:02:03.000004Z",
            "2026-11-09",
            0.25,
            "1.5",
            null,
            [1],
          ],
        ],
      }),
    });
    expect(await engine.rows("select 1")).toEqual([
      {
        n: 7,
        big: 9007199254740993n,
        at: "2026-11-09T01:02:03Z",
        later: "2026-11-09T01:02:03.000004Z",
        day: "2026-11-09",
        share: 0.25,
        score: 1.5,
        none: null,
        list: [1],
      },
    ]);
  });

  it("binds values and pastes none", async () => {
    await engine.run("insert into raw.t values ($1, $2, $3)", ["it's; drop", 5, null]);
    const [heard] = listener.heard;
    expect(heard?.sql).toContain("({p1:Nullable(String)}, {p2:Nullable(Int64)}, {p3:Nullable(String)})");
    expect(heard?.sql).not.toContain("drop");
    expect(heard?.url.searchParams.get("param_p1")).toContain("; drop");
  });

  it.each([
    [279, "ALL_CONNECTION_TRIES_FAILED", "clickhouse_shard_lost"],
    [210, "NETWORK_ERROR", "clickhouse_shard_lost"],
    [241, "MEMORY_LIMIT_EXCEEDED", "clickhouse_memory"],
    [497, "ACCESS_DENIED", "clickhouse_denied"],
    [516, "AUTHENTICATION_FAILED", "clickhouse_denied"],
  ])("tells what %i %s means", async (code, type, expected) => {
    const error = await refused(failure(code, type, "whatever it says"));
    expect(error).toBeInstanceOf(SuaraError);
    expect(error).toMatchObject({ code: expected });
    expect((error as SuaraError).fix).toBeDefined();
  });

  it("keeps the statement with any other error, and no stack trace of the server", async () => {
    const error = await refused(
      failure(60, "UNKNOWN_TABLE", "Unknown table x\nStack trace:\n\n0. DB::Exception::Exception"),
    );
    expect(error).toBeInstanceOf(QueryError);
    expect(error.message).toMatch(
      /ClickHouse 60 UNKNOWN_TABLE: Unknown table x[\s\S]*select 1 from marts\.tickets/,
    );
    expect(error.message).not.toContain("DB::Exception::Exception");
  });

  it("does not repeat a row's value", async () => {
    const error = await refused(failure(6, "CANNOT_PARSE_TEXT", "Cannot parse string '+62811' as Int64"));
    expect(error).toBeInstanceOf(QueryError);
    expect(error.message).toContain("does not fit its column's type");
    expect(error.message).not.toContain("62811");
  });

  it("says where no server answers", async () => {
    const settings = readClickHouseSettings({ SUARA_CLICKHOUSE_URL: "http://127.0.0.1:1" });
    await expect(openClickHouse({ settings, timeZone: "UTC" })).rejects.toMatchObject({
      code: "clickhouse_unreachable",
      message: "no ClickHouse answers at 127.0.0.1:1",
    });
  });

  it("refuses a model that is not portable before it drops anything", async () => {
    const relation = { name: "marts.x", columns: [{ name: "n", type: "BIGINT" }], key: ["n"] };
    await expect(engine.materialise(relation, "select 7 // 2 as n")).rejects.toMatchObject({
      code: "not_portable",
    });
    expect(listener.heard).toEqual([]);
  });
});

describe("names and types", () => {
  const rewrite = (sql: string): string => toClickHouse(sql, "d_", (position) => `{p${position}}`);

  it("puts databases for schemas and leaves everything else", () => {
    expect(
      rewrite("select t.raw, ref from raw.ticket as t join marts.tickets on x.raw.y = 'marts.a' -- raw.b"),
    ).toBe("select t.raw, ref from d_raw.ticket as t join d_marts.tickets on x.raw.y = 'marts.a' -- raw.b");
    expect(rewrite("select '$1', $2, \"raw.x\", 'it''s raw.y', $10")).toBe(
      "select '$1', {p2}, \"raw.x\", 'it''s raw.y', {p10}",
    );
    expect(tableName("marts.tickets", "d_")).toEqual({
      database: "d_marts",
      table: "tickets",
      whole: '"d_marts"."tickets"',
      local: '"d_marts"."tickets_local"',
    });
  });

  it("has a ClickHouse type for each of DuckDB's, and says of which it has none", () => {
    expect(clickHouseType("raw.t", { name: "a", type: "TIMESTAMP" })).toBe("Nullable(DateTime64(6, 'UTC'))");
    expect(clickHouseType("raw.t", { name: "a", type: "DECIMAL(21,6)" })).toBe("Nullable(Decimal(21, 6))");
    expect(() => clickHouseType("raw.t", { name: "tags", type: "VARCHAR[]" })).toThrow(
      /raw\.t has a column tags of type VARCHAR\[\]/,
    );
    expect(fromParquet([{ name: "at", type: "TIMESTAMP" }])).toBe(`timezone('UTC', "at") as "at"`);
  });

  it("keeps a ticket's rows together and spreads what has no id", () => {
    const relation = { name: "marts.x", columns: [] };
    expect(defaultShardKey({ ...relation, key: ["ticket_id", "event_at"] })).toEqual(["ticket_id"]);
    expect(defaultShardKey({ ...relation, key: ["measure", "period"] })).toEqual(["measure", "period"]);
  });

  it("reads the models' types from DuckDB and leaves nothing there", async () => {
    const duckDb = await openDuckDb({
      path: ":memory:",
      allowedDirectories: [],
      timeZone: "UTC",
      threads: 1,
    });
    try {
      await duckDb.run("create schema raw");
      await duckDb.run("create table raw.t (id varchar, seen timestamp)");
      const shapes = await shapesOf(duckDb, [
        { name: "staging.a", grain: ["id"], body: "select id, seen, 1 as one from raw.t" },
        { name: "marts.b", grain: [], body: "select count(*) as n, true as ok from staging.a" },
      ]);
      expect(shapes).toEqual([
        {
          name: "staging.a",
          key: ["id"],
          columns: [
            { name: "id", type: "VARCHAR" },
            { name: "seen", type: "TIMESTAMP" },
            { name: "one", type: "INTEGER" },
          ],
        },
        {
          name: "marts.b",
          key: [],
          columns: [
            { name: "n", type: "BIGINT" },
            { name: "ok", type: "BOOLEAN" },
          ],
        },
      ]);
      expect(await duckDb.value("select count(*) from duckdb_tables() where schema_name <> 'raw'")).toBe(0);
    } finally {
      await duckDb.close();
    }
  });
});
