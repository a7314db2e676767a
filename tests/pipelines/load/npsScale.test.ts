import { describe, expect, it } from "vitest";
import { loadFiles } from "../../helpers/loadFiles.js";
import { modelled } from "../models/warehouse.js";

const HEADER = "feedback_id,created_at,updated_at,channel,kind,score,score_scale";
const row = (id: number, kind: string, score: number | "", scale: number | "", day = 2): string =>
  `${id},2026-11-02T03:00:00Z,2026-11-0${day}T03:00:00Z,survey,${kind},${score},${scale}`;
const csv = (...rows: string[]): string => [HEADER, ...rows, ""].join("\n");

describe("an NPS on another scale than ten", () => {
  it("is in no NPS, which is said with how many, from which files and to what they go", async () => {
    const { notes, rejects } = await loadFiles({
      "a.csv": csv(
        row(1, "nps", 5, 5),
        row(2, "nps", 4, 5),
        row(3, "nps", 9, 10),
        row(4, "nps", 9, ""),
        row(5, "csat", 5, 5),
        row(6, "nps", "", 5),
      ),
      "b.csv": csv(row(7, "nps", 7, 7)),
    });
    expect(rejects).toEqual([]);
    expect(notes.map(({ facts }) => facts)).toEqual([
      { code: "nps_scale", count: 3, scales: [5, 7], files: ["exports/a.csv", "exports/b.csv"] },
    ]);
    expect(notes[0]?.text).toContain(
      "3 answers of kind nps in exports/a.csv, exports/b.csv are in no NPS, for score_scale says that they go to 5 or 7",
    );
  });

  it("is said of the version that counts, once", async () => {
    const old = { "a.csv": csv(row(1, "nps", 5, 5), row(2, "nps", 5, 5)) };
    const corrected = { ...old, "b.csv": csv(row(1, "nps", 10, 10, 3), row(2, "nps", 4, 5, 3)) };
    expect((await loadFiles(corrected)).notes.map(({ facts }) => facts)).toEqual([
      { code: "nps_scale", count: 1, scales: [5], files: ["exports/b.csv"] },
    ]);
    const all = { ...corrected, "c.csv": csv(row(2, "nps", 8, 10, 4)) };
    expect((await loadFiles(all)).notes).toEqual([]);
  });

  it("is said of nothing where other files than those of feedback repeat each other", async () => {
    const tickets = (day: number) =>
      `ticket_id,created_at,updated_at,channel,status\n1,2026-11-02T03:00:00Z,2026-11-0${day}T03:00:00Z,email,open\n`;
    const { notes } = await loadFiles({
      "a.csv": tickets(2),
      "b.csv": tickets(3),
      "c.csv": csv(
        ...Array.from({ length: 300 }, (_, i) =>
          row(i, i % 2 === 0 ? "nps" : "comment", i % 6, 10 - 5 * (i % 2)),
        ),
      ),
    });
    expect(notes.filter(({ facts }) => facts.code === "nps_scale")).toEqual([]);
  });

  it("is said of exactly those that the models leave out", async () => {
    const scales = [null, 1, 5, 7, 9, 10, 11, 100];
    const answers = scales.flatMap((scale, s) =>
      ["nps", "csat"].map((kind, k) => ({ feedback_id: `${s}${k}`, kind, score: 1, score_scale: scale })),
    );
    const counted = await modelled(
      { "raw.feedback": answers.map((one) => ({ ...one, created_at: "2026-11-02 03:00" })) },
      "select rating_id from intermediate.int_ratings where measure = 'nps' order by all",
      { asOf: "2026-11-09T00:00:00Z" },
    );
    const { notes } = await loadFiles({
      "a.csv": csv(...answers.map((one) => row(Number(one.feedback_id), one.kind, 1, one.score_scale ?? ""))),
    });
    const left = notes.flatMap(({ facts }) => (facts.code === "nps_scale" ? [facts.count] : []));
    expect(left).toEqual([scales.length - counted.length]);
  });
});
