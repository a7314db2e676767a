import { describe, expect, it } from "vitest";
import { Acceleration } from "../../../pipelines/methods/acceleration.js";

/** A linear map of twelve values whose steps shrink by as little as a thousandth, with every value's fixed point at 3. */
const shrinking = Array.from({ length: 12 }, (_, i) => 0.999 - i / 20);
const map = (x: Float64Array) => x.map((value, i) => 3 + (shrinking[i] as number) * (value - 3));
const off = (x: Float64Array): number => Math.max(...x.map((value) => Math.abs(value - 3)));

describe("an accelerated search for a fixed point", () => {
  it("is there after some dozen steps of a map that alone needs ten thousand", () => {
    let [plain, quick]: [Float64Array, Float64Array] = [new Float64Array(12), new Float64Array(12)];
    const acceleration = new Acceleration();
    for (let i = 0; i < 60; i++) {
      plain = map(plain);
      quick = acceleration.next(quick, map(quick));
    }
    expect(off(plain)).toBeGreaterThan(2.8);
    expect(off(quick)).toBeLessThan(1e-6);
  });

  it("stays where there is nothing left to gain, and begins anew when told to", () => {
    const acceleration = new Acceleration();
    const there = new Float64Array(3).fill(3);
    for (let i = 0; i < 3; i++) expect([...acceleration.next(there, there)]).toEqual([3, 3, 3]);
    acceleration.forget();
    const to = new Float64Array([1, 2, 3]);
    expect(acceleration.next(there, to)).toBe(to);
  });
});
