import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOWHERE, TokenTrie } from "../../../pipelines/text/tokenTrie.js";

const row = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 4 });

/** Where a row ends, as a reader walks it. */
function walk(trie: TokenTrie, tokens: readonly number[]): number {
  const [first, ...more] = tokens as [number, ...number[]];
  let node = trie.first(first);
  for (const token of more) node = node === NOWHERE ? NOWHERE : trie.step(node, token);
  return node;
}

describe("rows of tokens in a trie", () => {
  it("are found, with their beginnings and nothing else", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 120 }), fc.array(row), (rows, asked) => {
        const trie = new TokenTrie();
        const ends = rows.map((one) => trie.add(one));
        trie.build();
        expect(rows.map((one) => walk(trie, one))).toEqual(ends);
        const beginnings = new Set(
          rows.flatMap((one) => one.map((_, i) => JSON.stringify(one.slice(0, i + 1)))),
        );
        for (const one of asked) {
          expect(walk(trie, one) !== NOWHERE).toBe(beginnings.has(JSON.stringify(one)));
        }
        expect(trie.size).toBe(beginnings.size + 1);
      }),
    );
  });

  it("are found when they were added after it was read", () => {
    const trie = new TokenTrie();
    trie.build();
    expect(walk(trie, [3])).toBe(NOWHERE);
    const node = trie.add([3, 5]);
    trie.build();
    expect(walk(trie, [3, 5])).toBe(node);
    expect(trie.first(-1)).toBe(NOWHERE);
    expect(trie.first(1_000)).toBe(NOWHERE);
  });
});
