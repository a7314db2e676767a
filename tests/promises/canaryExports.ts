import { labelledSentences, redactionFaults } from "../helpers/textQuality.js";

export interface Canary {
  kind: string;
  column: string;
  value: string;
}

/** A linear congruential generator: the same numbers each time. */
let state = 7;
const digits = (count: number): string => {
  let text = "";
  for (let i = 0; i < count; i++) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    text += Math.floor((state / 4_294_967_296) * 10);
  }
  return text;
};

const csv = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n")}\n`;

/** A value so long, or so peculiar, that it stands nowhere by chance. */
const isTelling = (value: string): boolean =>
  /^\S{7,}$|\p{Lu}\p{L}+ \p{Lu}\p{L}{4,}|\p{Script=Han}{3,}/u.test(value);

/** Exports of every feed with people's data in every text and id column, and what was put in. */
export function canaryExports(): { files: Record<string, string>; canaries: Canary[] } {
  state = 7;
  const canaries: Canary[] = [];
  const put = (kind: string, column: string, value: string): string => {
    canaries.push({ kind, column, value });
    return value;
  };
  // Labels of a tool hold what has a form of its own; names have none.
  const phone = (column: string) => put("phone", column, `0812${digits(8)}`);
  const mail = (column: string) => put("email", column, `canary${digits(8)}@contoh.id`);
  const person = (column: string) => put("person", column, `cust-${digits(9)}`);
  const label = (column: string, i: number): string => `label ${i % 2 === 0 ? phone(column) : mail(column)}`;
  const id = (column: string, i: number): string => (i % 2 === 0 ? phone(column) : mail(column));

  // How much the rules miss is measured elsewhere; here nothing that they see may find a way round them.
  const sentences = labelledSentences().filter(
    (sentence) => sentence.gold.length > 0 && redactionFaults([sentence]).length === 0,
  );
  const written = (column: string, part: number, writer: "customer" | "desk", i: number): string => {
    const mine = sentences.filter((one) => one.writer === writer);
    const { text, gold } = mine[(i * 4 + part) % mine.length] as (typeof mine)[number];
    for (const { start, end, kind } of gold) {
      const value = text.slice(start, end);
      if (isTelling(value)) put(kind, column, value);
    }
    return text;
  };
  const at = (i: number): string => new Date(Date.UTC(2026, 9, 1 + (i % 40), 3)).toISOString();
  const tickets = [
    [
      "ticket_id",
      "created_at",
      "status",
      "channel",
      "category",
      "tags",
      "subject",
      "text",
      "customer_id",
      "agent_id",
      "team",
      "language",
      "app_version",
      "os",
      "device",
    ],
  ];
  const events = [["ticket_id", "event_id", "event_at", "kind", "actor_id", "value"]];
  const chats = [
    [
      "chat_id",
      "ticket_id",
      "channel",
      "attempted_at",
      "error_code",
      "customer_id",
      "agent_id",
      "app_version",
      "os",
      "network",
    ],
  ];
  const turns = [["chat_id", "turn_number", "customer_message_at"]];
  const feedback = [
    [
      "feedback_id",
      "created_at",
      "channel",
      "kind",
      "text",
      "reply_text",
      "language",
      "app_version",
      "os",
      "device",
      "ticket_id",
      "customer_id",
    ],
  ];
  for (let i = 0; i < 60; i++) {
    const few = i < 8;
    const text = (column: string): string => (few ? label(column, i) : "plain");
    const ticketId = few ? id("ticket.ticket_id", i) : `T${i}`;
    tickets.push([
      ticketId,
      at(i),
      "open",
      "chat",
      text("ticket.category"),
      few ? `vip;${label("ticket.tags", i)}` : "vip",
      written("ticket.subject", 0, "customer", i),
      written("ticket.text", 1, "customer", i),
      person("ticket.customer_id"),
      person("ticket.agent_id"),
      text("ticket.team"),
      text("ticket.language"),
      few ? id("ticket.app_version", i) : "8.1.0",
      text("ticket.os"),
      text("ticket.device"),
    ]);
    events.push([
      ticketId,
      few ? id("event.event_id", i) : `E${i}`,
      at(i),
      "assignment",
      person("event.actor_id"),
      text("event.value"),
    ]);
    const chatId = few ? id("chat.chat_id", i) : `C${i}`;
    chats.push([
      chatId,
      ticketId,
      "chat",
      at(i),
      text("chat.error_code"),
      person("chat.customer_id"),
      person("chat.agent_id"),
      few ? id("chat.app_version", i) : "8.1.0",
      text("chat.os"),
      text("chat.network"),
    ]);
    turns.push([chatId, "1", at(i)]);
    feedback.push([
      few ? id("feedback.feedback_id", i) : `F${i}`,
      at(i),
      "in_app",
      "comment",
      written("feedback.text", 2, "customer", i),
      written("feedback.reply_text", 3, "desk", i),
      text("feedback.language"),
      few ? id("feedback.app_version", i) : "8.1.0",
      text("feedback.os"),
      text("feedback.device"),
      ticketId,
      person("feedback.customer_id"),
    ]);
  }
  const files = Object.fromEntries(
    Object.entries({ tickets, events, chats, turns, feedback }).map(([name, rows]) => [
      `exports/${name}.csv`,
      csv(rows),
    ]),
  );
  return { files, canaries };
}
