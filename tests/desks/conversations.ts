import { type DeskRecord, iso, type Records } from "./records.js";

/** Attempts at a chat or call, and the turns of those that were served. */
export function chats(desk: Records): { chats: DeskRecord[]; turns: DeskRecord[] } {
  const { draws, shape } = desk;
  const count = draws.pick([1, shape.size, shape.size * 2]);
  const turns: DeskRecord[] = [];
  const list = Array.from({ length: count }, (_, i): DeskRecord => {
    const chat = `c${i}`;
    const attempted = desk.arrival();
    const queued = desk.after(attempted, 2);
    const accepted = draws.chance(0.85) ? desk.after(queued, draws.pick([5, 60, 900])) : null;
    const ended = desk.after(accepted ?? queued, 600);
    turns.push(...turnsOf(desk, chat, accepted));
    return {
      chat_id: chat,
      ticket_id: desk.maybe(0.5, `t${draws.between(0, shape.size)}`),
      channel: draws.pick(["chat", "phone", "chat"]),
      attempted_at: iso(attempted),
      connected_at: iso(attempted),
      connect_milliseconds: draws.between(10, 9000),
      error_code: draws.pick([null, "E1", "E2", null]),
      queued_at: iso(queued),
      accepted_at: iso(accepted),
      first_response_at: iso(desk.after(accepted, 20)),
      ended_at: iso(ended),
      outcome: accepted === null ? draws.pick(["abandoned", "failed", "timed_out", "open", null]) : "served",
      customer_id: desk.customer(),
      agent_id: draws.pick([null, "a1", "a2", "a3"]),
      concurrent_chats: draws.pick([null, 0, 1, 3]),
      app_version: desk.version(),
      os: "Android",
      network: draws.pick(["wifi", "4g", null]),
      updated_at: iso(ended ?? attempted),
    };
  });
  return { chats: list, turns };
}

function turnsOf(desk: Records, chat: string, accepted: number | null): DeskRecord[] {
  const turns: DeskRecord[] = [];
  let asked = accepted;
  for (let turn = 1; asked !== null && turn <= desk.draws.between(1, 3); turn++) {
    const replied = desk.after(asked, 60);
    turns.push({
      chat_id: chat,
      turn_number: turn,
      customer_message_at: iso(asked),
      agent_reply_at: iso(replied),
      latency_milliseconds: desk.draws.pick([null, 5000]),
    });
    asked = desk.after(replied, 30);
  }
  return turns;
}

const PLACES = ["app_store", "play_store", "in_app", "social", "survey", "hotline", "email", "community"];

export function feedback(desk: Records): DeskRecord[] {
  const { draws, shape } = desk;
  return Array.from({ length: draws.pick([1, shape.size, shape.size * 3]) }, (_, i) => {
    const created = desk.arrival();
    const kind = draws.pick(["review", "csat", "nps", "comment"]);
    const isNps = kind === "nps";
    return {
      feedback_id: `f${i}`,
      created_at: iso(created),
      updated_at: iso(desk.after(created, 86_400) ?? created),
      channel: draws.pick(PLACES),
      kind,
      score: isNps ? draws.between(0, 10) : draws.pick([null, 1, 2, 5]),
      score_scale: isNps ? 10 : 5,
      text: desk.text(),
      language: draws.pick(["id", "en", "zh", null]),
      app_version: desk.version(),
      os: "Android",
      device: "y",
      replied_at: iso(desk.after(created, 86_400)),
      reply_text: draws.pick([null, "halo"]),
      ticket_id: null,
      customer_id: desk.customer(),
    };
  });
}
