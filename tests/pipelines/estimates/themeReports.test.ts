import { describe, expect, it } from "vitest";
import { discovered } from "../../../pipelines/estimates/discoveredReport.js";
import { byRelease } from "../../../pipelines/estimates/themeByRelease.js";
import { harm } from "../../../pipelines/estimates/themeHarm.js";
import { dispersionOf } from "../../../pipelines/methods/rateComparison.js";
import { uniformDraws } from "../../helpers/countDraws.js";

const weeks = Array.from({ length: 24 }, (_, i) =>
  new Date(Date.UTC(2026, 5, 1) + i * 7 * 86_400_000).toISOString().slice(0, 10),
);

describe("topics that no theme covers", () => {
  const draw = uniformDraws(3);
  const pick = (words: string) => {
    const list = words.split(" ");
    return list[Math.floor(draw() * list.length)] as string;
  };
  const OLD = "widget layar depan saldo kosong tampilan beranda";
  const NEW = "patungan split bill hitungan anggota salah dobel";
  const texts = weeks.flatMap((week_start, w) =>
    Array.from({ length: 14 + (w >= 21 ? 12 : 0) }, (_, i) => ({
      theme: "none",
      source: "ticket",
      text_id: `${w}-${i}`,
      language: "id",
      channel: "chat",
      app_version: null,
      customer_key: `c${w}-${i}`,
      score: null,
      score_scale: null,
      score_class: "none" as const,
      week_start,
      text: Array.from({ length: 6 }, () => pick(i < 14 ? OLD : NEW)).join(" "),
    })),
  );
  const rows = discovered({ texts, weeks, smallCell: 5 });

  it("are found with their words, as new since the week they began, and in the same words another time", () => {
    const found = rows.find(({ verdict }) => verdict === "new");
    expect(found).toMatchObject({ language: "id", since_week_start: weeks[21] });
    expect(
      String(found?.words)
        .split(", ")
        .every((word) => NEW.includes(word)),
    ).toBe(true);
    expect(String(found?.weekly_counts)).toMatch(/^(0,){9}\d+,\d+,\d+$/);
    expect(rows.filter(({ verdict }) => verdict === "new")).toHaveLength(1);
    expect(discovered({ texts, weeks, smallCell: 5 })).toEqual(rows);
  });

  it("keep their name when another week comes", () => {
    const before = discovered({
      texts: texts.filter(({ week_start }) => week_start < (weeks[23] as string)),
      weeks: weeks.slice(0, 23),
      smallCell: 5,
    });
    const topic = (some: typeof rows) =>
      some.find(({ words }) => /split|bill|patungan/.test(String(words)))?.topic;
    expect(topic(before)).toBe(topic(rows));
  });

  it("are quoted by texts that say those words, the most of them first", () => {
    for (const { words, quotes } of rows) {
      const told = String(words).split(", ");
      const said = String(quotes)
        .split("\n")
        .map((quote) => told.filter((word) => quote.split(" ").includes(word)).length);
      expect(said).toHaveLength(3);
      expect(said[0]).toBeGreaterThan(1);
      expect(said).toEqual([...said].sort((one, other) => other - one));
    }
  });

  it("are told of by nobody's own word", () => {
    const few = texts.map((text, i) => (i % 200 === 0 ? { ...text, text: `${text.text} budiman` } : text));
    const told = discovered({ texts: few, weeks, smallCell: 5 }).map(({ words }) => words);
    expect(told.join(" ")).not.toContain("budiman");
  });
});

describe("after a release", () => {
  it("a theme that it mended is less frequent, whole weeks against whole weeks", () => {
    const series = (theme: string, count: (week: number) => number) => ({
      theme,
      language: "id",
      channel: "chat",
      counts: weeks.map((_, i) => count(i)),
    });
    const rows = byRelease(
      {
        weeks,
        withheld: {},
        smallCell: 5,
        totals: [series("", () => 400)],
        series: [series("crash", (i) => (i < 18 ? 60 : 20)), series("refund", () => 50)],
      },
      [{ kind: "release", name: "4.82.0", starts_on: "2026-10-01" }],
    );
    expect(rows.find(({ theme }) => theme === "crash")).toMatchObject({
      verdict: "fewer",
      weeks_before: 8,
      weeks_after: 4,
      customer_count: 80,
    });
    expect(rows.find(({ theme }) => theme === "refund")?.verdict).toBe("no_change");
  });
});

describe("harm", () => {
  it("is customers a week times the difference from others of the same channel and week", () => {
    const cell = (theme: string, stratum: string, count: number, bad: number) => ({
      measure: "dissatisfied" as const,
      theme,
      stratum,
      count,
      sum: bad,
      square_sum: bad,
    });
    const cells = [
      cell("", "chat 1", 120, 50),
      cell("crash", "chat 1", 20, 10),
      cell("", "mail 1", 60, 10),
      cell("crash", "mail 1", 20, 5),
    ];
    const sizes = [
      { theme: "crash", customers: 240, weeks: 12 },
      { theme: "rare", customers: 3, weeks: 12 },
    ];
    const rows = harm({ cells, sizes, smallCell: 1 }).filter(({ theme }) => theme === "crash");
    const w = [(20 * 100) / 120, (20 * 40) / 60] as const;
    const difference = (w[0] * (10 / 20 - 40 / 100) + w[1] * (5 / 20 - 5 / 40)) / (w[0] + w[1]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.difference).toBeCloseTo(difference, 12);
    expect(rows[0]?.harm_a_week).toBeCloseTo(20 * difference, 12);
    expect(Number(rows[0]?.harm_low)).toBeLessThan(Number(rows[0]?.harm_a_week));
    // As it is told: in steps of one of the fewest texts that 40 could stand for, and of nobody under five.
    const [told, ...others] = harm({ cells, sizes, smallCell: 5 });
    expect(others).toEqual([]);
    expect(told).toMatchObject({ text_count: 40, others_count: 140, customers_a_week: 20 });
    expect(Number(told?.value) * 38).toBeCloseTo(Math.round(Number(told?.value) * 38), 9);
    expect(Math.abs(Number(told?.difference) - difference)).toBeLessThan(1 / 38);
    expect(told?.harm_a_week).toBeCloseTo(20 * Number(told?.difference), 9);
  });
});

it("a dispersion is never below that of chance", () => {
  expect(dispersionOf({ counts: [5, 5, 5], exposures: [1, 1, 1] })).toBe(1);
});
