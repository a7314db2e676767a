import { type Reader, shared } from "./estimate.js";

const WEEKS = 26;
const MOST_VERSIONS = 8;
/** Versions beyond the most used ones, and texts that name none. */
const OTHER = "other";
const UNKNOWN = "unknown";

/** Customers, each once a theme and week, where they wrote of it first; theme = what a text is about most narrowly. */
export interface ThemeCell extends Record<string, unknown> {
  theme: string;
  week_start: string;
  channel: string;
  language: string;
  score: string;
  app_version: string;
  customers: number;
}

/** A theme's count in a week, of an attribute's value, that is withheld. */
export interface WithheldTheme extends Record<string, unknown> {
  theme: string;
  week_start: string;
  attribute: string;
  value: string;
}

export interface ThemeCells {
  cells: ThemeCell[];
  withheld: WithheldTheme[];
  smallCell: number;
}

/** The last 26 complete weeks; the eight versions with the most customers. */
export const readThemeCells = shared(async (engine: Reader): Promise<ThemeCells> => {
  const smallCell = (await engine.value<number | null>("select max(small_cell) from ref.settings")) ?? 1;
  const cells = await engine.rows<ThemeCell>(
    `with weeks as (
       select week_start from reports.themes_by_week
       where is_complete and theme = '' and scope_kind = 'all' order by week_start desc limit ${WEEKS}),
     versions as (
       select app_version from marts.mentions
       where app_version is not null and week_start in (select week_start from weeks)
       group by app_version order by count(distinct customer_key) desc, app_version limit ${MOST_VERSIONS})
     select c.theme, c.week_start, c.channel, c.language, c.score_class as score,
       case when c.app_version is null then '${UNKNOWN}' else coalesce(v.app_version, '${OTHER}') end as app_version,
       cast(sum(c.customer_count) as integer) as customers
     from marts.theme_cells as c left join versions as v on v.app_version = c.app_version
     where c.week_start in (select week_start from weeks)
     group by all order by all`,
  );
  const withheld = await engine.rows<WithheldTheme>(
    `select theme, week_start, case when scope_kind = 'version' then 'app_version' else scope_kind end as attribute, scope as value
     from reports.themes_by_week where is_withheld and scope_kind <> 'all' and theme <> '' order by all`,
  );
  return { cells, withheld, smallCell };
});
