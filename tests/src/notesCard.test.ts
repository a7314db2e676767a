import { beforeAll, describe, expect, it } from "vitest";
import type { SnapshotMeta } from "../../pipelines/publish/reportContracts.js";
import { notesCard, noteText } from "../../src/components/views/notesCard.js";
import { LANGUAGES, texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticMeta } from "../helpers/syntheticReports.js";

type Note = SnapshotMeta["notes"][number];

const swapped = {
  file: "exports/t.csv",
  column: "Created",
  format: "%d/%m/%Y",
  other: "%m/%d/%Y",
  example: "03/04/2026",
};
const fault = { record: 2, column: "channel", reason: "not_in_list" };
const NOTES: Note[] = [
  { code: "untold_answers", files: ["a.csv", "b.csv", "c.csv", "d.csv"], channels: ["web", "email"] },
  { code: "untold_versions", feed: "ticket", count: 1234, files: ["a.csv"] },
  { code: "shared_ids", feed: "ticket", count: 900, files: ["a.csv", "b.csv"] },
  { code: "no_scale", feed: "feedback", count: 30, files: ["s.csv"] },
  { code: "day_or_month", ...swapped, isLikely: false },
  { code: "day_or_month", ...swapped, isLikely: true },
  { code: "slips", file: "reference/roster.csv", left: 7, records: 9, faults: [fault], more: 6 },
  { code: "added_up", file: "reference/roster.csv", count: 1 },
  { code: "glob_unmatched", line: 4, glob: "exports/**/*.tsv" },
  { code: "nps_scale", count: 12, scales: [5, 7], files: ["s.csv"] },
  { code: "ahead_of_clock", count: 2, files: ["a.csv"], isLeftOut: true },
  { code: "ahead_of_clock", count: 2, files: ["a.csv"], isLeftOut: false },
  { code: "category_unknown", line: null, category: "Refund", purpose: "target" },
  { code: "target_unused", line: 4, before: [5, 7] },
];
const ofTheRun: Note[] = [
  { code: "table_gone", file: "reference/roster.csv", records: 3 },
  { code: "earlier_instant", asOf: "x", before: "y", isAsked: true },
];
const meta = { ...syntheticMeta(), notes: [...NOTES, ...ofTheRun] };

describe("what figures are not to be believed without", () => {
  beforeAll(usePageDocument);

  it.each(Object.keys(LANGUAGES))(
    "is said in %s with all that it is about, and what is of the run alone is not",
    (language) => {
      const t = texts(language);
      const said = NOTES.map((note) => noteText(note, meta, t) ?? "");
      expect(said.filter((text) => /undefined|\[object|^$/.test(text))).toEqual([]);
      expect(new Set(said).size).toBe(NOTES.length);
      expect(said[0]).toContain("c.csv");
      expect(said[0]).not.toContain("d.csv");
      expect(said[4]).toContain("03/04/2026");
      expect(said[8]).toContain("exports/**/*.tsv");
      expect(ofTheRun.map((note) => noteText(note, meta, t))).toEqual([null, null]);
      const items = notesCard(meta, t)?.querySelectorAll("li") ?? [];
      expect([...items].map((item) => item.textContent?.includes("exports/**/*.tsv"))).toEqual(
        NOTES.map(({ code }) => code === "glob_unmatched"),
      );
    },
  );

  it("names a slip by its record, column and reason", () => {
    expect(noteText(NOTES[6] as Note, meta, texts("en"))).toBe(
      "**7** of 9 records of reference/roster.csv are left out: record 2, channel: not in list; and 6 more. Correct them there.",
    );
  });

  it("is no card where there is nothing to say", () => {
    expect(notesCard({ ...meta, notes: ofTheRun }, texts("en"))).toBeNull();
  });
});
