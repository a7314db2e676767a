import { describe, expect, it } from "vitest";
import { loadNotes } from "../../../pipelines/load/loadNotes.js";
import { insert, openWarehouse } from "../models/warehouse.js";

const ticket = { ticket_id: "1", created_at: "2026-11-02 05:00" };

describe("what is said of what was loaded", () => {
  it.each([
    ["tickets that no column tells the first answer of", { "raw.ticket": [ticket] }, 1],
    ["one of them answered", { "raw.ticket": [{ ...ticket, first_response_at: "2026-11-02 06:00" }] }, 0],
    [
      "events beside them",
      {
        "raw.ticket": [ticket],
        "raw.ticket_event": [
          { event_id: "e", ticket_id: "1", event_at: "2026-11-02 06:00", kind: "public_reply" },
        ],
      },
      0,
    ],
    ["no ticket", {}, 0],
  ])("%s", async (_, rows, count) => {
    const engine = await openWarehouse();
    try {
      await insert(engine, rows);
      const notes = await loadNotes(engine);
      expect(notes).toHaveLength(count);
      for (const note of notes) expect(note).toContain("first_response_at");
    } finally {
      await engine.close();
    }
  });
});
