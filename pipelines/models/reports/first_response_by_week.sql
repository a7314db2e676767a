-- Model:   reports/first_response_by_week
-- Grain:   one row per local week and scope (week_start, scope_kind, scope)
-- Inputs:  marts.tickets, intermediate.int_weeks, intermediate.int_wait_percentiles
-- Outputs: week, week_start, is_complete, scope_kind, scope, ticket_count, answered_count, waiting_count,
--          closed_unanswered_count, p50_seconds, p50_low_seconds, p50_high_seconds, p90_seconds, p90_low_seconds,
--          p90_high_seconds, longest_seconds, naive_p50_seconds, naive_p90_seconds, untold_count
-- Units:   *_seconds elapsed calendar seconds; *_count tickets
-- Note:    tickets created in the week, without those in exclusion (see marts/tickets). Kaplan-Meier: the waiting are
--          censored at as_of; closed without a reply is censored at closing (reports/answered_within has it as a competing event).
--          Null = not reached (more than longest_seconds) or no ticket. untold_count: further tickets of which no export says
--          whether they were answered; they are in no other column
with
  weeks as (
    select
      w.week,
      w.week_start,
      w.is_complete
    from
      intermediate.int_weeks as w
    where
      w.series = 'ticket'
  ),
  untold as (
    select
      t.week_start,
      t.channel,
      t.category,
      count(*) as tickets
    from
      marts.tickets as t
    where
      t.wait_outcome = 'not_told'
    group by
      t.week_start,
      t.channel,
      t.category
  ),
  untold_scopes as (
    select
      u.week_start,
      'all' as scope_kind,
      'all' as scope,
      cast(sum(u.tickets) as bigint) as tickets
    from
      untold as u
    group by
      u.week_start
    union all
    select
      u.week_start,
      'channel' as scope_kind,
      u.channel as scope,
      cast(sum(u.tickets) as bigint) as tickets
    from
      untold as u
    group by
      u.week_start,
      u.channel
    union all
    select
      u.week_start,
      'category' as scope_kind,
      u.category as scope,
      cast(sum(u.tickets) as bigint) as tickets
    from
      untold as u
    group by
      u.week_start,
      u.category
  ),
  scopes as (
    select
      'all' as scope_kind,
      'all' as scope
    where
      (
        select
          count(*)
        from
          marts.tickets
      ) > 0
    union
    select
      'channel' as scope_kind,
      t.channel as scope
    from
      marts.tickets as t
    union
    select
      'category' as scope_kind,
      t.category as scope
    from
      marts.tickets as t
  )
select
  w.week,
  w.week_start,
  w.is_complete,
  k.scope_kind,
  k.scope,
  coalesce(p.total_count, 0) as ticket_count,
  coalesce(p.event_count, 0) as answered_count,
  coalesce(p.total_count - p.event_count - p.closed_unanswered_count, 0) as waiting_count,
  coalesce(p.closed_unanswered_count, 0) as closed_unanswered_count,
  p.p50_seconds,
  p.p50_low_seconds,
  p.p50_high_seconds,
  p.p90_seconds,
  p.p90_low_seconds,
  p.p90_high_seconds,
  p.longest_seconds,
  p.naive_p50_seconds,
  p.naive_p90_seconds,
  coalesce(n.tickets, 0) as untold_count
from
  weeks as w
  cross join scopes as k
  left join intermediate.int_wait_percentiles as p on p.measure = 'first_response'
  and p.period = w.week
  and p.hour = -1
  and p.scope_kind = k.scope_kind
  and p.scope = k.scope
  left join untold_scopes as n on n.week_start = w.week_start
  and n.scope_kind = k.scope_kind
  and n.scope = k.scope
