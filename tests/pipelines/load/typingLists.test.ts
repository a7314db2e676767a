import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typedAs } from "./stagedTable.js";

describe("lists of tags", () => {
  const sign = fc.constantFrom(...'aBé标;,|[]" \u00a0\u3000\u200b\t');
  const EDGES = /^[ \t\r\n\u00a0\u3000\ufeff]+|[ \t\r\n\u00a0\u3000\ufeff]+$/g;
  /** Tag by tag, as the definition says it. */
  const byTag = (text: string): string | null =>
    [...new Set(text.split(/[;,|]/).map((tag) => tag.replaceAll("\u200b", "").replaceAll(EDGES, "")))]
      .filter((tag) => tag !== "")
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      .join(";") || null;

  it("come out as when each tag is cleaned for itself", async () => {
    const texts = fc
      .sample(fc.string({ unit: sign, maxLength: 14 }), { numRuns: 3000, seed: 1 })
      .filter((text) => !text.replaceAll(EDGES, "").startsWith("["));
    expect(await typedAs("tags", texts)).toEqual(texts.map(byTag));
  });

  it("may be JSON, whose tags keep their commas", async () => {
    const texts = ['["b; c", "a\\u200b", "a"]', "[]", "[not json"];
    expect(await typedAs("tags", texts)).toEqual(["a;b, c", null, "[not json"]);
  });

  it("may be JSON objects, of which the name counts", async () => {
    const texts = [
      '[{"type":"tag","id":"5","name":"refund"},{"type":"tag","id":"6","name":"VIP"}]',
      '[{"id":5,"label":"kyc"},{"id":7},"plain",9,null,{"type":"tag"}]',
    ];
    expect(await typedAs("tags", texts)).toEqual(["VIP;refund", "7;9;kyc;plain"]);
  });
});
