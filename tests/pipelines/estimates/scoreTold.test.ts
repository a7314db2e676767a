import { describe, expect, it } from "vitest";
import { scoreTold } from "../../../pipelines/estimates/scoreTold.js";
import { quotes } from "../../../pipelines/estimates/themeQuotes.js";
import { parkMiller } from "../../helpers/parkMiller.js";

const K = 5;
const CELLS = 500;
const NONE = "none" as const;

function textOf(i: number, score: number | null) {
  return {
    theme: "refund",
    source: "feedback",
    text_id: `t${i}`,
    language: "id",
    channel: "app_store",
    app_version: "5.2.0",
    customer_key: `c${i}`,
    score,
    score_scale: score === null ? null : 5,
    score_class: score === null ? NONE : score < 4 ? ("low" as const) : ("high" as const),
    week_start: "2026-11-09",
    text: "",
  };
}
const cellOf = (scores: readonly (number | null)[]) => scores.map((score, i) => textOf(i, score));
const toldOf = (scores: readonly (number | null)[]) => {
  const cell = cellOf(scores);
  return cell.map((text) => {
    const { score, score_class } = scoreTold(text, cell, K);
    return score ?? score_class;
  });
};
const times = (count: number, score: number | null) => Array.from({ length: count }, () => score);

describe("the score of a quote", () => {
  it("is told where five gave just that, low or high where five gave such a one, and else not", () => {
    expect(toldOf([...times(5, 1), ...times(5, 2)])).toEqual([...times(5, 1), ...times(5, 2)]);
    expect(toldOf([1, 1, 2, 2, 3, 3])).toEqual(Array.from({ length: 6 }, () => "low"));
    expect(toldOf([1, 1, 5, 5])).toEqual(times(4, null));
  });

  it("is not told of five where fewer are left, who would have given what is left", () => {
    expect(toldOf([...times(7, 1), 5])).toEqual(times(8, null));
    expect(toldOf([...times(7, null), 5])).toEqual(times(8, null));
    expect(toldOf([...times(7, 1), 2])).toEqual(Array.from({ length: 8 }, () => "low"));
  });

  it("is of one customer once, however often they write", () => {
    const cell = cellOf(times(9, 1)).map((text, i) => ({ ...text, customer_key: `c${i % 4}` }));
    expect(cell.map((text) => scoreTold(text, cell, K).score_class)).toEqual(times(9, null));
  });

  it(`leaves no fewer than ${K} customers of whom the same is known, in ${CELLS} made-up cells`, () => {
    let told = 0;
    for (let seed = 1; seed <= CELLS; seed++) {
      const random = parkMiller(seed);
      const tilt = 1 + 3 * random();
      const cell = cellOf(
        Array.from({ length: K + Math.floor(30 * random()) }, () => {
          return random() < 0.4 ? null : 1 + Math.floor(5 * random() ** tilt);
        }),
      );
      // Who reads all quotes of a cell knows of those of whom nothing is said that it is what of others would have been.
      const known = new Map<string, Set<string>>();
      for (const text of cell) {
        const { score, score_class } = scoreTold(text, cell, K);
        const says = `${score_class} ${score}`;
        known.set(says, (known.get(says) ?? new Set()).add(text.customer_key));
        if (score_class !== null) told++;
      }
      expect(Math.min(...[...known.values()].map(({ size }) => size)), `cell ${seed}`).toBeGreaterThanOrEqual(
        K,
      );
    }
    expect(told).toBeGreaterThan(1_000);
  });

  it("is asked of those who wrote from the same place, as far as that is told", () => {
    const words = [
      "uang refund pesanan saya belum kembali sampai hari ini",
      "pengembalian dana ditolak tanpa alasan",
    ];
    const texts = [
      ...cellOf(times(6, 1)).map((text) => ({ ...text, text: words[0] as string })),
      ...cellOf([...times(4, 1), ...times(2, 5)]).map((text, i) => {
        return {
          ...text,
          text_id: `p${i}`,
          customer_key: `p${i}`,
          channel: "play_store",
          text: words[1] as string,
        };
      }),
    ];
    const crowds = [{ theme: "refund", week_start: "2026-11-09", language: "id" }];
    const found = quotes({ texts, crowds, smallCell: K });
    expect(found.map(({ channel, score, score_class }) => [channel, score, score_class]).sort()).toEqual([
      ["app_store", 1, "low"],
      ["play_store", null, null],
    ]);
  });
});
