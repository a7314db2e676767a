import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine, Row } from "../../../../pipelines/engine/engine.js";
import { protectReports } from "../../../../pipelines/publish/smallCells/protectReports.js";
import { createReports, insertRows, schemaOf } from "../../../helpers/reportTables.js";
import { syntheticReports } from "../../../helpers/syntheticReports.js";
import { openWarehouse } from "../../models/warehouse.js";

const EXAMPLES = syntheticReports();
const DAYS = ["2026-06-06", "2026-07-07", "2026-08-08"];

/** What came of a category during three promotions, and during all. */
function upliftsOf(category: string, counts: readonly number[]): Row[] {
  const row = (
    name: string | null,
    starts_on: string | null,
    day_count: number,
    contact_count: number,
  ): Row => ({
    ...(EXAMPLES.uplift_by_event[0] as unknown as Row),
    kind: "promotion",
    scope_kind: "category",
    scope: category,
    name,
    starts_on,
    day_count,
    contact_count,
  });
  return [
    row(
      null,
      null,
      DAYS.length,
      counts.reduce((sum, count) => sum + count, 0),
    ),
    ...DAYS.map((day, i) => row(`promotion ${i}`, day, 1, counts[i] as number)),
  ];
}

const daysOf = (scope_kind: string, scope: string, counts: readonly number[]): Row[] =>
  DAYS.map((day, i) => ({
    ...(EXAMPLES.backlog_by_day[0] as unknown as Row),
    day,
    scope_kind,
    scope,
    opening_count: 100,
    created_count: counts[i] as number,
    reopened_count: 0,
    outflow_count: counts[i] as number,
    closing_count: 100,
  }));

describe("the tickets of a category during events", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openWarehouse();
    await createReports(engine);
  });
  afterAll(() => engine.close());

  async function published(
    rows: Partial<Record<"uplift_by_event" | "backlog_by_day", Row[]>>,
  ): Promise<Row[]> {
    for (const name of ["uplift_by_event", "backlog_by_day"] as const) {
      await engine.run(`delete from ${schemaOf(name)}.${name}`);
      await insertRows(engine, name, rows[name] ?? []);
    }
    await protectReports(engine, 5);
    return engine.rows("select scope, name, contact_count from published.uplift_by_event order by all");
  }
  const toldOf = (rows: readonly Row[], category: string) =>
    rows.filter(({ scope }) => scope === category).map(({ contact_count }) => contact_count);

  it("leave two out where one is of few, for those of all events less the others would be the few", async () => {
    const rows = await published({
      uplift_by_event: [...upliftsOf("login", [3, 9, 20]), ...upliftsOf("fees", [30, 40, 50])],
    });
    const login = toldOf(rows, "login");
    expect(login).toHaveLength(2);
    expect(login).not.toContain(3);
    expect(toldOf(rows, "fees")).toHaveLength(4);
  });

  it("are left out where the day's are, from whom those of few in another category would follow", async () => {
    const counts = { login: [20, 20, 3], fees: [30, 40, 9] };
    const whole = DAYS.map((_, i) => (counts.login[i] as number) + (counts.fees[i] as number));
    const rows = await published({
      uplift_by_event: [...upliftsOf("login", counts.login), ...upliftsOf("fees", counts.fees)],
      backlog_by_day: [
        ...daysOf("all", "all", whole),
        ...daysOf("category", "login", counts.login),
        ...daysOf("category", "fees", counts.fees),
      ],
    });
    // All of the day's tickets are told: those of fees less these would be the three.
    expect(toldOf(rows, "fees")).not.toContain(9);
    expect(toldOf(rows, "login")).not.toContain(3);
    const days = await engine.rows<Row>(
      "select scope, created_count from published.backlog_by_day where day = '2026-08-08'",
    );
    expect(days.map(({ scope }) => scope)).toEqual(["all"]);
  });
});
