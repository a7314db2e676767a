import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { crossedRates, productOf } from "../../../pipelines/methods/crossedRates.js";

const expected = new Map(
  readFileSync(new URL("../../reference/crossedRates.csv", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => [line.split(",")[0] ?? "", Number(line.split(",")[1])]),
);

/** Park and Miller's generator, as in tests/reference/crossedRates.R. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (16_807 * state) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function cells() {
  const draw = generator(20_261_125);
  return Array.from({ length: 400 }, () => {
    const [a, b, c] = [Math.floor(6 * draw()), Math.floor(5 * draw()), Math.floor(4 * draw())];
    const count = 1 + Math.floor(9 * draw());
    const total = Math.floor(count * 60 * (1 + a) * (0.5 + b / 4) * (0.4 + draw()));
    return { total, count, levels: [a, b, c] };
  });
}

/** Two factors that all but coincide: one cell in a hundred tells them apart. */
function closeCells() {
  const draw = generator(20_261_128);
  return Array.from({ length: 3000 }, () => {
    const [a, other] = [Math.floor(40 * draw()), Math.floor(40 * draw())];
    const b = draw() < 0.01 ? other : a;
    const c = Math.floor(4 * draw());
    const count = 1 + Math.floor(9 * draw());
    const total = 1 + Math.floor(count * 60 * (1 + (a % 7)) * (0.5 + b / 4) * (0.4 + draw()));
    return { total, count, levels: [a, b, c] };
  });
}

describe("rates by crossed factors", () => {
  it("agree with R's quasi-Poisson regression with an offset", () => {
    const data = cells();
    expect(data.reduce((sum, { total }) => sum + total, 0)).toBe(expected.get("total"));
    const effects = crossedRates(data, [6, 5, 4]);
    for (const i of [0, 1, 56, 199, 398]) {
      expect(productOf(effects, data[i]?.levels ?? [])).toBeCloseTo(expected.get(String(i)) ?? Number.NaN, 5);
    }
  });

  it("agree with R where two factors all but coincide, and each step of proportional fitting gets but little further", () => {
    const data = closeCells();
    expect(data.reduce((sum, { total }) => sum + total, 0)).toBe(expected.get("close total"));
    const effects = crossedRates(data, [40, 40, 4]);
    const told = [...expected].flatMap(([name, rate]) => {
      const place = /^close (\d+)$/.exec(name)?.[1];
      return place === undefined ? [] : [[Number(place), rate] as const];
    });
    expect(told).toHaveLength(8);
    for (const [place, rate] of told)
      expect(productOf(effects, data[place]?.levels ?? []) / rate).toBeCloseTo(1, 7);
  });

  it("give every level its observed total", () => {
    const data = cells();
    const effects = crossedRates(data, [6, 5, 4]);
    const [observed, fitted] = data
      .filter(({ levels }) => levels[1] === 3)
      .reduce(
        ([all, sum], { total, count, levels }) => [all + total, sum + count * productOf(effects, levels)],
        [0, 0],
      );
    expect((fitted ?? 0) / (observed ?? 1)).toBeCloseTo(1, 6);
  });

  it("are 0 where a level's total is 0, and unknown where it has nobody", () => {
    const effects = crossedRates(
      [
        { total: 0, count: 4, levels: [0, 0] },
        { total: 90, count: 3, levels: [1, 0] },
      ],
      [3, 1],
    );
    expect(productOf(effects, [0, 0])).toBe(0);
    expect(productOf(effects, [1, 0])).toBeCloseTo(30, 9);
    expect(effects[0]?.[2]).toBeNaN();
  });

  it("are 0 where the levels of all factors have a total of 0: a channel that answers at once, alone at its desk", () => {
    const answeredAtOnce = [
      { total: 0, count: 4, levels: [0, 0, 0] },
      { total: 0, count: 2, levels: [0, 1, 0] },
    ];
    const alone = crossedRates(answeredAtOnce, [1, 2, 1]);
    expect(productOf(alone, [0, 1, 0])).toBe(0);
    const beside = crossedRates([...answeredAtOnce, { total: 90, count: 3, levels: [1, 2, 1] }], [2, 3, 2]);
    expect(productOf(beside, [0, 1, 0])).toBe(0);
    expect(productOf(beside, [1, 2, 1])).toBeCloseTo(30, 9);
  });
});
