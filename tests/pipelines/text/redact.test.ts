import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redact } from "../../../pipelines/text/redact/redact.js";
import { labelledSentences } from "../../helpers/textQuality.js";

const RUNS = { numRuns: 400, seed: 11 };
/** Texts of the pieces that rules look at, in every order. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "nama saya ",
        "atas nama ",
        "我叫",
        "rek ",
        "ref ",
        "Kak ",
        "Budi",
        "王小明",
        "@",
        "gmail.com",
        " ",
        ".",
        "-",
        "+62",
        "Rp",
        "订单",
        "[phone]",
        "（",
        "X",
      ),
      fc.stringMatching(/^[0-9]{1,18}$/),
      fc.string({ unit: "grapheme", maxLength: 6 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(""));

describe("redaction", () => {
  it("leaves what it made as it is", () => {
    fc.assert(
      fc.property(pieces, fc.constantFrom("customer", "desk", "tool"), (text, writer) => {
        const once = redact(text, writer);
        expect(redact(once, writer)).toBe(once);
      }),
      RUNS,
    );
    for (const { text, writer } of labelledSentences()) {
      expect(redact(redact(text, writer), writer)).toBe(redact(text, writer));
    }
  });

  it("makes no text longer than its placeholders can be", () => {
    fc.assert(
      fc.property(pieces, (text) => {
        // The shortest name has two characters and its placeholder six.
        expect(redact(text, "customer").length).toBeLessThanOrEqual(6 * text.length);
      }),
      RUNS,
    );
  });

  it("does not touch a tool's label without a digit, an @ or an address", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z ,.]{0,60}$/), (text) => {
        expect(redact(text, "tool")).toBe(text);
      }),
      RUNS,
    );
  });

  it("keeps the sentence readable around what it takes out", () => {
    expect(
      redact("Nomor saya ０８１２３４５６７８９０, rek BCA 1234567890 a.n. Budi Santoso", "customer"),
    ).toBe("Nomor saya [phone], rek BCA [account] a.n. [name]");
    expect(redact("saldo Rp1.250.000 tgl 12/11/2026, versi 8.12.3, pesanan 1234567890123", "customer")).toBe(
      "saldo Rp1.250.000 tgl 12/11/2026, versi 8.12.3, pesanan 1234567890123",
    );
  });
});
