import { estimate, type Reader } from "./estimate.js";
import { type QueueBasis, queueModel, rateOfSlot, type Target } from "./queueModel.js";
import { type RosterRow, readRoster, rosterOf } from "./roster.js";
import { type PastSlot, type Period, type Tested, testRoster } from "./rosterBacktest.js";

/** How long back: as long as handling times and patience are looked at. */
const DAYS = 84;
/** Of the forecast, the days that Staffing shows. */
const COMING_DAYS = 7;

interface Input {
  basis: (QueueBasis & Target)[];
  /** By channel: days with exports, and the most contacts that a half hour of the coming week is expected to bring. */
  channels: (Period & { channel: string; mostExpected: number | null })[];
  attempts: (PastSlot & { channel: string })[];
  roster: RosterRow[];
}

async function read(engine: Reader): Promise<Input> {
  const basis = await engine.rows<Input["basis"][number] & Record<string, unknown>>(
    `select channel, handle_seconds, patience_seconds, concurrency, queued_per_contact, answered_share, threshold_seconds, shrinkage
     from estimates.staffing_basis order by channel`,
  );
  const channels = await engine.rows<Input["channels"][number] & Record<string, unknown>>(
    `with came as (
       select channel, min(local_date(attempted_at)) as first_day, max(local_date(attempted_at)) as last_day from marts.chats group by channel
     ),
     coming as (
       select channel, max(expected_count) as most_expected from estimates.staffing_by_half_hour
       where day < (select min(day) from estimates.staffing_by_half_hour) + ${COMING_DAYS} group by channel
     )
     select c.channel, n.most_expected as "mostExpected",
       date_diff('day', date '1970-01-01', greatest(c.first_day, local_date(s.as_of) - ${DAYS})) as "firstDay",
       date_diff('day', date '1970-01-01', least(c.last_day + 1, local_date(s.as_of))) as "endDay"
     from came as c cross join ref.settings as s left join coming as n on n.channel = c.channel order by c.channel`,
  );
  const attempts = await engine.rows<Input["attempts"][number] & Record<string, unknown>>(
    `select c.channel, cast(floor(epoch(to_local(c.attempted_at)) / 1800) as bigint) as slot,
       count(*) as queued_count, count(*) filter (c.is_within_service_level) as in_time_count
     from marts.chats as c cross join ref.settings as s
     where c.is_queued and c.queue_outcome is not null and (c.queue_outcome = 'accepted' or c.outcome <> 'open')
       and local_date(c.attempted_at) >= local_date(s.as_of) - ${DAYS} and local_date(c.attempted_at) < local_date(s.as_of)
     group by 1, 2 order by 1, 2`,
  );
  return { basis, channels, attempts, roster: await readRoster(engine) };
}

export const rosterBacktest = estimate<Input, "channel" | keyof Tested | "agents_needed_as_worked">({
  name: "estimates.roster_backtest",
  grain: ["channel", "from_hour", "to_hour"],
  inputs: [
    "marts.chats",
    "estimates.staffing_basis",
    "estimates.staffing_by_half_hour",
    "ref.roster",
    "ref.settings",
  ],
  columns: {
    channel: "VARCHAR",
    from_hour: "BIGINT",
    to_hour: "BIGINT",
    half_hour_count: "BIGINT",
    contact_count: "BIGINT",
    mean_rostered: "DOUBLE",
    expected_share: "DOUBLE",
    measured_share: "DOUBLE",
    measured_low: "DOUBLE",
    measured_high: "DOUBLE",
    worked_share: "DOUBLE",
    worked_low: "DOUBLE",
    worked_high: "DOUBLE",
    verdict: "VARCHAR",
    agents_needed_as_worked: "BIGINT",
  },
  units:
    "half hours that the roster plans in the 84 local days before that of as_of; from_hour, to_hour: local, the last not included, 0 to 24 = all together; shares 0 to 1 of the attempts that came into the queue; worked: of the people planned, less shrinkage, may be above 1",
  note: "expected: Erlang A with the attempts usual in each hour of the week; agents_needed_as_worked: at once in the busiest half hour of the coming week, if people go on to work so",
  read,
  compute: ({ basis, channels, attempts, roster }) =>
    basis.flatMap((own) => {
      const period = channels.find(({ channel }) => channel === own.channel);
      if (period === undefined) return [];
      const model = queueModel(own, own);
      const came = attempts.filter(({ channel }) => channel === own.channel);
      return testRoster(came, rosterOf(own.channel, roster), model, period).map((row) => ({
        channel: own.channel,
        ...row,
        agents_needed_as_worked:
          row.worked_share === null || period.mostExpected === null
            ? null
            : model.needed(rateOfSlot(period.mostExpected * own.queued_per_contact), row.worked_share),
      }));
    }),
});
