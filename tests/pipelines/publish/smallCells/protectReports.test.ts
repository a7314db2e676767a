import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine, Row } from "../../../../pipelines/engine/engine.js";
import { ESTIMATE_REPORTS } from "../../../../pipelines/publish/estimateReports.js";
import { REPORTS, type ReportName } from "../../../../pipelines/publish/reportContracts.js";
import { protectReports } from "../../../../pipelines/publish/smallCells/protectReports.js";
import { syntheticReports } from "../../../helpers/syntheticReports.js";
import { openWarehouse } from "../../models/warehouse.js";

const NAMES = Object.keys(REPORTS) as ReportName[];
const schemaOf = (name: ReportName): string => (name in ESTIMATE_REPORTS ? "estimates" : "reports");

/** Every report, empty. */
async function createReports(engine: Engine): Promise<void> {
  const examples = syntheticReports();
  for (const schema of ["reports", "estimates"]) await engine.run(`create schema if not exists ${schema}`);
  await engine.run("create schema if not exists marts");
  await engine.run(
    `create table marts.tickets (week_start date, category varchar, problem varchar, problem_source varchar,
       sub_problem varchar)`,
  );
  for (const name of NAMES) {
    const columns = Object.entries(examples[name][0] ?? {}).map(
      ([column, value]) => `"${column}" ${typeOf(column, value)}`,
    );
    await engine.run(`create table ${schemaOf(name)}.${name} (${columns.join(", ")})`);
  }
}

async function insertRows(engine: Engine, name: ReportName, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(REPORTS[name].shape);
  for (const row of rows) {
    const values = columns.map((column) => literal(row[column]));
    await engine.run(`insert into ${schemaOf(name)}.${name} values (${values.join(", ")})`);
  }
}

const typeOf = (column: string, value: unknown): string =>
  /_count$/.test(column)
    ? "BIGINT"
    : typeof value === "string"
      ? "VARCHAR"
      : typeof value === "boolean"
        ? "BOOLEAN"
        : "DOUBLE";
const literal = (value: unknown): string =>
  value === undefined || value === null ? "null" : typeof value === "string" ? `'${value}'` : String(value);

const week = { week: "2026-W46", week_start: "2026-11-09", is_complete: true };
const response = (scope_kind: string, scope: string, ticket_count: number): Row => ({
  ...week,
  scope_kind,
  scope,
  ticket_count,
  answered_count: ticket_count,
  waiting_count: 0,
  closed_unanswered_count: 0,
  p50_seconds: 60,
  p90_seconds: 600,
});

describe("published reports", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openWarehouse();
    await createReports(engine);
  });
  afterAll(() => engine.close());

  async function published(
    name: ReportName,
    rows: readonly Row[],
  ): Promise<{ rows: Row[]; touched: number }> {
    await engine.run(`delete from ${schemaOf(name)}.${name}`);
    await insertRows(engine, name, rows);
    const { withheld: touched } = await protectReports(engine, 5);
    return {
      rows: await engine.rows(`select * from published.${name} order by all`),
      touched: touched[name] ?? 0,
    };
  }
  const scopes = (rows: readonly Row[]) => rows.map(({ scope }) => scope);

  it("show every group of five or more", async () => {
    const { rows, touched } = await published("first_response_by_week", [
      response("all", "all", 12),
      response("category", "refund", 5),
      response("category", "login", 7),
    ]);
    expect(scopes(rows)).toEqual(["all", "login", "refund"]);
    expect(touched).toBe(0);
  });

  it("leave out a group of four, and a second one, from which it could be computed", async () => {
    const { rows } = await published("first_response_by_week", [
      response("all", "all", 41),
      response("category", "refund", 4),
      response("category", "login", 7),
      response("category", "fees", 30),
    ]);
    expect(scopes(rows)).toEqual(["all", "fees"]);
  });

  it("tell of a channel with few tickets how many they are and nothing else", async () => {
    const { rows } = await published("first_response_by_week", [
      response("all", "all", 12),
      response("channel", "email", 2),
      response("channel", "chat", 10),
    ]);
    expect(
      rows.map(({ scope, ticket_count, p50_seconds, p90_seconds }) => [
        scope,
        ticket_count,
        p50_seconds,
        p90_seconds,
      ]),
    ).toEqual([
      ["all", 12, 60, 600],
      ["chat", 10, 60, 600],
      ["email", 2, null, null],
    ]);
  });

  it("merge the rare categories of who waits, and keep the sum", async () => {
    const waits = (category: string, ticket_count: number): Row => ({
      age_band: "1h_4h",
      channel: "chat",
      category,
      priority: "normal",
      ticket_count,
      past_target_count: 1,
      with_target_count: ticket_count,
      oldest_seconds: 9000,
    });
    const { rows } = await published("waiting_now", [
      waits("refund", 3),
      waits("login", 1),
      waits("fees", 6),
    ]);
    expect(
      rows.map(({ category, ticket_count, past_target_count, oldest_seconds }) => [
        category,
        ticket_count,
        past_target_count,
        oldest_seconds,
      ]),
    ).toEqual([
      ["fees", 6, 1, 9000],
      ["withheld", 4, 2, 9000],
    ]);
  });

  it("round what contacts with a cause waited, for it may be one contact's", async () => {
    const [example] = syntheticReports().cause_waits_by_week;
    const waits = (cause: string, contact_count: number, seconds: number): Row => ({
      ...(example as unknown as Row),
      cause,
      contact_count,
      waiting_seconds: seconds,
      split_seconds: seconds / 2,
      excess_seconds: 100,
    });
    const { rows } = await published("cause_waits_by_week", [
      waits("capacity", 1, 34_211),
      waits("communication", 40, 1_034_211),
      waits("technical", 0, 0),
    ]);
    expect(
      rows.map(({ cause, waiting_seconds, split_seconds, excess_seconds }) => [
        cause,
        waiting_seconds,
        split_seconds,
        excess_seconds,
      ]),
    ).toEqual([
      ["capacity", 34_200, 17_100, null],
      ["communication", 1_033_200, 518_400, 100],
      ["technical", 0, 0, 100],
    ]);
  });

  it("tell no share of few attempts that came into no queue", async () => {
    const [example] = syntheticReports().chat_by_week;
    const { rows } = await published("chat_by_week", [
      { ...(example as unknown as Row), attempt_count: 3, queued_count: 0, failed_high: 0.9 },
    ]);
    expect(rows).toMatchObject([{ attempt_count: 3, failed_high: null, connect_p50_milliseconds: null }]);
  });
});
