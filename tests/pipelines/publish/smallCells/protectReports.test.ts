import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine, Row } from "../../../../pipelines/engine/engine.js";
import type { ReportName } from "../../../../pipelines/publish/reportContracts.js";
import { protectReports } from "../../../../pipelines/publish/smallCells/protectReports.js";
import { createReports, insertRows, schemaOf } from "../../../helpers/reportTables.js";
import { syntheticReports } from "../../../helpers/syntheticReports.js";
import { openWarehouse } from "../../models/warehouse.js";

const EXAMPLES = syntheticReports();

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

  /** Open tickets of a category at the end of some days. */
  const stockOf = (scope_kind: string, scope: string, closings: readonly number[]): Row[] =>
    closings.slice(1).map((closing_count, i) => ({
      ...(EXAMPLES.backlog_by_day[0] as unknown as Row),
      day: `2026-11-0${i + 1}`,
      scope_kind,
      scope,
      opening_count: closings[i] as number,
      created_count: 50,
      reopened_count: 0,
      outflow_count: 50 + (closings[i] as number) - closing_count,
      closing_count,
    }));

  it("leave out a day that opens with the few of the day before", async () => {
    const { rows } = await published("backlog_by_day", [
      ...stockOf("all", "all", [60, 61, 53, 59, 60]),
      ...stockOf("category", "login", [20, 21, 3, 9, 20]),
      ...stockOf("category", "fees", [40, 40, 50, 50, 40]),
    ]);
    const days = (scope: string) =>
      rows.flatMap((row) => (row.scope === scope ? [String(row.day).slice(-1)] : []));
    expect(days("login")).toEqual(["1", "4"]);
    expect(days("fees")).toEqual(["1", "4"]);
    expect(days("all")).toEqual(["1", "2", "3", "4"]);
  });

  it("leave out a week's growth from few: its end less it would be the few", async () => {
    const finding = (subject: string, n: number): Row => ({
      ...(EXAMPLES.findings.find(({ kind }) => kind !== null) as unknown as Row),
      kind: "backlog_growth",
      subject_kind: "category",
      subject,
      value: 17,
      n,
    });
    const { rows } = await published("findings", [finding("login", 20), finding("fees", 40)]);
    expect(rows.map(({ subject }) => subject)).toEqual(["fees"]);
  });

  it("tell no share of few attempts that came into no queue", async () => {
    const [example] = syntheticReports().chat_by_week;
    const { rows } = await published("chat_by_week", [
      { ...(example as unknown as Row), attempt_count: 3, queued_count: 0, failed_high: 0.9 },
    ]);
    expect(rows).toMatchObject([{ attempt_count: 3, failed_high: null, connect_p50_milliseconds: null }]);
  });
});
