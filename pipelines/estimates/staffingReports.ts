import { dateOfDay, dayNumber } from "./arrivals.js";
import { estimate, type Reader } from "./estimate.js";
import type { QueueBasis, Target } from "./queueModel.js";
import { type RosterRow, readRoster, rosterOf } from "./roster.js";
import { type Slot, type StaffedSlot, staff } from "./staffing.js";

const SLOTS_A_DAY = 48;
/** How long back a channel's handling times and patience are looked at. */
const BASIS_WEEKS = 12;
/** Fewer contacts tell no handling time. */
const FEWEST_CONTACTS = 30;

interface Basis extends QueueBasis {
  accepted_count: number;
  gave_up_count: number;
}

interface Input {
  target: Target | null;
  basis: Basis[];
  forecast: {
    channel: string;
    day: string;
    hour: number;
    expected_count: number;
    low80: number | null;
    high80: number | null;
  }[];
  roster: RosterRow[];
}

async function read(engine: Reader): Promise<Input> {
  const [target] = await engine.rows<{ [Name in keyof Target]: Target[Name] }>(
    `select t.answered_share, s.service_level_seconds as threshold_seconds, t.shrinkage
     from ref.staffing as t cross join ref.settings as s`,
  );
  const forecast = await engine.rows<Input["forecast"][number]>(
    `select channel, day, hour, expected_count, low80, high80 from estimates.forecast_by_hour
     where channel in (select channel from marts.chats) order by all`,
  );
  const roster = await readRoster(engine);
  return { target: target ?? null, basis: await readBasis(engine), forecast, roster };
}

async function readBasis(engine: Reader): Promise<Basis[]> {
  return engine.rows<Basis & Record<string, unknown>>(
    `with recent as (
       select c.* from marts.chats as c cross join ref.settings as s
       where local_date(c.attempted_at) > local_date(s.as_of) - ${BASIS_WEEKS * 7}
     ),
     arrivals as (
       select channel, sum(contact_count) as contacts from marts.contacts_by_hour cross join ref.settings
       where local_day > local_date(as_of) - ${BASIS_WEEKS * 7} group by channel
     )
     select r.channel,
       avg(epoch(r.ended_at) - epoch(r.accepted_at)) filter (r.ended_at > r.accepted_at) as handle_seconds,
       sum(r.queue_seconds) filter (r.outcome <> 'open')
         / nullif(count(*) filter (r.outcome = 'abandoned' and r.queue_outcome = 'left'), 0) as patience_seconds,
       coalesce(any_value(t.chats_at_once) filter (r.channel = 'chat'),
         greatest(1, cast(round(avg(r.concurrent_chats)) as bigint)), 1) as concurrency,
       count(*) filter (r.is_queued) / any_value(a.contacts) as queued_per_contact,
       count(*) filter (r.ended_at > r.accepted_at) as accepted_count,
       count(*) filter (r.outcome = 'abandoned' and r.queue_outcome = 'left') as gave_up_count
     from recent as r join arrivals as a on a.channel = r.channel cross join ref.staffing as t
     group by r.channel
     having count(*) filter (r.ended_at > r.accepted_at) >= ${FEWEST_CONTACTS}
     order by r.channel`,
  );
}

const INPUTS = [
  "marts.chats",
  "marts.contacts_by_hour",
  "estimates.forecast_by_hour",
  "ref.roster",
  "ref.settings",
  "ref.staffing",
] as const;

export const staffingBasis = estimate<Input, keyof Basis | keyof Target>({
  name: "estimates.staffing_basis",
  grain: ["channel"],
  inputs: INPUTS,
  columns: {
    channel: "VARCHAR",
    accepted_count: "BIGINT",
    gave_up_count: "BIGINT",
    handle_seconds: "DOUBLE",
    patience_seconds: "DOUBLE",
    concurrency: "BIGINT",
    queued_per_contact: "DOUBLE",
    answered_share: "DOUBLE",
    threshold_seconds: "BIGINT",
    shrinkage: "DOUBLE",
  },
  units:
    "*_seconds means in seconds; shares 0 to 1; counts of the last 84 local days, that of as_of among them",
  note: "patience: all time waited in the queue over those who gave up, as if it were exponential; whom the queue turned away did not; null = nobody gave up",
  read,
  compute: ({ target, basis }) =>
    target === null ? [] : basis.map((channel) => ({ ...channel, ...target })),
});

export const staffingByHalfHour = estimate<
  Input,
  "channel" | "day" | "starts_at_local" | Exclude<keyof StaffedSlot, "slot">
>({
  name: "estimates.staffing_by_half_hour",
  grain: ["channel", "day", "starts_at_local"],
  inputs: INPUTS,
  columns: {
    channel: "VARCHAR",
    day: "DATE",
    starts_at_local: "VARCHAR",
    expected_count: "DOUBLE",
    low_count: "DOUBLE",
    high_count: "DOUBLE",
    agents_needed: "BIGINT",
    agents_needed_low: "BIGINT",
    agents_needed_high: "BIGINT",
    agents_rostered: "BIGINT",
    roster_source: "VARCHAR",
    answered_share: "DOUBLE",
    answered_share_high: "DOUBLE",
    answered_share_two_more: "DOUBLE",
    abandoned_share: "DOUBLE",
    mean_wait_seconds: "DOUBLE",
  },
  units:
    "contacts and agents of a local half hour; shares 0 to 1; mean_wait_seconds in seconds, null = it only grows",
  note: "the four weeks of the forecast; each hour's contacts fall in equal parts on its halves; _low and _high: by the forecast's 80 % interval",
  read,
  compute: ({ target, basis, forecast, roster }) =>
    target === null
      ? []
      : basis.flatMap((channel) =>
          staff(
            slotsOf(forecast.filter((row) => row.channel === channel.channel)),
            channel,
            target,
            rosterOf(channel.channel, roster),
          ).map(({ slot, ...staffed }) => ({
            channel: channel.channel,
            day: dateOfDay(Math.floor(slot / SLOTS_A_DAY)),
            starts_at_local: timeOf(slot % SLOTS_A_DAY),
            ...staffed,
          })),
        ),
});

const slotsOf = (hours: Input["forecast"]): Slot[] =>
  hours.flatMap(({ day, hour, expected_count, low80, high80 }) =>
    [0, 1].map((half) => ({
      slot: dayNumber(day) * SLOTS_A_DAY + hour * 2 + half,
      expected_count: expected_count / 2,
      low_count: low80 === null ? null : low80 / 2,
      high_count: high80 === null ? null : high80 / 2,
    })),
  );

const timeOf = (slot: number): string =>
  `${String(Math.floor(slot / 2)).padStart(2, "0")}:${slot % 2 === 0 ? "00" : "30"}`;
