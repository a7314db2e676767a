import { describe, expect, it } from "vitest";
import { loadFiles } from "../../helpers/loadFiles.js";

const feedback = (...rows: string[]): string =>
  ["feedback_id,created_at,channel,kind,score,score_scale", ...rows, ""].join("\n");
const row = (id: number, kind: string, score: number, scale: string): string =>
  `${id},2026-11-02T03:00:00Z,survey,${kind},${score},${scale}`;

describe("a score of which nothing says how high it goes", () => {
  it("is in no figure, which is said with how many and where; an NPS goes to ten", async () => {
    const { notes, rejects } = await loadFiles({
      "a.csv": feedback(
        row(1, "csat", 4, ""),
        row(2, "csat", 4, "5"),
        row(3, "nps", 9, ""),
        row(4, "review", 5, ""),
      ),
      "b.csv": feedback(row(5, "csat", 80, "")),
      "t.csv":
        "ticket_id,created_at,first_response_at,status,channel,csat_score\n1,2026-11-02T03:00:00Z,2026-11-02T03:05:00Z,new,chat,4\n",
    });
    expect(rejects).toEqual([]);
    expect(notes.map(({ facts }) => facts)).toEqual([
      { code: "no_scale", feed: "ticket", count: 1, files: ["exports/t.csv"] },
      { code: "no_scale", feed: "feedback", count: 3, files: ["exports/a.csv", "exports/b.csv"] },
    ]);
    expect(notes[1]?.text).toContain("3 pieces of feedback in exports/a.csv, exports/b.csv are in no figure");
    expect(notes[1]?.text).toContain("score_scale: { constant: 5 }");
  });

  it("is refused above ten where it is an NPS, and by its scale where it has one", async () => {
    const { rejects } = await loadFiles({
      "a.csv": feedback(
        row(1, "nps", 10, ""),
        row(2, "nps", 11, ""),
        row(3, "nps", 11, "100"),
        row(4, "csat", 11, ""),
        row(5, "csat", 11, "10"),
      ),
    });
    expect(rejects).toEqual([
      { record_no: 2, column_name: "score", reason: "above_scale" },
      { record_no: 5, column_name: "score", reason: "above_scale" },
    ]);
  });
});
