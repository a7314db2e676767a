import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Given, modelled } from "./warehouse.js";

const AS_OF = "2026-11-30T00:00:00Z";
const config = "name: Desk\ntime_zone: Asia/Jakarta\n";
type Row = Given[string][number];
const event = (at: string, kind: string, actor: string | null = null, more: Row = {}): Row => ({
  ticket_id: "1",
  event_at: `2026-11-09 ${at}`,
  kind,
  actor_kind: actor,
  ...more,
});
const solved = {
  ticket_id: "1",
  created_at: "2026-11-09 02:00",
  status: "solved",
  solved_at: "2026-11-09 08:00",
};
const TOUCHES = `select reply_count, agent_message_count, agent_count, is_one_touch, is_handed_over
  from intermediate.int_answer_quality`;
const quality = (ticket: Row, events: readonly Row[], sql = TOUCHES) =>
  modelled({ "raw.ticket": [{ ...solved, ...ticket }], "raw.ticket_event": events }, sql, {
    asOf: AS_OF,
    config,
  });
const STATUS = [
  event("03:00", "status", null, { value: "open" }),
  event("08:00", "status", null, { value: "solved" }),
];

describe("golden case 6: an agent's messages in a row are one reply", () => {
  it("is one touch with three messages of one burst, and two with a customer's message between", async () => {
    const burst = [
      event("02:00", "customer_message"),
      event("03:00", "public_reply", "agent", { actor_id: "a" }),
      event("03:01", "public_reply", "agent", { actor_id: "a" }),
      event("03:02", "private_note", "agent", { actor_id: "b" }),
      event("03:03", "bot_message", "bot"),
      event("03:04", "public_reply", "agent", { actor_id: "a" }),
      ...STATUS,
    ];
    const once = {
      reply_count: 1,
      agent_message_count: 3,
      agent_count: 1,
      is_one_touch: true,
      is_handed_over: false,
    };
    expect(await quality({}, burst)).toEqual([once]);
    const again = [
      ...burst,
      event("05:00", "customer_message"),
      event("06:00", "public_reply", "agent", { actor_id: "b" }),
    ];
    expect(await quality({}, again)).toEqual([
      { reply_count: 2, agent_message_count: 4, agent_count: 2, is_one_touch: false, is_handed_over: true },
    ]);
  });
});

/** A ticket before and one after, so that the week between is whole. */
const around: Row[] = [
  {
    ticket_id: "before",
    created_at: "2026-10-26 02:00",
    first_response_at: "2026-10-26 02:30",
    status: "solved",
    solved_at: "2026-10-26 03:00",
  },
  { ticket_id: "after", created_at: "2026-11-17 02:00" },
];
const DAY = 86_400_000;

describe("what the export does not tell", () => {
  it("is null: no count of replies, of reopens, of persons", async () => {
    expect(await quality({}, [])).toEqual([
      {
        reply_count: null,
        agent_message_count: null,
        agent_count: null,
        is_one_touch: null,
        is_handed_over: null,
      },
    ]);
    expect(await quality({ reply_count: 1, reopen_count: 0 }, [])).toMatchObject([{ is_one_touch: true }]);
    expect(await quality({ reply_count: 1 }, [])).toMatchObject([{ is_one_touch: null }]);
    expect(await quality({ reply_count: 0, reopen_count: 0 }, [])).toMatchObject([{ is_one_touch: false }]);
  });

  it("is null where one half decides and the other is unknown, else the told ones would all be a no", async () => {
    expect(await quality({ reopen_count: 1 }, [])).toMatchObject([{ is_one_touch: null }]);
    expect(await quality({ reply_count: 2 }, [])).toMatchObject([{ is_one_touch: null }]);
    const again = {
      ...solved,
      ticket_id: "2",
      customer_id: "c",
      created_at: "2026-11-09 10:00",
      solved_at: "2026-11-09 12:00",
    };
    const rows = await modelled(
      { "raw.ticket": [{ ...solved, customer_id: "c" }, again] },
      `select ticket_id, is_repeated, is_first_contact_resolved from intermediate.int_answer_quality
       order by ticket_id asc nulls last`,
      { asOf: AS_OF, config },
    );
    expect(rows).toEqual([
      { ticket_id: "1", is_repeated: true, is_first_contact_resolved: null },
      { ticket_id: "2", is_repeated: false, is_first_contact_resolved: null },
    ]);
  });
});

describe("golden case 2: an opened ticket is no first contact resolution", () => {
  it("counts the transition, and not the solutions less one", async () => {
    const events = [...STATUS, event("09:00", "status", null, { value: "open" })];
    const ticket = { ...solved, status: "open", updated_at: "2026-11-09 09:00", solved_at: null };
    const rows = await modelled(
      { "raw.ticket": [ticket, ...around], "raw.ticket_event": events },
      "select system, value from reports.definitions_compared where figure = 'reopened' order by system",
      { asOf: "2026-11-18T00:00:00Z", config },
    );
    expect(rows).toEqual([
      { system: "dbt_zendesk", value: 0 },
      { system: "suara", value: 1 },
    ]);
  });
});

describe("a ticket that an agent opened", () => {
  it("is no contact of the customer's, told or seen from its messages, and its text is not theirs", async () => {
    const later = (id: string, more: Row = {}): Row => ({
      ticket_id: id,
      customer_id: id,
      created_at: "2026-11-10 02:00",
      text: "refund",
      themes: "refund",
      ...more,
    });
    const message = (id: string, kind: string, actor_kind: string): Row => ({
      ticket_id: id,
      event_at: "2026-11-10 02:00",
      kind,
      actor_kind,
    });
    const given: Given = {
      "raw.ticket": [
        ...["told", "seen", "asked"].map((id) => ({ ...solved, ticket_id: `${id} before`, customer_id: id })),
        later("told", { opened_by: "agent" }),
        later("seen"),
        later("asked"),
      ],
      "raw.ticket_event": [
        message("seen", "public_reply", "agent"),
        message("asked", "customer_message", "customer"),
      ],
    };
    const ask = (sql: string) => modelled(given, sql, { asOf: AS_OF, config });
    expect(await ask("select ticket_id from intermediate.int_repeat_contacts where is_repeated")).toEqual([
      { ticket_id: "asked before" },
    ]);
    expect(await ask("select text_id from intermediate.int_texts")).toEqual([{ text_id: "asked" }]);
  });
});

const START = Date.UTC(2026, 9, 5);
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 19);

describe("repeat contact against all pairs", () => {
  it("agrees on 300 random tickets and 100 attempts of 25 customers", async () => {
    const random = fc.sample(
      fc.record({
        customer: fc.integer({ min: 0, max: 24 }),
        at: fc.integer({ min: 0, max: 40 * 24 }),
        length: fc.integer({ min: 0, max: 240 }),
      }),
      { numRuns: 400, seed: 5 },
    );
    const contacts = random.map(({ customer, at, length }, i) => ({
      id: `${i}`,
      customer: `c${customer}`,
      at: START + at * 3_600_000,
      end: START + (at + length) * 3_600_000,
    }));
    const [tickets, chats] = [contacts.slice(0, 300), contacts.slice(300)];
    const now = START + 45 * DAY;
    const rows = await modelled<{ ticket_id: string; is_repeated: boolean | null }>(
      {
        "raw.ticket": tickets.map(({ id, customer, at, end }) => ({
          ticket_id: id,
          customer_id: customer,
          created_at: iso(at),
          status: "solved",
          solved_at: iso(end),
        })),
        "raw.chat": chats.map(({ id, customer, at }) => ({
          chat_id: id,
          customer_id: customer,
          attempted_at: iso(at),
        })),
      },
      "select ticket_id, is_repeated from intermediate.int_repeat_contacts",
      { asOf: `${iso(now)}Z`, config },
    );
    const found = new Map(rows.map((row) => [row.ticket_id, row.is_repeated]));
    const done = tickets.filter(({ end }) => end <= now);
    expect(found.size).toBe(done.length);
    for (const { id, customer, end } of done) {
      // A contact at the very instant of a solution came before it.
      const again = contacts.some(
        (other) =>
          other.customer === customer && other.at > end && other.at <= now && other.at - end <= 7 * DAY,
      );
      expect([id, found.get(id)]).toEqual([id, now - end < 7 * DAY ? null : again]);
    }
  });
});

describe("golden case 19: only the rated are in the denominator", () => {
  it("counts ratings by their scale, by date of rating, a survey before the ticket's own", async () => {
    const rated = (id: string, score: number | null, scale: number | null, more: Row = {}): Row => ({
      ...solved,
      ticket_id: id,
      csat_score: score,
      csat_scale: scale,
      ...more,
    });
    const survey = (id: string, score: number | null, scale: number, more: Row = {}): Row => ({
      feedback_id: id,
      kind: "csat",
      score,
      score_scale: scale,
      created_at: "2026-11-10 02:00",
      ...more,
    });
    const [row] = await modelled(
      {
        "raw.ticket": [
          rated("1", 5, 5),
          rated("2", 3, 5),
          rated("3", null, null),
          rated("4", 2, 2),
          rated("5", 1, 5),
          rated("6", 5, 5, { status: "spam" }),
        ],
        "raw.feedback": [
          survey("a", 8, 10),
          survey("b", 7, 10),
          survey("c", null, 5),
          survey("d", 4, 5, { ticket_id: "5" }),
        ],
      },
      `select rated_count, positive_count, negative_count, solved_count, value from reports.satisfaction_by_week
       where measure = 'csat' and scope_kind = 'all' and week = '2026-W46'`,
      { asOf: AS_OF, config },
    );
    // Satisfied: 5 of 5, 2 of 2, 8 of 10, 4 of 5; not: 3 of 5, 7 of 10. Ticket 5's own rating gives way to its survey.
    expect(row).toEqual({
      rated_count: 6,
      positive_count: 4,
      negative_count: 2,
      solved_count: 5,
      value: 4 / 6,
    });
  });

  it("gives R's score and interval of promoters and detractors", async () => {
    const lines = readFileSync(new URL("../../reference/nps.csv", import.meta.url), "utf8")
      .trim()
      .split("\n")
      .slice(1);
    for (const line of lines) {
      const [promoters = 0, passives = 0, detractors = 0, nps = 0, low = 0, high = 0] = line
        .split(",")
        .map(Number);
      const answers = [
        ...Array<number>(promoters).fill(9),
        ...Array<number>(passives).fill(7),
        ...Array<number>(detractors).fill(6),
      ];
      const [row] = await modelled<{ value: number; value_low: number; value_high: number }>(
        {
          "raw.ticket": [solved],
          "raw.feedback": answers.map((score, i) => ({
            feedback_id: `${i}`,
            kind: "nps",
            score,
            score_scale: 10,
            created_at: "2026-11-10 02:00",
          })),
        },
        "select value, value_low, value_high from reports.satisfaction_by_week where measure = 'nps' and scope_kind = 'all'",
        { asOf: AS_OF, config },
      );
      expect([row?.value, row?.value_low, row?.value_high].map((x) => x?.toFixed(12))).toEqual(
        [nps, low, high].map((x) => x.toFixed(12)),
      );
    }
  }, 60_000);
});

describe("others' definitions of the same words", () => {
  it("differ as the tools differ", async () => {
    const at = (id: string, answered: string | null, more: Row = {}): Row => ({
      ticket_id: id,
      created_at: "2026-11-10 02:00",
      first_response_at: answered,
      ...more,
    });
    const rows = await modelled<{ figure: string; system: string; value: number; population_count: number }>(
      {
        "raw.ticket": [
          at("1", "2026-11-10 02:10", {
            status: "solved",
            solved_at: "2026-11-10 02:14",
            reply_count: 1,
            reopen_count: 0,
            team: "x",
          }),
          at("2", "2026-11-10 03:00", {
            status: "solved",
            solved_at: "2026-11-10 05:00",
            reply_count: 0,
            reopen_count: 0,
          }),
          at("3", "2026-11-10 12:00", {
            status: "solved",
            solved_at: "2026-11-11 05:00",
            reply_count: 3,
            reopen_count: 1,
            team: "x",
          }),
          at("4", null),
          at("5", null),
          ...around,
        ],
      },
      "select figure, system, value, population_count from reports.definitions_compared",
      {
        asOf: "2026-11-18T00:00:00Z",
        config: `${config}business_hours: {care: {tuesday: ["08:00-17:00"]}}\n`,
      },
    );
    const of = (figure: string, system: string) => {
      const row = rows.find((one) => one.figure === figure && one.system === system);
      return row === undefined ? null : [row.value, row.population_count];
    };
    // Of five tickets three are answered, after 10 minutes, 1 hour and 10 hours; two wait.
    expect(of("first_response", "suara")).toEqual([36_000, 5]);
    expect(of("first_response", "zendesk")).toEqual([3600, 3]);
    expect(of("first_response", "chatwoot")).toEqual([13_400, 3]);
    expect(of("first_response", "freshdesk")).toEqual([18_300, 2]);
    expect(of("first_response", "intercom")).toEqual([3600, 3]);
    // In opening hours: the third, at 19:00 in Jakarta, counts to 17:00.
    expect(of("first_response", "zammad")).toEqual([(600 + 3600 + 8 * 3600) / 3, 3]);
    expect(of("unanswered", "suara")).toEqual([2, 5]);
    expect(of("unanswered", "dbt_zendesk")).toEqual([0, 5]);
    expect(of("one_touch", "suara")).toEqual([1 / 3, 3]);
    expect(of("one_touch", "zendesk")).toEqual([2 / 3, 3]);
    expect(of("one_touch", "zammad")).toEqual([1 / 3, 3]);
    expect(of("backlog", "suara")).toEqual([2, 2]);
    expect(of("backlog", "zammad")).toEqual([2, 8]);
  });
});
