import { roundedCount, toldCount, toldWeeks, type WeekCount } from "../methods/toldFigures.js";
import { estimate } from "./estimate.js";
import { readThemeCells, type ThemeCell, type ThemeCells } from "./themeCells.js";

const FACETS = ["theme", "week_start", "channel", "language", "score", "app_version"] as const;
type Facet = (typeof FACETS)[number];

type Column = "facet" | "value" | "by_facet" | "by_value" | "customer_count";
type PairRow = Record<Column, string | number | null>;

/** Customers of one value, or of two together, by week. */
interface Group {
  facet: Facet | "all";
  value: string;
  by?: { facet: Facet; value: string };
  weeks: Map<string, number>;
}

export const themePairs = estimate<ThemeCells, Column>({
  name: "estimates.theme_pairs",
  grain: ["facet", "value", "by_facet", "by_value"],
  inputs: ["marts.theme_cells", "marts.mentions", "reports.themes_by_week", "ref.settings"],
  columns: {
    facet: "VARCHAR",
    value: "VARCHAR",
    by_facet: "VARCHAR",
    by_value: "VARCHAR",
    customer_count: "BIGINT",
  },
  units: "customers, each once a theme and week, where they wrote of it first",
  note:
    "the cells of theme_cube by one attribute (by_facet null) and by two; facet all: everything. Of fewer than small_cell customers there is no row. " +
    "To the nearest small_cell; sums of weeks as theme_emergence tells them, so that no week withheld follows. facet comes before by_facet in the order of theme_cube's columns",
  read: readThemeCells,
  compute: pairs,
});

function pairs({ cells, withheld, smallCell }: ThemeCells): PairRow[] {
  const hidden = new Set(
    withheld.map(({ theme, week_start, attribute, value }) => keyOf(theme, week_start, attribute, value)),
  );
  return [...groupsOf(cells).values()].flatMap((group) => {
    const count = told(group, hidden, smallCell);
    if (count === null) return [];
    return [
      {
        facet: group.facet,
        value: group.value,
        by_facet: group.by?.facet ?? null,
        by_value: group.by?.value ?? null,
        customer_count: count,
      },
    ];
  });
}

/** No name holds a NUL: it is taken out of every text when it is loaded. */
const keyOf = (a: string, b: string, c = "", d = ""): string => `${a}\0${b}\0${c}\0${d}`;

function groupsOf(cells: readonly ThemeCell[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  const add = (cell: ThemeCell, facet: Group["facet"], by?: Facet): void => {
    const value = facet === "all" ? "all" : cell[facet];
    const key = by === undefined ? keyOf(facet, value) : keyOf(facet, value, by, cell[by]);
    const group = groups.get(key) ?? {
      facet,
      value,
      weeks: new Map<string, number>(),
      ...(by === undefined ? {} : { by: { facet: by, value: cell[by] } }),
    };
    group.weeks.set(cell.week_start, (group.weeks.get(cell.week_start) ?? 0) + cell.customers);
    groups.set(key, group);
  };
  for (const cell of cells) {
    add(cell, "all");
    for (const [i, facet] of FACETS.entries()) {
      add(cell, facet);
      for (const by of FACETS.slice(i + 1)) add(cell, facet, by);
    }
  }
  return groups;
}

/** Null of fewer than k people. Whose weeks are told one by one too is told as their sum. */
function told({ facet, by, value, weeks }: Group, hidden: ReadonlySet<string>, k: number): number | null {
  const total = [...weeks.values()].reduce((sum, count) => sum + count, 0);
  const isOneWeek = facet === "week_start" || by?.facet === "week_start";
  if (isOneWeek) return toldCount(total, k);
  const isByWeek = by === undefined || (facet === "theme" && by.facet !== "score");
  if (!isByWeek) return total < k ? null : roundedCount(total, k);
  const counts = [...weeks].map(
    ([week, count]): WeekCount => ({
      count,
      isWithheld: by !== undefined && hidden.has(keyOf(value, week, by.facet, by.value)),
    }),
  );
  return toldWeeks(counts, k);
}
