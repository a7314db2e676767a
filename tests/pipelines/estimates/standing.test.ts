import { describe, expect, it } from "vitest";
import type { Row } from "../../../pipelines/engine/engine.js";
import { standing } from "../../../pipelines/estimates/findings/standing.js";
import { protectReports } from "../../../pipelines/publish/smallCells/protectReports.js";
import { createReports, insertRows } from "../../helpers/reportTables.js";
import { syntheticReports } from "../../helpers/syntheticReports.js";
import { openWarehouse } from "../models/warehouse.js";

const K = 5;
const CONTEXT = { weeks: [{ week: "2026-W45", week_start: "2026-11-02" }], markers: [] };

/** What is said of complaints past their limit, beside the published list of them. */
async function saidOf(rows: readonly [category: string, due_band: string, ticket_count: number][]) {
  const engine = await openWarehouse();
  try {
    await createReports(engine);
    await engine.run(`create table ref.settings as select ${K} as small_cell`);
    const example = syntheticReports().complaints_due[0] as unknown as Row;
    await insertRows(
      engine,
      "complaints_due",
      rows.map(([category, due_band, ticket_count]) => ({
        ...example,
        rule: "Money",
        category,
        due_band,
        ticket_count,
      })),
    );
    const { candidates } = standing.propose(await standing.read(engine), CONTEXT);
    await protectReports(engine, K);
    const told = await engine.rows<{ n: number }>(
      "select coalesce(sum(ticket_count), 0) as n from published.complaints_due where category = 'refund' and due_band like 'past%'",
    );
    const said = candidates.find(({ kind }) => kind === "complaints_past_limit");
    return { value: said?.value, part: said?.part, partCount: said?.partCount, told: Number(told[0]?.n) };
  } finally {
    await engine.close();
  }
}

describe("the category with most complaints past their limit", () => {
  it("is not named with its number where that tells of few how they are merged", async () => {
    const said = await saidOf([
      ["refund", "past_limit", 20],
      ["refund", "past_extension", 3],
      ["fees", "past_limit", 4],
    ]);
    // The attack would have been 23 less the 20 that are told.
    expect(said).toEqual({ value: 27, part: null, partCount: null, told: 20 });
  });

  it("is named where all of its rows are told", async () => {
    const said = await saidOf([
      ["refund", "past_limit", 20],
      ["refund", "past_extension", 6],
      ["fees", "past_limit", 4],
    ]);
    expect(said).toEqual({ value: 30, part: "refund", partCount: 26, told: 26 });
  });
});
