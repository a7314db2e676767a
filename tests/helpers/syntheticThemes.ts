import type { ReportName, ReportRow } from "../../pipelines/publish/reportContracts.js";
import { pairsOf } from "./pairsOf.js";

type Reports = { [N in ReportName]: ReportRow<N>[] };
type ThemeReports = Pick<
  Reports,
  | "theme_by_release"
  | "theme_by_version"
  | "theme_cube"
  | "theme_pairs"
  | "theme_discovered"
  | "theme_emergence"
  | "theme_harm"
  | "theme_per_user"
  | "theme_quotes"
  | "theme_tone"
  | "themes_by_week"
  | "tone_agreement"
>;
type Week = ReportRow<"themes_by_week">;

const RATED = { score: 1, score_scale: 5, score_class: "low" } as const;
const UNRATED = { score: null, score_scale: null, score_class: "none" } as const;
const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 4, 18);
const WEEKS = 26;
const monday = (i: number): string => new Date(FIRST + 7 * i * DAY).toISOString().slice(0, 10);
const LATEST = monday(WEEKS - 1);
const THEMES = [
  "delayed_transaction",
  "delayed_transaction/top_up",
  "refund",
  "registration/otp",
  "app/crash",
];

/** Of 500 who wrote in a week, so many mention theme number `i`; the first rises in the last two weeks. */
const mentions = (i: number, week: number): number =>
  80 - 14 * i + ((week * 7 + i * 3) % 11) + (i < 2 && week >= WEEKS - 2 ? 50 : 0);

function weekRows(week: number): Week[] {
  const row = (
    theme: string,
    scope_kind: Week["scope_kind"],
    scope: string,
    n: number,
    of: number,
  ): Week => ({
    theme,
    week: `2026-W${21 + week}`,
    week_start: monday(week),
    is_complete: true,
    scope_kind,
    scope,
    customer_count: n < 5 ? null : n,
    share: n < 5 ? null : n / of,
    is_withheld: n < 5,
  });
  const scopes = [
    ["all", "all", 1],
    ["channel", "chat", 0.6],
    ["channel", "email", 0.4],
    ["language", "id", 0.8],
    ["language", "en", 0.17],
    ["language", "zh", 0.03],
    ["version", "4.82.0", 0.3],
  ] as const;
  return scopes.flatMap(([kind, scope, part]) => [
    row("", kind, scope, Math.round(500 * part), Math.round(500 * part)),
    ...THEMES.map((theme, i) =>
      row(theme, kind, scope, Math.round(mentions(i, week) * part), Math.round(500 * part)),
    ),
  ]);
}

const ratio = (x: number) => ({ ratio: x, ratio_low: x * 0.8, ratio_high: x * 1.3 });

const emergence = (
  theme: string,
  language: string,
  verdict: ReportRow<"theme_emergence">["verdict"],
): ReportRow<"theme_emergence"> => ({
  theme,
  language,
  week_start: LATEST,
  is_latest: true,
  since_week_start: monday(WEEKS - 2),
  first_week_start: monday(0),
  week_count: 2,
  customer_count: 262,
  expected_count: 164,
  ...ratio(verdict === "rising" ? 1.6 : 1),
  p_value: verdict === "rising" ? 0.0001 : 0.4,
  q_value: verdict === "rising" ? 0.004 : 0.9,
  verdict,
  mark_kind: verdict === "rising" ? "release" : null,
  mark_name: verdict === "rising" ? "4.82.0" : null,
  mark_on: verdict === "rising" ? "2026-11-04" : null,
});

const HARM = {
  dissatisfied: [0.62, 0.31],
  score: [2.1, 3.9],
  wait: [19_800, 11_200],
  reopened: [0.09, 0.05],
  repeated: [0.12, 0.11],
} as const;

const CELLS: ReportRow<"theme_cube">[] = THEMES.flatMap((theme, i) =>
  Array.from({ length: WEEKS }, (_, week) => week).flatMap((week) =>
    [
      ["chat", "id", "low", "4.82.0"],
      ["chat", "id", "high", "4.81.0"],
      ["email", "en", "none", "other"],
      ["email", "zh", null, null],
      [null, null, null, null],
    ].map(([channel = null, language = null, score = null, app_version = null], c) => ({
      theme,
      week_start: monday(week),
      channel,
      language,
      score: score as "low" | "high" | "none" | null,
      app_version,
      customer_count: Math.max(5, Math.round(mentions(i, week) * [0.4, 0.3, 0.15, 0.1, 0.05][c]!)),
    })),
  ),
);

/** Half a year of themes; top-ups hurt most and rise since a release, and split bills are new. */
export function syntheticThemes(): ThemeReports {
  return {
    themes_by_week: Array.from({ length: WEEKS }, (_, week) => weekRows(week)).flat(),
    theme_emergence: THEMES.flatMap((theme, i) =>
      ["all", "id", "en"].map((language) =>
        emergence(theme, language, i < 2 && language !== "en" ? "rising" : "no_change"),
      ),
    ),
    theme_per_user: THEMES.map((theme, i) => emergence(theme, "all", i === 0 ? "rising" : "no_change")),
    theme_by_release: THEMES.map((theme, i) => ({
      theme,
      release: "4.80.0",
      released_on: "2026-10-05",
      weeks_before: 8,
      weeks_after: 4,
      customer_count: 180,
      expected_count: 300,
      ...ratio(i === 4 ? 0.6 : 1),
      q_value: i === 4 ? 0.01 : 0.8,
      verdict: i === 4 ? "fewer" : "no_change",
    })),
    theme_by_version: THEMES.flatMap((theme, i) =>
      ["4.81.0", "4.82.0"].map((app_version, v) => ({
        theme,
        app_version,
        customer_count: 40,
        expected_count: 18,
        share: 0.3,
        others_share: 0.14,
        ...ratio(i < 2 && v === 1 ? 2.2 : 1),
        p_value: i < 2 && v === 1 ? 0.00002 : 0.4,
        q_value: i < 2 && v === 1 ? 0.002 : 0.7,
        verdict: i < 2 && v === 1 ? ("more" as const) : ("no_difference" as const),
      })),
    ),
    theme_harm: THEMES.flatMap((theme, i) =>
      Object.entries(HARM).map(([measure, [value, others]]) => ({
        theme,
        measure: measure as keyof typeof HARM,
        text_count: 160,
        others_count: 2400,
        value,
        others_value: others,
        difference: value - others,
        difference_low: (value - others) * 0.7,
        difference_high: (value - others) * 1.3,
        customers_a_week: 90 - 15 * i,
        harm_a_week: measure === "dissatisfied" ? 28 - 5 * i : null,
        harm_low: measure === "dissatisfied" ? 20 - 4 * i : null,
        harm_high: measure === "dissatisfied" ? 36 - 6 * i : null,
      })),
    ),
    theme_discovered: [
      {
        topic: "id 2026-10-26 split",
        language: "id",
        words: "split, bill, patungan",
        since_week_start: "2026-10-26",
        customer_count: 50,
        latest_count: 14,
        share: 0.12,
        weekly_counts: "0,0,0,0,0,0,0,0,,19,17,14",
        ratio: null,
        q_value: 0.0002,
        verdict: "new",
        quotes: "split bill hitungannya salah\ntemen ga bisa lihat split bill yang saya buat",
      },
    ],
    theme_cube: CELLS,
    theme_pairs: pairsOf(CELLS),
    theme_tone: [{ theme: "app/crash", customer_count: 64, tone: -0.41, tone_low: -0.5, tone_high: -0.32 }],
    tone_agreement: [
      { language: "all", rated_count: 900, toned_count: 760, rho: 0.63, rho_low: 0.58, rho_high: 0.68 },
      { language: "id", rated_count: 700, toned_count: 590, rho: 0.6, rho_low: 0.54, rho_high: 0.66 },
    ],
    theme_quotes: THEMES.slice(0, 4).flatMap((theme) =>
      Array.from({ length: 20 }, (_, i) => ({
        theme,
        week_start: monday(WEEKS - 1 - (i % 10)),
        place: 1 + Math.floor(i / 10),
        language: i % 3 === 0 ? "en" : "id",
        channel: i % 4 === 0 ? null : "chat",
        app_version: i % 2 === 0 ? "4.82.0" : null,
        ...(i % 5 === 0 ? RATED : UNRATED),
        customer_count: i % 6 === 0 ? 9 : null,
        text: `top up number ${"abcdefghijklmnopqrst"[i]} has not arrived <b>yet</b>`,
      })),
    ),
  };
}
