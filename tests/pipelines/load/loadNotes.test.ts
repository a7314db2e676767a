import { describe, expect, it } from "vitest";
import { loadNotes } from "../../../pipelines/load/loadNotes.js";
import { insert, openWarehouse } from "../models/warehouse.js";

const tickets = { path: "exports/tickets.csv", mapping_sha256: "m", format: "canonical", status: "loaded" };
const file = { ...tickets, file_id: 1, tells_first_response: false };
const untold = { mapping_sha256: "m", format: "canonical", tells_first_response: false };

describe("what is said of what was loaded", () => {
  it("names the files and channels of which nobody knows when they were answered", async () => {
    const engine = await openWarehouse();
    try {
      await insert(engine, {
        "raw.files": [
          file,
          { ...file, file_id: 2, path: "exports/told.csv", tells_first_response: true },
          { ...file, file_id: 3, path: "exports/more.csv" },
        ],
        "ref.untold_answers": [
          { ...untold, channel: "web" },
          { ...untold, channel: "email" },
        ],
      });
      const notes = await loadNotes(engine);
      expect(notes).toHaveLength(1);
      const text = notes[0]?.text;
      expect(notes[0]?.facts).toEqual({
        code: "untold_answers",
        files: ["exports/more.csv", "exports/tickets.csv"],
        channels: ["email", "web"],
      });
      expect(text).toContain("exports/tickets.csv");
      expect(text).not.toContain("exports/told.csv");
      expect(text).toContain("email, web");
      expect(text).toContain("first_response_at");
    } finally {
      await engine.close();
    }
  });

  it("is nothing where every export tells it", async () => {
    const engine = await openWarehouse();
    try {
      await insert(engine, { "raw.files": [file] });
      expect(await loadNotes(engine)).toEqual([]);
    } finally {
      await engine.close();
    }
  });
});
