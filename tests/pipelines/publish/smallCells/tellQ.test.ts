import { describe, expect, it } from "vitest";
import type { Row } from "../../../../pipelines/engine/engine.js";
import { qValues } from "../../../../pipelines/methods/falseDiscoveryRate.js";
import { protectReports } from "../../../../pipelines/publish/smallCells/protectReports.js";
import { createReports, insertRows } from "../../../helpers/reportTables.js";
import { syntheticReports } from "../../../helpers/syntheticReports.js";
import { openWarehouse } from "../../models/warehouse.js";
import { K, MONDAYS, publishedOf, type Ticket } from "./ticketDesk.js";

/** One category with two tickets in a week, one withheld beside it, and others that are told. */
const RARE = {
  login: (w: number) => (w === 9 ? 2 : w === 13 ? 19 : 8),
  refund: (w: number) => (w === 13 ? 9 : 14 + (w % 2)),
  transfer: (w: number) => (w === 13 ? 40 : 30 + (w % 4)),
  fees: (w: number) => (w === 13 ? 60 : 55 + (w % 5)),
  card: (w: number) => (w === 13 ? 90 : 40 + (w % 3)),
};
const PAIRS = [
  ["p_value", "q_value", "verdict"],
  ["share_p_value", "share_q_value", "share_verdict"],
] as const;

const deskOf = (counts: Record<string, (w: number) => number>): Ticket[] =>
  MONDAYS.flatMap((_, week) =>
    Object.entries(counts).flatMap(([category, count]) =>
      Array.from({ length: count(week) }, () => ({ week, category, themes: "" })),
    ),
  );

const trendsOf = (own: readonly Ticket[]) =>
  publishedOf(own, async (engine) => {
    const read = (schema: string): Promise<Row[]> =>
      engine.rows(`select * from ${schema}.category_trends order by scope_kind, scope`);
    await protectReports(engine, K);
    return { known: await read("estimates"), told: await read("published") };
  });

const values = (rows: readonly Row[], column: string): number[] =>
  rows.map((row) => row[column]).filter((value) => typeof value === "number");

describe("the q of a change that is told", () => {
  it("is made of no p of a scope that is withheld, from which its count could be solved", async () => {
    const pValues = { all: 0.9, login: 0.31, refund: 0.6, fees: 0.3, card: 0.01 };
    const counts = { all: 100, login: 3, refund: 8, fees: 40, card: 49 };
    const q = qValues(Object.values(pValues));
    const rows = Object.entries(pValues).map(([scope, p_value], i) => ({
      ...(syntheticReports().category_trends[0] as unknown as Row),
      ...{ scope_kind: scope === "all" ? "all" : "category", scope, p_value, q_value: q[i] as number },
      ...{
        ticket_count: counts[scope as keyof typeof counts],
        verdict: scope === "card" ? "rose" : "no_change",
      },
      ...{ usual_count: null, share_p_value: null, share_q_value: null, share_verdict: null },
    }));
    // The attack: what is least of fees and all that comes after is the p of login, the third of five.
    expect(((q[3] as number) * 3) / 5).toBeCloseTo(pValues.login, 12);
    const engine = await openWarehouse();
    await createReports(engine);
    await insertRows(engine, "category_trends", rows);
    await protectReports(engine, K);
    const told = await engine.rows("select scope, q_value from published.category_trends order by scope");
    await engine.close();
    // Of five tests the first, second and third that are told.
    expect(told).toEqual([
      { scope: "all", q_value: 1 },
      { scope: "card", q_value: 0.05 },
      { scope: "fees", q_value: 0.75 },
    ]);
  });

  it("is no smaller than it was, and at most 0.05 of what is called a change", async () => {
    const { known, told } = await trendsOf(deskOf(RARE));
    const pairs = told.flatMap((row) => {
      const own = known.find((one) => one.scope_kind === row.scope_kind && one.scope === row.scope);
      return PAIRS.filter(([, q]) => row[q] !== null).map(([, q, verdict]) => ({
        told: Number(row[q]),
        was: Number(own?.[q]),
        isCalled: row[verdict] === "rose" || row[verdict] === "fell",
      }));
    });
    expect(pairs.filter(({ told, was }) => told < was - 1e-12)).toEqual([]);
    expect(pairs.filter(({ isCalled }) => isCalled).length).toBeGreaterThan(0);
    expect(pairs.filter(({ isCalled, told }) => isCalled && told > 0.05)).toEqual([]);
  });

  it("stays as it is where nothing is withheld", async () => {
    const { known, told } = await trendsOf(deskOf({ ...RARE, login: (w) => (w === 13 ? 19 : 8) }));
    for (const [, q] of PAIRS) {
      const was = values(known, q);
      expect(was.length).toBeGreaterThan(3);
      expect(values(told, q)).toHaveLength(was.length);
      for (const [i, value] of values(told, q).entries()) expect(value).toBeCloseTo(was[i] as number, 12);
    }
  });
});
