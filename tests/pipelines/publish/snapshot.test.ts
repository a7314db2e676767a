import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { tableFromIPC } from "apache-arrow";
import { afterAll, describe, expect, it } from "vitest";
import { localMinute } from "../../../pipelines/publish/meta.js";
import { REPORTS } from "../../../pipelines/publish/reportContracts.js";
import { REPORT_NAMES, writeSnapshot } from "../../../pipelines/publish/snapshot.js";
import { readerOf, syntheticMeta, syntheticReports } from "../../helpers/syntheticReports.js";

/** Quotes are files of their own, fetched as they are needed: see quotes.ts. */
const ARROW_NAMES = REPORT_NAMES.filter((name) => name !== "theme_quotes");
const root = mkdtempSync(path.join(tmpdir(), "suara-snapshot-"));
afterAll(() => rmSync(root, { recursive: true }));

describe("snapshot", () => {
  it("gives back every value of every report, and the contract's columns even for an empty one", async () => {
    const reports = syntheticReports();
    await writeSnapshot(readerOf(reports), REPORT_NAMES, syntheticMeta(), root);
    for (const name of ARROW_NAMES) {
      const table = tableFromIPC(readFileSync(path.join(root, `${name}.arrow`)));
      expect(table.schema.fields.map((field) => field.name)).toEqual(Object.keys(REPORTS[name].shape));
      const rows = table.toArray().map((row) => row.toJSON());
      expect(rows).toEqual(reports[name].map((row) => expect.objectContaining(row)));
    }
  });

  it("writes the same bytes again", async () => {
    const again = path.join(root, "again");
    await writeSnapshot(readerOf(syntheticReports()), REPORT_NAMES, syntheticMeta(), again);
    for (const file of [...ARROW_NAMES.map((name) => `${name}.arrow`), "theme_quotes.json", "meta.json"]) {
      expect(readFileSync(path.join(again, file)).equals(readFileSync(path.join(root, file)))).toBe(true);
    }
  });

  it("refuses rows that are not what the pages expect, naming report and column but no value", async () => {
    const wrong = { rows: async <T>() => [{ ...syntheticReports().coverage[0], row_count: -12345 }] as T[] };
    const writing = writeSnapshot(wrong, ["coverage"], syntheticMeta(), path.join(root, "wrong"));
    await expect(writing).rejects.toMatchObject({ code: "report_contract" });
    await expect(writing).rejects.toThrow(/coverage.*row_count/);
    await expect(writing).rejects.not.toThrow(/12345/);
  });

  it("tells wall time in the desk's zone", () => {
    expect(localMinute("2026-11-15T17:00:00Z", "Asia/Jakarta")).toBe("2026-11-16 00:00");
    expect(localMinute("2026-11-15T17:00:00.123456Z", "Asia/Kathmandu")).toBe("2026-11-15 22:45");
  });
});
