import { describe, expect, it } from "vitest";
import { loadFiles } from "../../helpers/loadFiles.js";

const mapping = (format: string): string => `sources:
  - files: exports/*.csv
    time_zone: Asia/Jakarta
    feeds:
      - feed: ticket
        fields:
          ticket_id: no
          created_at: { column: Created, formats: ["${format}"] }
          first_response_at: { column: Answered, formats: ["${format}"] }
          status: { constant: open }
          channel: { constant: email }
`;

/** One ticket a day given. */
const tickets = (days: readonly string[], id = "t"): string =>
  ["no,Created,Answered", ...days.map((day, i) => `${id}${i},${day},`), ""].join("\n");

const notesOf = async (files: Record<string, string>, format: string) =>
  (await loadFiles(files, mapping(format))).notes.filter(({ facts }) => facts.code === "day_or_month");

/** The first days of November, as some write them. */
const november = Array.from({ length: 12 }, (_, i) => `${String(i + 1).padStart(2, "0")}/11/2026`);

describe("days of which none is after the twelfth", () => {
  it("are said to fit either order, with an example", async () => {
    const [note, ...others] = await notesOf({ "a.csv": tickets(november.slice(0, 3)) }, "%d/%m/%Y");
    expect(others).toEqual([]);
    expect(note?.facts).toEqual({
      code: "day_or_month",
      file: "exports/a.csv",
      column: "Created",
      format: "%d/%m/%Y",
      other: "%m/%d/%Y",
      example: "03/11/2026",
      isLikely: false,
    });
    expect(note?.text).toContain(
      'fits "%m/%d/%Y" as well as "%d/%m/%Y", by which it is read, such as 03/11/2026',
    );
  });

  it("are said to be probably exchanged where only the other order puts them close together", async () => {
    const [note] = await notesOf({ "a.csv": tickets(november) }, "%m/%d/%Y");
    expect(note?.facts).toMatchObject({ isLikely: true, other: "%d/%m/%Y" });
    expect(note?.text).toContain(
      'read as "%m/%d/%Y" its days are spread over 335 days, and read as "%d/%m/%Y" over 12',
    );
    expect((await notesOf({ "a.csv": tickets(november) }, "%d/%m/%Y"))[0]?.facts).toMatchObject({
      isLikely: false,
    });
  });

  it("and where only by the other order they follow one another", async () => {
    // The first and the eighth of each month, whose days are days by either order.
    const days = Array.from({ length: 12 }, (_, i) => [1, 8].map((day) => `${day}/${i + 1}/2026`)).flat();
    const [note] = await notesOf({ "a.csv": tickets(days) }, "%m/%d/%Y");
    expect(note?.facts).toMatchObject({ isLikely: true });
    expect(note?.text).toContain(
      'read as "%m/%d/%Y" its days go to and fro, and read as "%d/%m/%Y" they follow one another',
    );
  });

  it("are in no doubt where another file, another column or the format itself shows the order", async () => {
    const early = { "a.csv": tickets(november) };
    expect(await notesOf({ ...early, "b.csv": tickets(["13/11/2026"], "u") }, "%d/%m/%Y")).toEqual([]);
    expect(await notesOf({ "a.csv": "no,Created,Answered\n1,01/11/2026,13/11/2026\n" }, "%d/%m/%Y")).toEqual(
      [],
    );
    expect(await notesOf({ "a.csv": tickets(["2026-11-01"]) }, "%Y-%m-%d")).toEqual([]);
    expect(await notesOf({ "a.csv": tickets(["11/11/2026"]) }, "%d/%m/%Y")).toEqual([]);
    expect(await notesOf({ "a.csv": tickets(["3 Nov 2026"]) }, "%d %b %Y")).toEqual([]);
  });
});
