import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Bindable } from "../../../pipelines/engine/engine.js";
import { writeTaxonomyWords } from "../../../pipelines/models/taxonomySettings.js";
import { readTaxonomy } from "../../../pipelines/text/taxonomy.js";
import { modelled, openWarehouse } from "./warehouse.js";

type Ticket = { category?: string; tags?: string; themes?: string };

/** Tickets by name → [problem, sub-cause, source] by name. */
async function problems(tickets: Record<string, Ticket>): Promise<Record<string, Bindable[]>> {
  const rows = await modelled<{ ticket_id: string; said: string; sub: string | null; source: string }>(
    {
      "raw.ticket": Object.entries(tickets).map(([ticket_id, ticket]) => ({
        ticket_id,
        created_at: "2026-11-03 02:00",
        ...ticket,
      })),
    },
    `select ticket_id, problem as said, sub_problem as sub, problem_source as source
     from intermediate.int_ticket_problems order by ticket_id`,
    { asOf: "2026-11-16T00:00:00Z" },
  );
  return Object.fromEntries(rows.map((row) => [row.ticket_id, [row.said, row.sub, row.source]]));
}

describe("a ticket's problem", () => {
  it("is the tool's category in any of its languages and spellings", async () => {
    expect(
      await problems({
        en: { category: "Payment failed" },
        name: { category: "Account security" },
        id: { category: "PENGEMBALIAN_DANA" },
        zh: { category: "退款" },
        hyphen: { category: "lain-lain" },
        theme: { category: "delayed_transaction" },
        sub: { category: "refund/not_received" },
      }),
    ).toEqual({
      en: ["payment_failure", null, "category"],
      name: ["account_security", null, "category"],
      id: ["refund", null, "category"],
      zh: ["refund", null, "category"],
      hyphen: ["other", null, "category"],
      theme: ["delayed_transaction", null, "category"],
      sub: ["refund", "not_received", "category"],
    });
  });

  it("is told by category before tag, tag before text, text before the tool's own word", async () => {
    const themes = "promotion;promotion/voucher";
    expect(
      await problems({
        category: { category: "Refund", tags: "otp", themes },
        tag: { category: "Tier 2", tags: "otp;vip", themes },
        text: { category: "Tier 2", tags: "vip", themes },
        tool: { category: "Tier 2", tags: "vip", themes: "" },
        silent: { tags: "vip" },
        text_only: { themes: "app" },
      }),
    ).toEqual({
      category: ["refund", null, "category"],
      tag: ["registration", null, "tag"],
      text: ["promotion", "voucher", "text"],
      tool: ["Tier 2", null, "tool"],
      silent: ["uncategorised", null, "none"],
      text_only: ["app", null, "text"],
    });
  });

  it("has a sub-cause from the text under that problem, and from no other", async () => {
    expect(
      await problems({
        same: { category: "refund", themes: "delayed_transaction/top_up;refund/rejected" },
        other: { category: "refund", themes: "delayed_transaction;delayed_transaction/top_up" },
        tag: { tags: "refund", themes: "refund;refund/not_received" },
      }),
    ).toEqual({
      same: ["refund", "rejected", "category"],
      other: ["refund", null, "category"],
      tag: ["refund", "not_received", "tag"],
    });
  });

  it("is, of several themes, the most specific, then the first of the taxonomy", async () => {
    expect(
      await problems({
        specific: { themes: "fees;payment_failure;support_quality/waiting" },
        tie: { themes: "app/crash;refund/cancelled_order;refund/not_received" },
        whole: { themes: "refund;registration" },
        tags: { tags: "bug;refund" },
      }),
    ).toEqual({
      specific: ["support_quality", "waiting", "text"],
      tie: ["refund", "not_received", "text"],
      // Registration stands before refund in the taxonomy.
      whole: ["registration", null, "text"],
      tags: ["refund", null, "tag"],
    });
  });

  it("is never told by a part of a word", async () => {
    expect(
      await problems({ part: { category: "Refund ID", tags: "cs_team;otpx" }, empty: { themes: "" } }),
    ).toEqual({ part: ["Refund ID", null, "tool"], empty: ["uncategorised", null, "none"] });
  });
});

describe("the words of the taxonomy", () => {
  it("are the workspace's own too", async () => {
    const dir = await mkdtemp(path.join(tmpdir(), "suara-taxonomy-"));
    await mkdir(path.join(dir, "reference"));
    await writeFile(
      path.join(dir, "reference/taxonomy.yaml"),
      "themes:\n  - id: refund\n    categories: [Refund ID]\n  - id: gold\n    names: {en: Gold, id: Emas, zh: 黄金}\n",
    );
    const engine = await openWarehouse();
    try {
      await engine.run("create schema if not exists ref");
      await writeTaxonomyWords(engine, await readTaxonomy(dir));
      expect(
        await engine.rows(
          `select kind, word, problem, sub_problem from ref.taxonomy_words
           where word = 'Refund ID' or problem = 'gold' order by problem, kind, word`,
        ),
      ).toEqual([
        { kind: "category", word: "Emas", problem: "gold", sub_problem: null },
        { kind: "category", word: "Gold", problem: "gold", sub_problem: null },
        { kind: "category", word: "gold", problem: "gold", sub_problem: null },
        { kind: "category", word: "黄金", problem: "gold", sub_problem: null },
        { kind: "tag", word: "gold", problem: "gold", sub_problem: null },
        { kind: "theme", word: "gold", problem: "gold", sub_problem: null },
        { kind: "category", word: "Refund ID", problem: "refund", sub_problem: null },
      ]);
    } finally {
      await engine.close();
      await rm(dir, { recursive: true });
    }
  });
});

describe("what problems are made of", () => {
  it("is counted over whole weeks: shares of each problem, and of what told it", async () => {
    const ticket = (ticket_id: string, created_at: string, rest: Ticket = {}) => ({
      ticket_id,
      created_at,
      updated_at: created_at,
      ...rest,
    });
    const rows = await modelled(
      {
        "raw.ticket": [
          // Monday 2 to Sunday 15 November in Jakarta: two whole weeks.
          ticket("first", "2026-11-01 17:30", { category: "refund", themes: "refund/not_received" }),
          ticket("b", "2026-11-04 02:00", { category: "refund", themes: "refund/not_received" }),
          ticket("c", "2026-11-05 02:00", { category: "Refund" }),
          ticket("d", "2026-11-10 02:00", { tags: "refund", themes: "refund/rejected" }),
          ticket("last", "2026-11-15 16:30", { category: "Tier 2" }),
          ticket("later", "2026-11-16 02:00", { category: "refund" }),
        ],
      },
      `select problem, part_kind, part, week_count, ticket_count, total_count,
         round(share, 4) as share, round(share_low, 4) as low, round(share_high, 4) as high
       from reports.problem_parts order by problem, part_kind, part`,
      { asOf: "2026-11-17T00:00:00Z" },
    );
    const row = (problem: string, part: string, k: number, n: number, low: number, high: number) => ({
      problem,
      part_kind: problem === "all" ? "source" : "sub_cause",
      part,
      week_count: 2,
      ticket_count: k,
      total_count: n,
      share: k / n,
      low,
      high,
    });
    // Wilson's limits by R: prop.test(k, n, correct = FALSE)$conf.int
    expect(rows).toEqual([
      row("Tier 2", "not_told", 1, 1, 0.2065, 1),
      row("all", "category", 3, 5, 0.2307, 0.8824),
      row("all", "tag", 1, 5, 0.0362, 0.6245),
      row("all", "tool", 1, 5, 0.0362, 0.6245),
      row("refund", "not_received", 2, 4, 0.15, 0.85),
      row("refund", "not_told", 1, 4, 0.0456, 0.6994),
      row("refund", "rejected", 1, 4, 0.0456, 0.6994),
    ]);
  });
});
