import { describe, expect, it } from "vitest";
import { tokensOf } from "../../../pipelines/text/lexicon.js";
import { toneOf } from "../../../pipelines/text/tone.js";

const tone = (text: string): number => toneOf(tokensOf(text)) ?? Number.NaN;

describe("the tone of a text", () => {
  it.each([
    ["bagus", "ga bagus"],
    ["good app", "not a good app"],
    ["客服很好", "客服不好"],
    ["puas", "tidak puas"],
  ])("is turned by a negation: %s, %s", (plain, negated) => {
    expect(tone(plain)).toBeGreaterThan(0);
    expect(tone(negated)).toBeLessThan(0);
  });

  it.each([
    ["bagus", "bagus bgt"],
    ["good", "very good"],
    ["满意", "非常满意"],
  ])("is stronger with an intensifier, before or behind: %s, %s", (plain, more) => {
    expect(tone(more)).toBeGreaterThan(tone(plain));
  });

  it.each([
    ["aplikasi bagus tapi sering error dan lemot", "sering error dan lemot tapi aplikasi bagus"],
    ["good app but slow and buggy errors", "slow and errors but good app"],
    ["很好用，但是客服太差", "客服太差，但是很好用"],
  ])("is rather what stands after the contrast: %s", (bad, good) => {
    expect(tone(bad)).toBeLessThan(tone(good));
  });

  it("is unknown where no word has a value, and never beyond -1 and 1", () => {
    expect(toneOf(tokensOf("transfer ke rekening lain"))).toBeNull();
    expect(toneOf(tokensOf("没到账"))).toBeLessThan(0);
    expect(tone("penipu penipu penipu penipu penipu parah bangsat")).toBeGreaterThanOrEqual(-1);
    expect(tone("perfect excellent amazing best")).toBeLessThanOrEqual(1);
  });
});
