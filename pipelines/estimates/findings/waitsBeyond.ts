import { kaplanMeier } from "../../methods/kaplanMeier.js";
import type { Reader } from "../estimate.js";

/** One week's curve of a clock, and a wait to look up on it. */
export interface Asked {
  measure: string;
  week: string;
  scope_kind: string;
  scope: string;
  seconds: number;
}

interface CountRow extends Record<string, number> {
  asked: number;
  seconds: number;
  answered: number;
  censored: number;
  entering: number;
}

const ASKED = `'[{"measure": "VARCHAR", "week": "VARCHAR", "scope_kind": "VARCHAR", "scope": "VARCHAR"}]'`;

/**
 * Which share of each week's waits was over after those seconds, by its whole curve: waits come in clumps (minutes, or
 * the next morning), of which no line between its percentiles knows.
 */
export async function sharesWithin(engine: Reader, asked: readonly Asked[]): Promise<number[]> {
  if (asked.length === 0) return [];
  const rows = await engine.rows<CountRow>(
    `with asked as (select unnest(from_json($1, ${ASKED})) as a, generate_subscripts(from_json($1, ${ASKED}), 1) - 1 as i)
     select i as asked, c.seconds, c.answered_count as answered, c.censored_count as censored, c.late_entry_count as entering
     from asked join marts.wait_counts as c
       on c.measure = a.measure and c.week = a.week and c.scope_kind = a.scope_kind and c.scope = a.scope
     order by all`,
    [JSON.stringify(asked)],
  );
  const counts = asked.map((): CountRow[] => []);
  for (const row of rows) counts[row.asked]?.push(row);
  return asked.map(({ seconds }, i) => kaplanMeier(counts[i] as CountRow[]).within(seconds));
}
