import { describe, expect, it } from "vitest";
import { stratifiedRatio } from "../../../pipelines/methods/stratifiedRatio.js";
import { poissonDraw, uniformDraws } from "../../helpers/countDraws.js";

const stratum = (own: number, ownMentions: number, others: number, othersMentions: number) => ({
  own,
  ownMentions,
  others,
  othersMentions,
});

describe("the ratio of rates within strata", () => {
  it("is that of the rates where there is one stratum, with their usual variance, 1/30 + 1/10", () => {
    const { ratio, low, high } = stratifiedRatio([stratum(100, 30, 200, 10)]);
    expect(ratio).toBeCloseTo(6, 12);
    const reach = Math.exp(1.959963984540054 * Math.sqrt(1 / 30 + 1 / 10));
    expect(low).toBeCloseTo(6 / reach, 12);
    expect(high).toBeCloseTo(6 * reach, 12);
  });

  it("is three where it is three in each, however few are on one side", () => {
    const strata = [stratum(1000, 300, 10, 1), stratum(10, 3, 1000, 100), stratum(50, 30, 50, 10)];
    expect(stratifiedRatio(strata).ratio).toBeCloseTo(3, 12);
  });

  it("lies in its 95 % interval in 95 of 100 draws from strata of unlike size and rate", () => {
    const draw = uniformDraws(20_261_127);
    const sides = [
      { own: 20, others: 200, rate: 0.1 },
      { own: 300, others: 50, rate: 0.3 },
      { own: 1000, others: 10, rate: 0.2 },
    ];
    const draws = 3000;
    let covered = 0;
    for (let i = 0; i < draws; i++) {
      const { low, high } = stratifiedRatio(
        sides.map(({ own, others, rate }) =>
          stratum(own, poissonDraw(draw, own * rate * 1.5), others, poissonDraw(draw, others * rate)),
        ),
      );
      if (low !== null && high !== null && low <= 1.5 && 1.5 <= high) covered++;
    }
    // 95.3 % of 200,000 draws by numpy.
    expect(covered / draws).toBeGreaterThan(0.94);
    expect(covered / draws).toBeLessThan(0.965);
  });

  it("has no interval where one side has none, and is not told where the others have none", () => {
    expect(stratifiedRatio([stratum(10, 0, 10, 3)])).toEqual({ ratio: 0, low: null, high: null });
    expect(stratifiedRatio([stratum(10, 3, 10, 0)])).toEqual({ ratio: null, low: null, high: null });
    expect(stratifiedRatio([])).toEqual({ ratio: null, low: null, high: null });
  });
});
