-- Model:   intermediate/int_first_response_counts
-- Grain:   one row per group and second (measure, period, scope_kind, scope, hour, seconds)
-- Inputs:  intermediate.int_ticket_first_responses, intermediate.int_weeks, staging.stg_settings
-- Outputs: measure, period, scope_kind, scope, hour, seconds, event_count, censored_count, closed_unanswered_count
-- Units:   seconds whole elapsed seconds; *_count tickets
-- Note:    waits that are over; those that go on are in int_waiting_counts. period is a week label with hour -1 (all
--          hours), or last_4_weeks with each local hour of creation. event = answered; censored = closed without a reply.
--          To the second in a group of up to 5,000 waits; in a larger one to the second up to 100 s, then by wait_bucket
--          (1 %). Hours leave out tickets older than exported_since, weeks take them in later
--          (int_late_entry_counts). Whole counts, so they add up over weeks, shards and any order
-- Rebuild: period by week
with
  waits as (
    select
      r.week as week,
      r.channel,
      r.category,
      r.hour,
      r.wait_seconds,
      r.wait_outcome,
      case
        when x.exported_since is null
        or r.clock_started_at >= x.exported_since then w.weeks_back
      end as whole_weeks_back
    from
      intermediate.int_ticket_first_responses as r
      cross join staging.stg_settings as x
      join intermediate.int_weeks as w on w.series = 'ticket'
      and w.week_start = r.week_start
    where
      r.wait_outcome in ('answered', 'closed_unanswered')
  ),
  by_week as (
    select
      w.week as period,
      cast(-1 as integer) as hour_or_all,
      w.channel,
      w.category,
      grouping (w.channel) as no_channel,
      grouping (w.category) as no_category,
      w.wait_seconds,
      count(*) as waits,
      count(*) filter(
        where
          w.wait_outcome = 'answered'
      ) as answered
    from
      waits as w
    group by
      grouping sets ((w.week, w.wait_seconds), (w.week, w.wait_seconds, w.channel), (w.week, w.wait_seconds, w.category))
  ),
  by_hour as (
    select
      w.hour,
      w.channel,
      grouping (w.channel) as no_channel,
      w.wait_seconds,
      count(*) as waits,
      count(*) filter(
        where
          w.wait_outcome = 'answered'
      ) as answered
    from
      waits as w
    where
      w.whole_weeks_back < 4
    group by
      grouping sets ((w.hour, w.wait_seconds), (w.hour, w.wait_seconds, w.channel))
  ),
  by_second as (
    select
      b.period,
      case
        when b.no_channel = 0 then 'channel'
        when b.no_category = 0 then 'category'
        else 'all'
      end as scope_kind,
      case
        when b.no_channel = 0 then b.channel
        when b.no_category = 0 then b.category
        else 'all'
      end as scope,
      b.hour_or_all as hour,
      b.wait_seconds,
      b.waits,
      b.answered
    from
      by_week as b
    union all
    select
      'last_4_weeks' as period,
      case
        when b.no_channel = 0 then 'channel'
        else 'all'
      end as scope_kind,
      case
        when b.no_channel = 0 then b.channel
        else 'all'
      end as scope,
      b.hour,
      b.wait_seconds,
      b.waits,
      b.answered
    from
      by_hour as b
  ),
  groups as (
    select
      s.period,
      s.scope_kind,
      s.scope,
      s.hour,
      sum(s.waits) as total
    from
      by_second as s
    group by
      s.period,
      s.scope_kind,
      s.scope,
      s.hour
  ),
  placed as (
    select
      s.period,
      s.scope_kind,
      s.scope,
      s.hour,
      case
        when g.total <= 5000 then s.wait_seconds
        else wait_bucket (s.wait_seconds)
      end as seconds,
      s.waits,
      s.answered
    from
      by_second as s
      join groups as g on g.period = s.period
      and g.scope_kind = s.scope_kind
      and g.scope = s.scope
      and g.hour = s.hour
  )
select
  'first_response' as measure,
  p.period,
  p.scope_kind,
  p.scope,
  p.hour,
  p.seconds,
  cast(sum(p.answered) as bigint) as event_count,
  cast(sum(p.waits - p.answered) as bigint) as censored_count,
  cast(sum(p.waits - p.answered) as bigint) as closed_unanswered_count
from
  placed as p
group by
  p.period,
  p.scope_kind,
  p.scope,
  p.hour,
  p.seconds
