import { tz } from "@date-fns/tz";
import { addDays } from "date-fns/addDays";
import { type Engine, timestampText } from "../../engine/engine.js";
import { COMPARED, type ComparedFeed, comparedColumns } from "../../load/departed.js";
import type { PublishedFigure } from "./history.js";
import type { Sources } from "./sources.js";

export type Thing = "ticket" | "chat";
export const thingOf = ({ channel }: Pick<PublishedFigure, "channel">): Thing =>
  channel === null ? "ticket" : "chat";

/** The feeds that tell of a thing; the first holds its rows. */
const FEEDS_OF: Record<Thing, readonly [ComparedFeed, ...ComparedFeed[]]> = {
  ticket: ["ticket", "ticket_event"],
  chat: ["chat"],
};

/** Tickets or attempts of a week that are there only now (`added`), not any more (`gone`), or are told otherwise (`changed`). */
export interface Difference {
  week_start: string;
  channel: string | null;
  how: "added" | "changed" | "gone";
  /** What the files are that brought them, or that they went with. */
  kind: "fresh" | "replaced" | "unknown" | "departed";
  n: number;
  /** Joined by line feeds. */
  paths: string;
}

/**
 * Compares what the exports held of each thing in the files that are new or gone with what they hold now, row by row, and
 * tells in which of the weeks (Mondays) it differs. What another file says as well, word for word, has not changed.
 */
export async function differencesOf(
  engine: Pick<Engine, "rows" | "run">,
  thing: Thing,
  sources: Sources,
  { weeks, timeZone }: { weeks: readonly string[]; timeZone: string },
): Promise<Difference[]> {
  if (sources.fresh.length + sources.departed.length === 0) return [];
  await collectRows(engine, thing, sources);
  const [own] = FEEDS_OF[thing];
  const found = await engine.rows<Difference & Record<string, unknown>>(
    `with weeks as (select * from (values ${weeks.map((week) => boundsOf(week, timeZone)).join(", ")}) as w(week_start, since, until)),
      things as (select id, bool_or(is_old) as was_there, bool_or(is_now) as is_there
        from restated_rows where feed = '${own}' group by id),
      placed as (select distinct r.id, r.channel, w.week_start
        from restated_rows as r join weeks as w on r.began_at >= w.since and r.began_at < w.until where r.feed = '${own}'),
      other as (select feed, id, digest, bool_or(is_now) as is_added
        from restated_rows group by feed, id, digest having bool_or(is_old) <> bool_or(is_now)),
      told as (select o.feed, o.id, o.digest, o.is_added,
          case when not t.was_there then 'added' when t.is_there then 'changed' else 'gone' end as how
        from other as o join things as t on t.id = o.id),
      -- A row that is another now stands in the file that brought it, not also in the one that has it no more.
      brought as (select * from told where how = 'changed' or feed = '${own}'
        qualify is_added or not bool_or(is_added) over (partition by id)),
      counted as (select p.week_start, p.channel, b.how, b.id, ${kindOf(sources)} as kind,
          case when r.file > 0 then f.path else d.path end as path
        from brought as b
          join placed as p on p.id = b.id
          join restated_rows as r on r.feed = b.feed and r.id = b.id and r.digest = b.digest
          left join raw.files as f on f.file_id = r.file
          left join raw.departed_files as d on d.departure = -r.file)
    select week_start, channel, how, kind, count(distinct id) as n,
      string_agg(distinct path, chr(10) order by path) as paths
    from counted group by all order by all`,
  );
  await engine.run("drop table restated_rows");
  return found;
}

/** Every row, told before or now, of the things in files that are new or gone, in `restated_rows`. */
async function collectRows(
  engine: Pick<Engine, "rows" | "run">,
  thing: Thing,
  { fresh, departed }: Sources,
): Promise<void> {
  const feeds = FEEDS_OF[thing];
  const departures = listOf(departed.map((id) => -id));
  const ids = feeds.map(
    (feed) => `select ${COMPARED[feed].id} from raw.${feed} where file_id in (${listOf(fresh)})`,
  );
  const names = feeds.map((feed) => `'${feed}'`).join(", ");
  await engine.run(`create or replace temp table restated_ids as select distinct id from (
    ${ids.join(" union all ")} union all
    select id from raw.departed where departure in (${departures}) and feed in (${names})) as every(id)`);
  await engine.run(`create or replace temp table restated_rows as
    select feed, -departure as file, id, began_at, channel, digest, true as is_old, false as is_now
    from raw.departed where departure in (${departures}) and feed in (${names})`);
  for (const feed of feeds) {
    const isTheirs = `${COMPARED[feed].id} in (select id from restated_ids)`;
    // Rows lie in the order of their files: of the others not a column is read but this.
    const files = await engine.rows<{ file_id: number }>(
      `select distinct file_id from raw.${feed} where ${isTheirs}`,
    );
    await engine.run(`insert into restated_rows
      select '${feed}', file_id, ${comparedColumns(feed)}, file_id not in (${listOf(fresh)}), true
      from raw.${feed} where file_id in (${listOf(files.map(({ file_id }) => file_id))}) and ${isTheirs}`);
  }
  await engine.run("drop table restated_ids");
}

const kindOf = ({ replaced, unknown }: Sources): string =>
  `case when r.file in (${listOf(unknown)}) then 'unknown' when r.file in (${listOf(replaced)}) then 'replaced'
     when r.file < 0 then 'departed' else 'fresh' end`;

/** Ids for `in (…)`; 0 is no file's. */
const listOf = (ids: readonly number[]): string => [0, ...ids].join(", ");

function boundsOf(week: string, timeZone: string): string {
  const monday = tz(timeZone)(`${week}T00:00:00`);
  const [since, until] = [monday, addDays(monday, 7)].map((day) =>
    timestampText(new Date(day.getTime()).toISOString()),
  );
  return `('${week}', timestamp '${since}', timestamp '${until}')`;
}
