import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WordTable } from "../../../pipelines/text/wordTable.js";

const letters = fc.constantFrom(..."abz0189");

/** Of words, each once, and how often they were described. */
function table() {
  const described: string[] = [];
  const words = new WordTable((word) => {
    described.push(word);
    return { word };
  });
  return { words, described };
}

describe("what is known of words", () => {
  it("is told of every word by its letters, wherever it stands", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: letters, minLength: 1, maxLength: 26 }), { minLength: 1 }),
        (list) => {
          const { words, described } = table();
          for (const word of [...list, ...list]) {
            expect(words.at(` ${word} `, 1, 1 + word.length)).toEqual({ word });
          }
          expect([...described].sort()).toEqual([...new Set(list)].sort());
        },
      ),
    );
  });

  it("tells words apart that differ in their last letter, at every length", () => {
    const { words } = table();
    for (let length = 1; length <= 24; length++) {
      const stem = "z".repeat(length - 1);
      for (const last of "a0z9") expect(words.at(stem + last, 0, length)).toEqual({ word: stem + last });
    }
  });

  it("is right of more words than it remembers, and of those it has forgotten", () => {
    const { words, described } = table();
    const count = 80_000;
    for (let turn = 0; turn < 2; turn++) {
      for (let i = 0; i < count; i++) {
        const word = i % 50 === 0 ? `averylongwordofthisnumber${i}` : `w${i}`;
        if (words.at(word, 0, word.length).word !== word) throw new Error(`${word} is told as another`);
      }
    }
    expect(described.length).toBeGreaterThan(count);
  });
});
