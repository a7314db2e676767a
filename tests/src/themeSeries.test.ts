import { expect, it } from "vitest";
import type { ReportRow } from "../../pipelines/publish/reportContracts.js";
import { themeSeries } from "../../src/components/themes/series.js";

type Week = ReportRow<"themes_by_week">;
const row = (theme: string, week: number, scope: string, customers: number | null): Week => ({
  theme,
  week: `2026-W4${week}`,
  week_start: `2026-10-0${week}`,
  is_complete: true,
  scope_kind: scope === "all" ? "all" : "language",
  scope,
  customer_count: customers,
  share: customers === null ? null : customers / 100,
  is_withheld: customers === null,
});

it("a theme withheld as a whole is not known by language, and nobody's where it is not", () => {
  const rows = [1, 2, 3, 4].flatMap((week) => [row("", week, "all", 100), row("", week, "id", 100)]);
  rows.push(
    row("refund", 1, "all", 20),
    row("refund", 1, "id", 10),
    // 2: told as a whole, nobody in Indonesian. 3: withheld as a whole, so without rows by language. 4: nobody at all.
    row("refund", 2, "all", 20),
    row("refund", 3, "all", null),
  );
  const of = (scope: "all" | "id") =>
    themeSeries(rows, "refund", {
      scope_kind: scope === "all" ? "all" : "language",
      scope,
    } as Parameters<typeof themeSeries>[2]).map(({ customers }) => customers);
  expect(of("id")).toEqual([10, 0, null, 0]);
  expect(of("all")).toEqual([20, 20, null, 0]);
});
