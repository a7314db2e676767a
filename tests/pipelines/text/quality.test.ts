import { beforeAll, describe, expect, it } from "vitest";
import { KINDS } from "../../../pipelines/text/redact/spans.js";
import { openTextReader, type TextReader } from "../../../pipelines/text/textReader.js";
import {
  labelledLanguages,
  labelledSentences,
  labelledTexts,
  languageFaults,
  precisionOf,
  recallOf,
  redactionQuality,
  themeQuality,
} from "../../helpers/textQuality.js";

let reader: TextReader;
beforeAll(async () => {
  reader = await openTextReader(null);
});

describe("redaction on the labelled sentences", () => {
  const sentences = labelledSentences();
  const held = sentences.filter((sentence) => sentence.half === "held");

  it("is measured on at least 600, a quarter of them with nothing to hide, every kind in every half", () => {
    expect(sentences.length).toBeGreaterThanOrEqual(600);
    expect(sentences.filter((sentence) => sentence.gold.length === 0).length).toBeGreaterThanOrEqual(150);
    const rows = redactionQuality(held).filter((row) => row.kind !== "number");
    for (const row of rows) expect(row.marked, row.kind).toBeGreaterThanOrEqual(10);
  });

  it("hides what has a form of its own, and nearly all names and handles, of the half kept back", () => {
    for (const row of redactionQuality(held)) {
      if (row.marked === 0) continue;
      const floor = row.kind === "name" || row.kind === "handle" ? 0.9 : 0.97;
      expect(recallOf(row), `recall of ${row.kind}`).toBeGreaterThanOrEqual(floor);
      expect(precisionOf(row), `precision of ${row.kind}`).toBeGreaterThanOrEqual(0.93);
    }
  });

  it("misses each kind when its rule is switched off", () => {
    for (const kind of KINDS) {
      const on = redactionQuality(sentences).find((row) => row.kind === kind);
      if (on === undefined || on.marked === 0) continue;
      const off = redactionQuality(sentences, [kind]).find((row) => row.kind === kind);
      expect(off?.named, kind).toBe(0);
    }
  });
});

describe("language on the labelled texts", () => {
  it("is right on at least 95 of 100 short texts", () => {
    const texts = labelledLanguages();
    expect(texts.length).toBeGreaterThanOrEqual(300);
    expect(1 - languageFaults(reader).length / texts.length).toBeGreaterThanOrEqual(0.95);
  });
});

describe("themes on the labelled texts", () => {
  it("are found and rightly found in nine of ten of the half kept back, in every language", () => {
    const texts = labelledTexts();
    expect(texts.length).toBeGreaterThanOrEqual(400);
    const rows = themeQuality(
      reader,
      texts.filter((text) => text.half === "held"),
    );
    for (const row of rows.filter((one) => one.theme === "all")) {
      expect(row.both / row.labelled, `recall in ${row.language}`).toBeGreaterThanOrEqual(0.9);
      expect(row.both / row.found, `precision in ${row.language}`).toBeGreaterThanOrEqual(0.9);
    }
    for (const row of rows.filter((one) => one.language === "all" && one.labelled >= 10)) {
      expect(row.both / row.labelled, `recall of ${row.theme}`).toBeGreaterThanOrEqual(0.8);
      expect(row.both / row.found, `precision of ${row.theme}`).toBeGreaterThanOrEqual(0.8);
    }
  });
});
