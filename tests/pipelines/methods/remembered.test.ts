import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Memory, remembered, withMemory } from "../../../pipelines/methods/remembered.js";

describe("what is remembered", () => {
  const count = () => {
    let calls = 0;
    const scaled = remembered("scaled", (list: readonly number[], by: number) => {
      calls++;
      if (by === 0) throw new RangeError("by nothing");
      return { scaled: list.map((x) => x * by), none: null };
    });
    return { scaled, calls: () => calls };
  };

  it("is computed once for the same arguments, and comes back as an object of its own", () => {
    const { scaled, calls } = count();
    const memory = new Memory("code");
    const [first, second] = withMemory(memory, () => [scaled([1, 2], 3), scaled([1, 2], 3)]);
    expect(calls()).toBe(1);
    expect(second).toEqual(first);
    expect(second).not.toBe(first);
    withMemory(memory, () => [scaled([1, 2], 4), scaled([1, 2, 0], 3), scaled([2, 1], 3)]);
    expect(calls()).toBe(4);
  });

  it("is not remembered without a memory, nor after it, nor when it throws", () => {
    const { scaled, calls } = count();
    const memory = new Memory("code");
    scaled([1], 2);
    expect(() => withMemory(memory, () => scaled([1], 0))).toThrow("by nothing");
    expect(() => withMemory(memory, () => scaled([1], 0))).toThrow("by nothing");
    scaled([1], 2);
    expect(calls()).toBe(4);
    expect(memory.entries()).toEqual([]);
  });

  it("is another for other code and for other functions", () => {
    const { scaled, calls } = count();
    const memory = new Memory("code");
    const other = remembered("other", (list: readonly number[], by: number) => list.length * by);
    const found = withMemory(memory, () => [scaled([1, 2], 3), other([1, 2], 3)]);
    expect(found).toEqual([{ scaled: [3, 6], none: null }, 6]);
    const later = new Memory(
      "other code",
      memory.entries().map(({ key, result }) => [key, result]),
    );
    withMemory(later, () => scaled([1, 2], 3));
    expect(calls()).toBe(2);
  });

  it("comes back to the bit in another process", () => {
    fc.assert(
      fc.property(fc.array(fc.double()), fc.double(), (list, by) => {
        const first = new Memory("code");
        let calls = 0;
        const scaled = remembered("scaled", (some: readonly number[], one: number) => {
          calls++;
          return [...some.map((x) => x * one), one];
        });
        const made = withMemory(first, () => scaled(list, by));
        const second = new Memory(
          "code",
          first.entries().map(({ key, result }) => [key, result]),
        );
        const again = withMemory(second, () => scaled(list, by));
        expect(again.every((x, i) => Object.is(x, made[i])) && again.length === made.length).toBe(true);
        expect(calls).toBe(1);
        expect(second.entries().map(({ isUsed }) => isUsed)).toEqual([true]);
      }),
    );
  });
});
