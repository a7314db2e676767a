import { describe, expect, it } from "vitest";
import { type Given, modelled } from "./warehouse.js";

const AS_OF = "2026-11-16T00:00:00Z";
const EMPTY = { mapping_sha256: "m", format: "canonical", tells_first_response: false };
const file = { ...EMPTY, path: "exports/email.csv", status: "loaded" };
const ticket = (ticket_id: string, more = {}) => ({
  ticket_id,
  created_at: "2026-11-10 02:00",
  channel: "email",
  ...more,
});

/** Email without a column for first answers (file 1), web with one (file 2). */
const given: Given = {
  "raw.files": [
    { ...file, file_id: 1 },
    { ...file, file_id: 2, path: "exports/web.csv", tells_first_response: true },
  ],
  "ref.untold_answers": [{ ...EMPTY, channel: "email" }],
  "raw.ticket": [
    ticket("open"),
    ticket("solved", { status: "solved", solved_at: "2026-11-11 02:00" }),
    ticket("spam", { status: "spam" }),
    ticket("with messages"),
    // Known from an older export that had the column.
    ticket("twice", { updated_at: "2026-11-10 03:00", file_id: 2, first_response_at: "2026-11-10 02:30" }),
    ticket("twice", { updated_at: "2026-11-10 04:00" }),
    ticket("web open", { channel: "web", file_id: 2 }),
    ticket("web answered", { channel: "web", file_id: 2, first_response_at: "2026-11-10 02:10" }),
    // Of the same file in a channel whose messages are told.
    ticket("chat open", { channel: "chat" }),
  ],
  "raw.ticket_event": [
    {
      ticket_id: "with messages",
      event_at: "2026-11-10 02:05",
      kind: "customer_message",
      actor_kind: "customer",
    },
  ],
};
/** Before and after, so that the weeks between are whole. */
const around = ["2026-10-19 02:00", "2026-11-28 02:00"];
const whole = (tickets: Given[string]) => [
  ...tickets,
  ...around.map((created_at) => ticket(created_at, { created_at, channel: "web", file_id: 2 })),
];
const LATER = { asOf: "2026-11-30T00:00:00Z" };
const ask = (sql: string) => modelled(given, sql, { asOf: AS_OF });

describe("tickets of which no export says whether they were answered", () => {
  it("are neither answered nor waiting nor closed without an answer", async () => {
    const rows = await ask(
      "select ticket_id, exclusion, wait_outcome, first_response_source, wait_seconds from marts.tickets order by ticket_id",
    );
    const told = (
      ticket_id: string,
      wait_outcome: string | null,
      first_response_source: string,
      more = {},
    ) => ({
      ticket_id,
      exclusion: null,
      wait_outcome,
      first_response_source,
      wait_seconds: null,
      ...more,
    });
    expect(rows).toEqual([
      told("chat open", "waiting", "stamp"),
      told("open", "not_told", "none"),
      told("solved", "not_told", "none"),
      told("spam", null, "none", { exclusion: "spam" }),
      told("twice", "not_told", "none"),
      told("web answered", "answered", "stamp", { wait_seconds: 600 }),
      told("web open", "waiting", "stamp"),
      told("with messages", "waiting", "events"),
    ]);
  });

  it("are in no figure on first answers, and counted beside them", async () => {
    expect(
      await ask(`select scope, ticket_count, answered_count, waiting_count, closed_unanswered_count, untold_count
        from reports.first_response_by_week where scope_kind in ('all', 'channel') and week = '2026-W46' order by scope`),
    ).toEqual(
      [
        ["all", 4, 1, 3, 0, 3],
        ["chat", 1, 0, 1, 0, 0],
        ["email", 1, 0, 1, 0, 3],
        ["web", 2, 1, 1, 0, 0],
      ].map(
        ([scope, ticket_count, answered_count, waiting_count, closed_unanswered_count, untold_count]) => ({
          scope,
          ticket_count,
          answered_count,
          waiting_count,
          closed_unanswered_count,
          untold_count,
        }),
      ),
    );
    expect(await ask("select * from reports.untold_answers")).toEqual([
      { channel: "email", ticket_count: 4, untold_count: 3, open_untold_count: 2 },
    ]);
    expect(
      await ask(
        "select reason, is_quarantined, left_out_count from reports.left_out where reason = 'answer_not_told'",
      ),
    ).toEqual([{ reason: "answer_not_told", is_quarantined: false, left_out_count: 3 }]);
    expect(await ask("select sum(ticket_count)::int as waiting from reports.waiting_now")).toEqual([
      { waiting: 3 },
    ]);
  });

  it("keep their solution: that the export tells", async () => {
    expect(
      await ask(
        "select full_resolution_seconds as seconds from intermediate.int_ticket_resolutions where ticket_id = 'solved'",
      ),
    ).toEqual([{ seconds: 86_400 }]);
    expect(
      await ask(
        "select sum(met_count)::int as met from reports.sla_by_week where metric = 'first_response' and scope_kind = 'all'",
      ),
    ).toEqual([{ met: 1 }]);
  });

  it("wait for nobody knows how long: no cause is charged with it", async () => {
    expect(
      await ask(`select channel, sum(contact_count)::int as contacts, sum(timed_count)::int as timed
        from marts.cause_waits group by channel order by channel`),
    ).toEqual([
      { channel: "chat", contacts: 1, timed: 1 },
      { channel: "email", contacts: 4, timed: 1 },
      { channel: "web", contacts: 2, timed: 2 },
    ]);
  });

  it("of those with a chat, the chat tells it", async () => {
    const chat = (chat_id: string, ticket_id: string, more = {}) => ({
      chat_id,
      ticket_id,
      attempted_at: "2026-11-10 02:00",
      queued_at: "2026-11-10 02:00",
      outcome: "served",
      ...more,
    });
    const rows = await modelled(
      {
        ...given,
        "raw.ticket": whole(given["raw.ticket"] ?? []),
        "raw.chat": [
          chat("c1", "open", {
            accepted_at: "2026-11-10 02:01",
            first_response_at: "2026-11-10 02:02",
            ended_at: "2026-11-10 02:09",
          }),
          ...around.map((attempted_at) => chat(attempted_at, "none", { attempted_at })),
          chat("c2", "solved", { outcome: "abandoned", ended_at: "2026-11-10 02:03" }),
        ],
      },
      `select contact_id, wait_outcome, wait_seconds, is_answer_told from intermediate.int_recent_contacts
       where contact_id in ('open', 'solved', 'twice') order by contact_id`,
      LATER,
    );
    expect(rows).toEqual([
      { contact_id: "open", wait_outcome: "answered", wait_seconds: 120, is_answer_told: true },
      { contact_id: "solved", wait_outcome: "left", wait_seconds: 180, is_answer_told: true },
      { contact_id: "twice", wait_outcome: null, wait_seconds: null, is_answer_told: false },
    ]);
  });

  it.each(["open", "merged"])(
    "nobody says of them, if %s, that their customers came back before an answer",
    async (status) => {
      const again = [
        ticket("first", { customer_id: "c1", category: "refund", created_at: "2026-11-02 02:00", status }),
        ticket("second", {
          customer_id: "c1",
          category: "refund",
          created_at: "2026-11-03 02:00",
          channel: "web",
          file_id: 2,
        }),
        ticket("third", { customer_id: "c1", category: "refund", created_at: "2026-11-04 02:00" }),
      ];
      const rows = await modelled(
        { ...given, "raw.ticket": whole(again) },
        "select from_channel, to_channel, before_answer_count from reports.contact_switches where to_channel is not null order by 1",
        LATER,
      );
      expect(rows).toEqual([
        { from_channel: "email", to_channel: "web", before_answer_count: null },
        { from_channel: "web", to_channel: "email", before_answer_count: 1 },
      ]);
    },
  );
});
