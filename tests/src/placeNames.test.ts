import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Place, placeNames, textWidth } from "../../src/components/charts/scale.js";

type Named = { x: number; text: string };
const spanOf = ({ x, text, anchor }: Named & Place): [number, number] =>
  anchor === "end" ? [x - textWidth(text), x] : [x, x + textWidth(text)];
const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((one) => list.filter((other) => other !== one).map((other): [T, T] => [one, other]));

/** One name lies on the other, or the other's rule, which rises past the rows below its name, goes through it. */
function isInTheWay([one, other]: [Named & Place, Named & Place]): boolean {
  const [[from, to], [low, high]] = [spanOf(one), spanOf(other)];
  const isOn = other.row === one.row && to > low && from < high;
  return isOn || (other.row >= one.row && other.x > from && other.x < to);
}

describe("names above a chart", () => {
  it("stand at their rules, on no other name, through no other rule and within the picture", () => {
    const mark = fc.record({
      x: fc.integer({ min: 44, max: 320 }),
      text: fc.string({ minLength: 1, maxLength: 24 }),
    });
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 25 }), (marks) => {
        const named = placeNames<Named>(marks, 340);
        expect(named.map(spanOf).filter(([from, to]) => from < 0 || to > 340)).toEqual([]);
        expect(pairs(named).filter(isInTheWay)).toEqual([]);
        expect(new Set(named.map(({ row }) => row)).size).toBeLessThanOrEqual(3);
      }),
    );
  });

  it("are all told of three things on three days, at the right edge too", () => {
    const marks = ["4.82.0", "incident", "4.80.0"].map((text, i) => ({ x: 320 - 4 * i, text }));
    expect(placeNames(marks, 340).map(({ text, row, anchor }) => [text, row, anchor])).toEqual([
      ["4.80.0", 0, "end"],
      ["incident", 1, "end"],
      ["4.82.0", 2, "end"],
    ]);
  });

  it("give way to the weightier, which is named first", () => {
    const marks = ["a", "b", "c", "d", "e", "f", "g"].map((name) => ({ x: 100, text: `release ${name}` }));
    expect(placeNames(marks, 340).map(({ text }) => text)).toContain("release a");
    expect(placeNames(marks, 340).map(({ text }) => text)).not.toContain("release g");
  });
});
