import { describe, expect, it } from "vitest";
import { type Given, modelled } from "./warehouse.js";

const AS_OF = "2026-11-09T12:00:00Z";
const ticket = (ticket_id: string, more = {}) => ({ ticket_id, created_at: "2026-11-09 02:00", ...more });
const chat = (chat_id: string, more = {}) => ({
  chat_id,
  attempted_at: "2026-11-09 02:00",
  queued_at: "2026-11-09 02:00:10",
  ended_at: "2026-11-09 02:05",
  outcome: "served",
  ...more,
});

describe("golden case 16: what no figure on waiting holds is counted by its reason", () => {
  const given: Given = {
    "raw.ticket": [
      ticket("whole", { first_response_at: "2026-11-09 02:10" }),
      ticket("merged", { status: "merged" }),
      ticket("spam", { status: "spam" }),
      ticket("spam too", { status: "spam" }),
      ticket("deleted", { status: "deleted" }),
      ticket("outbound", { opened_by: "agent" }),
      ticket("backwards", { first_response_at: "2026-11-09 01:59:59" }),
      ticket("solved before", { status: "solved", solved_at: "2026-11-09 01:00" }),
    ],
    "raw.chat": [
      chat("whole", { accepted_at: "2026-11-09 02:01" }),
      chat("backwards", { accepted_at: "2026-11-09 02:00:09" }),
      chat("spoke before", { accepted_at: "2026-11-09 02:01", first_response_at: "2026-11-09 02:00:59" }),
    ],
    "raw.chat_turn": [
      {
        chat_id: "whole",
        turn_number: 1,
        customer_message_at: "2026-11-09 02:01",
        latency_milliseconds: 900,
      },
      {
        chat_id: "whole",
        turn_number: 2,
        customer_message_at: "2026-11-09 02:03",
        agent_reply_at: "2026-11-09 02:02",
      },
    ],
    "raw.feedback": [
      { feedback_id: "f", created_at: "2026-11-09 02:00", replied_at: "2026-11-09 01:00", score: 1 },
      { feedback_id: "g", created_at: "2026-11-09 02:00", score: 1 },
    ],
  };

  it("with those in quarantine marked, beside all there are", async () => {
    const rows = await modelled<{ feed: string; reason: string }>(
      given,
      "select feed, reason, is_quarantined, left_out_count, total_count from reports.left_out order by all",
      { asOf: AS_OF },
    );
    const row = (feed: string, reason: string, is_quarantined: boolean, n: number, total_count: number) => ({
      feed,
      reason,
      is_quarantined,
      left_out_count: n,
      total_count,
    });
    expect(rows).toEqual([
      row("chat", "end_precedes_queue", true, 1, 3),
      row("chat", "message_precedes_acceptance", true, 1, 3),
      row("chat_turn", "reply_precedes_message", true, 1, 2),
      row("feedback", "reply_precedes_edit", true, 1, 2),
      row("ticket", "deleted", false, 1, 8),
      row("ticket", "merged", false, 1, 8),
      row("ticket", "outbound", false, 1, 8),
      row("ticket", "reply_precedes_request", true, 1, 8),
      row("ticket", "solved_before_request", true, 1, 8),
      row("ticket", "spam", false, 2, 8),
    ]);
  });
});
