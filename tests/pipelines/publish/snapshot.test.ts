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
  const synthetic = syntheticReports();
  const firstWeek = (rows: readonly { day: string }[]): string[] =>
    [...new Set(rows.map(({ day }) => day))].sort().slice(0, 7);
  const coming = {
    staffing: firstWeek(synthetic.staffing_by_half_hour),
    forecast: firstWeek(synthetic.forecast_by_hour),
  };
  /** Of four large reports the site holds what stands on its pages. */
  const isShown = (name: string, row: Record<string, unknown>): boolean => {
    if (name === "wait_percentiles_by_week" || name === "answered_within") return row.scope_kind === "all";
    if (name === "staffing_by_half_hour") return coming.staffing.includes(row.day as string);
    if (name === "forecast_by_hour")
      return row.channel === "all" && coming.forecast.includes(row.day as string);
    return true;
  };

  it("gives back every value that a page shows of every report, and the contract's columns even for an empty one", async () => {
    const reports = syntheticReports();
    await writeSnapshot(readerOf(reports), REPORT_NAMES, syntheticMeta(), root);
    for (const name of ARROW_NAMES) {
      const table = tableFromIPC(readFileSync(path.join(root, `${name}.arrow`)));
      expect(table.schema.fields.map((field) => field.name)).toEqual(Object.keys(REPORTS[name].shape));
      const rows = table.toArray().map((row) => row.toJSON());
      const shown = (reports[name] as object[]).filter((row) =>
        isShown(name, row as Record<string, unknown>),
      );
      expect(rows).toEqual(shown.map((row) => expect.objectContaining(row)));
      expect(rows.length > 0, name).toBe(reports[name].length > 0);
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
