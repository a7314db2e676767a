import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type CsvRules, scanCsv } from "../../../pipelines/intake/scanCsv.js";

const directory = mkdtempSync(path.join(os.tmpdir(), "suara-scan-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const RULES: CsvRules = {
  delimiter: ",",
  quoted: true,
  columns: 2,
  ragged: false,
  recordBytes: 40,
  checkUtf8: true,
};

async function scanned(bytes: Buffer, window?: number, rules: Partial<CsvRules> = {}) {
  const file = path.join(directory, "scanned.csv");
  writeFileSync(file, bytes);
  const good: [number, string][] = [];
  const scan = await scanCsv(
    file,
    0,
    { ...RULES, ...rules },
    (record, held, start, end) => good.push([record, held.toString("latin1", start, end)]),
    window,
  );
  return { ...scan, good };
}

describe("the scanner of delimited text", () => {
  it("tells the same whatever part of the file it holds at a time", async () => {
    const piece = fc.constantFrom(
      ...[",", '"', '""', "\n", "\r", "\r\n", "a", " ", "\0", "x,y\n", '"q,\n"', "é", "充", "b".repeat(30)],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(piece, fc.constant("\xff")), { maxLength: 60 }),
        fc.integer({ min: 1, max: 50 }),
        async (pieces, window) => {
          const bytes = Buffer.concat(
            pieces.map((one) => Buffer.from(one, one === "\xff" ? "latin1" : "utf8")),
          );
          expect(await scanned(bytes, window)).toEqual(await scanned(bytes));
        },
      ),
      { numRuns: 500, seed: 1 },
    );
  });

  it("hands on every whole record without its line end, and says what is wrong with the others", async () => {
    const text = 'a,b\r\n\r\n"x\r\ny","say ""hi"""\nshort\n1,2,3\ne"f,g\n"h"i,j\nk,l';
    const { records, good, defects } = await scanned(Buffer.from(text));
    expect(records).toBe(7);
    expect(good).toEqual([
      [1, "a,b"],
      [2, '"x\r\ny","say ""hi"""'],
      [7, "k,l"],
    ]);
    expect(defects).toEqual([
      { record: 3, reason: "too_few_columns" },
      { record: 4, reason: "too_many_columns" },
      { record: 5, reason: "stray_quote" },
      { record: 6, reason: "text_after_quote" },
    ]);
  });

  it("loses one line to a quote that never closes, and one record to its length", async () => {
    const { good, defects } = await scanned(Buffer.from(`a,b\nc,"d\ne,f\n${"g".repeat(50)},h\ni,j\n`));
    expect(good.map(([record]) => record)).toEqual([1, 3, 5]);
    expect(defects).toEqual([
      { record: 2, reason: "unterminated_quote" },
      { record: 4, reason: "record_too_long" },
    ]);
  });

  it("finds the columns with blanks at an edge of a value, and no others", async () => {
    const edges = async (field: string) => [...(await scanned(Buffer.from(`${field},plain\n`))).blankEdges];
    const blanks = [" ", "\t", "\u00a0", "\u3000", "\ufeff"];
    for (const blank of blanks) {
      for (const field of [`${blank}a`, `a${blank}`, `"${blank}a"`, `"a${blank}"`]) {
        expect(await edges(field), JSON.stringify(field)).toEqual([0]);
      }
    }
    for (const field of ["a b", '"say ""a b"" "', "充值。", "é", '""', "a\u00a0b", "完 了"]) {
      expect(await edges(field), field).toEqual(field.endsWith(' "') ? [0] : []);
    }
  });
});
