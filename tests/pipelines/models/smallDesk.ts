import type { Given } from "./warehouse.js";

const HOUR = 3_600_000;
const START = Date.UTC(2026, 7, 30, 17);
const CHANNELS = ["chat", "web", "social", "phone", "email", "community"];
const OUTCOMES = ["served", "served", "served", "abandoned", "failed", "timed_out", "open"];
const at = (ms: number): string => new Date(ms).toISOString().replace("T", " ").replace("Z", "");

/** Eleven weeks from Monday 2026-08-31 in Jakarta: 294 tickets, 264 attempts, every kind of ending. */
const steps = Array.from({ length: 264 }, (_, i) => ({ i, time: START + i * 7 * HOUR }));

/** A third of the texts is about refunds, a third about codes, and of the rest no theme tells. */
const TEXTS = [
  ["refund/not_received", "uang pesanan belum dikembalikan ke dompet"],
  ["registration/otp", "kode verifikasi tidak pernah datang ke ponsel"],
  ["", "patungan makan bersama hitungannya salah"],
  ["refund", "pengembalian saldo pesanan ditolak penjual"],
  ["registration/otp;support_quality", "kode verifikasi telat dan petugas diam saja"],
  ["", "widget layar depan kosong melompong"],
] as const;

const ticketOf = ({ i, time }: { i: number; time: number }) => ({
  ticket_id: `t${i}`,
  created_at: at(time),
  updated_at: at(time + 30 * HOUR),
  first_response_at: i % 7 === 0 ? null : at(time + ((i * 37) % 500) * 60_000),
  solved_at: i % 5 === 0 ? null : at(time + 20 * HOUR),
  status: i % 5 === 0 ? "open" : i % 41 === 0 ? "spam" : "solved",
  priority: [null, "urgent", "normal"][i % 3] ?? null,
  channel: CHANNELS[i % 6] ?? "chat",
  category: i % 4 === 0 ? null : `category ${i % 4}`,
  customer_id: `c${i % 50}`,
  csat_score: i % 4 === 1 ? 1 + (i % 5) : null,
  csat_scale: 5,
  tags: i % 50 === 3 ? "need_info;vip" : null,
  is_restricted: i % 60 === 7 ? true : null,
  has_transaction_reference: i % 4 === 2 ? false : null,
  app_version: i % 5 < 2 ? "5.1.0" : "5.2.0",
  text: TEXTS[Math.floor(i / 6) % 6]?.[1] ?? null,
  text_language: "id",
  themes: TEXTS[Math.floor(i / 6) % 6]?.[0] ?? null,
});

const chatOf = ({ i, time }: { i: number; time: number }) => {
  const outcome = OUTCOMES[i % 7] ?? "open";
  const queued = time + 2_000;
  return {
    chat_id: `h${i}`,
    ticket_id: i % 3 === 0 ? `t${i}` : null,
    channel: i % 2 === 0 ? "chat" : "phone",
    attempted_at: at(time),
    connected_at: outcome === "failed" ? null : at(time + 400),
    connect_milliseconds: outcome === "failed" ? null : 400 + i,
    queued_at: outcome === "failed" ? null : at(queued),
    accepted_at: outcome === "served" ? at(queued + ((i * 13) % 200) * 1000) : null,
    first_response_at:
      outcome === "served" && i % 4 > 0 ? at(queued + ((i * 13) % 200) * 1000 + i * 100) : null,
    concurrent_chats: outcome === "served" ? 1 + (i % 12) : null,
    error_code: outcome === "failed" && i % 2 === 0 ? "timeout" : null,
    ended_at: outcome === "open" ? null : at(queued + 300_000 - (i % 9 === 3 ? 298_000 : 0)),
    outcome,
    os: i % 14 === 4 ? "Android 12" : "iOS 18",
    app_version: "5.2.0",
    network: "wifi",
  };
};

/** Its exports hold what changed since the fourth day. */
export const smallDeskConfig = `name: Test desk
time_zone: Asia/Jakarta
channels: {chat: In-app chat}
exported_since: 2026-09-03
sla: [{metric: first_response, within: 4h}, {metric: first_response, priority: urgent, within: 30m}]
complaints: [{rule: Spoken, channels: [phone], working_days: 5}, {rule: Written, working_days: 10, extension_days: 10}]
causes:
  rules:
    - { rule: short_staffed, cause: capacity, evidence: short_staffed, must_wait: 0.001, means: Too few. }
    - { rule: missing_reference, cause: communication, evidence: missing_reference, categories: [category 2], means: No number. }
    - { rule: failing_os, cause: customer, evidence: failing_group, by: os, least_attempts: 5, means: Old system. }
business_hours: {care: {monday: ["08:00-17:00"]}, late: {teams: [second line], tuesday: ["12:00-21:00"]}}
`;

const UNTOLD = { mapping_sha256: "m", format: "canonical", tells_first_response: false };

export const smallDesk: Given = {
  "raw.files": [{ ...UNTOLD, file_id: 2, path: "exports/community.csv", status: "loaded" }],
  "ref.untold_answers": [{ ...UNTOLD, channel: "community" }],
  "raw.ticket": [
    ...steps.map(ticketOf),
    // Everybody at once, on a Friday morning.
    ...Array.from({ length: 30 }, (_, i) =>
      ticketOf({ i: 300 + i, time: Date.UTC(2026, 9, 23, 2) + i * 60_000 }),
    ),
    // No export says whether it was answered.
    {
      ...ticketOf({ i: 334, time: Date.UTC(2026, 9, 20, 2) }),
      first_response_at: null,
      file_id: 2,
      channel: "community",
    },
    // Its clock runs backwards.
    {
      ticket_id: "back",
      created_at: "2026-11-03 02:00",
      first_response_at: "2026-11-03 01:00",
      status: "solved",
    },
  ],
  "raw.ticket_event": [
    { ticket_id: "t0", event_at: at(START), kind: "status", value: "new" },
    { ticket_id: "t0", event_at: at(START + HOUR), kind: "status", value: "solved" },
    { ticket_id: "t0", event_at: at(START + 2 * HOUR), kind: "status", value: "open" },
    { ticket_id: "t0", event_at: at(START + HOUR / 2), kind: "public_reply", actor_kind: "agent" },
    { ticket_id: "t31", event_at: at(START + 218 * HOUR), kind: "status", value: "pending" },
    { ticket_id: "t31", event_at: at(START + 237 * HOUR), kind: "status", value: "solved" },
    { ticket_id: "t20", event_at: at(START + 140 * HOUR), kind: "bot_message", actor_kind: "bot" },
    { ticket_id: "t20", event_at: at(START + 141 * HOUR), kind: "customer_message" },
    { ticket_id: "t20", event_at: at(START + 142 * HOUR), kind: "public_reply", actor_kind: "agent" },
    { ticket_id: "t20", event_at: at(START + 143 * HOUR), kind: "customer_message" },
    { ticket_id: "t20", event_at: at(START + 141 * HOUR), kind: "assignment", value: "second line" },
    { ticket_id: "t20", event_at: at(START + 141 * HOUR), kind: "sla_applied", value: "standard" },
  ],
  "raw.chat": steps.map(chatOf),
  "raw.chat_turn": [
    { chat_id: "h0", turn_number: 1, customer_message_at: at(START) },
    ...steps
      .filter(({ i }) => i % 7 < 2)
      .map(({ i, time }) => ({
        chat_id: `h${i}`,
        turn_number: 2,
        customer_message_at: at(time + 210_000),
        agent_reply_at: i % 3 === 0 ? null : at(time + 210_000 + (i % 40) * 1000),
      })),
  ],
  "raw.feedback": [
    { feedback_id: "n1", kind: "nps", created_at: at(START + 900 * HOUR), score: 9, score_scale: 10 },
    {
      feedback_id: "f1",
      created_at: at(START + 600 * HOUR),
      replied_at: at(START + 605 * HOUR),
      score: 4,
      score_scale: 5,
      text: "ok",
    },
  ],
  "ref.sla_policies": [{ policy: "standard", metric: "first_response", target_seconds: 7200 }],
  "ref.help_center": [
    { date: "2026-11-09", article: "refund-time", views: 40, searches: 9, searches_without_result: 1 },
  ],
  "ref.holidays": [{ date: "2026-11-10", name: "Hari Pahlawan", kind: "observance" }],
  "ref.promotions": [
    { name: "11.11", starts_at: "2026-11-10 17:00", ends_at: "2026-11-11 17:00", channel: null },
  ],
  "ref.incidents": [{ name: "Top-up down", starts_at: "2026-11-12 02:00", ends_at: null }],
  "ref.roster": [
    { starts_at: "2026-11-08 17:00", ends_at: "2026-11-15 17:00", team: "care", channel: "phone", agents: 0 },
    { starts_at: "2026-11-08 17:00", ends_at: "2026-11-15 17:00", team: "chat", channel: "chat", agents: 1 },
  ],
  "ref.restricted_topics": [{ topic: "Category 1", channel: "email", reason: "identity" }],
  "ref.releases": [{ version: "5.2.0", released_at: "2026-11-05 03:00", platform: "android" }],
};
