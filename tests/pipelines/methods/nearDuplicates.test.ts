import { describe, expect, it } from "vitest";
import { jaccard, nearDuplicates, shinglesOf } from "../../../pipelines/methods/nearDuplicates.js";
import { uniformDraws } from "../../helpers/countDraws.js";

const draw = uniformDraws(11);
const word = () => `w${Math.floor(draw() * 400)}`;
const text = () => Array.from({ length: 8 + Math.floor(draw() * 12) }, word);
/** One word in ten is another. */
const changed = (words: readonly string[]) => words.map((one) => (draw() < 0.1 ? word() : one));

const originals = Array.from({ length: 200 }, text);
const texts = [...originals, ...originals.slice(0, 120).map(changed), ...originals.slice(0, 40).map(changed)];

/** Every pair compared. */
function bruteForce(): number[] {
  const shingles = texts.map(shinglesOf);
  const group = texts.map((_, i) => i);
  for (let i = 0; i < texts.length; i++) {
    for (let j = 0; j < i; j++) {
      if (jaccard(shingles[i]!, shingles[j]!) < 0.6 || group[i] === group[j]) continue;
      const [keep, drop] = [Math.min(group[i]!, group[j]!), Math.max(group[i]!, group[j]!)];
      for (const [k, g] of group.entries()) if (g === drop) group[k] = keep;
    }
  }
  return group;
}

describe("near duplicates", () => {
  it("are those that comparing every pair finds: none more, hardly one less", () => {
    const [found, expected] = [nearDuplicates(texts), bruteForce()];
    const pairs = (group: readonly number[]) =>
      group.flatMap((g, i) => group.slice(0, i).flatMap((h, j) => (g === h ? [`${j}-${i}`] : [])));
    const [mine, all] = [new Set(pairs(found)), new Set(pairs(expected))];
    expect(all.size).toBeGreaterThan(80);
    expect([...mine].filter((pair) => !all.has(pair))).toEqual([]);
    expect(mine.size / all.size).toBeGreaterThan(0.95);
  });

  it("are not short texts that say the same in other words, but their exact copies are", () => {
    expect(nearDuplicates([["good"], ["good"], ["good", "app"], [], [], ["nice", "app"]])).toEqual([
      0, 0, 2, 3, 3, 5,
    ]);
  });

  it("of 5,000 copies of a campaign with a word changed are one group", () => {
    const campaign = Array.from({ length: 30 }, (_, i) => `c${i}`);
    const copies = Array.from({ length: 5_000 }, (_, i) =>
      campaign.map((one, j) => (j === i % 30 ? `x${i}` : one)),
    );
    expect(new Set(nearDuplicates(copies)).size).toBe(1);
  });
});
