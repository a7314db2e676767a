import { describe, expect, it } from "vitest";
import type { ThemeCell, ThemeCells } from "../../../pipelines/estimates/themeCells.js";
import { themePairs } from "../../../pipelines/estimates/themePairs.js";

const cell = (
  theme: string,
  week_start: string,
  customers: number,
  more: Partial<ThemeCell> = {},
): ThemeCell => ({
  theme,
  week_start,
  channel: "chat",
  language: "id",
  score: "none",
  app_version: "1.0",
  customers,
  ...more,
});
const told = (cells: ThemeCell[], withheld: ThemeCells["withheld"] = [], smallCell = 5) => {
  const rows = themePairs.compute({ cells, withheld, smallCell });
  return (facet: string, value: string, by?: string, byValue?: string) =>
    rows.find(
      (row) =>
        row.facet === facet &&
        row.value === value &&
        row.by_facet === (by ?? null) &&
        row.by_value === (byValue ?? null),
    )?.customer_count;
};

describe("the explorer's counts by one attribute and by two", () => {
  const cells = [
    cell("refund", "2026-11-02", 4),
    cell("refund", "2026-11-02", 4, { language: "zh" }),
    cell("refund", "2026-11-09", 3, { language: "zh", channel: "web" }),
    cell("crash", "2026-11-09", 12, { score: "low" }),
  ];

  it("tell of the weeks together what no week tells", () => {
    const count = told(cells);
    expect(count("all", "all")).toBe(25);
    expect(count("theme", "refund")).toBe(10);
    // 4 and 3: neither week has five.
    expect(count("theme", "refund", "language", "zh")).toBe(5);
    expect(count("theme", "refund", "week_start", "2026-11-02")).toBe(10);
    expect(count("language", "id", "score", "low")).toBe(10);
  });

  it("have no row of fewer people than the desk allows", () => {
    const count = told(cells);
    expect(count("theme", "refund", "week_start", "2026-11-09")).toBeUndefined();
    expect(count("theme", "refund", "channel", "web")).toBeUndefined();
    expect(count("channel", "web")).toBeUndefined();
    expect(count("theme", "crash", "language", "zh")).toBeUndefined();
  });

  it("give away no week that is withheld for the sake of others", () => {
    // 9 are told as 10 each week; 20 would say that the week withheld has one or two.
    const weeks = [
      cell("refund", "2026-10-26", 9),
      cell("refund", "2026-11-02", 9),
      cell("refund", "2026-11-09", 1),
    ];
    expect(told(weeks)("theme", "refund", "language", "id")).toBe(20);
    const close = [
      cell("refund", "2026-10-26", 12),
      cell("refund", "2026-11-02", 12),
      cell("refund", "2026-11-09", 1),
    ];
    expect(told(close)("theme", "refund", "language", "id")).toBeGreaterThanOrEqual(25);
    const hidden = [{ theme: "refund", week_start: "2026-11-02", attribute: "language", value: "id" }];
    expect(
      told([cell("refund", "2026-11-02", 9)], hidden)("theme", "refund", "language", "id"),
    ).toBeUndefined();
    expect(told([cell("refund", "2026-11-02", 9)])("theme", "refund", "language", "id")).toBe(10);
  });

  it("are exact where the desk allows one", () => {
    const count = told(cells, [], 1);
    expect(count("theme", "refund", "channel", "web")).toBe(3);
    expect(count("theme", "refund")).toBe(11);
    expect(count("week_start", "2026-11-09", "language", "zh")).toBe(3);
  });

  it("count every customer of a cell once in each pair, each pair once", () => {
    const rows = themePairs.compute({ cells, withheld: [], smallCell: 1 });
    const sum = (facet: string, by: string | null) =>
      rows
        .filter((row) => row.facet === facet && row.by_facet === by)
        .reduce((total, row) => total + Number(row.customer_count), 0);
    const facets = ["theme", "week_start", "channel", "language", "score", "app_version"];
    for (const [i, facet] of facets.entries()) {
      expect(sum(facet, null)).toBe(23);
      for (const by of facets.slice(i + 1)) expect(sum(facet, by), `${facet} ${by}`).toBe(23);
      for (const by of facets.slice(0, i)) expect(sum(facet, by)).toBe(0);
    }
  });
});
