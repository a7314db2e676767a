-- Model:   intermediate/int_clock_counts
-- Grain:   one row per group and second (measure, period, scope_kind, scope, hour, seconds)
-- Inputs:  intermediate.int_ticket_first_responses, intermediate.int_next_replies, intermediate.int_ticket_resolutions,
--          staging.stg_settings
-- Outputs: measure, period, scope_kind, scope, hour, seconds, event_count, censored_count, closed_unanswered_count
-- Units:   seconds whole elapsed seconds, in opening hours for *_business; *_count tickets, for next_reply* customers' turns
-- Note:    as int_first_response_counts, for the clocks that are asked by week only (hour -1): first_response_business,
--          first_response_after_bot, next_reply, next_reply_business, resolution, resolution_business. Clocks that are
--          over; those that run are in int_waiting_counts. Clocks begun before exported_since are left out: which of
--          their tickets the export knows hangs on more than that clock. To the second in a group of up to 5,000; in a
--          larger one to the second up to 100 s, then by wait_bucket (1 %)
-- Rebuild: period by week
-- Slices:  period by week
with
  clocks as (
    select
      'first_response_business' as measure,
      r.week,
      r.channel,
      r.category,
      r.wait_business_seconds as clock_seconds,
      r.clock_started_at as started_at,
      r.wait_outcome
    from
      intermediate.int_ticket_first_responses as r
    where
      r.wait_outcome in ('answered', 'closed_unanswered')
      and r.wait_business_seconds is not null
    union all
    select
      'first_response_after_bot' as measure,
      b.week,
      b.channel,
      b.category,
      b.after_bot_seconds as clock_seconds,
      b.clock_started_at as started_at,
      b.wait_outcome
    from
      intermediate.int_ticket_first_responses as b
    where
      b.wait_outcome in ('answered', 'closed_unanswered')
      and b.after_bot_seconds is not null
    union all
    select
      'next_reply' as measure,
      n.week,
      n.channel,
      n.category,
      n.wait_seconds as clock_seconds,
      n.asked_at as started_at,
      n.wait_outcome
    from
      intermediate.int_next_replies as n
    where
      n.wait_outcome in ('answered', 'closed_unanswered')
    union all
    select
      'next_reply_business' as measure,
      n.week,
      n.channel,
      n.category,
      n.wait_business_seconds as clock_seconds,
      n.asked_at as started_at,
      n.wait_outcome
    from
      intermediate.int_next_replies as n
    where
      n.wait_outcome in ('answered', 'closed_unanswered')
      and n.wait_business_seconds is not null
    union all
    select
      'resolution' as measure,
      o.week,
      o.channel,
      o.category,
      o.full_resolution_seconds as clock_seconds,
      o.started_at,
      'answered' as wait_outcome
    from
      intermediate.int_ticket_resolutions as o
    where
      o.resolution_outcome = 'resolved'
    union all
    select
      'resolution_business' as measure,
      o.week,
      o.channel,
      o.category,
      o.full_resolution_business_seconds as clock_seconds,
      o.started_at,
      'answered' as wait_outcome
    from
      intermediate.int_ticket_resolutions as o
    where
      o.resolution_outcome = 'resolved'
      and o.full_resolution_business_seconds is not null
  ),
  by_scope as (
    select
      c.measure,
      c.week as period,
      c.channel,
      c.category,
      grouping (c.channel) as no_channel,
      grouping (c.category) as no_category,
      c.clock_seconds,
      count(*) as clocks,
      count(*) filter(
        where
          c.wait_outcome = 'answered'
      ) as answered
    from
      clocks as c
      cross join staging.stg_settings as x
    where
      x.exported_since is null
      or c.started_at >= x.exported_since
    group by
      grouping sets (
        (c.measure, c.week, c.clock_seconds),
        (c.measure, c.week, c.clock_seconds, c.channel),
        (c.measure, c.week, c.clock_seconds, c.category)
      )
  ),
  by_second as (
    select
      b.measure,
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
      b.clock_seconds,
      b.clocks,
      b.answered
    from
      by_scope as b
  ),
  groups as (
    select
      s.measure,
      s.period,
      s.scope_kind,
      s.scope,
      sum(s.clocks) as total
    from
      by_second as s
    group by
      s.measure,
      s.period,
      s.scope_kind,
      s.scope
  ),
  placed as (
    select
      s.measure as measure,
      s.period as period,
      s.scope_kind as scope_kind,
      s.scope as scope,
      case
        when g.total <= 5000 then s.clock_seconds
        else wait_bucket (s.clock_seconds)
      end as seconds,
      s.clocks,
      s.answered
    from
      by_second as s
      join groups as g on g.measure = s.measure
      and g.period = s.period
      and g.scope_kind = s.scope_kind
      and g.scope = s.scope
  )
select
  p.measure,
  p.period,
  p.scope_kind,
  p.scope,
  cast(-1 as integer) as hour,
  p.seconds,
  cast(sum(p.answered) as bigint) as event_count,
  cast(sum(p.clocks - p.answered) as bigint) as censored_count,
  cast(sum(p.clocks - p.answered) as bigint) as closed_unanswered_count
from
  placed as p
group by
  p.measure,
  p.period,
  p.scope_kind,
  p.scope,
  p.seconds
