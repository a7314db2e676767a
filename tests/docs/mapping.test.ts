import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mappingSchema } from "../../pipelines/workspace/mappingSchema.js";
import { loadFiles } from "../helpers/loadFiles.js";

const text = readFileSync(new URL("../../docs/mapping.md", import.meta.url), "utf8");
/** What stands under a heading as YAML. */
const recipe = (heading: string): string =>
  new RegExp(`## ${heading}\\n[\\s\\S]*?\`\`\`yaml\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1] ?? "";

async function load(heading: string, files: Record<string, string>) {
  const loaded = await loadFiles(files, recipe(heading));
  expect(loaded.rejects).toEqual([]);
  expect(Object.values(loaded.files).map(({ refusal }) => refusal)).toEqual(
    Object.keys(files).map(() => null),
  );
  return loaded;
}

describe("the mappings that are written down", () => {
  it("take first replies from Zendesk Explore, not the line of totals", async () => {
    const csv = `Ticket ID,Ticket created - Timestamp,First reply time (min)
12,2026-11-02T09:00:00,"1,234.50"
13,2026-11-02T09:00:00,
Grand total,,150.2
`;
    const { rows } = await load("Zendesk Explore: first replies", { "explore/a.csv": csv });
    expect(rows("ticket_event")).toMatchObject([
      { ticket_id: "12", event_at: "2026-11-02T22:34:30Z", kind: "public_reply", actor_kind: "agent" },
    ]);
  });

  it("take tickets from Freshdesk", async () => {
    const csv = `Ticket ID,Subject,Status,Priority,Source,Type,Agent,Group,Created time,Due by Time,Resolved time,Closed time,Last update time,Initial response time,Tags,Survey results,Contact ID
7,Refund,Waiting on Third Party,Medium,Portal,Refund,No Agent,L1,2026-11-02 09:00:00,,,,2026-11-02 10:00:00,2026-11-02 09:30:00,"vip,refund",Extremely Happy,9
8,Promo,Closed,Low,Outbound Email,,Ani,L1,2026-11-02 09:00:00,,,,2026-11-02 10:00:00,,,,9
`;
    const { tickets } = await load("Freshdesk", { "freshdesk/a.csv": csv });
    expect(tickets).toMatchObject([
      {
        ticket_id: "7",
        created_at: "2026-11-02T02:00:00Z",
        first_response_at: "2026-11-02T02:30:00Z",
        status: "on_hold",
        priority: "normal",
        channel: "web",
        tags: "refund;vip",
        agent_id: null,
        csat_score: 5,
      },
    ]);
  });

  it("take conversations from Intercom, its tags by name and its text by its words", async () => {
    const conversation = {
      type: "conversation",
      id: "215",
      created_at: 1793588400,
      updated_at: 1793592000,
      state: "closed",
      source: {
        delivered_as: "customer_initiated",
        body: "<p>Saldo saya hilang</p>",
        author: { type: "user", id: "u1" },
      },
      admin_assignee_id: 814860,
      tags: { type: "tag.list", tags: [{ type: "tag", id: "5", name: "refund" }] },
      statistics: { first_admin_reply_at: 1793588700, last_close_at: 1793592000, count_reopens: 1 },
      conversation_rating: { rating: 4, remark: null },
      ai_agent_participated: true,
    };
    const { tickets } = await load("Intercom", { "intercom/a.ndjson": `${JSON.stringify(conversation)}\n` });
    expect(tickets).toMatchObject([
      {
        ticket_id: "215",
        created_at: "2026-11-02T03:00:00Z",
        first_response_at: "2026-11-02T03:05:00Z",
        solved_at: "2026-11-02T04:00:00Z",
        status: "solved",
        text: "Saldo saya hilang",
        tags: "refund",
        opened_by: "customer",
        reopen_count: 1,
        has_bot_part: true,
        csat_score: 4,
      },
    ]);
  });

  it("take reviews from App Store Connect, of which the last page may be empty", async () => {
    const review = {
      type: "customerReviews",
      id: "00000028-b08c",
      attributes: { rating: 5, title: "Bagus", body: "Cepat", createdDate: "2026-11-01T20:00:00-08:00" },
      links: { self: "x" },
    };
    const page = (data: unknown[]) =>
      JSON.stringify({ data, links: { self: "x" }, meta: { paging: { total: 1 } } }, null, 2);
    const { rows } = await load("App Store Connect", {
      "appstore/1.json": page([review]),
      "appstore/2.json": page([]),
    });
    expect(rows("feedback")).toMatchObject([
      { feedback_id: "00000028-b08c", created_at: "2026-11-02T04:00:00Z", score: 5, text: "Bagus\nCepat" },
    ]);
  });

  it("take calls from durations as a telephone writes them", async () => {
    const csv = `sep=;
Call ID;Date;Time;Caller;Agent;Result;Wait;Total
c1;02/11/2026;10:00:00;081234567890;ext 201;Answered;01:30;00:05:00
c2;13/11/2026;10:00:00;081234567891;;Abandoned;1:00:10;01:00:10
`;
    const { rows } = await load("Calls of a call centre", { "calls/a.csv": csv });
    expect(rows("chat")).toMatchObject([
      {
        chat_id: "c1",
        accepted_at: "2026-11-02T03:01:30Z",
        ended_at: "2026-11-02T03:05:00Z",
        outcome: "served",
      },
      { chat_id: "c2", accepted_at: null, ended_at: "2026-11-13T04:00:10Z", outcome: "abandoned" },
    ]);
  });

  it("name every key that a mapping may have", () => {
    const feed = mappingSchema.shape.feeds.unwrap().element;
    const field = feed.shape.fields.valueType.options[1];
    const keys = [mappingSchema, feed, field].flatMap(({ shape }) => Object.keys(shape));
    expect(keys.length).toBeGreaterThan(30);
    expect(keys.filter((key) => !text.includes(`\`${key}\``))).toEqual([]);
  });
});
