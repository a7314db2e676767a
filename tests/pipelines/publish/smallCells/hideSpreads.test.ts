import { describe, expect, it } from "vitest";
import type { Row } from "../../../../pipelines/engine/engine.js";
import { trends } from "../../../../pipelines/estimates/categoryTrends.js";
import { readWeeklyCounts, weeklyCounts } from "../../../../pipelines/estimates/weeklyCounts.js";
import { protectReports } from "../../../../pipelines/publish/smallCells/protectReports.js";
import { K, MONDAYS, publishedOf, type Ticket } from "./ticketDesk.js";

/** One category has two tickets in one week; another is withheld there, lest they be subtracted; the third never is. */
const COUNTS = {
  refund: () => 14,
  login: (w: number) => (w === 9 ? 2 : 8),
  transfer: (w: number) => 9 + (w % 4),
};
const desk: Ticket[] = MONDAYS.flatMap((_, week) =>
  Object.entries(COUNTS).flatMap(([category, count]) =>
    Array.from({ length: count(week) }, () => ({ week, category, themes: "" })),
  ),
);

const SPREADS = [
  "p_value",
  "q_value",
  "ratio_low",
  "ratio_high",
  "dispersion",
  "share_p_value",
  "share_ratio_low",
];

describe("how far counts spread from week to week", () => {
  it("is not told where a week is withheld, for that could be solved from it; the verdict is", async () => {
    const { weeks, trends } = await publishedOf(desk, async (engine) => {
      await protectReports(engine, K);
      const of = (name: string): Promise<Row[]> =>
        engine.rows(`select * from published.${name} where scope_kind = 'category' order by all`);
      return { weeks: await of("category_weeks"), trends: await of("category_trends") };
    });
    const ofScope = (scope: string) => weeks.filter((row) => row.scope === scope);
    const isHidden = (scope: string): boolean => ofScope(scope).length < MONDAYS.length;
    expect(Object.keys(COUNTS).filter(isHidden)).toContain("login");
    expect(Object.keys(COUNTS).filter(isHidden)).toHaveLength(2);
    for (const scope of Object.keys(COUNTS)) {
      const lows = ofScope(scope).flatMap((row) => [
        row.count_low,
        row.count_high,
        row.share_low,
        row.share_high,
      ]);
      const trend = trends.find((row) => row.scope === scope);
      const told = SPREADS.map((column) => trend?.[column]);
      expect(trend).toMatchObject({ verdict: "no_change" });
      if (isHidden(scope)) expect([...lows, ...told].filter((value) => value !== null)).toEqual([]);
      else expect([...lows, ...told].filter((value) => typeof value !== "number")).toEqual([]);
    }
  });

  it("is not told, nor what is usual, where an incident's week is left out of the weeks before", async () => {
    const weekOf = (w: number) => MONDAYS[w] as string;
    const login = { scope_kind: "category", scope: "login" } as const;
    const { shown, told, usual } = await publishedOf(desk, async (engine) => {
      const rows = trends(weeklyCounts(await readWeeklyCounts(engine)), [
        { ...login, kind: "incident", name: "late", starts_on: weekOf(2), extra: 30 },
      ]);
      const own = rows.find(({ scope_kind, scope }) => scope_kind === "category" && scope === "login");
      await engine.run(
        "update estimates.category_trends set weeks_before = $1, usual_count = $2 where scope_kind = 'category' and scope = 'login'",
        [own?.weeks_before ?? null, own?.usual_count ?? null],
      );
      await protectReports(engine, K);
      const of = (name: string): Promise<Row[]> =>
        engine.rows(
          `select * from published.${name} where scope_kind = 'category' and scope = 'login' order by all`,
        );
      return { shown: await of("category_weeks"), told: await of("category_trends"), usual: own };
    });
    // The attack: of two weeks withheld the incident moved one; the other weeks before less those told are the two of the other.
    const before = shown.filter(({ week_start }) => ![weekOf(0), weekOf(13)].includes(String(week_start)));
    const sum = before.reduce((total, row) => total + Number(row.ticket_count), 0);
    expect(usual).toMatchObject({ weeks_before: 11 });
    expect(11 * Number(usual?.usual_count) - sum).toBeCloseTo(2, 9);
    expect(told).toMatchObject([{ usual_count: null, ratio: null, usual_share: null, share_ratio: null }]);
    expect(told).toMatchObject([{ weeks_before: 11, verdict: "no_change" }]);
  });
});
