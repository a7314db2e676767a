import { describe, expect, it } from "vitest";
import type { ExportFile } from "./exportFiles.js";
import { checkDays } from "./histories.js";

type Rows = ExportFile["rows"];

const at = (day: number, hour: number): string =>
  new Date(Date.UTC(2026, 9, 26 + day, hour)).toISOString().slice(0, 19).replace("T", " ");

const exported = (feed: ExportFile["feed"], rows: Rows): ExportFile => ({
  feed,
  rows,
  content: `${feed} ${JSON.stringify(rows)}`,
});

/** Customers come back after two to nineteen days, by another ticket or by phone, or not at all within these days. */
const customerOf = (day: number, i: number): string => `c${(day * 7 + i * 3) % 23}`;

const ticket = (day: number, i: number, more: Rows[number] = {}): Rows[number] => ({
  is_log_row: false,
  ticket_id: `t${day}-${i}`,
  created_at: at(day, 1 + i),
  updated_at: at(day, 5 + i),
  first_response_at: at(day, 2 + i),
  solved_at: i % 3 === 0 ? null : at(day, 5 + i),
  status: i % 3 === 0 ? "open" : "solved",
  priority: "normal",
  channel: i % 2 === 0 ? "web" : "chat",
  category: "refund",
  customer_id: customerOf(day, i),
  ...more,
});

/** What a tool exports of one day: new tickets, some of two days ago that are solved now, calls and a review. */
function exportsOf(day: number): ExportFile[] {
  const solved = { updated_at: at(day, 12), solved_at: at(day, 12), status: "solved" };
  const older = day < 2 ? [] : [ticket(day - 2, 0, solved), ticket(day - 2, 3, solved)];
  const calls = [0, 1, 2].map((i) => ({
    is_log_row: false,
    chat_id: `p${day}-${i}`,
    channel: "phone",
    customer_id: i === 0 ? customerOf(day - 5, 1) : null,
    attempted_at: at(day, 3),
    queued_at: at(day, 3),
    // Into the next day, past midnight in the reporting zone.
    accepted_at: i === 1 ? at(day, 18) : at(day, 4),
    ended_at: at(day, 19),
    outcome: "served",
  }));
  const review = {
    is_log_row: false,
    feedback_id: `f${day}`,
    created_at: at(day, 6),
    channel: "in_app",
    kind: "comment",
    score: 2,
    text_language: "id",
    themes: day % 2 === 0 ? "refund" : "app/crash;refund",
  };
  return [
    exported("ticket", [...[0, 1, 2, 3, 4].map((i) => ticket(day, i)), ...older]),
    exported("chat", calls),
    exported("feedback", [review]),
  ];
}

describe("an update a day", () => {
  it("gives what building everything gives, of tickets too that only time or another contact of their customer changes", async () => {
    // A week after the first solutions it is known of them whether their customers came back.
    const filled = await checkDays(
      Array.from({ length: 14 }, (_, day) => exportsOf(day)),
      9,
    );
    for (const name of ["int_answer_quality", "int_repeat_contacts", "int_ticket_flows", "int_queue_lengths"])
      expect(filled).toContain(`intermediate.${name}`);
  }, 600_000);
});
