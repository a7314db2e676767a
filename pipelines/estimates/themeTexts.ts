import { quoteString } from "../engine/engine.js";
import type { Reader } from "./estimate.js";

/** A text as loaded, without what belongs to a person, and what is known of it. */
export interface ThemeText {
  theme: string;
  source: string;
  text_id: string;
  language: string;
  channel: string;
  app_version: string | null;
  customer_key: string;
  score: number | null;
  score_scale: number | null;
  score_class: "low" | "high" | "none";
  week_start: string;
  text: string;
}

export const TEXT_INPUTS = ["marts.theme_picks", "raw.ticket", "raw.feedback", "ref.settings"] as const;

/** SQL: the newest version of each text of `picked` (source, text_id). */
export const TEXTS_OF_PICKED = `texts as (
       select 'ticket' as source, t.ticket_id as text_id, concat_ws(chr(10), t.subject, t.text) as text
       from raw.ticket as t cross join ref.settings as s
       where t.ticket_id in (select text_id from picked where source = 'ticket')
         and coalesce(t.subject, t.text) is not null
       qualify row_number() over (partition by t.ticket_id order by
         coalesce(t.updated_at, t.created_at) > s.as_of, coalesce(t.updated_at, t.created_at) desc, t.text, t.subject) = 1
       union all
       select 'feedback' as source, f.feedback_id as text_id, f.text
       from raw.feedback as f cross join ref.settings as s
       where f.feedback_id in (select text_id from picked where source = 'feedback') and f.text is not null
       qualify row_number() over (partition by f.feedback_id order by
         coalesce(f.updated_at, f.created_at) > s.as_of, coalesce(f.updated_at, f.created_at) desc, f.text) = 1
     )`;

/**
 * Texts that mention a theme (`none`: those that mention no theme of the taxonomy), in the complete weeks from `firstWeek` on:
 * of each theme, week and language at most `most`, chosen by a hash of their keys, so that the same data give the same
 * texts and memory stays bounded. Ordered by all that is read.
 */
export async function readThemeTexts(engine: Reader, picked: PickedTexts): Promise<ThemeText[]> {
  return engine.rows<ThemeText & Record<string, unknown>>(`${themeTextsSql(picked)} order by all`);
}

interface PickedTexts {
  firstWeek: string;
  lastWeek: string;
  most: number;
  none: boolean;
  /** Some of these weeks, by their Mondays. */
  only?: readonly string[] | undefined;
}

/** SQL: and only of these weeks, where some are named. */
export const weeksSql = (only?: readonly string[]): string =>
  only === undefined
    ? ""
    : `and week_start in (${only.map((week) => `date ${quoteString(week)}`).join(", ") || "null"})`;

/** `readThemeTexts` without an order. */
export function themeTextsSql({ firstWeek, lastWeek, most, none, only }: PickedTexts): string {
  return `with picked as (
       select * from marts.theme_picks
       where week_start between date ${quoteString(firstWeek)} and date ${quoteString(lastWeek)}
         and (theme = 'none') = ${none} and place <= ${most} ${weeksSql(only)}
     ),
     ${TEXTS_OF_PICKED}
     select p.theme, p.source, p.text_id, p.language, p.channel, p.app_version, p.customer_key, p.score, p.score_scale,
       p.score_class, p.week_start, x.text
     from picked as p join texts as x on x.source = p.source and x.text_id = p.text_id`;
}

/** The last complete week with texts, and the one `weeks` − 1 before it; null while there is none. */
export async function latestTextWeeks(
  engine: Reader,
  weeks: number,
): Promise<{ firstWeek: string; lastWeek: string } | null> {
  const [row] = await engine.rows<{ first_week: string | null; last_week: string | null }>(
    `select cast(max(week_start) - ${7 * (weeks - 1)} as date) as first_week, max(week_start) as last_week
     from reports.themes_by_week where is_complete and theme = '' and scope_kind = 'all'`,
  );
  if (!row?.first_week || !row.last_week) return null;
  return { firstWeek: row.first_week, lastWeek: row.last_week };
}
