import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { documentCounts, tellingWords } from "../../../pipelines/methods/logOdds.js";
import { parkMiller } from "../../helpers/parkMiller.js";

const WORDS = Array.from({ length: 40 }, (_, i) => `w${String(i + 1).padStart(2, "0")}`);

describe("telling words", () => {
  it("agree with the paper's equations in R", () => {
    const draw = parkMiller(20261125);
    const counts = (scale: number, least: number) =>
      new Map(WORDS.map((word, i) => [word, least + Math.floor((draw() * scale) / (i + 1))]));
    const [first, second, rest] = [counts(60, 0), counts(900, 0), counts(2000, 1)];
    const background = new Map(
      WORDS.map((word) => [word, first.get(word)! + second.get(word)! + rest.get(word)!]),
    );
    const found = new Map(tellingWords(first, second, background).map((one) => [one.word, one]));
    const expected = readFileSync(new URL("../../reference/logOdds.csv", import.meta.url), "utf8");
    for (const line of expected.trim().split("\n").slice(1)) {
      const [word = "", logOdds, z] = line.split(",");
      expect(found.get(word)?.logOdds, word).toBeCloseTo(Number(logOdds), 10);
      expect(found.get(word)?.z, word).toBeCloseTo(Number(z), 10);
    }
    expect(found.size).toBe(40);
  });

  it("are those of the group, not the common ones nor the rare ones", () => {
    const group = Array.from({ length: 20 }, (_, i) => ["the", "refund", i === 0 ? "zebra" : "late"]);
    const others = Array.from({ length: 80 }, (_, i) => ["the", i % 2 === 0 ? "code" : "otp"]);
    const words = tellingWords(
      documentCounts(group),
      documentCounts(others),
      documentCounts([...group, ...others]),
    ).map(({ word }) => word);
    expect(words.slice(0, 2)).toEqual(["refund", "late"]);
    expect(words.indexOf("zebra")).toBeLessThan(words.indexOf("the"));
    expect(words.slice(-2).sort()).toEqual(["code", "otp"]);
  });

  it("count a word once a text", () => {
    expect(documentCounts([["a", "a", "b"], ["a"]])).toEqual(
      new Map([
        ["a", 2],
        ["b", 1],
      ]),
    );
  });
});
