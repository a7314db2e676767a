import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { CanonicalCsv } from "../../../pipelines/intake/canonicalCsv.js";
import { FlatRecords } from "../../../pipelines/intake/jsonFlat.js";
import { columnsOf, JsonReject } from "../../../pipelines/intake/jsonRecord.js";

const directory = mkdtempSync(path.join(os.tmpdir(), "suara-flat-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const HEADER = ["id", "teks", "n", "名", 'a"b'];
let files = 0;

function written(work: (csv: CanonicalCsv) => void): { csv: string[]; blankEdges: number[] } {
  const file = path.join(directory, `${files++}.csv`);
  const csv = new CanonicalCsv(file);
  work(csv);
  csv.close();
  return { csv: readFileSync(file, "utf8").split(/(?<=\n)/), blankEdges: [...csv.blankEdges].sort() };
}

/** By copying, or null where the line is left to the parser. */
function copied(line: string) {
  let taken = false;
  const bytes = Buffer.from(`x${line}\n{"id":"the next line"}`);
  const result = written((csv) => {
    taken = new FlatRecords(csv, HEADER).write(12, bytes, 1, 1 + Buffer.byteLength(line));
  });
  return taken ? result : null;
}

function parsed(line: string) {
  const columns = columnsOf(line.trim());
  const unknown = [...columns.keys()].filter((name) => !HEADER.includes(name));
  if (unknown.length > 0) throw new Error(`no column ${unknown}`);
  return written((csv) =>
    csv.write(
      12,
      HEADER.map((name) => columns.get(name) ?? null),
    ),
  );
}

/** CSV fields without the quotes around them: a number may stand with or without. */
const fields = (csv: readonly string[]): string[] => csv.map((line) => line.replaceAll(/"?(,|\n)"?/g, "$1"));

describe("flat records copied from their bytes", () => {
  const value = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom(
      "",
      " ",
      "a ",
      "\u00a0b",
      "充值",
      'say "hi"',
      "line\nline",
      "back\\slash",
      "/",
      "😀",
      "\u0001",
    ),
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.integer(), { maxLength: 2 }),
    fc.record({ x: fc.integer() }),
  );
  const record = fc
    .array(fc.tuple(fc.constantFrom(...HEADER, "other"), value), { maxLength: 6 })
    .map(
      (pairs) =>
        `{${pairs.map(([name, one]) => `${JSON.stringify(name)}:${JSON.stringify(one)}`).join(",")}}`,
    );
  const damage = fc.tuple(
    record,
    fc.nat(),
    fc.constantFrom('"', ",", "{", "}", "\\", "0", " ", "\t", ":", "\\u0041", "-", "."),
  );

  it("are as the parser makes them, or left to it: records, damaged ones, spellings of all kinds", () => {
    let taken = 0;
    const check = (line: string) => {
      const copy = copied(line);
      if (copy === null) return;
      taken++;
      const { csv, blankEdges } = parsed(line);
      expect(fields(copy.csv), line).toEqual(fields(csv));
      expect(copy.blankEdges, line).toEqual(blankEdges);
    };
    fc.assert(fc.property(record, check), { numRuns: 3000, seed: 1 });
    fc.assert(
      fc.property(damage, ([line, at, sign]) => {
        const cut = at % (line.length + 1);
        check(line.slice(0, cut) + sign + line.slice(cut));
      }),
      { numRuns: 5000, seed: 2 },
    );
    expect(taken).toBeGreaterThan(1000);
  });

  it("keep numbers as they are spelled", () => {
    for (const number of ["1.10", "-0", "12345678901234567890", "1e5", "0.00", "-1.5E-7"]) {
      expect(copied(`{"id":${number}}`)?.csv, number).toEqual([`12,${number},,,,\n`]);
    }
    for (const wrong of ["01", "1.", ".5", "+1", "1e", "--1", "0x1", "NaN", "1 2"]) {
      expect(copied(`{"id":${wrong}}`), wrong).toBeNull();
      expect(() => columnsOf(`{"id":${wrong}}`), wrong).toThrow(JsonReject);
    }
  });

  it("are taken with their keys in order only, each once, and with nothing after them", () => {
    expect(copied('{ "teks" : "x" , "名":null}\r')?.csv).toEqual(['12,,"x",,,\n']);
    for (const line of [
      '{"n":1,"id":2}',
      '{"id":1,"id":2}',
      '{"id":1}{"n":2}',
      '{"id":1',
      '{"id":"1}',
      "",
      "[]",
    ]) {
      expect(copied(line), line).toBeNull();
    }
  });
});
