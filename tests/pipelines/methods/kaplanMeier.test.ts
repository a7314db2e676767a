import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { kaplanMeier, type WaitCount } from "../../../pipelines/methods/kaplanMeier.js";

const lines = readFileSync(path.resolve(import.meta.dirname, "../../reference/kaplanMeier.csv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","));
const number = (cell: string | undefined): number | null =>
  cell === undefined || cell === "" ? null : Number(cell);

const waitsOf = (text: string): WaitCount[] =>
  text.split(" ").flatMap((wait) => {
    const [seconds, event, entry] = wait.split("/").map(Number);
    const own = { seconds: seconds ?? 0, answered: event ?? 0, censored: 1 - (event ?? 0) };
    return entry === undefined ? [own] : [own, { seconds: entry, answered: 0, censored: 0, entering: 1 }];
  });

describe("the Kaplan–Meier curve", () => {
  it.each(lines.map((line) => [line[0] ?? "", line] as const))("agrees with R: %s", (_, line) => {
    const curve = kaplanMeier(waitsOf(line[1] ?? ""));
    const shares = [0.5, 0.75, 0.9, 0.95, 0.99];
    expect(curve.count).toBe(Number(line[2]));
    expect(curve.longest).toBe(number(line[19]));
    expect(shares.map((share) => curve.percentile(share))).toEqual(
      shares.map((_, i) => number(line[4 + 3 * i])),
    );
    expect(shares.map((share) => curve.interval(share))).toEqual(
      shares.map((_, i) => ({ low: number(line[5 + 3 * i]), high: number(line[6 + 3 * i]) })),
    );
  });

  it("takes a count as that many waits, and a weight as part of one", () => {
    const once = [4, 9, 9, 30].map((seconds) => ({ seconds, answered: 1, censored: 0 }));
    const half = once.map((wait) => ({ ...wait, answered: 0.5 }));
    const summed = [4, 9, 30].map((seconds) => ({ seconds, answered: seconds === 9 ? 2 : 1, censored: 0 }));
    for (const share of [0.5, 0.9]) {
      expect(kaplanMeier(half).percentile(share)).toBe(kaplanMeier(once).percentile(share));
      expect(kaplanMeier(summed).percentile(share)).toBe(kaplanMeier(once).percentile(share));
      expect(kaplanMeier(summed).interval(share)).toEqual(kaplanMeier(once).interval(share));
    }
  });

  it("tells how many were answered within a time, between its steps and beyond them", () => {
    const curve = kaplanMeier([
      { seconds: 10, answered: 2, censored: 0 },
      { seconds: 20, answered: 0, censored: 1 },
      { seconds: 30, answered: 1, censored: 1 },
    ]);
    const expected = [0, 0.4, 0.4, 0.4, 0.7, 0.7];
    for (const [i, seconds] of [9, 10, 20, 29.9, 30, 99].entries())
      expect(curve.within(seconds)).toBeCloseTo(expected[i] as number, 12);
  });

  it("of nobody has no percentile", () => {
    const nobody = kaplanMeier([]);
    expect([nobody.count, nobody.percentile(0.5), nobody.longest]).toEqual([0, null, null]);
  });
});
