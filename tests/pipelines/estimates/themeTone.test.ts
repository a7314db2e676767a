import { describe, expect, it } from "vitest";
import { themeTone } from "../../../pipelines/estimates/themeTone.js";
import { tokensOf } from "../../../pipelines/text/lexicon.js";
import { toneOf } from "../../../pipelines/text/tone.js";
import { build, insert, openWarehouse } from "../models/warehouse.js";

const BAD = "very bad, it never works";
const GOOD = "good and fast, thank you";
const toneIs = (text: string): number => toneOf(tokensOf(text)) ?? Number.NaN;
const text = (theme: string, customer: number, words: string, score: number | null = null) => ({
  theme,
  source: "feedback",
  text_id: `${theme} ${customer} ${words}`,
  language: "en",
  channel: "app_store",
  app_version: null,
  customer_key: `customer ${customer}`,
  score,
  score_scale: score === null ? null : 5,
  week_start: "2026-11-09",
  text: words,
});
const tonesOf = (texts: readonly unknown[], smallCell = 1, scored: readonly string[] = []) =>
  themeTone.compute({ scored, texts, smallCell });
const twelve = (theme: string, words: (i: number) => string, score: number | null = null) =>
  Array.from({ length: 12 }, (_, i) => text(theme, i, words(i), score));

describe("the tone of a theme", () => {
  it("is the mean over customers, each the mean of their texts, within its 95 % interval", () => {
    const rows = tonesOf([...twelve("app/crash", (i) => (i < 9 ? BAD : GOOD)), text("app/crash", 0, GOOD)]);
    const means = [
      (toneIs(BAD) + toneIs(GOOD)) / 2,
      ...Array(8).fill(toneIs(BAD)),
      ...Array(3).fill(toneIs(GOOD)),
    ] as number[];
    const mean = means.reduce((a, b) => a + b) / 12;
    const error = Math.sqrt(means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 11 / 12);
    expect(rows).toEqual([
      {
        theme: "app/crash",
        customer_count: 12,
        tone: expect.closeTo(mean, 9),
        tone_low: expect.closeTo(mean - 1.96 * error, 4),
        tone_high: expect.closeTo(mean + 1.96 * error, 4),
      },
    ]);
    expect(mean).toBeLessThan(0);
  });

  it("is told only where few have given a score and ten or more wrote in words that have a value", () => {
    const silent = twelve("how_to", () => "transfer to the account");
    expect(tonesOf(silent)).toEqual([]);
    expect(tonesOf(twelve("refund", () => BAD).slice(0, 9))).toEqual([]);
    const refund = [...twelve("refund", () => BAD), text("refund", 50, BAD, 1)];
    expect(tonesOf(refund, 5, ["refund"])).toEqual([]);
    expect(tonesOf(refund, 5, ["app"]).map(({ theme, customer_count }) => [theme, customer_count])).toEqual([
      ["refund", 10],
    ]);
  });

  it("is not told where enough gave a score, in texts that are not read too", async () => {
    const engine = await openWarehouse();
    const feedback = Array.from({ length: 400 }, (_, i) => ({
      feedback_id: `f${i}`,
      created_at: `2026-11-${String(3 + (i % 14)).padStart(2, "0")} 03:00`,
      channel: "survey",
      kind: "comment",
      text: BAD,
      text_language: "en",
      themes: i % 2 === 0 ? "refund" : "app",
      customer_id: `c${i}`,
      ...([6, 8, 10, 12, 20, 22, 24, 26].includes(i) ? { score: 1, score_scale: 5 } : {}),
    }));
    await insert(engine, { "raw.feedback": feedback });
    await build(
      engine,
      { asOf: "2026-11-17T00:00:00Z" },
      "select 1 from marts.theme_picks, marts.mentions, reports.themes_by_week",
    );
    const read = (await themeTone.read(engine)) as { texts: { theme: string; score: number | null }[] };
    const scoredRead = read.texts.filter(({ theme, score }) => theme === "refund" && score !== null);
    expect(scoredRead.length).toBeLessThan(5);
    expect(themeTone.compute(read).map(({ theme }) => theme)).toEqual(["app"]);
    await engine.close();
  });

  it("hears what customers wrote, not what stands for what was redacted", () => {
    const plain = tonesOf(twelve("refund", () => BAD));
    expect(tonesOf(twelve("refund", () => `[email] ${BAD} [phone]`))).toEqual(plain);
  });
});
