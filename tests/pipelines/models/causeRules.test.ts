import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Bindable, Engine } from "../../../pipelines/engine/engine.js";
import { build, insert, openWarehouse } from "./warehouse.js";

const AS_OF = "2026-11-16T00:00:00Z";
type Row = Record<string, Bindable>;

/** A ticket answered five hours after it came, an hour past its target, and solved a day later; or what `more` says. */
const late = (ticket_id: string, day: string, more: Row = {}): Row => ({
  ticket_id,
  created_at: `2026-11-${day}`,
  first_response_at: hoursAfter(day, 5),
  solved_at: hoursAfter(day, 24),
  status: "solved",
  channel: "web",
  category: "other",
  ...more,
});
const hoursAfter = (day: string, hours: number): string =>
  new Date(Date.parse(`2026-11-${day.replace(" ", "T")}Z`) + hours * 3_600_000)
    .toISOString()
    .slice(0, 19)
    .replace("T", " ");

/** A call taken two minutes after it came, past the threshold of a minute, and ten minutes long; or what `more` says. */
const call = (chat_id: string, at: string, more: Row = {}): Row => ({
  chat_id,
  channel: "phone",
  attempted_at: `2026-11-12 ${at}`,
  connected_at: `2026-11-12 ${at}`,
  queued_at: `2026-11-12 ${at}`,
  accepted_at: hoursAfter(`12 ${at}`, 120 / 3600),
  ended_at: hoursAfter(`12 ${at}`, 720 / 3600),
  outcome: "served",
  ...more,
});
const message = (ticket_id: string, at: string, kind: string): Row => ({
  ticket_id,
  event_at: at,
  kind,
  actor_kind: kind === "public_reply" ? "agent" : "customer",
});
/** The first message, then an answer and the customer's next one, `n` times, an hour apart, from the fifth hour on. */
const toAndFro = (ticket_id: string, day: string, n: number): Row[] => [
  message(ticket_id, hoursAfter(day, 0), "customer_message"),
  ...Array.from({ length: n }, (_, i) => [
    message(ticket_id, hoursAfter(day, 5 + 2 * i), "public_reply"),
    message(ticket_id, hoursAfter(day, 6 + 2 * i), "customer_message"),
  ]).flat(),
];
const label = (ticket_id: string, event_at: string, value: string): Row => ({
  ticket_id,
  event_at,
  kind: "category",
  value,
});

const given = {
  "ref.incidents": [
    { name: "Top-up down", starts_at: "2026-11-10 02:00", ends_at: "2026-11-10 05:00", component: "top-up" },
  ],
  "ref.roster": [
    {
      starts_at: "2026-11-12 02:00",
      ends_at: "2026-11-12 03:00",
      team: "phone",
      channel: "phone",
      agents: 1,
    },
    {
      starts_at: "2026-11-12 03:00",
      ends_at: "2026-11-12 04:00",
      team: "phone",
      channel: "phone",
      agents: 9,
    },
  ],
  "ref.restricted_topics": [
    { topic: "Account_Security", channel: "social", reason: "public" },
    { topic: "gambling", channel: null, reason: "law" },
  ],
  "raw.ticket": [
    late("in the incident", "10 02:30"),
    late("before the incident", "10 01:59:59"),
    late("at its end", "10 05:00"),
    { ...late("quick in the incident", "10 03:00"), first_response_at: "2026-11-10 03:10" },
    late("three turns", "02 01:00"),
    late("two turns", "02 02:00"),
    late("turns after the solution", "02 03:00", { solved_at: "2026-11-02 08:30" }),
    late("open again after the solution", "02 04:00", { status: "open", solved_at: null }),
    late("no reference", "03 01:00", { category: "refund", has_transaction_reference: false }),
    late("a reference", "03 02:00", { category: "refund", has_transaction_reference: true }),
    late("nobody knows", "03 03:00", { category: "refund" }),
    late("none needed", "03 04:00", { has_transaction_reference: false }),
    late("moved", "04 01:00"),
    late("stayed", "04 02:00"),
    late("lacks details", "04 03:00", { tags: "Need_Info;vip" }),
    late("needs nothing", "04 04:00", { tags: "need_info_given;vip" }),
    late("flagged", "05 01:00", { is_restricted: true, customer_id: "c1" }),
    late("public security", "05 02:00", { category: "account_security", channel: "social" }),
    late("private security", "05 03:00", { category: "account_security" }),
    late("by its tag", "05 04:00", { tags: "gambling;vip" }),
    late("sent away", "05 05:00", { tags: "self_service", customer_id: "c2" }),
    late("back in 47 h", "07 00:00", { customer_id: "c1" }),
    late("back in 49 h", "07 06:00", { customer_id: "c2" }),
    late("back in a day", "06 05:00", { customer_id: "c2" }),
  ],
  "raw.ticket_event": [
    ...toAndFro("three turns", "02 01:00", 3),
    ...toAndFro("two turns", "02 02:00", 2),
    // Solved after the first answer; the rest of it comes later.
    { ticket_id: "turns after the solution", event_at: "2026-11-02 08:30", kind: "status", value: "solved" },
    ...toAndFro("turns after the solution", "02 03:00", 4),
    {
      ticket_id: "open again after the solution",
      event_at: "2026-11-02 09:30",
      kind: "status",
      value: "solved",
    },
    {
      ticket_id: "open again after the solution",
      event_at: "2026-11-02 09:45",
      kind: "status",
      value: "open",
    },
    ...toAndFro("open again after the solution", "02 04:00", 4),
    label("moved", "2026-11-04 02:00", "other"),
    label("moved", "2026-11-04 03:00", "refund"),
    label("stayed", "2026-11-04 02:00", "other"),
    label("stayed", "2026-11-04 03:00", "Other "),
  ],
  "raw.chat": [
    call("no line", "05:30", {
      channel: "chat",
      connected_at: null,
      queued_at: null,
      accepted_at: null,
      outcome: "failed",
      error_code: "SOCKET_TIMEOUT",
    }),
    ...["02:00:00", "02:00:10", "02:00:20", "02:30:00", "02:50:00"].map((at) => call(`busy ${at}`, at)),
    call("enough people", "03:10"),
    call("no roster", "06:10"),
  ],
};

describe("rules of causes, each by hand", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openWarehouse();
    await insert(engine, given);
    await build(engine, { asOf: AS_OF }, "select 1 from marts.contact_causes, marts.cause_rules");
  });
  afterAll(() => engine.close());

  const found = (rule: string) =>
    engine.rows<{ id: string; cause: string; reference: string | null; value: number | null }>(
      `select contact_id as id, cause, reference, value from marts.contact_causes where rule = '${rule}' order by id`,
    );
  const ids = async (rule: string) => (await found(rule)).map(({ id }) => id);

  it("incident: begun in its window, its end not in it; quick answers are no slow contacts", async () => {
    expect(await found("incident")).toEqual([
      { id: "in the incident", cause: "technical", reference: "Top-up down", value: 1800 },
    ]);
    const all = await engine.rows(
      "select contact_id from intermediate.int_contact_causes where rule = 'incident' order by 1",
    );
    expect(all).toEqual([{ contact_id: "in the incident" }, { contact_id: "quick in the incident" }]);
  });

  it("connection_failed: the error code is the evidence", async () => {
    expect(await found("connection_failed")).toEqual([
      { id: "no line", cause: "technical", reference: "SOCKET_TIMEOUT", value: null },
    ]);
  });

  it("short_staffed: five calls of ten minutes are more than one person bears; hours without a roster are not judged", async () => {
    const calls = await found("short_staffed");
    expect(calls.map(({ id }) => id)).toEqual(
      ["02:00:00", "02:00:10", "02:00:20", "02:30:00", "02:50:00"].map((at) => `busy ${at}`),
    );
    // 5 calls x 600 s in an hour against 0.7 of a server that bears a fifth of an erlang.
    expect(calls[0]?.value).toBeCloseTo((5 * 600) / 3600 / (0.7 * 0.2), 6);
    const judged = await engine.value(
      "select judged_count from marts.cause_rules where rule = 'short_staffed'",
    );
    expect(judged).toBe(6);
  });

  it("queue_ahead: two others stood in the queue", async () => {
    expect(await found("queue_ahead")).toEqual([
      { id: "busy 02:00:20", cause: "capacity", reference: "phone", value: 2 },
    ]);
  });

  it("clarification: more than two turns before the solution; later ones are not counted, also where it is open again", async () => {
    expect(await found("clarification")).toEqual([
      { id: "three turns", cause: "communication", reference: "other", value: 3 },
    ]);
  });

  it("missing_reference: said to be missing where one is needed; unknown is not missing", async () => {
    expect(await ids("missing_reference")).toEqual(["no reference"]);
    const judged = await engine.value(
      "select judged_count from marts.cause_rules where rule = 'missing_reference'",
    );
    expect(judged).toBe(2);
  });

  it("relabelled: another category, not the same one again", async () => {
    expect(await found("relabelled")).toMatchObject([{ id: "moved", value: 1 }]);
  });

  it("details_asked: the whole tag, whatever its letters' case", async () => {
    expect(await found("details_asked")).toMatchObject([{ id: "lacks details", reference: "need_info" }]);
  });

  it("restricted: flagged, or a topic of the channel, by category or tag", async () => {
    expect(await found("restricted")).toMatchObject([
      { id: "by its tag", reference: "gambling" },
      { id: "flagged", reference: "flagged" },
      { id: "public security", reference: "account_security" },
    ]);
  });

  it("sent_to_self_service: by its tag", async () => {
    expect(await ids("sent_to_self_service")).toEqual(["sent away"]);
  });

  it("contact_after_restriction: the same customer within 48 hours, with the contact before", async () => {
    expect(await found("contact_after_restriction")).toEqual([
      { id: "back in 47 h", cause: "restriction", reference: "flagged", value: 47 * 3600 },
      { id: "back in a day", cause: "restriction", reference: "sent away", value: 24 * 3600 },
    ]);
  });

  it("a rule that nothing can be said of is not judged, which is not the same as never", async () => {
    const judged = await engine.rows(
      "select rule, judged_count from marts.cause_rules where judged_count = 0 order by position",
    );
    expect(judged.map(({ rule }) => rule)).toEqual([
      "failing_version",
      "failing_os",
      "failing_version_and_os",
      "failing_network",
      "problem_on_version",
    ]);
  });

  it("waiting: the first answer's, and for communication the later ones' too", async () => {
    const seconds = await engine.rows(
      "select contact_id, waiting_seconds from marts.contact_causes where contact_id in ('in the incident', 'three turns') order by 1",
    );
    expect(seconds).toEqual([
      { contact_id: "in the incident", waiting_seconds: 5 * 3600 },
      // After each of the first two turns an answer an hour later; the third is solved, unanswered, 14 hours after it.
      { contact_id: "three turns", waiting_seconds: (5 + 1 + 1 + 14) * 3600 },
    ]);
  });
});
