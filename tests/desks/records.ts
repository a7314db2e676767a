import type { Draws, Shape } from "./shape.js";

export type Cell = string | number | boolean | null;
export type DeskRecord = Record<string, Cell>;

const TEXTS = [
  "Saldo saya belum masuk",
  "refund not received after 3 days",
  "退款还没有到账，已经三天了",
  "app crash after update",
  "terima kasih",
  "😀😀😀",
  "pembayaran gagal tapi saldo terpotong",
  "I cannot log in, OTP never came",
  "客服一直不回复",
  "a <b>bold</b> word; and\na second line",
  null,
];

/** Instants and customers of one desk. */
export class Records {
  readonly #at: number;
  readonly shape: Shape;
  readonly draws: Draws;

  constructor(shape: Shape, draws: Draws) {
    this.shape = shape;
    this.draws = draws;
    this.#at = this.#within(draws.share());
  }

  #within(share: number): number {
    return Math.floor(this.shape.start + (this.shape.end - this.shape.start) * share);
  }

  /** When a contact comes. */
  arrival(): number {
    const { rhythm } = this.shape;
    if (rhythm === "at_once") return this.#at;
    for (let tries = 0; tries < 50; tries++) {
      const share = this.draws.share();
      if (rhythm === "clumps" && this.draws.chance(0.8))
        return this.#within(Math.floor(share * 3) / 3 + this.draws.share() * 0.01);
      const weekday = new Date(this.#within(share)).getUTCDay();
      const isOff =
        rhythm === "weekdays" ? weekday % 6 === 0 : rhythm === "gap" && share > 0.3 && share < 0.7;
      if (!isOff) return this.#within(share);
    }
    return this.shape.end;
  }

  /** Some while after, about `seconds`, at times none at all; null after the end of the exports. */
  after(instant: number | null, seconds: number): number | null {
    if (instant === null) return null;
    const wait = this.draws.chance(0.9) ? -Math.log(1 - this.draws.share()) * seconds * 1000 : 0;
    const at = Math.floor(instant + wait);
    return at > this.shape.end ? null : at;
  }

  maybe<T>(probability: number, value: T): T | null {
    return this.draws.chance(probability) ? value : null;
  }

  customer(): string | null {
    return this.maybe(0.95, `u${this.draws.between(1, this.shape.customers)}`);
  }

  text(): string | null {
    return this.draws.pick(TEXTS);
  }

  version(): string {
    return this.draws.pick(this.shape.versions);
  }
}

export const iso = (instant: number | null): string | null =>
  instant === null ? null : `${new Date(instant).toISOString().slice(0, 19)}Z`;

export function tickets(desk: Records): DeskRecord[] {
  const { draws, shape } = desk;
  return Array.from({ length: shape.size }, (_, i) => {
    const created = desk.arrival();
    const first = draws.chance(0.8) ? desk.after(created, draws.pick([60, 3600, 86_400])) : null;
    const solved = draws.chance(0.8)
      ? desk.after(first ?? created, draws.pick([600, 86_400, 864_000]))
      : null;
    return {
      ticket_id: `t${i}`,
      created_at: iso(created),
      updated_at: iso(solved ?? first ?? created),
      first_response_at: iso(first),
      solved_at: iso(solved),
      closed_at: iso(desk.after(solved, 86_400)),
      status:
        solved === null
          ? draws.pick(["new", "open", "pending", "on_hold", "spam", "merged", "deleted"])
          : "solved",
      priority: draws.pick(["urgent", "high", "normal", "low", null]),
      channel: draws.pick(shape.channels),
      category: draws.pick(shape.categories),
      tags: draws.pick([null, "a;b", "bank_pending"]),
      subject: desk.text(),
      text: desk.text(),
      customer_id: desk.customer(),
      agent_id: draws.pick([null, "ag1", "ag2"]),
      team: draws.pick([null, "care"]),
      opened_by: draws.pick(["customer", "customer", "agent"]),
      reopen_count: draws.pick([0, 0, 1, null]),
      reply_count: draws.between(0, 4),
      has_bot_part: draws.pick([true, false, null]),
      csat_score: draws.pick([null, 1, 5, 3]),
      csat_scale: 5,
      language: draws.pick(["id", "en", "zh", null, "xx"]),
      app_version: desk.version(),
      os: draws.pick(["Android", "iOS", null]),
      device: "x",
      is_restricted: draws.pick([true, false, null]),
      has_transaction_reference: draws.pick([true, false, null]),
    };
  });
}

const EVENT_KINDS = [
  "status",
  "assignment",
  "public_reply",
  "private_note",
  "customer_message",
  "bot_message",
  "public_message",
  "category",
  "priority",
] as const;

export function ticketEvents(desk: Records, of: readonly DeskRecord[]): DeskRecord[] {
  const { draws } = desk;
  const values: Partial<Record<(typeof EVENT_KINDS)[number], () => string>> = {
    status: () => draws.pick(["open", "solved", "pending"]),
    priority: () => "high",
    category: () => draws.pick(desk.shape.categories),
    assignment: () => "care",
  };
  return of.flatMap((ticket) => {
    let at: number | null = Date.parse(String(ticket.created_at));
    return Array.from({ length: draws.between(0, 4) }, (_, k) => {
      at = desk.after(at, 7200);
      const kind = draws.pick(EVENT_KINDS);
      return {
        ticket_id: ticket.ticket_id as Cell,
        event_id: `${ticket.ticket_id}-${k}`,
        event_at: iso(at),
        kind,
        actor_kind: draws.pick(["customer", "agent", "bot", "system", null]),
        actor_id: desk.customer(),
        value: values[kind]?.() ?? null,
      };
    }).filter(({ event_at }) => event_at !== null);
  });
}
