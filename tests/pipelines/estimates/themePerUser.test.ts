import { describe, expect, it } from "vitest";
import type { ThemeCounts } from "../../../pipelines/estimates/themeCounts.js";
import { themeEmergence } from "../../../pipelines/estimates/themeEmergence.js";
import { themePerUser } from "../../../pipelines/estimates/themePerUser.js";

const WEEKS = 16;
const weeks = Array.from({ length: WEEKS }, (_, i) =>
  new Date(Date.UTC(2026, 6, 6) + i * 7 * 86_400_000).toISOString().slice(0, 10),
);
/** 40 a week and three more or fewer by turns; in the last two weeks so many times as many. */
const strayed = (mean: number, last: number): number[] =>
  weeks.map((_, i) => Math.round((mean + [0, 3, -3, 1][i % 4]!) * (i >= WEEKS - 2 ? last : 1)));
const series = (theme: string, counts: number[]) => ({ theme, language: "id", channel: "chat", counts });

/** Everybody writes twice as much in the last two weeks, about every theme. */
const counts: ThemeCounts = {
  weeks,
  series: [series("refund", strayed(40, 2)), series("app", strayed(120, 2))],
  totals: [series("", strayed(400, 2))],
  withheld: {},
  smallCell: 5,
};
const usersBy = (last: number): Record<string, number> =>
  Object.fromEntries(weeks.map((week, i) => [week, i >= WEEKS - 2 ? 100_000 * last : 100_000]));
const verdicts = (rows: readonly Record<string, unknown>[]) =>
  Object.fromEntries(
    rows
      .filter(({ is_latest, language }) => is_latest && language === "all")
      .map((row) => [row.theme, row.verdict]),
  );
const perUser = (users: Record<string, number>) => themePerUser.compute({ counts, marks: [], users });

describe("themes per active user", () => {
  it("rise where everybody writes more, which those against all that was written cannot see", () => {
    const against = themeEmergence.compute({ counts, marks: [] });
    expect(verdicts(against)).toEqual({ refund: "no_change", app: "no_change" });
    expect(verdicts(perUser(usersBy(1)))).toEqual({ refund: "rising", app: "rising" });
    const refund = perUser(usersBy(1)).find(({ theme, is_latest }) => theme === "refund" && is_latest);
    expect(Number(refund?.ratio)).toBeCloseTo(2, 0);
  });

  it("stay where the users became as many more", () => {
    expect(verdicts(perUser(usersBy(2)))).toEqual({ refund: "no_change", app: "no_change" });
  });

  it("are for all languages together, and there are none without the users of any week", () => {
    expect(new Set(perUser(usersBy(1)).map(({ language }) => language))).toEqual(new Set(["all"]));
    expect(perUser({})).toEqual([]);
  });
});
