import { describe, expect, it } from "vitest";
import { loadFiles } from "../../helpers/loadFiles.js";

const HEADER = ["ticket_id", "created_at", "status", "channel", "subject"];
const RECORD = ["1", "2026-11-02T03:00:00Z", "new", "email", "a, b; c"];
const table = (by: string): string =>
  [HEADER, RECORD].map((row) => row.map((cell) => `"${cell}"`).join(by)).join("\r\n");

describe("a first line that tells a spreadsheet what separates the fields", () => {
  it.each([";", ",", "\t", "|"])("is no row of names, and is believed (%j)", async (by) => {
    const { files, tickets } = await loadFiles({
      "a.csv": `sep=${by}\r\n${table(by)}\r\n`,
      "b.csv": `sep=${by}\r\nReport of November\r\n\r\n${table(by).replace('"1"', '"2"')}\r\n`,
    });
    expect(files["a.csv"]).toMatchObject({ format: "canonical", records: 1, accepted: 1 });
    expect(files["b.csv"]).toMatchObject({ format: "canonical", records: 1, accepted: 1 });
    expect(tickets.map(({ subject }) => subject)).toEqual(["a, b; c", "a, b; c"]);
  });
});
