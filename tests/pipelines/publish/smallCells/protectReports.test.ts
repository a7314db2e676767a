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
    const waits = (category: string, ticket_count: number, oldest_seconds: number): Row => ({
      age_band: "1h_4h",
      channel: "chat",
      category,
      priority: "normal",
      ticket_count,
      past_target_count: 1,
      with_target_count: ticket_count,
      oldest_created_at: `2026-11-15T0${String(oldest_seconds).slice(0, 1)}:00:00Z`,
      oldest_seconds,
    });
    const { rows } = await published("waiting_now", [
      waits("refund", 3, 7200),
      waits("login", 1, 9000),
      waits("fees", 6, 8000),
    ]);
    expect(
      rows.map(({ category, ticket_count, past_target_count, oldest_seconds, oldest_created_at }) => [
        category,
        ticket_count,
        past_target_count,
        oldest_seconds,
        oldest_created_at,
      ]),
    ).toEqual([
      ["fees", 6, 1, 8000, "2026-11-15T08:00:00Z"],
      ["withheld", 4, 2, 9000, "2026-11-15T07:00:00Z"],
    ]);
  });
});
