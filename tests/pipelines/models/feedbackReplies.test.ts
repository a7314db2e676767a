import { describe, expect, it } from "vitest";
import { modelled } from "./warehouse.js";

const piece = (id: string, channel: string, created_at: string, replied_at: string | null = null) => ({
  feedback_id: id,
  channel,
  created_at,
  replied_at,
});

const REPLIES = `select channel, feedback_count as n, replied_count as replied, replied_share as share, precedes_edit_count as early,
  naive_p50_seconds as naive from reports.feedback_replies order by channel`;

describe("replies to feedback", () => {
  it("are a share of what was written in 84 days, of channels whose exports hold one", async () => {
    const rows = await modelled(
      {
        "raw.feedback": [
          piece("p1", "play_store", "2026-11-10 01:00", "2026-11-10 02:00"),
          piece("p2", "play_store", "2026-11-10 01:00"),
          piece("p3", "play_store", "2026-11-10 01:00", "2026-11-09 01:00"),
          piece("p4", "play_store", "2026-11-11 01:00"),
          // Replied to once, long ago: that nobody replies any more is told.
          piece("a1", "in_app", "2026-03-01 01:00", "2026-03-01 03:00"),
          piece("a2", "in_app", "2026-11-12 01:00"),
          // No export of it has a reply: whether there was one, nobody knows.
          piece("s1", "survey", "2026-11-12 01:00"),
          piece("s2", "survey", "2026-11-13 01:00"),
        ],
      },
      REPLIES,
      { asOf: "2026-11-16T00:00:00Z" },
    );
    expect(rows).toEqual([
      { channel: "in_app", n: 1, replied: 0, share: 0, early: 0, naive: null },
      { channel: "play_store", n: 4, replied: 2, share: 0.5, early: 1, naive: 3600 },
    ]);
  });
});
