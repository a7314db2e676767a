import { kaplanMeier, type WaitCount } from "../methods/kaplanMeier.js";
import { dateOfDay } from "./arrivals.js";
import type { Reader } from "./estimate.js";

/** One group of waits of one channel: a spell's own, or those of its hours in other weeks. */
interface CountedWait extends Record<string, string | number | boolean> {
  spell: number;
  in_spell: boolean;
  /** first_response of tickets; queue of chats and calls. */
  clock: "first_response" | "queue";
  channel: string;
  seconds: number;
  answered: number;
  censored: number;
  /** Of the queue: gave up, short abandons aside. */
  abandoned: number;
  /** Of the queue: short abandons, which are left out of both sides of the share that gave up. */
  short: number;
}

export type SpellWaits = CountedWait[];

/** Local hours since 1970. */
export interface HourSpan {
  from: number;
  to: number;
}

/**
 * Waits of those who came in each spell, and of those who came in the same hours of the other weeks, by channel and
 * second; weeks in which another spell touches such an hour do not count there. `searched` bounds the weeks.
 */
export async function readSpellWaits(
  engine: Reader,
  spells: readonly HourSpan[],
  searched: HourSpan,
): Promise<SpellWaits> {
  if (spells.length === 0) return [];
  const values = spells.map(({ from, to }, i) => `(${i}, ${from}, ${to})`).join(", ");
  const firstDay = dateOfDay(Math.floor(searched.from / 24));
  return engine.rows<CountedWait>(
    `with spells as (select * from (values ${values}) as s (spell, from_hour, to_hour)),
     hours as (
       select s.spell, h.hour_at, h.hour_at >= s.from_hour and h.hour_at < s.to_hour as in_spell
       from spells as s
       join range(${searched.from}, ${searched.to}) as h (hour_at)
         on ((h.hour_at - s.from_hour) % 168 + 168) % 168 < s.to_hour - s.from_hour
       where (h.hour_at >= s.from_hour and h.hour_at < s.to_hour)
         or not exists (select 1 from spells as o where h.hour_at >= o.from_hour and h.hour_at < o.to_hour)
     ),
     waits as (
       select 'first_response' as clock, channel,
         cast(floor(epoch(to_local(created_at)) / 3600) as bigint) as hour_at,
         coalesce(wait_seconds, cast(floor(epoch(s.as_of) - epoch(clock_started_at)) as bigint)) as seconds,
         wait_outcome = 'answered' as is_answered, false as is_abandoned, false as is_short
       from marts.tickets cross join ref.settings as s
       where wait_outcome in ('answered', 'waiting', 'closed_unanswered') and week_start >= date '${firstDay}'
       union all
       select 'queue', channel, cast(floor(epoch(to_local(attempted_at)) / 3600) as bigint), queue_seconds,
         queue_outcome = 'accepted', outcome = 'abandoned' and not is_short_abandoned,
         is_short_abandoned
       from marts.chats where is_queued and week_start >= date '${firstDay}'
     )
     select h.spell, h.in_spell, w.clock, w.channel, w.seconds, count(*) filter (w.is_answered) as answered,
       count(*) filter (not w.is_answered) as censored, count(*) filter (w.is_abandoned) as abandoned,
       count(*) filter (w.is_short) as short
     from waits as w join hours as h on h.hour_at = w.hour_at
     where w.seconds is not null
     group by all order by all`,
  );
}

export interface WaitEffect {
  count: number;
  half: number | null;
  halfLow: number | null;
  halfHigh: number | null;
  nineInTen: number | null;
  longest: number | null;
  usualCount: number;
  usualHalf: number | null;
  usualNineInTen: number | null;
  /** Shares of those who came into the queue, short abandons left out of both sides, as everywhere. */
  abandoned: number | null;
  usualAbandoned: number | null;
}

/**
 * The waits of one spell against the usual of its hours, which are given the spell's make-up of channels (direct
 * standardisation): a spell with more of a slow channel is not a slower desk.
 */
export function waitEffect(waits: SpellWaits, spell: number, clock: CountedWait["clock"]): WaitEffect {
  const own = waits.filter((wait) => wait.spell === spell && wait.clock === clock);
  const inside = own.filter((wait) => wait.in_spell);
  const weighted = withMakeUpOf(
    own.filter((wait) => !wait.in_spell),
    inside,
  );
  const curve = kaplanMeier(inside);
  const usual = kaplanMeier(weighted);
  const share = (list: readonly CountedWait[]) => {
    const of = total(list) - list.reduce((sum, wait) => sum + wait.short, 0);
    return of === 0 ? null : list.reduce((sum, wait) => sum + wait.abandoned, 0) / of;
  };
  const interval = curve.interval(0.5);
  return {
    count: curve.count,
    half: curve.percentile(0.5),
    halfLow: interval.low,
    halfHigh: interval.high,
    nineInTen: curve.percentile(0.9),
    longest: curve.longest,
    usualCount: total(own.filter((wait) => !wait.in_spell)),
    usualHalf: usual.percentile(0.5),
    usualNineInTen: usual.percentile(0.9),
    abandoned: share(inside),
    usualAbandoned: share(weighted),
  };
}

const total = (waits: readonly WaitCount[]): number =>
  waits.reduce((sum, { answered, censored }) => sum + answered + censored, 0);

function withMakeUpOf(waits: readonly CountedWait[], inside: readonly CountedWait[]): CountedWait[] {
  const of = (list: readonly CountedWait[], channel: string) =>
    total(list.filter((wait) => wait.channel === channel));
  const channels = new Set(waits.map(({ channel }) => channel));
  const weight = new Map([...channels].map((channel) => [channel, of(inside, channel) / of(waits, channel)]));
  return waits.flatMap((wait) => {
    const by = weight.get(wait.channel) ?? 0;
    if (by === 0) return [];
    return {
      ...wait,
      answered: wait.answered * by,
      censored: wait.censored * by,
      abandoned: wait.abandoned * by,
      short: wait.short * by,
    };
  });
}
