import { describe, expect, it } from "vitest";
import { type Given, modelled } from "./warehouse.js";

const AS_OF = "2026-11-16T00:00:00Z";
const ONE = `select exclusion, first_response_source, wait_outcome, first_response_seconds, wait_seconds, is_open
  from marts.tickets order by ticket_id`;
type Rows = Given[string];
const one = async (ticket: Rows, events: Rows = []) =>
  (await modelled({ "raw.ticket": ticket, "raw.ticket_event": events }, ONE, { asOf: AS_OF }))[0];
const event = (at: string, kind: string, actor: string | null = null, more: Record<string, string> = {}) => ({
  ticket_id: "1",
  event_at: `2026-11-09 ${at}`,
  kind,
  actor_kind: actor,
  ...more,
});
const asked = { ticket_id: "1", created_at: "2026-11-09 02:00" };

describe("golden case 1: a ticket nobody has answered", () => {
  it("has no first response, waits until as_of, and is counted everywhere", async () => {
    const given: Given = { "raw.ticket": [{ ...asked, created_at: "2026-11-09 00:00" }] };
    expect(await one(given["raw.ticket"] ?? [])).toEqual({
      exclusion: null,
      first_response_source: "stamp",
      wait_outcome: "waiting",
      first_response_seconds: null,
      wait_seconds: null,
      is_open: true,
    });
    const [week] = await modelled(
      given,
      "select ticket_count, answered_count, waiting_count, p50_seconds, longest_seconds, naive_p50_seconds from reports.first_response_by_week where scope_kind = 'all'",
      { asOf: AS_OF },
    );
    expect(week).toEqual({
      ticket_count: 1,
      answered_count: 0,
      waiting_count: 1,
      p50_seconds: null,
      longest_seconds: 604_800,
      naive_p50_seconds: null,
    });
    expect(await modelled(given, "select * from reports.waiting_now", { asOf: AS_OF })).toEqual([
      {
        age_band: "over_7d",
        channel: "chat",
        category: "uncategorised",
        priority: "none",
        ticket_count: 1,
        past_target_count: 1,
        with_target_count: 1,
        oldest_seconds: 604_800,
      },
    ]);
  });
});

describe("golden case 2: solved, reopened, still open", () => {
  it("counts one reopen and stays open", async () => {
    const rows = await modelled(
      {
        "raw.ticket": [{ ...asked, status: "open", solved_at: "2026-11-09 05:00", reopen_count: 0 }],
        "raw.ticket_event": [
          event("02:00", "status", null, { value: "new" }),
          event("05:00", "status", null, { value: "Solved" }),
          event("06:00", "status", null, { value: "open" }),
        ],
      },
      "select reopen_count, is_open, wait_outcome from marts.tickets",
      { asOf: AS_OF },
    );
    expect(rows).toEqual([{ reopen_count: 1, is_open: true, wait_outcome: "waiting" }]);
  });

  it("does not take solved → closed for a reopen, and believes the tool where there are no events", async () => {
    const rows = await modelled(
      {
        "raw.ticket": [
          { ...asked, status: "closed" },
          { ...asked, ticket_id: "2", reopen_count: 3 },
        ],
        "raw.ticket_event": [
          event("05:00", "status", null, { value: "solved" }),
          event("06:00", "status", null, { value: "closed" }),
        ],
      },
      "select reopen_count from marts.tickets order by ticket_id",
      { asOf: AS_OF },
    );
    expect(rows.map((row) => row.reopen_count)).toEqual([0, 3]);
  });
});

describe("golden cases 3 and 23: opened by an agent", () => {
  const opening = event("02:00", "public_reply", "agent");
  const answer = [event("03:00", "customer_message"), event("03:30", "public_reply", "agent")];

  it("runs from the customer's first message to the agent's next, told or seen", async () => {
    for (const opened of [{ opened_by: "agent" }, {}]) {
      expect(await one([{ ...asked, ...opened }], [opening, ...answer])).toMatchObject({
        first_response_seconds: 1800,
        wait_outcome: "answered",
      });
    }
  });

  it("is outbound, not waiting, until the customer writes; then it waits from that message", async () => {
    expect(await one([{ ...asked, opened_by: "agent" }], [opening])).toMatchObject({
      exclusion: "outbound",
      wait_outcome: null,
    });
    expect(
      await one([{ ...asked, opened_by: "agent" }], [opening, event("03:00", "customer_message")]),
    ).toMatchObject({
      wait_outcome: "waiting",
      wait_seconds: null,
    });
  });

  it("does not trust a stamp whose clock began at the agent's own message", async () => {
    const stamped = { ...asked, opened_by: "agent", first_response_at: "2026-11-09 02:00" };
    expect(await one([stamped])).toMatchObject({ exclusion: "outbound", first_response_seconds: null });
  });
});

describe("golden case 4: notes and bots", () => {
  it("never counts them, whatever the tool's stamp says", async () => {
    const stamped = { ...asked, first_response_at: "2026-11-09 02:00:05" };
    const events = [
      event("02:00:05", "bot_message", "bot"),
      event("02:10", "private_note", "agent"),
      event("02:20", "public_reply", "bot", { actor_id: "agent:answer-bot" }),
    ];
    expect(await one([stamped], events)).toMatchObject({
      first_response_source: "events",
      wait_outcome: "waiting",
      first_response_seconds: null,
    });
    expect(await one([stamped], [...events, event("02:30", "public_reply", "agent")])).toMatchObject({
      first_response_seconds: 1800,
    });
  });

  it("asks of a public message whether its author is the ticket's customer", async () => {
    const ticket = { ...asked, customer_id: "c1" };
    const said = (at: string, actor_id: string | null, kind: string | null = null) => ({
      ...event(at, "public_message", kind),
      actor_id,
    });
    expect(
      await one([ticket], [said("02:00", "c1"), said("02:20", "c1"), said("02:40", "a7")]),
    ).toMatchObject({
      first_response_seconds: 2400,
    });
    expect(await one([ticket], [said("02:10", null), said("02:20", "c1")])).toMatchObject({
      wait_outcome: "waiting",
    });
    expect(await one([ticket], [said("02:10", null, "agent")])).toMatchObject({
      first_response_seconds: 600,
    });
  });
});

describe("golden case 5: a bot hands over, a ticket is opened again", () => {
  const handed = [
    event("02:00", "customer_message", "customer"),
    event("02:00:05", "bot_message", "bot"),
    event("02:10", "bot_message", "bot"),
  ];
  const waits = async (events: Rows, more: NonNullable<Rows>[number] = {}) => {
    const [row] = await modelled(
      { "raw.ticket": [{ ...asked, ...more }], "raw.ticket_event": events },
      `select first_response_seconds as customers_view, after_bot_seconds as since_bot
       from intermediate.int_ticket_first_responses`,
      { asOf: AS_OF },
    );
    return row;
  };

  it("keeps the customer's view, and beside it the wait since the bot's last word", async () => {
    const replied = [
      ...handed,
      event("02:30", "public_reply", "agent"),
      event("02:40", "bot_message", "bot"),
    ];
    expect(await waits(replied)).toEqual({ customers_view: 1800, since_bot: 1200 });
    expect(await waits(handed)).toEqual({ customers_view: null, since_bot: null });
    expect(await waits([event("02:30", "public_reply", "agent")])).toEqual({
      customers_view: 1800,
      since_bot: null,
    });
  });

  it("counts who waits since the bot handed over as waiting until as_of", async () => {
    const [row] = await modelled(
      { "raw.ticket": [asked], "raw.ticket_event": handed },
      `select running_count, longest_seconds from reports.wait_percentiles_by_week
       where measure = 'first_response_after_bot' and scope_kind = 'all'`,
      { asOf: "2026-11-09T02:15:00Z" },
    );
    expect(row).toEqual({ running_count: 1, longest_seconds: 300 });
  });

  it("asks a new question of the opened ticket: its answer is a next reply, the first stays the first", async () => {
    const events = [
      event("02:30", "public_reply", "agent"),
      event("03:00", "status", "agent", { value: "solved" }),
      event("05:00", "status", "customer", { value: "open" }),
      event("05:00", "customer_message", "customer"),
      event("05:45", "public_reply", "agent"),
    ];
    const [row] = await modelled(
      {
        "raw.ticket": [asked],
        "raw.ticket_event": [event("02:00", "customer_message", "customer"), ...events],
      },
      `select first_response_seconds as first, wait_seconds as next
       from intermediate.int_next_replies join (select ticket_id, first_response_seconds
         from intermediate.int_ticket_first_responses) using (ticket_id)`,
      { asOf: AS_OF },
    );
    expect(row).toEqual({ first: 1800, next: 2700 });
  });
});

describe("golden case 15: whole elapsed seconds, not boundaries crossed", () => {
  it("gives 59 seconds across a minute's boundary", async () => {
    const row = await one([
      { ...asked, created_at: "2026-11-09 02:00:30.5", first_response_at: "2026-11-09 02:01:30.4" },
    ]);
    expect(row).toMatchObject({ first_response_seconds: 59 });
  });
});

describe("golden case 16: merged, spam, deleted, and impossible times", () => {
  it("keeps them with the reason and out of every response figure", async () => {
    const stamp = { first_response_at: "2026-11-09 02:10" };
    const given: Given = {
      "raw.ticket": [
        { ...asked, ticket_id: "1", ...stamp },
        { ...asked, ticket_id: "2", ...stamp, status: "merged" },
        { ...asked, ticket_id: "3", status: "spam" },
        { ...asked, ticket_id: "4", status: "deleted" },
        { ...asked, ticket_id: "5", first_response_at: "2026-11-09 01:59:59.999" },
      ],
    };
    const rows = await modelled(given, "select exclusion from marts.tickets order by ticket_id", {
      asOf: AS_OF,
    });
    expect(rows.map((row) => row.exclusion)).toEqual([
      null,
      "merged",
      "spam",
      "deleted",
      "reply_precedes_request",
    ]);
    const [week] = await modelled(
      given,
      "select ticket_count, p50_seconds, longest_seconds from reports.first_response_by_week where scope_kind = 'all'",
      { asOf: AS_OF },
    );
    expect(week).toEqual({ ticket_count: 1, p50_seconds: 600, longest_seconds: 600 });
    const quarantined = await modelled(
      given,
      "select ticket_id, reason from intermediate.int_quarantined_responses",
      {
        asOf: AS_OF,
      },
    );
    expect(quarantined).toEqual([{ ticket_id: "5", reason: "reply_precedes_request" }]);
    const [volume] = await modelled(given, "select sum(ticket_count) as n from reports.tickets_by_week", {
      asOf: AS_OF,
    });
    expect(volume?.n).toBe(5);
  });
});

describe("golden case 17: the cohort is the week of creation", () => {
  it("counts a ticket answered two weeks later in the week it was created", async () => {
    const rows = await modelled(
      { "raw.ticket": [{ ...asked, created_at: "2026-10-26 02:00", first_response_at: "2026-11-09 02:00" }] },
      "select week, ticket_count, p50_seconds from reports.first_response_by_week where scope_kind = 'all' and ticket_count > 0",
      { asOf: AS_OF },
    );
    expect(rows).toEqual([{ week: "2026-W44", ticket_count: 1, p50_seconds: 14 * 86_400 }]);
  });
});

describe("closed without a reply", () => {
  it("is its own outcome, censored when it was solved", async () => {
    expect(
      await one([
        { ...asked, status: "closed", solved_at: "2026-11-09 03:00", closed_at: "2026-11-12 03:00" },
      ]),
    ).toMatchObject({
      wait_outcome: "closed_unanswered",
      wait_seconds: 3600,
      first_response_seconds: null,
      is_open: false,
    });
  });
});

describe("as_of", () => {
  it("treats later stamps as not yet happened and leaves later rows out", async () => {
    const rows = await modelled(
      {
        "raw.ticket": [
          {
            ...asked,
            status: "closed",
            first_response_at: "2026-11-10 02:00",
            solved_at: "2026-11-11 02:00",
          },
          { ...asked, ticket_id: "2", created_at: "2026-11-12 02:00" },
        ],
      },
      ONE,
      { asOf: "2026-11-09T03:00:00Z" },
    );
    expect(rows).toEqual([
      expect.objectContaining({ wait_outcome: "waiting", wait_seconds: null, is_open: true }),
    ]);
  });

  it("is the latest instant of the exports when not given", async () => {
    const rows = await modelled(
      {
        "raw.ticket": [asked],
        "raw.chat": [{ chat_id: "c", attempted_at: "2026-11-09 01:00", ended_at: "2026-11-09 04:00:00.25" }],
      },
      "select as_of from staging.stg_settings",
    );
    expect(rows).toEqual([{ as_of: "2026-11-09T04:00:00.250000Z" }]);
  });
});
