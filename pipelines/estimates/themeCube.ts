import { protectedCube } from "../methods/protectedCube.js";
import { roundedParts } from "../methods/toldFigures.js";
import { estimate } from "./estimate.js";
import { groupBy } from "./groupBy.js";

const WEEKS = 26;
const MOST_VERSIONS = 8;
/** Versions beyond the most used ones, and texts that name none. */
const OTHER = "other";
const UNKNOWN = "unknown";
/** From the first told to the last: an attribute that is left untold takes those after it along. */
const ATTRIBUTES = ["score", "channel", "language", "app_version"] as const;

interface Cell extends Record<string, unknown> {
  theme: string;
  week_start: string;
  channel: string;
  language: string;
  score: string;
  app_version: string;
  customers: number;
}

/** A theme's count in a week, of an attribute's value, that is withheld. */
interface Withheld extends Record<string, unknown> {
  theme: string;
  week_start: string;
  attribute: string;
  value: string;
}

interface Input {
  cells: Cell[];
  withheld: Withheld[];
  smallCell: number;
}

type Column = "theme" | "week_start" | (typeof ATTRIBUTES)[number] | "customer_count";
type CubeRow = Record<Column, string | number | null>;

export const themeCube = estimate<Input, Column>({
  name: "estimates.theme_cube",
  grain: ["theme", "week_start", "channel", "language", "score", "app_version"],
  inputs: ["marts.mentions", "reports.themes_by_week", "ref.settings"],
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
  async read(engine) {
    const smallCell = (await engine.value<number | null>("select max(small_cell) from ref.settings")) ?? 1;
    const cells = await engine.rows<Cell>(
      `with weeks as (
         select week_start from reports.themes_by_week
         where is_complete and theme = '' and scope_kind = 'all' order by week_start desc limit ${WEEKS}),
       recent as (select * from marts.mentions where week_start in (select week_start from weeks)),
       subs as (select distinct source, text_id, split_part(theme, '/', 1) as theme from recent where contains(theme, '/')),
       leaves as (
         select r.* from recent as r anti join subs as s
           on s.source = r.source and s.text_id = r.text_id and s.theme = r.theme),
       versions as (
         select app_version from recent where app_version is not null
         group by app_version order by count(distinct customer_key) desc, app_version limit ${MOST_VERSIONS}),
       firsts as (
         select * from leaves
         qualify row_number() over (partition by theme, week_start, customer_key order by written_at, source, text_id) = 1)
       select f.theme, f.week_start, f.channel, f.language,
         case when f.score is null or f.score_scale is null then 'none'
           when 10 * f.score <= 7 * f.score_scale then 'low' else 'high' end as score,
         case when f.app_version is null then '${UNKNOWN}' else coalesce(v.app_version, '${OTHER}') end as app_version,
         cast(count(*) as integer) as customers
       from firsts as f left join versions as v on v.app_version = f.app_version
       group by all order by all`,
    );
    const withheld = await engine.rows<Withheld>(
      `select theme, week_start, case when scope_kind = 'version' then 'app_version' else scope_kind end as attribute, scope as value
       from reports.themes_by_week where is_withheld and scope_kind <> 'all' and theme <> '' order by all`,
    );
    return { cells, withheld, smallCell };
  },
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

function cube({ cells, withheld, smallCell }: Input): CubeRow[] {
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
