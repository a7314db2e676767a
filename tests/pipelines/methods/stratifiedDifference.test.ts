import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { stratifiedDifference } from "../../../pipelines/methods/stratifiedDifference.js";
import { parkMiller } from "../../helpers/parkMiller.js";

const nobody = () => ({ count: 0, sum: 0, sumOfSquares: 0 });
const of = (...values: number[]) => ({
  count: values.length,
  sum: values.reduce((a, b) => a + b, 0),
  sumOfSquares: values.reduce((a, b) => a + b * b, 0),
});

describe("the difference from others within strata", () => {
  it("agrees with R's regression and the definition of its error", () => {
    const draw = parkMiller(20261125);
    const strata = Array.from({ length: 8 }, () => ({ group: nobody(), others: nobody() }));
    for (let i = 0; i < 600; i++) {
      const stratum = Math.floor(draw() * 8);
      const isIn = draw() < 0.1 + 0.05 * stratum;
      const y = Math.floor(draw() * (10 + 3 * stratum)) + (isIn ? 4 : 0);
      const side = strata[stratum]?.[isIn ? "group" : "others"];
      if (side === undefined) continue;
      side.count++;
      side.sum += y;
      side.sumOfSquares += y * y;
    }
    const found = stratifiedDifference(strata);
    const expected = readFileSync(
      new URL("../../reference/stratifiedDifference.csv", import.meta.url),
      "utf8",
    );
    for (const line of expected.trim().split("\n").slice(1)) {
      const [name = "", value] = line.split(",");
      expect(found?.[name as "low"], name).toBeCloseTo(Number(value), 9);
    }
  });

  it("is not fooled by a group that writes where everybody fares worse", () => {
    const bad = { group: of(...Array(30).fill(1)), others: of(...Array(10).fill(1)) };
    const good = { group: of(0, 0, 0), others: of(...Array(90).fill(0)) };
    expect(stratifiedDifference([bad, good])?.difference).toBe(0);
  });

  it("has no interval for a few, and nothing to say without others like them", () => {
    expect(stratifiedDifference([{ group: of(1, 0), others: of(0, 0, 1) }])).toMatchObject({
      low: null,
      high: null,
      groupCount: 2,
    });
    expect(stratifiedDifference([{ group: of(1), others: nobody() }])).toBeNull();
  });
});
