import { protectedCube } from "../methods/protectedCube.js";
import { roundedParts } from "../methods/toldFigures.js";
import { estimate } from "./estimate.js";
import { groupBy } from "./groupBy.js";
import { readThemeCells, type ThemeCells } from "./themeCells.js";

/** From the first told to the last: an attribute that is left untold takes those after it along. */
const ATTRIBUTES = ["score", "channel", "language", "app_version"] as const;

type Column = "theme" | "week_start" | (typeof ATTRIBUTES)[number] | "customer_count";
type CubeRow = Record<Column, string | number | null>;

export const themeCube = estimate<ThemeCells, Column>({
  name: "estimates.theme_cube",
  grain: ["theme", "week_start", "channel", "language", "score", "app_version"],
  inputs: ["marts.theme_cells", "marts.mentions", "reports.themes_by_week", "ref.settings"],
  columns: {
    theme: "VARCHAR",
    week_start: "DATE",
    channel: "VARCHAR",
    language: "VARCHAR",
    score: "VARCHAR",
    app_version: "VARCHAR",
    customer_count: "BIGINT",
  },
  units:
    "customers, each once a theme and week, where they wrote of it first; score low (up to 7 tenths of its scale), high or none",
  note:
    "theme = what a text is about most narrowly: a theme without its sub-themes, or a sub-theme. No cell of fewer than small_cell customers: " +
    "attributes are left untold (null) until it is none. Counts are multiples of small_cell that add up to the theme's in the week. The last 26 complete weeks; the eight versions with the most customers",
  read: readThemeCells,
  compute: cube,
  parts: {
    column: "week_start",
    of({ cells, withheld, smallCell }) {
      const hidden = groupBy(withheld, ({ week_start }) => week_start);
      return new Map(
        [...groupBy(cells, (cell) => cell.week_start)].map(([week, some]) => [
          week,
          { cells: some, withheld: hidden.get(week) ?? [], smallCell },
        ]),
      );
    },
  },
});

function cube({ cells, withheld, smallCell }: ThemeCells): CubeRow[] {
  const key = (...parts: readonly string[]): string => JSON.stringify(parts);
  const hidden = new Set(
    withheld.map(({ theme, week_start, attribute, value }) => key(theme, week_start, attribute, value)),
  );
  const given = cells.map((cell) => ({
    total: JSON.stringify([cell.theme, cell.week_start]),
    values: ATTRIBUTES.map((attribute) => cell[attribute]),
    count: cell.customers,
    mayTell: mayTell((attribute) => hidden.has(key(cell.theme, cell.week_start, attribute, cell[attribute]))),
  }));
  const told = groupBy(protectedCube(given, ATTRIBUTES.length, smallCell), ({ total }) => total);
  return [...told].flatMap(([total, own]) => {
    const [theme, week_start] = JSON.parse(total) as [string, string];
    const counts = roundedParts(
      own.map(({ count }) => count),
      smallCell,
    );
    return own.map(({ values }, i) => {
      const [score = null, channel = null, language = null, app_version = null] = values;
      return {
        theme,
        week_start,
        channel,
        language,
        score,
        app_version,
        customer_count: counts[i] as number,
      };
    });
  });
}

/** So many attributes, the first ones, come before one that is hidden. */
function mayTell(isHidden: (attribute: (typeof ATTRIBUTES)[number]) => boolean): number {
  const first = ATTRIBUTES.findIndex(isHidden);
  return first === -1 ? ATTRIBUTES.length : first;
}
