import { describe, expect, it } from "vitest";
import { type Given, modelled } from "./warehouse.js";

/** Two whole weeks from Monday 2 November 2026 in Jakarta (UTC+7); as_of is the Monday after. */
const AS_OF = { asOf: "2026-11-23T00:00:00Z" };
const EDGES: Given = {
  "raw.ticket": [
    { ticket_id: "first", created_at: "2026-11-01 17:30", status: "spam", channel: "email" },
    {
      ticket_id: "last",
      created_at: "2026-11-22 12:00",
      updated_at: "2026-11-22 16:59",
      status: "spam",
      channel: "email",
    },
  ],
  "raw.chat": [
    { chat_id: "first", attempted_at: "2026-11-01 17:30", ended_at: "2026-11-01 17:31", outcome: "failed" },
    {
      chat_id: "last",
      attempted_at: "2026-11-22 12:00",
      ended_at: "2026-11-22 16:59",
      outcome: "failed",
    },
  ],
};

const desk = (given: Given): Given => ({
  ...given,
  "raw.ticket": [...(EDGES["raw.ticket"] ?? []), ...(given["raw.ticket"] ?? [])],
  "raw.chat": [...(EDGES["raw.chat"] ?? []), ...(given["raw.chat"] ?? [])],
});

const contacts = (given: Given) =>
  modelled(
    desk(given),
    `select contact_kind, contact_id, category, wait_outcome, wait_seconds, hour
     from intermediate.int_recent_contacts where contact_id not in ('first', 'last') order by contact_id`,
    AS_OF,
  );

describe("the time until a person answers", () => {
  it("of a ticket is until its first public reply, of a call until the first word, else its acceptance", async () => {
    const rows = await contacts({
      "raw.ticket": [
        {
          ticket_id: "t1",
          created_at: "2026-11-03 02:00",
          first_response_at: "2026-11-03 03:00",
          status: "solved",
          channel: "email",
          category: "refund",
        },
      ],
      "raw.chat": [
        {
          chat_id: "p1",
          channel: "phone",
          attempted_at: "2026-11-03 02:00",
          queued_at: "2026-11-03 02:00:05",
          accepted_at: "2026-11-03 02:00:40",
          ended_at: "2026-11-03 02:05",
          outcome: "served",
        },
        {
          chat_id: "q1",
          attempted_at: "2026-11-03 02:00",
          accepted_at: "2026-11-03 02:00:40",
          first_response_at: "2026-11-03 02:01:10",
          ended_at: "2026-11-03 02:05",
          outcome: "served",
        },
      ],
    });
    expect(rows).toEqual([
      {
        contact_kind: "attempt",
        contact_id: "p1",
        category: null,
        wait_outcome: "answered",
        wait_seconds: 40,
        hour: 9,
      },
      {
        contact_kind: "attempt",
        contact_id: "q1",
        category: null,
        wait_outcome: "answered",
        wait_seconds: 70,
        hour: 9,
      },
      {
        contact_kind: "ticket",
        contact_id: "t1",
        category: "refund",
        wait_outcome: "answered",
        wait_seconds: 3600,
        hour: 9,
      },
    ]);
  });

  it("takes an attempt and its ticket as one contact, answered by whichever answers first", async () => {
    const ticket = { channel: "chat", category: "refund", status: "solved", created_at: "2026-11-03 02:10" };
    const rows = await contacts({
      "raw.ticket": [
        { ...ticket, ticket_id: "by chat", first_response_at: "2026-11-03 05:00" },
        { ...ticket, ticket_id: "by ticket", first_response_at: "2026-11-03 05:00" },
      ],
      "raw.chat": [
        {
          chat_id: "c1",
          ticket_id: "by chat",
          attempted_at: "2026-11-03 02:00",
          first_response_at: "2026-11-03 02:02",
          ended_at: "2026-11-03 02:09",
          outcome: "served",
        },
        {
          chat_id: "c2",
          ticket_id: "by ticket",
          attempted_at: "2026-11-03 02:00",
          ended_at: "2026-11-03 02:04",
          outcome: "abandoned",
        },
      ],
    });
    expect(rows.map(({ contact_id, wait_seconds }) => [contact_id, wait_seconds])).toEqual([
      ["by chat", 120],
      ["by ticket", 10_800],
    ]);
  });

  it("goes on for who waits, ends for who left, and is none where nothing says so", async () => {
    const rows = await contacts({
      "raw.ticket": [
        { ticket_id: "agent's own", created_at: "2026-11-03 02:00", opened_by: "agent", status: "open" },
        {
          ticket_id: "closed",
          created_at: "2026-11-03 02:00",
          solved_at: "2026-11-03 04:00",
          status: "solved",
        },
        { ticket_id: "waiting", created_at: "2026-11-22 00:00", status: "new" },
      ],
      "raw.chat": [
        {
          chat_id: "gave up",
          attempted_at: "2026-11-03 02:00",
          ended_at: "2026-11-03 02:03",
          outcome: "abandoned",
        },
        { chat_id: "no end told", attempted_at: "2026-11-03 02:00", outcome: "abandoned" },
      ],
    });
    expect(
      rows.map(({ contact_id, wait_outcome, wait_seconds }) => [contact_id, wait_outcome, wait_seconds]),
    ).toEqual([
      ["agent's own", null, null],
      ["closed", "left", 7200],
      ["gave up", "left", 180],
      ["no end told", null, null],
      ["waiting", "waiting", 86_400],
    ]);
  });
});

const ask = (ticket_id: string, customer_id: string, created_at: string, more = {}) => ({
  ticket_id,
  customer_id,
  created_at,
  category: "refund",
  channel: "email",
  status: "open",
  ...more,
});

describe("contacts that come again", () => {
  const given = desk({
    "raw.ticket": [
      // One case by two channels, asked again before an answer; a third contact 8 days after the first is another case.
      ask("a1", "A", "2026-11-03 02:00"),
      ask("a2", "A", "2026-11-03 08:00", { channel: "social" }),
      ask("a3", "A", "2026-11-11 09:00", { status: "merged" }),
      // Another problem is another case; the answer came before the second contact.
      ask("b1", "B", "2026-11-04 02:00", { first_response_at: "2026-11-04 03:00" }),
      ask("b2", "B", "2026-11-05 02:00", { category: "login" }),
      ask("b3", "B", "2026-11-06 02:00"),
      // 7 days and one second later.
      ask("c1", "C", "2026-11-03 02:00"),
      ask("c2", "C", "2026-11-10 02:00:01"),
      ask("d1", "D", "2026-11-04 02:00", { customer_id: null }),
      // Its 7 days are not over.
      ask("e1", "E", "2026-11-21 02:00"),
    ],
    "raw.chat": [
      {
        chat_id: "x1",
        customer_id: "A",
        attempted_at: "2026-11-03 01:00",
        ended_at: "2026-11-03 01:05",
        outcome: "abandoned",
      },
    ],
  });

  it("count by the way they take", async () => {
    const rows = await modelled(
      given,
      `select basis, from_channel, to_channel, contact_count, followed_count, before_answer_count
       from reports.contact_switches order by basis, from_channel, to_channel nulls last`,
      AS_OF,
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["problem_unknown", "chat", "email", 1, 1, 1],
      ["same_problem", "email", "email", 7, 1, 0],
      ["same_problem", "email", "social", 7, 1, 1],
      ["same_problem", "email", null, 7, 5, 0],
      ["same_problem", "social", null, 1, 1, 0],
    ]);
  });

  it("come before an answer where nobody had answered, and a merged ticket may have been", async () => {
    const merged = (id: string, customer: string, more = {}) =>
      ask(id, customer, "2026-11-03 02:00", { status: "merged", ...more });
    const again = (id: string, customer: string) =>
      ask(id, customer, "2026-11-04 02:00", { channel: "social" });
    const rows = await modelled(
      desk({
        "raw.ticket": [
          merged("a1", "A", { first_response_at: "2026-11-03 03:00" }),
          again("a2", "A"),
          merged("b1", "B"),
          again("b2", "B"),
        ],
      }),
      `select contact_id, is_before_answer from intermediate.int_contact_paths
       where next_channel is not null order by contact_id`,
      AS_OF,
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["a1", false],
      ["b1", true],
    ]);
  });

  it("make cases of 7 days, by customer and problem", async () => {
    const rows = await modelled(
      given,
      `select scope, contact_count, unknown_customer_count, case_count, case_contact_count, repeated_count, switched_count
       from reports.contact_cases order by scope`,
      AS_OF,
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["all", 13, 3, 6, 8, 2, 1],
      ["login", 1, 0, 1, 1, 0, 0],
      ["refund", 9, 1, 5, 7, 2, 1],
    ]);
  });
});

describe("self-service", () => {
  const week = Array.from({ length: 7 }, (_, i) => ({
    date: `2026-11-${String(9 + i).padStart(2, "0")}`,
    article: "refund-time",
    category: "refund",
    views: 10,
    searches: i === 0 ? null : 4,
    searches_without_result: i === 1 ? 9 : 1,
  }));
  const given = desk({
    "raw.ticket": [
      ask("a", "A", "2026-11-10 02:00"),
      ask("b", "B", "2026-11-10 02:00", { category: "login" }),
    ],
    "ref.help_center": [...week, ...week, { date: "2026-11-03", article: "x", category: "refund", views: 3 }],
  });

  it("counts a repeated row once, and knows nothing of what the table does not say", async () => {
    const rows = await modelled(
      given,
      `select week, scope, covered_day_count, view_count, search_count, no_result_count, contact_count, views_per_contact,
         no_result_share
       from reports.self_service_by_week where week <> '2026-W47' order by week, scope`,
      AS_OF,
    );
    expect(rows.filter(({ scope }) => scope !== "uncategorised").map((row) => Object.values(row))).toEqual([
      ["2026-W45", "all", 1, 3, null, null, 2, null, null],
      ["2026-W45", "login", 1, null, null, null, 0, null, null],
      ["2026-W45", "refund", 1, 3, null, null, 0, null, null],
      ["2026-W46", "all", 7, 70, 24, 5, 2, 35, 0.25],
      ["2026-W46", "login", 7, null, null, null, 1, null, null],
      ["2026-W46", "refund", 7, 70, 24, 5, 1, 70, 0.25],
    ]);
  });
});

describe("attempts that became a ticket", () => {
  it("are a share of the accepted, and not known where no ticket is ever named", async () => {
    const served = (chat_id: string, more = {}) => ({
      chat_id,
      attempted_at: "2026-11-10 02:00",
      accepted_at: "2026-11-10 02:01",
      ended_at: "2026-11-10 02:05",
      outcome: "served",
      ...more,
    });
    const rows = await modelled(
      desk({
        "raw.chat": [served("1", { ticket_id: "t" }), served("2"), served("3", { channel: "phone" })],
      }),
      `select channel, attempt_count, ticket_count, accepted_count, accepted_ticket_count, accepted_ticket_share
       from reports.attempts_to_tickets order by channel`,
      AS_OF,
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["chat", 4, 1, 2, 1, 0.5],
      ["phone", 1, null, 1, null, null],
    ]);
  });
});
