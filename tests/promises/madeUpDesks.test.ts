import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { examineRun, SLIPS } from "../desks/examine.js";
import { examineSite } from "../desks/examineSite.js";
import { drawsOf, shapeOf } from "../desks/shape.js";
import { writeDesk } from "../desks/writeDesk.js";
import { suaraHere } from "../helpers/commandLine.js";
import { useRealClock } from "../helpers/pinClock.js";
import { hashTree, withFolder, writeFiles } from "../helpers/workspaces.js";

/** A few of those that `npm run desks` goes through; one in the default run has its pages opened too. */
const SEEDS = [2, 8, 12, 14];
const WITH_SITE = 7;

// Runs in this process are on the clock that they would have in one of their own.
beforeAll(useRealClock);

describe("a desk of whatever shape", () => {
  it.each(SEEDS)(
    "has a run that ends, loses nothing and tells numbers (seed %i)",
    { timeout: 300_000 },
    (seed) =>
      withFolder(async (folder) => {
        writeDesk(folder, seed);
        expect(await examineRun(folder, { site: false, command: suaraHere })).toEqual([]);
      }),
  );

  it("has pages that a browser draws", { timeout: 600_000 }, () =>
    withFolder(async (folder) => {
      writeDesk(folder, WITH_SITE);
      expect(await examineRun(folder, { site: true, command: suaraHere })).toEqual([]);
      expect(await examineSite(path.join(folder, "out/site"))).toEqual([]);
    }),
  );

  it("is the same for the same seed, and another for another", () =>
    withFolder(async (folder) => {
      for (const [name, seed] of [
        ["a", 3],
        ["b", 3],
        ["c", 4],
      ] as const)
        writeDesk(path.join(folder, name), seed);
      const [a, b, c] = ["a", "b", "c"].map((name) => hashTree(path.join(folder, name)));
      expect(b).toBe(a);
      expect(c).not.toBe(a);
    }));

  it("is of many shapes", () => {
    const shapes = Array.from({ length: 200 }, (_, seed) => shapeOf(seed, drawsOf(seed)));
    const kinds = (of: (shape: (typeof shapes)[number]) => unknown): number => new Set(shapes.map(of)).size;
    expect(kinds(({ zone }) => zone)).toBe(7);
    expect(kinds(({ size, start, end }) => `${size} ${end - start}`)).toBeGreaterThan(60);
    expect(kinds(({ rhythm, dialect }) => `${rhythm} ${dialect}`)).toBe(20);
    expect(kinds(({ feeds }) => [...feeds].join())).toBeGreaterThan(25);
  });

  it("is said to have trouble where it has", { timeout: 120_000 }, () =>
    withFolder(async (folder) => {
      writeFiles(folder, { "suara.yaml": "small_cell: many\n", "exports/ticket.csv": "ticket_id\n1\n" });
      expect(await examineRun(folder, { site: false, command: suaraHere })).toEqual([
        expect.stringMatching(/^exit code 64: .*small_cell/s),
      ]);
      for (const word of ["NaN %", "undefined", "[object Object]", "an Infinity"])
        expect(word).toMatch(SLIPS);
      expect("Banana, undefinedness").not.toMatch(SLIPS);
    }),
  );
});
