import { describe, expect, it } from "vitest";
import { cosine, matchTopics } from "../../../pipelines/methods/topicMatching.js";
import { findTopics } from "../../../pipelines/methods/topics.js";
import { uniformDraws } from "../../helpers/countDraws.js";

const TOPICS = 6;

/** Texts of eight words: four of twenty of their topic, four that everybody uses. */
function planted(seed: number, size: number): { texts: string[][]; truth: number[] } {
  const draw = uniformDraws(seed);
  const whole = (below: number) => Math.floor(draw() * below);
  const truth = Array.from({ length: size }, () => whole(TOPICS));
  const texts = truth.map((topic) => [
    ...Array.from({ length: 4 }, () => `t${topic}-${whole(20)}`),
    ...Array.from({ length: 4 }, () => `common-${whole(60)}`),
  ]);
  return { texts, truth };
}

describe("topics", () => {
  const { texts, truth } = planted(1, 3000);
  const topics = findTopics(texts, { topics: TOPICS, leastTexts: 5 });

  it("are the planted ones", () => {
    let [right, placed] = [0, 0];
    for (const { members } of topics) {
      const counts = new Array<number>(TOPICS).fill(0);
      for (const i of members) counts[truth[i] as number] = (counts[truth[i] as number] ?? 0) + 1;
      right += Math.max(...counts);
      placed += members.length;
    }
    expect(topics).toHaveLength(TOPICS);
    expect(right / placed).toBeGreaterThan(0.97);
    expect(placed / texts.length).toBeGreaterThan(0.8);
  });

  it("keep their identity when a fifth of the texts is new", () => {
    const later = [...texts.slice(600), ...planted(2, 600).texts];
    const next = findTopics(later, { topics: TOPICS, leastTexts: 5 });
    const before = topics.map(({ vector }) => vector);
    const matched = matchTopics(
      before,
      next.map(({ vector }) => vector),
    );
    expect([...matched].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    const leading = (vector: ReadonlyMap<string, number>) =>
      [...vector].sort((a, b) => b[1] - a[1])[0]?.[0].slice(0, 2);
    for (const [i, j] of matched.entries())
      expect(leading(next[i]!.vector)).toBe(leading(before[j as number]!));
  });

  it("are none of too few texts, of texts without a common word and of none", () => {
    expect(findTopics([], { topics: 3, leastTexts: 2 })).toEqual([]);
    expect(findTopics([["a"], ["b"]], { topics: 3, leastTexts: 2 })).toEqual([]);
  });
});

describe("matching of topics", () => {
  const vector = (words: Record<string, number>) => new Map(Object.entries(words));

  it("takes the pairs that are the most alike in all, as trying every order does", () => {
    const draw = uniformDraws(5);
    for (let round = 0; round < 50; round++) {
      const some = (n: number) =>
        Array.from({ length: n }, () => vector({ a: draw(), b: draw(), c: draw(), d: draw() }));
      const [before, now] = [some(4), some(3)];
      const sum = (order: readonly (number | null)[]) =>
        order.reduce<number>((s, j, i) => s + (j === null ? 0 : cosine(now[i]!, before[j]!)), 0);
      const orders = [0, 1, 2, 3].flatMap((x) =>
        [0, 1, 2, 3].flatMap((y) => [0, 1, 2, 3].map((z) => [x, y, z])),
      );
      const best = Math.max(...orders.filter((order) => new Set(order).size === 3).map(sum));
      expect(sum(matchTopics(before, now))).toBeCloseTo(best, 9);
    }
  });

  it("calls new what is like nothing before, and works with none before, none now, more now", () => {
    const [x, y, z] = [vector({ a: 1 }), vector({ b: 1 }), vector({ c: 1 })];
    expect(matchTopics([x, y], [z, y])).toEqual([null, 1]);
    expect(matchTopics([], [x])).toEqual([null]);
    expect(matchTopics([x], [])).toEqual([]);
    expect(matchTopics([y], [x, y, z])).toEqual([null, 0, null]);
  });
});
