import { type Engine, timestampText } from "../engine/engine.js";
import { EXIT, SuaraError } from "../errors.js";
import { FEED_NAMES } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";

const instantColumns = FEED_NAMES.flatMap((name) =>
  FEEDS[name].fields.filter((field) => field.type === "instant").map((field) => [name, field.name] as const),
);

/** The latest instant in any row of any feed, ISO text in UTC; null when nothing is loaded. */
export async function latestInstant(engine: Engine): Promise<string | null> {
  const columns = instantColumns.map(([feed, column]) => `select max(${column}) as latest from raw.${feed}`);
  return engine.value<string | null>(`select max(latest) from (${columns.join(" union all ")}) as instants`);
}

/**
 * The local midnight up to which silence after the latest instant is an ordinary one (as in int_spans: no longer than
 * half of up to eight weeks before, at least four, had it from the same moment of the week on), not after `clock`; null
 * where there is none. So the week of a desk that works Monday to Friday is over on Monday morning.
 */
async function endOfOrdinarySilence(engine: Engine, clock: Date): Promise<string | null> {
  const latest = await latestInstant(engine);
  if (latest === null) return null;
  const stamps = instantColumns.map(
    ([feed, column]) =>
      `select ${column} as instant from raw.${feed} where ${column} > (select instant from latest) - interval 58 day`,
  );
  return engine.value<string | null>(
    `with latest as (select cast($1 as timestamp) as instant),
      recent as (
        select secs_between(to_local(s.instant), to_local(l.instant)) as seconds
        from (${stamps.join(" union all ")}) as s, latest as l
      ),
      weeks as (
        select seconds // 604800 + 1 as week, min(604800 - seconds % 604800) as silent
        from recent where seconds > 0 group by all
      ),
      ordinary as (
        select median(coalesce(w.silent, 604800)) as seconds
        from range(1, 9) as k(week) left join weeks as w on w.week = k.week
        where 604800 * k.week <= (select max(seconds) from recent)
        having count(*) >= 4
      ),
      midnights as (
        select day_start(add_days(local_date(l.instant), k.day)) as local_at, to_local(l.instant) as last_at
        from latest as l, range(1, 8) as k(day)
      )
    select max(from_local(m.local_at)) from midnights as m, ordinary as o
    where secs_between(m.last_at, m.local_at) <= o.seconds and from_local(m.local_at) <= cast($2 as timestamp)`,
    [timestampText(latest), timestampText(clock.toISOString())],
  );
}

/**
 * The instant of the snapshot, ISO text in UTC: the given one (ISO 8601 with an offset or Z), else the latest in
 * the exports, or the midnight after it when the silence since is an ordinary one and `clock` is past it; null when
 * neither is there. Throws SuaraError (exit 64) for text that is no instant.
 */
export async function resolveAsOf(
  engine: Engine,
  given: string | undefined,
  clock = new Date(),
): Promise<string | null> {
  if (given === undefined) return (await endOfOrdinarySilence(engine, clock)) ?? latestInstant(engine);
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/.test(given)
    ? Date.parse(given)
    : Number.NaN;
  if (Number.isNaN(instant)) {
    throw new SuaraError("bad_as_of", `--as-of ${given} is not an instant`, {
      exitCode: EXIT.usage,
      fix: "give a date, a time and the zone, for example 2026-11-16T00:00:00+07:00",
    });
  }
  const fraction = /\.(\d{1,6})/.exec(given)?.[1];
  const whole = new Date(Math.floor(instant / 1000) * 1000).toISOString().slice(0, 19);
  return fraction === undefined ? `${whole}Z` : `${whole}.${fraction.padEnd(6, "0")}Z`;
}

/** Throws SuaraError (exit 64) where the instant asked for, written as `given`, is before everything that is loaded. */
export async function refuseBeforeRecords(engine: Engine, asOf: string, given: string): Promise<void> {
  const columns = instantColumns.map(([feed, column]) => `select min(${column}) as first from raw.${feed}`);
  const [begin] = await engine.rows<{ day: string | null }>(
    `select strftime(min(to_local(first)), '%Y-%m-%d %H:%M') as day from (${columns.join(" union all ")}) as instants
     having min(first) > cast($1 as timestamp)`,
    [timestampText(asOf)],
  );
  if (begin?.day == null) return;
  throw new SuaraError(
    "bad_as_of",
    `--as-of ${given} is before the first record: the exports begin on ${begin.day} by the desk's clock`,
    { exitCode: EXIT.usage, fix: "give a later instant, or leave --as-of out for the latest in the exports" },
  );
}
