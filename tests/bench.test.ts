import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { type BenchReport, benchReportSchema } from "./bench/report.js";
import { withFolder } from "./helpers/workspaces.js";

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const KEYS = ["load-csv", "load-ndjson", "models", "business-clock", "growth", "new-day", "memory"];
/** Of a new day, and of the run after it. */
const FIGURES = [...KEYS.slice(0, -1), "nothing-new"];

/** The bench itself, on next to nothing: that it runs, says what it must, and compares like with like. Never how fast. */
describe("npm run bench", () => {
  let report: BenchReport;
  let table = "";
  beforeAll(async () => {
    await withFolder(async (directory) => {
      const out = path.join(directory, "bench.json");
      const args = ["--scale", "0.0005", "--repeat", "1", "--no-site", "--only", KEYS.join(",")];
      const run = await promisify(execFile)(
        process.execPath,
        [
          "--import",
          path.join(repository, "node_modules/tsx/dist/esm/index.mjs"),
          path.join(repository, "tests/bench/bench.ts"),
          ...args,
          "--dir",
          path.join(directory, "data"),
          "--out",
          out,
        ],
        { cwd: repository },
      );
      table = run.stdout;
      report = benchReportSchema.parse(JSON.parse(readFileSync(out, "utf8")));
    });
  }, 900_000);
  const row = (key: string) => report.rows.find((one) => one.key === key);

  it("writes one line for each row asked for, with its baseline of the same run", () => {
    expect(report.rows.map((one) => one.key)).toEqual([...FIGURES, "memory-0.025"]);
    for (const key of FIGURES) {
      expect(row(key)?.measured?.repetitions, key).toHaveLength(1);
      expect(row(key)?.baseline?.figure.repetitions, key).toHaveLength(1);
      const { measured, baseline, ratio } = row(key) ?? {};
      expect(ratio, key).toBeCloseTo((measured?.median ?? 0) / (baseline?.figure.median ?? 0), 12);
    }
    for (const { what, verdict } of report.rows) {
      expect(table).toContain(what);
      expect(["met", "missed", "not available"]).toContain(verdict);
    }
  });

  it("loads every row that the baseline reads", () => {
    for (const key of ["load-csv", "load-ndjson"]) expect(row(key)?.details.rows).toBeGreaterThan(500);
  });

  it("has a hand-written query for every report, which gives the same rows and values", () => {
    const agreement = row("models")?.details.agreement as
      | { rowsCompared: Record<string, number> }
      | undefined;
    const compared = Object.entries(agreement?.rowsCompared ?? {});
    expect(compared.length).toBeGreaterThan(10);
    // Every file of the generated desk says when its tickets were answered.
    const some = compared.filter(([name]) => name !== "untold_answers");
    for (const [name, rows] of some) expect(rows, name).toBeGreaterThan(0);
  });

  it("gets from one new day the tables of a full run", () => {
    expect(row("new-day")?.details.agree).toBe(true);
  });
});
