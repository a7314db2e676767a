import { type Engine, timestampText } from "../engine/engine.js";
import { FEED_NAMES } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";
import { nationalHolidays } from "../holidays/nationalHolidays.js";

export const instantColumns = FEED_NAMES.flatMap((name) =>
  FEEDS[name].fields.filter((field) => field.type === "instant").map((field) => [name, field.name] as const),
);

/** What decides whether silence after the latest record is an ordinary one. */
interface Silence {
  /** The latest instant in the exports, ISO text in UTC. */
  latest: string;
  clock: Date;
  /** Whose public holidays the desk keeps, besides its own. */
  country: string | null;
}

/**
 * The local midnight up to which silence after the latest instant is an ordinary one, not after `clock`; null where there is
 * none. As in int_spans: no longer than half of up to eight weeks before, at least four, had it from the same moment of the week
 * on; of a desk that rests on a day a week, public holidays are silent too, and what follows one is judged from its end on. So
 * the week of a desk that works Monday to Friday is over on Monday morning, though its Friday was a holiday.
 */
export async function endOfOrdinarySilence(
  engine: Engine,
  { latest, clock, country }: Silence,
): Promise<string | null> {
  const stamps = instantColumns.map(
    ([feed, column]) =>
      `select ${column} as instant from raw.${feed} where ${column} > cast($1 as timestamp) - interval 58 day and ${column} <= cast($1 as timestamp)`,
  );
  const firsts = instantColumns.map(([feed, column]) => `select min(${column}) as instant from raw.${feed}`);
  return engine.value<string | null>(
    `with latest as (select to_local(cast($1 as timestamp)) as local_at),
      earliest as (select to_local(min(s.instant)) as local_at from (${firsts.join(" union all ")}) as s),
      recent as (select to_local(s.instant) as local_at from (${stamps.join(" union all ")}) as s),
      resting as (
        select count(distinct cast(r.local_at as date)) between 1 and 24 as is_usual
        from recent as r, latest as l, earliest as e
        where cast(r.local_at as date) > add_days(cast(l.local_at as date), -28) and secs_between(e.local_at, l.local_at) >= 4 * 604800
      ),
      days as (
        select k.no, add_days(cast(l.local_at as date), k.no) as day, q.is_usual
          and contains($3, strftime(add_days(cast(l.local_at as date), k.no), '%Y-%m-%d')) as is_closed
        from latest as l, resting as q, range(0, 7) as k(no)
      ),
      starts as (
        select 0 as no, local_at from latest
        union all
        select no + 1, day_start(add_days(day, 1)) from days where is_closed
      ),
      weeks as (
        select no, seconds // 604800 + 1 as week, min(604800 - seconds % 604800) as silent
        from (select s.no, secs_between(r.local_at, s.local_at) as seconds from starts as s, recent as r)
        where seconds > 0 group by all
      ),
      ordinary as (
        select s.no, s.local_at, median(coalesce(w.silent, 604800)) as seconds
        from starts as s cross join earliest as e cross join range(1, 9) as k(week)
          left join weeks as w on w.no = s.no and w.week = k.week
        where 604800 * k.week <= secs_between(e.local_at, s.local_at)
        group by s.no, s.local_at having count(*) >= 4
      ),
      covered as (
        select d.no from days as d join ordinary as o on o.no <= d.no
        where secs_between(o.local_at, day_start(add_days(d.day, 1))) <= o.seconds
      ),
      broken as (
        select coalesce(min(no), 7) as no from days where not is_closed and no not in (select no from covered)
      )
    select max(from_local(day_start(add_days(d.day, 1)))) from days as d, broken as b
    where d.no < b.no and from_local(day_start(add_days(d.day, 1))) <= cast($2 as timestamp)`,
    [
      timestampText(latest),
      timestampText(clock.toISOString()),
      (await closedDays(engine, latest, country)).join(),
    ],
  );
}

/** Public holidays and joint leave of the year of `latest` and the next; what the desk lists for a day goes before, as in stg_holidays. */
async function closedDays(engine: Engine, latest: string, country: string | null): Promise<string[]> {
  const own = await engine.rows<{ day: string; kind: string | null }>(
    "select strftime(date, '%Y-%m-%d') as day, kind from ref.holidays where date > cast($1 as timestamp) - interval 2 day",
    [timestampText(latest)],
  );
  const year = Number(latest.slice(0, 4));
  // Where the desk is ahead of UTC, its new year has begun before.
  const national = country === null ? [] : await nationalHolidays(country, [year, year + 1]);
  const listed = new Set(own.map(({ day }) => day));
  const kept = national
    .filter(({ date }) => !listed.has(date))
    .map(({ date, kind }) => ({ day: date, kind }));
  return [...own, ...kept]
    .filter(({ kind }) => kind !== "observance" && kind !== "half_day")
    .map(({ day }) => day);
}
