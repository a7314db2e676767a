import type { ReportRow } from "../../pipelines/publish/reportContracts.js";

const FACETS = ["theme", "week_start", "channel", "language", "score", "app_version"] as const;

/** What the explorer tells by one attribute and by two, of cells that are all told. */
export function pairsOf(cells: readonly ReportRow<"theme_cube">[]): ReportRow<"theme_pairs">[] {
  const pairs = new Map<string, ReportRow<"theme_pairs">>();
  const add = (row: Omit<ReportRow<"theme_pairs">, "customer_count">, customers: number) => {
    const key = JSON.stringify(row);
    const known = pairs.get(key)?.customer_count ?? 0;
    pairs.set(key, { ...row, customer_count: known + customers });
  };
  for (const cell of cells) {
    add({ facet: "all", value: "all", by_facet: null, by_value: null }, cell.customer_count);
    for (const [i, facet] of FACETS.entries()) {
      const value = cell[facet];
      if (value === null) continue;
      add({ facet, value, by_facet: null, by_value: null }, cell.customer_count);
      for (const by_facet of FACETS.slice(i + 1)) {
        const by_value = cell[by_facet];
        if (by_value === null || by_facet === "theme") continue;
        add({ facet, value, by_facet, by_value }, cell.customer_count);
      }
    }
  }
  return [...pairs.values()];
}
