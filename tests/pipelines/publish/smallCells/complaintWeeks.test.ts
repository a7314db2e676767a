import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine, Row } from "../../../../pipelines/engine/engine.js";
import { writeSettings } from "../../../../pipelines/models/settings.js";
import { protectReports } from "../../../../pipelines/publish/smallCells/protectReports.js";
import { parseConfig } from "../../../../pipelines/workspace/workspace.js";
import { createReports, insertRows, schemaOf } from "../../../helpers/reportTables.js";
import { syntheticReports } from "../../../helpers/syntheticReports.js";
import { modelled, openWarehouse } from "../../models/warehouse.js";

const EXAMPLES = syntheticReports();
const MONDAY = "2026-11-02";
const RULES = { Account: ["fraud"], Money: ["refund", "fees"] } as const;
const NAMES = ["category_weeks", "tickets_by_week", "complaints_by_week", "complaints_due"] as const;

const rowOf = (name: (typeof NAMES)[number], more: Row): Row => ({
  ...(EXAMPLES[name][0] as unknown as Row),
  ...more,
});

describe("complaints by rule, which is the tickets of some categories", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openWarehouse();
    await createReports(engine);
    const lines = Object.entries(RULES).flatMap(([rule, categories]) =>
      categories.map((category) => [rule, category] as const),
    );
    for (const [position, [rule, category]] of lines.entries())
      await engine.run(
        "insert into ref.complaint_rules (position, rule, channel, category) values ($1, $2, null, $3)",
        [position, rule, category],
      );
  });
  afterAll(() => engine.close());

  async function publish(rows: Partial<Record<(typeof NAMES)[number], Row[]>>): Promise<void> {
    for (const name of NAMES) {
      await engine.run(`delete from ${schemaOf(name)}.${name}`);
      await insertRows(engine, name, rows[name] ?? []);
    }
    await protectReports(engine, 5);
  }

  /** A week with so many tickets of each category, all of them complaints where a rule names it. */
  async function rulesTold(counts: Record<string, number>): Promise<unknown[]> {
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const week = (scope_kind: string, scope: string, ticket_count: number): Row =>
      rowOf("category_weeks", { scope_kind, scope, week_start: MONDAY, ticket_count });
    await publish({
      category_weeks: [
        week("all", "all", all),
        ...Object.entries(counts).map(([scope, count]) => week("category", scope, count)),
      ],
      tickets_by_week: Object.entries(counts).map(([category, ticket_count]) =>
        rowOf("tickets_by_week", { week_start: MONDAY, channel: "email", category, ticket_count }),
      ),
      complaints_by_week: Object.entries(RULES).map(([rule, categories]) =>
        rowOf("complaints_by_week", {
          rule,
          week_start: MONDAY,
          received_count: categories.reduce((sum, category) => sum + (counts[category] ?? 0), 0),
        }),
      ),
    });
    const told = await engine.rows("select rule from published.complaints_by_week order by rule");
    return told.map(({ rule }) => rule);
  }

  it("are told as long as all categories of the rule are", async () => {
    expect(await rulesTold({ fraud: 9, refund: 20, fees: 12, how_to: 40 })).toEqual(["Account", "Money"]);
    // Two that no rule names are withheld.
    expect(await rulesTold({ fraud: 9, refund: 20, fees: 12, how_to: 3, card: 6 })).toEqual([
      "Account",
      "Money",
    ]);
  });

  it("are not told where the rule's one category has few, whose number they are", async () => {
    expect(await rulesTold({ fraud: 3, refund: 20, fees: 12, how_to: 8 })).toEqual(["Money"]);
  });

  it("are not told where one of two has few, who are what the rule has beyond the other", async () => {
    expect(await rulesTold({ fraud: 9, refund: 20, fees: 2, how_to: 6 })).toEqual(["Account"]);
  });

  const due = (rule: string, category: string, due_band: string, ticket_count: number): Row =>
    rowOf("complaints_due", { rule, category, due_band, ticket_count });
  const dueTold = () =>
    engine.rows("select rule, category, due_band, ticket_count from published.complaints_due order by all");

  it("are merged where few are open, without the rule, which would name the category", async () => {
    await publish({
      complaints_due: [
        due("Account", "fraud", "past_limit", 3),
        due("Money", "refund", "past_limit", 1),
        due("Money", "refund", "later", 8),
        due("Money", "fees", "7_days", 4),
        due("Money", "refund", "7_days", 3),
      ],
    });
    expect(await dueTold()).toEqual([
      { rule: "Money", category: "refund", due_band: "later", ticket_count: 8 },
      { rule: "Money", category: "withheld", due_band: "7_days", ticket_count: 7 },
      { rule: "withheld", category: "withheld", due_band: "past_limit", ticket_count: 4 },
    ]);
  });

  it("keep the name of an only rule", async () => {
    await publish({ complaints_due: [due("Account", "fraud", "past_limit", 3)] });
    expect(await dueTold()).toEqual([
      { rule: "Account", category: "withheld", due_band: "past_limit", ticket_count: 3 },
    ]);
  });

  it("are the rules under which the model of complaints has the tickets that are not told", async () => {
    // The first of them all rests on the order of the lines: a channel's before a category's, and the other way round.
    const complaints = [
      { rule: "Phone", channels: ["phone"], working_days: 5 },
      { rule: "Cards", categories: ["card", "fees"], channels: ["email", "phone"], working_days: 10 },
      { rule: "Fraud", categories: ["fraud"], working_days: 10 },
      { rule: "Chats", channels: ["chat"], working_days: 10 },
      { rule: "Fees", categories: ["fees"], working_days: 10 },
    ];
    const channels = ["phone", "chat", "email", "web"];
    const categories = ["card", "fees", "fraud", "how_to"];
    const pairs = channels.flatMap((channel) => categories.map((category) => ({ channel, category })));
    const config = JSON.stringify({ name: "Desk", time_zone: "Asia/Jakarta", complaints });
    const tickets = pairs.map((pair, i) => ({
      ticket_id: `${i}`,
      created_at: "2026-11-03 03:00:00",
      status: "open",
      ...pair,
    }));
    const byModel = await modelled<{ category: string; rules: string[] }>(
      { "raw.ticket": tickets },
      `select category, list(distinct rule order by rule) as rules from intermediate.int_complaints group by category order by category`,
      { config, asOf: "2026-11-09T20:00:00Z" },
    );
    await writeSettings(engine, { config: parseConfig(config) }, "2026-11-09T20:00:00Z");
    const rules = complaints.map(({ rule }) => rule);
    const hiddenOf = async (few: string): Promise<unknown[]> => {
      const count = (category: string): number => (category === few ? 1 : 30);
      await publish({
        // Without the sum of all categories, which would need a second one withheld.
        category_weeks: categories.map((scope) =>
          rowOf("category_weeks", {
            scope_kind: "category",
            scope,
            week_start: MONDAY,
            ticket_count: 4 * count(scope),
          }),
        ),
        tickets_by_week: pairs.map((pair) =>
          rowOf("tickets_by_week", { week_start: MONDAY, ...pair, ticket_count: count(pair.category) }),
        ),
        complaints_by_week: rules.map((rule) =>
          rowOf("complaints_by_week", { rule, week_start: MONDAY, received_count: 40 }),
        ),
      });
      const told = await engine.rows("select rule from published.complaints_by_week");
      return rules.filter((rule) => !told.some((row) => row.rule === rule)).sort();
    };
    for (const { category, rules } of byModel)
      expect([category, await hiddenOf(category)]).toEqual([category, rules]);
    expect(byModel.map(({ category }) => category)).toEqual(categories);
  });
});
