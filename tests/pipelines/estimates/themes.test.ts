import { describe, expect, it } from "vitest";
import { themes } from "../../../pipelines/estimates/findings/themes.js";
import { isQuotable } from "../../../pipelines/estimates/quotable.js";
import { byVersion } from "../../../pipelines/estimates/themeByVersion.js";
import { themeChanges } from "../../../pipelines/estimates/themeChanges.js";
import { themeLines } from "../../../pipelines/estimates/themeCounts.js";
import { emergence } from "../../../pipelines/estimates/themeEmergence.js";
import { quotes } from "../../../pipelines/estimates/themeQuotes.js";
import { LAST_WEEK, quietThemes } from "../../helpers/quietThemes.js";

const isAlarm = ({ verdict }: { verdict: string }) => ["new", "rising", "falling"].includes(verdict);

describe("what stands out", () => {
  it("is something on no more than 1 in 20 quiet desks, of 60 with 100 themes and languages each", () => {
    let desks = 0;
    for (let seed = 1; seed <= 60; seed++) {
      if (themeChanges(quietThemes(seed), LAST_WEEK, 5).some(isAlarm)) desks++;
    }
    expect(desks).toBeLessThanOrEqual(6);
  }, 60_000);

  it("finds a theme that is written about two and a half times as often, in the week it begins", () => {
    let found = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const changes = themeChanges(quietThemes(seed, 2.5), LAST_WEEK, 5);
      if (changes.some(({ line, verdict }) => line.theme === "t0" && verdict === "rising")) found++;
    }
    expect(found).toBeGreaterThanOrEqual(9);
  });

  const weeks = Array.from({ length: 16 }, (_, i) =>
    new Date(Date.UTC(2026, 6, 27) + i * 7 * 86_400_000).toISOString().slice(0, 10),
  );
  const flat = (n: number) => weeks.map(() => n);

  it("tells new from rising, since when, and what happened then", () => {
    const series = (theme: string, counts: number[]) => ({ theme, language: "id", channel: "chat", counts });
    const rows = emergence(
      {
        weeks,
        withheld: {},
        smallCell: 5,
        totals: [series("", flat(400))],
        series: [
          series("new", [...flat(0).slice(3), 30, 28, 33]),
          series("steady", flat(60)),
          series(
            "rare",
            flat(0).map((_, i) => (i % 4 === 0 ? 1 : 0)),
          ),
        ],
      },
      [{ kind: "release", name: "4.82.0", starts_on: weeks[13] as string }],
    );
    const latest = (theme: string) =>
      rows.find((row) => row.theme === theme && row.language === "id" && row.is_latest === true);
    expect(latest("new")).toMatchObject({
      verdict: "new",
      since_week_start: weeks[13],
      first_week_start: weeks[13],
      mark_name: "4.82.0",
    });
    expect(latest("steady")?.verdict).toBe("no_change");
    // Fewer than five: nothing that would tell how many.
    expect(latest("rare")).toMatchObject({ verdict: "too_few", expected_count: null, ratio: null });
    const first = rows.find((row) => row.theme === "new" && row.verdict === "new");
    expect(first?.week_start).toBe(weeks[13]);
  });
});

describe("a theme as a finding", () => {
  it("is judged by the chance of the best of its windows, corrected for the choice", () => {
    const weeks = Array.from({ length: 16 }, (_, i) =>
      new Date(Date.UTC(2026, 6, 27) + i * 7 * 86_400_000).toISOString().slice(0, 10),
    );
    const series = (theme: string, counts: number[]) => ({ theme, language: "id", channel: "chat", counts });
    const strayed = [61, 55, 64, 58, 60, 57, 66, 59, 54, 62, 60, 58, 63, 57, 61, 96];
    const counts = {
      weeks,
      withheld: {},
      smallCell: 5,
      totals: [
        series(
          "",
          weeks.map(() => 600),
        ),
      ],
      series: [series("rise", strayed)],
    };
    const [change] = themeChanges(
      themeLines(counts).filter(({ language }) => language === "all"),
      15,
      5,
    );
    const corrected = Number(change?.pValue);
    expect(corrected).toBeGreaterThan(2 * Number(change?.change?.pValue));
    const context = { weeks: weeks.map((week) => ({ week, week_start: week })), markers: [] };
    const found = themes
      .propose({ counts, versions: [] }, context)
      .candidates.find(({ week, subject }) => week === weeks[15] && subject === "rise");
    expect(found).toMatchObject({ value: 95, n: 95, direction: "up" });
    expect(found?.p).toBeGreaterThanOrEqual(corrected);
    expect(found?.p).toBeLessThan(1.11 * corrected);
  });
});

describe("versions", () => {
  const cell = (theme: string, version: string, stratum: string, customers: number) => ({
    theme,
    version,
    week: "w",
    stratum,
    customers,
  });

  it("are held against those who wrote in the same week by the same channel", () => {
    // The new version's users write by chat, where refunds are common on every version.
    const cells = [
      cell("", "old", "w chat", 100),
      cell("refund", "old", "w chat", 50),
      cell("", "old", "w mail", 300),
      cell("refund", "old", "w mail", 15),
      cell("", "new", "w chat", 200),
      cell("refund", "new", "w chat", 100),
      cell("crash", "new", "w chat", 60),
      cell("crash", "old", "w chat", 5),
    ];
    const rows = byVersion({ cells, withheld: [], smallCell: 5 });
    const of = (theme: string, version: string) =>
      rows.find((row) => row.theme === theme && row.app_version === version);
    expect(of("refund", "new")?.verdict).toBe("no_difference");
    expect(of("refund", "new")?.ratio).toBeCloseTo(1, 1);
    expect(of("crash", "new")).toMatchObject({ verdict: "more", customer_count: 60 });
    expect(of("crash", "old")?.verdict).toBe("fewer");
  });

  it("are told as many times as often as they are, where nearly all are on one of them", () => {
    // Before the new version came out all were on the old one, and weeks later nearly all are on the new: what crashes four times as often.
    const cells = [
      cell("", "old", "w1 chat", 2000),
      cell("crash", "old", "w1 chat", 100),
      cell("", "old", "w2 chat", 100),
      cell("crash", "old", "w2 chat", 5),
      cell("", "new", "w2 chat", 900),
      cell("crash", "new", "w2 chat", 180),
    ];
    const rows = byVersion({ cells, withheld: [], smallCell: 5 });
    const of = (version: string) => rows.find((row) => row.app_version === version);
    expect(of("new")).toMatchObject({ ratio: 4, verdict: "more", customer_count: 180, expected_count: 45 });
    expect(of("old")).toMatchObject({ ratio: 0.25, verdict: "fewer" });
    expect(Number(of("new")?.ratio_high)).toBeGreaterThan(8);
  });
});

describe("quotes", () => {
  const text = (i: number, words: string, customer = `c${i}`) => ({
    theme: "refund",
    source: "ticket",
    text_id: `t${i}`,
    language: "id",
    channel: i === 0 ? "email" : "chat",
    app_version: "5.2.0",
    customer_key: customer,
    score: null,
    score_scale: null,
    score_class: "none" as const,
    week_start: "2026-11-09",
    text: words,
  });
  const crowd = (language: string) => ({ theme: "refund", week_start: "2026-11-09", language });
  const same = "uang refund pesanan saya belum kembali sampai hari ini padahal sudah dua minggu";
  const other = "pengembalian dana ditolak tanpa alasan yang jelas dari penjual";

  it("are one of near copies, and tell channel and version only where there are enough people", () => {
    const texts = [
      text(0, other),
      ...[1, 2, 3, 4, 5, 6].map((i) => text(i, same)),
      text(7, "hubungi saya di 0812 3456 7890 soal refund pesanan itu"),
    ];
    const found = quotes({ texts, crowds: [crowd("id")], smallCell: 5 });
    expect(found.map((row) => [row.text, row.channel, row.app_version, row.customer_count])).toEqual([
      [same, "chat", "5.2.0", 6],
      [other, null, "5.2.0", null],
    ]);
    expect(quotes({ texts, crowds: [crowd("en")], smallCell: 5 })).toEqual([]);
  });

  it("do not tell of one by language, channel and version what each of these alone has many of", () => {
    const many = [1, 2, 3, 4, 5, 6].map((i) => text(i, same));
    const texts = [
      ...many,
      { ...text(7, other), channel: "email" },
      ...many.map((one, i) => ({
        ...one,
        text_id: `e${i}`,
        customer_key: `e${i}`,
        language: "en",
        channel: "email",
      })),
      { ...text(8, "kenapa uang yang dijanjikan tidak pernah datang ke rekening"), app_version: "4.9.0" },
    ];
    const found = quotes({ texts, crowds: [crowd("id"), crowd("en")], smallCell: 5 });
    expect(found.map((row) => [row.language, row.channel, row.app_version]).sort()).toEqual([
      ["en", "email", "5.2.0"],
      ["id", null, "5.2.0"],
      ["id", "chat", null],
      ["id", "chat", "5.2.0"],
    ]);
  });

  it.each([
    ["top up Rp1.250.000 dari bank belum masuk", true],
    ["refund on version 4.82.0 never came", true],
    ["call me on 0812-3456-789 about it please", false],
    ["my card ４１１１ １１１１ was charged twice", false],
    ["write to budi@contoh.id about the refund", false],
    ["see https://example.com/refund for the form", false],
    ["[name] [phone] [email] refund please now", false],
    ["ok", false],
    ["退款一直没到账怎么办", true],
  ])("%s: %s", (words, isFit) => {
    expect(isQuotable(words)).toBe(isFit);
  });
});
