import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { recognise } from "../../../pipelines/sources/recognise.js";
import { suggestedMapping } from "../../../pipelines/sources/suggest.js";
import { parseConfig } from "../../../pipelines/workspace/workspace.js";

const sample = (header: string[], row: (string | null)[] = []) => ({
  file: { path: "exports/a.csv", sha256: "", bytes: 1 },
  kind: "csv" as const,
  header,
  rows: [row],
});
const suggested = (header: string[], row?: (string | null)[]) => {
  const text = suggestedMapping(sample(header, row)).split("\ndocs/")[0] ?? "";
  const lines = text.split("\n").map((line) => line.slice(2));
  // As it is pasted it can be used.
  parseConfig(`name: Desk\ntime_zone: Asia/Jakarta\n${lines.join("\n")}\n`);
  return (parse(lines.join("\n")) as { sources: { feeds: { feed: string; fields: object }[] }[] }).sources[0]
    ?.feeds[0];
};

describe("the mapping that is suggested for a table nobody knows", () => {
  it("is of the feed that its columns speak of, and names them", () => {
    expect(
      suggested(["Ticket ID", "Subject", "Status", "Created time"], ["1", "x", "Open", "02-11-2026 09:00"]),
    ).toEqual({
      feed: "ticket",
      fields: {
        ticket_id: "Ticket ID",
        created_at: { column: "Created time", formats: ["%d/%m/%Y %H:%M"] },
        status: { column: "Status", map: { Baru: "new", Proses: "open", Selesai: "solved" } },
        channel: { constant: "email" },
      },
    });
    expect(
      suggested(
        ["Review: ID", "Date", "Rating", "Title", "Review"],
        ["1", "2026-11-02T09:00:00Z", "5", "", ""],
      ),
    ).toMatchObject({
      feed: "feedback",
      fields: { feedback_id: "Review: ID", created_at: "Date", score: "Rating", text: "Review" },
    });
    expect(suggested(["Call ID", "Start", "Queue", "Result"], ["1", "1793588400", "", ""])).toMatchObject({
      feed: "chat",
      fields: {
        chat_id: "Call ID",
        attempted_at: { column: "Start", formats: ["epoch_s"] },
        outcome: { column: "Result" },
      },
    });
  });

  it("shows no value of a table without names of columns", () => {
    const text = suggestedMapping(sample(["081234567890", "budi@example.com", "2026-11-02 open"]));
    expect(text).toContain("ticket_id: <column of ticket_id>");
    expect(text).not.toMatch(/0812|budi|2026/);
  });

  it("comes with the closest format only where half of its columns are there", () => {
    const message = (header: string[]) => {
      try {
        return recognise(sample(header)).name;
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(message(["Case", "Opened", "State"])).not.toContain("Closest");
    expect(message(["reviewId", "score", "content", "when"])).toMatch(
      /Closest: google-play-scraper reviews, which would also have at$/,
    );
  });
});
