import fc from "fast-check";
import type { Engine } from "../../pipelines/engine/engine.js";
import { nameOrder } from "../../pipelines/load/nameOrder.js";

type Cell = string | number | boolean | null;

/** One export: rows of one feed, known by what it holds. */
export interface ExportFile {
  feed: "ticket" | "ticket_event" | "chat" | "chat_turn" | "feedback";
  rows: Record<string, Cell>[];
  content: string;
}

// Few keys over three weeks, so that versions, repetitions and late updates of old weeks meet all the time.
const instant = fc
  .integer({ min: 0, max: 3 * 7 * 24 * 4 })
  .map((quarters) =>
    new Date(Date.UTC(2026, 9, 26, 0, quarters * 15)).toISOString().slice(0, 19).replace("T", " "),
  );
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 2 });
/** Few, so that what is said of a ticket or a chat meets it. */
const key = fc.integer({ min: 1, max: 3 }).map(String);
const channel = fc.constantFrom("chat", "web", "phone");

/** What a load reads out of a text. */
const derived = {
  text_language: maybe(fc.constantFrom("id", "en")),
  themes: maybe(fc.constantFrom("", "app/crash;refund", "refund/not_received")),
};
const ticket = fc.record({
  is_log_row: fc.constant(false),
  ticket_id: key,
  created_at: instant,
  updated_at: maybe(instant),
  first_response_at: maybe(instant),
  solved_at: maybe(instant),
  status: fc.constantFrom("open", "solved", "closed", "spam", "pending"),
  priority: maybe(fc.constantFrom("urgent", "normal")),
  channel,
  category: maybe(fc.constantFrom("refund", "payment")),
  opened_by: maybe(fc.constantFrom("customer", "agent")),
  customer_id: maybe(fc.constantFrom("p", "q")),
  ...derived,
});
/** As of a tool whose export has no column for it. */
const untoldTicket = ticket.map(({ first_response_at: _, ...row }) => row);
/** As of a tool whose export never says when it was changed. */
const unchangedTicket = ticket.map(({ updated_at: _, ...row }) => row);
const saying = (kind: string, ...values: (string | null)[]) =>
  fc.constantFrom(...values).map((value) => ({ kind, value }));

/** Kinds of event and what is said with each; the team open has opening hours of its own. */
const told = fc.oneof(
  { weight: 3, arbitrary: saying("status", "open", "solved", "closed", null) },
  { weight: 2, arbitrary: saying("assignment", "care", "open", null) },
  { weight: 2, arbitrary: saying("sla_applied", "gold") },
  { weight: 6, arbitrary: saying("public_reply", null) },
  { weight: 8, arbitrary: saying("customer_message", null) },
  { weight: 1, arbitrary: saying("public_message", null) },
  { weight: 1, arbitrary: saying("bot_message", null) },
);
const event = fc
  .record({
    is_log_row: fc.constant(false),
    ticket_id: key,
    event_at: instant,
    told,
    actor_kind: maybe(fc.constantFrom("agent", "customer", "bot")),
    actor_id: maybe(fc.constantFrom("p", "a")),
  })
  .map(({ told: said, ...row }) => ({ ...row, ...said }));
const chat = fc.record({
  is_log_row: fc.constant(false),
  chat_id: key,
  ticket_id: maybe(key),
  channel: fc.constantFrom("chat", "phone"),
  attempted_at: instant,
  queued_at: maybe(instant),
  accepted_at: maybe(instant),
  ended_at: maybe(instant),
  updated_at: maybe(instant),
  outcome: maybe(fc.constantFrom("served", "abandoned", "open")),
});
const turn = fc.record({
  is_log_row: fc.constant(false),
  chat_id: key,
  turn_number: fc.integer({ min: 1, max: 2 }),
  customer_message_at: instant,
  agent_reply_at: maybe(instant),
});
const feedback = fc.record({
  is_log_row: fc.constant(false),
  feedback_id: key,
  created_at: instant,
  updated_at: maybe(instant),
  channel: fc.constantFrom("in_app", "survey"),
  kind: fc.constantFrom("csat", "comment"),
  score: maybe(fc.integer({ min: 1, max: 5 })),
  text: maybe(fc.constantFrom("lambat", "ok")),
  ...derived,
});

const file = (feed: ExportFile["feed"], row: fc.Arbitrary<Record<string, Cell>>): fc.Arbitrary<ExportFile> =>
  fc
    .array(row, { minLength: 3, maxLength: 10 })
    .map((rows) => ({ feed, rows, content: `${feed} ${JSON.stringify(rows)}` }));

export const exportFile: fc.Arbitrary<ExportFile> = fc.oneof(
  { weight: 2, arbitrary: file("ticket", ticket) },
  { weight: 1, arbitrary: file("ticket", untoldTicket) },
  { weight: 2, arbitrary: file("ticket", unchangedTicket) },
  { weight: 4, arbitrary: file("ticket_event", event) },
  { weight: 2, arbitrary: file("chat", chat) },
  { weight: 2, arbitrary: file("chat_turn", turn) },
  { weight: 1, arbitrary: file("feedback", feedback) },
);

const literal = (cell: Cell): string =>
  cell === null ? "null" : typeof cell === "string" ? `'${cell}'` : String(cell);

/** Puts an export's rows and its entry where a load puts them. */
export async function loadFile(engine: Engine, { feed, rows, content }: ExportFile): Promise<void> {
  const id = await engine.value<number>("select coalesce(max(file_id), 0) + 1 from raw.files");
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map(
    (row, i) => `(${id}, ${i + 1}, ${columns.map((name) => literal(row[name] ?? null)).join(", ")})`,
  );
  await engine.run(
    `insert into raw.${feed} (file_id, record_no, ${columns.join(", ")}) values ${values.join(", ")}`,
  );
  await engine.run(
    `insert into raw.files (file_id, path, sha256, mapping_sha256, format, status, tells_first_response, name_order)
     values ($1, $2, $2, 'm', 'canonical', 'loaded', $3, $4)`,
    [id, content, feed === "ticket" ? columns.includes("first_response_at") : null, nameOrder(content)],
  );
}
