import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIELD_MARK, RECORD_MARK, readPack } from "../../../pipelines/text/textPack.js";
import type { TextReader } from "../../../pipelines/text/textReader.js";

/** Tells what it was given. */
const echo: TextReader = {
  sha256: "",
  redactLabel: (text) => text,
  read: (records) =>
    records.map((texts) => ({
      texts,
      language: texts[0] === null ? null : "id",
      themes: texts[0] === null ? null : `of ${texts.length}`,
      tokens: [],
    })),
};

describe("a pack of texts", () => {
  it("is read as its records, however many they are, and answered in their order", () => {
    const text = fc.string({ unit: fc.constantFrom(..."ab 余,"), maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 700 }), (records) => {
        const pack = records.map((texts, i) => [i, ...texts].join(FIELD_MARK)).join(RECORD_MARK);
        const answers = readPack(echo, ["customer", "desk"], pack).split(RECORD_MARK);
        expect(answers).toEqual(
          records.map(([first, second], i) =>
            [i, first, second, ...(first === "" ? ["", ""] : ["id", "of 2"])].join(FIELD_MARK),
          ),
        );
      }),
    );
  });

  it("without a record has no answer", () => {
    expect(readPack(echo, ["customer"], "")).toBe("");
  });
});
