-- Model:   intermediate/int_late_entry_counts
-- Grain:   one row per group and second (measure, period, scope_kind, scope, hour, seconds)
-- Inputs:  intermediate.int_ticket_first_responses, intermediate.int_first_response_counts, staging.stg_settings
-- Outputs: measure, period, scope_kind, scope, hour, seconds, late_entry_count
-- Units:   seconds whole elapsed seconds from the customer's first message to exported_since; *_count tickets
-- Note:    tickets older than the export, of the groups of int_first_response_counts by week: known only because their
--          wait went on when the export begins, so they are at risk from that age on. In a group whose waits stand in
--          buckets the age is put just under its bucket, so that nobody leaves before coming in. Empty without
--          exported_since
with
  late as (
    select
      r.week,
      r.channel,
      r.category,
      secs_between (r.clock_started_at, x.exported_since) as entry_seconds
    from
      intermediate.int_ticket_first_responses as r
      cross join staging.stg_settings as x
    where
      r.wait_outcome in ('answered', 'waiting', 'closed_unanswered')
      and r.clock_started_at < x.exported_since
  ),
  scoped as (
    select
      l.week as period,
      'all' as scope_kind,
      'all' as scope,
      l.entry_seconds
    from
      late as l
    union all
    select
      l.week as period,
      'channel' as scope_kind,
      l.channel as scope,
      l.entry_seconds
    from
      late as l
    union all
    select
      l.week as period,
      'category' as scope_kind,
      l.category as scope,
      l.entry_seconds
    from
      late as l
  ),
  large as (
    select
      c.period,
      c.scope_kind,
      c.scope
    from
      intermediate.int_first_response_counts as c
    where
      c.hour = -1
    group by
      c.period,
      c.scope_kind,
      c.scope
    having
      sum(c.event_count + c.censored_count) > 5000
  ),
  placed as (
    select
      s.period as period,
      s.scope_kind as scope_kind,
      s.scope as scope,
      case
        when coalesce(g.scope, '') = s.scope
        and s.entry_seconds > 100 then wait_bucket (s.entry_seconds) - 1
        else s.entry_seconds
      end as seconds
    from
      scoped as s
      left join large as g on g.period = s.period
      and g.scope_kind = s.scope_kind
      and g.scope = s.scope
  )
select
  'first_response' as measure,
  p.period,
  p.scope_kind,
  p.scope,
  cast(-1 as integer) as hour,
  p.seconds,
  count(*) as late_entry_count
from
  placed as p
group by
  p.period,
  p.scope_kind,
  p.scope,
  p.seconds
