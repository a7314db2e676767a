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
  return groupsOf(cells).flatMap((group) => {
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

/** A facet of every cell, its values numbered. */
interface Numbered {
  values: readonly string[];
  places: Int32Array;
}

function numbered(cells: readonly ThemeCell[], facet: Facet): Numbered {
  const ids = new Map<string, number>();
  const places = Int32Array.from(cells, (cell) => {
    const id = ids.get(cell[facet]) ?? ids.size;
    ids.set(cell[facet], id);
    return id;
  });
  return { values: [...ids.keys()], places };
}

/** Sums of the cells by week: of all of them, by each facet, and by each two. */
function groupsOf(cells: readonly ThemeCell[]): Group[] {
  const facets = new Map(FACETS.map((facet) => [facet, numbered(cells, facet)]));
  const one: Numbered = { values: ["all"], places: new Int32Array(cells.length) };
  const sumsOf = (facet: Group["facet"], by?: Facet): Group[] => {
    const own = facets.get(facet as Facet) ?? one;
    const other = facets.get(by as Facet) ?? one;
    const weeks = facets.get("week_start") ?? one;
    const sums = new Float64Array(own.values.length * other.values.length * weeks.values.length);
    for (const [i, { customers }] of cells.entries()) {
      const group = at(own.places, i) * other.values.length + at(other.places, i);
      const place = group * weeks.values.length + at(weeks.places, i);
      sums[place] = at(sums, place) + customers;
    }
    return own.values.flatMap((value, o) =>
      other.values.flatMap((byValue, p) => {
        const first = (o * other.values.length + p) * weeks.values.length;
        // A cell has a customer: of a week without one there is none.
        const found = weeks.values.flatMap((week, w) => {
          const count = at(sums, first + w);
          return count === 0 ? [] : ([[week, count]] as const);
        });
        if (found.length === 0) return [];
        return [
          {
            facet,
            value,
            weeks: new Map(found),
            ...(by === undefined ? {} : { by: { facet: by, value: byValue } }),
          },
        ];
      }),
    );
  };
  return [
    ...sumsOf("all"),
    ...FACETS.flatMap((facet, i) => [
      ...sumsOf(facet),
      ...FACETS.slice(i + 1).flatMap((by) => sumsOf(facet, by)),
    ]),
  ];
}

const at = (values: ArrayLike<number>, i: number): number => values[i] as number;

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
