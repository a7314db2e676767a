import { describe, expect, it } from "vitest";
import { loadFiles } from "../../helpers/loadFiles.js";

const own = (...rows: string[]): string =>
  ["ticket_id,created_at,updated_at,first_response_at,status,channel", ...rows, ""].join("\n");
const crm = (...rows: string[]): string => ["No,Opened", ...rows, ""].join("\n");
const settings = (id: string): string => `sources:
  - files: exports/crm/*.csv
    feeds:
      - feed: ticket
        fields:
          ticket_id: ${id}
          created_at: Opened
          first_response_at: Opened
          status: { constant: open }
          channel: { constant: email }
`;
const files = {
  "own/a.csv": own(
    "1,2026-11-02T03:00:00Z,2026-11-02T03:00:00Z,,new,chat",
    "2,2026-11-03T03:00:00Z,2026-11-03T03:00:00Z,,new,chat",
  ),
  // A later export of the same tool, where a ticket began is corrected.
  "own/b.csv": own("2,2026-11-05T03:00:00Z,2026-11-05T03:00:00Z,,new,chat"),
  "crm/a.csv": crm("1,2026-10-01T03:00:00Z", "2,2026-11-03T03:00:40Z", "3,2026-10-01T03:00:00Z"),
};
const notesOf = async (id: string) =>
  (await loadFiles(files, settings(id))).notes.filter(({ facts }) => facts.code === "shared_ids");

describe("an id that two tools give", () => {
  it("is told where what they mean began on different days, with how to keep them apart", async () => {
    const [note, ...others] = await notesOf("No");
    expect(others).toEqual([]);
    expect(note?.facts).toEqual({
      code: "shared_ids",
      feed: "ticket",
      count: 1,
      files: ["exports/crm/a.csv", "exports/own/a.csv"],
    });
    expect(note?.text).toContain('ticket_id: { column: …, from_path: "exports/(crm)/", join: "-" }');
  });

  it("is none where the mapping does that", async () => {
    const id = '{ column: No, from_path: "exports/(crm)/", join: "-" }';
    expect(await notesOf(id)).toEqual([]);
    const { tickets } = await loadFiles(files, settings(id));
    expect(tickets.map(({ ticket_id: one }) => one)).toContain("crm-1");
  });
});
