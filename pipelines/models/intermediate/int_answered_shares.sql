-- Model:   intermediate/int_answered_shares
-- Grain:   one row per week label, scope and time allowed (period, scope_kind, scope, within_seconds)
-- Inputs:  intermediate.int_first_response_counts, intermediate.int_waiting_counts, intermediate.int_late_entry_counts
-- Outputs: period, scope_kind, scope, within_seconds, total_count, answered_share, answered_low, answered_high,
--          closed_unanswered_share, closed_unanswered_low, closed_unanswered_high
-- Units:   shares 0 to 1; within_seconds elapsed calendar seconds since the customer's first message
-- Note:    cumulative incidence of two ends that exclude each other, answered and closed without an answer (Aalen and
--          Johansen 1978); whoever waits is censored at as_of. Variance by the delta method (Marubini and Valsecchi 1995,
--          as R's etm), 95 % interval by complementary log-log; null where the share is 0 or 1. All null where nobody
--          was observed for so long. Hazards and increments are summed in whole 1e-15 to 1e-18, alike in any order
-- Rebuild: period
-- Slices:  period
with
  every_count as (
    select
      f.period,
      f.scope_kind,
      f.scope,
      f.seconds,
      f.event_count,
      f.closed_unanswered_count,
      f.event_count + f.censored_count as leaving_count,
      cast(0 as bigint) as late_entry_count
    from
      intermediate.int_first_response_counts as f
    where
      f.measure = 'first_response'
      and f.hour = -1
    union all
    select
      o.period,
      o.scope_kind,
      o.scope,
      o.seconds,
      o.event_count,
      o.closed_unanswered_count,
      o.event_count + o.censored_count as leaving_count,
      cast(0 as bigint) as late_entry_count
    from
      intermediate.int_waiting_counts as o
    where
      o.measure = 'first_response'
      and o.hour = -1
    union all
    select
      l.period,
      l.scope_kind,
      l.scope,
      l.seconds,
      cast(0 as bigint) as event_count,
      cast(0 as bigint) as closed_unanswered_count,
      cast(0 as bigint) as leaving_count,
      l.late_entry_count
    from
      intermediate.int_late_entry_counts as l
  ),
  counts as (
    select
      e.period,
      e.scope_kind,
      e.scope,
      e.seconds,
      cast(sum(e.event_count) as bigint) as answered,
      cast(sum(e.closed_unanswered_count) as bigint) as closed,
      cast(sum(e.leaving_count) as bigint) as leaving,
      cast(sum(e.late_entry_count) as bigint) as entering
    from
      every_count as e
    group by
      e.period,
      e.scope_kind,
      e.scope,
      e.seconds
  ),
  totals as (
    select
      c.period,
      c.scope_kind,
      c.scope,
      cast(sum(c.leaving) as bigint) as total_count,
      cast(sum(c.leaving - c.entering) as bigint) as total_early,
      max(c.seconds) as longest_seconds
    from
      counts as c
    group by
      c.period,
      c.scope_kind,
      c.scope
  ),
  at_risk as (
    select
      c.period as period,
      c.scope_kind as scope_kind,
      c.scope as scope,
      c.seconds,
      c.answered as d,
      c.closed as k,
      t.total_early + c.leaving - c.entering + cast(
        sum(c.entering - c.leaving) over (
          partition by
            c.period,
            c.scope_kind,
            c.scope
          order by
            c.seconds asc nulls last rows between unbounded preceding
            and current row
        ) as bigint
      ) as y
    from
      counts as c
      join totals as t on t.period = c.period
      and t.scope_kind = c.scope_kind
      and t.scope = c.scope
  ),
  ends as (
    select
      r.period,
      r.scope_kind,
      r.scope,
      r.seconds,
      r.d,
      r.k,
      cast(r.y as double) as y,
      case
        when r.d + r.k < r.y then cast(round_half_up (- ln1p (- (r.d + r.k) / cast(r.y as double)) * 1e15) as bigint)
        else 0
      end as hazard_e15,
      case
        when r.d + r.k < r.y then 0
        else 1
      end as is_last
    from
      at_risk as r
    where
      r.d + r.k > 0
  ),
  before as (
    select
      e.period,
      e.scope_kind,
      e.scope,
      e.seconds,
      e.d,
      e.k,
      e.y,
      case
        when sum(e.is_last) over s > e.is_last then cast(0 as double)
        else exp(- (cast(sum(e.hazard_e15) over s as bigint) - e.hazard_e15) / 1e15)
      end as survived
    from
      ends as e
    window
      s as (
        partition by
          e.period,
          e.scope_kind,
          e.scope
        order by
          e.seconds asc nulls last rows between unbounded preceding
          and current row
      )
  ),
  steps as (
    select
      b.period,
      b.scope_kind,
      b.scope,
      b.seconds,
      b.d,
      b.k,
      b.y,
      b.survived,
      cast(sum(cast(round_half_up (b.survived * b.d / b.y * 1e16) as bigint)) over s as bigint) / 1e16 as f_answered,
      cast(sum(cast(round_half_up (b.survived * b.k / b.y * 1e16) as bigint)) over s as bigint) / 1e16 as f_closed,
      case
        when b.d + b.k < b.y then (b.d + b.k) / (b.y * (b.y - b.d - b.k))
        else cast(0 as double)
      end as a
    from
      before as b
    window
      s as (
        partition by
          b.period,
          b.scope_kind,
          b.scope
        order by
          b.seconds asc nulls last rows between unbounded preceding
          and current row
      )
  ),
  allowed as (
    select
      cast(900 as bigint) as within_seconds
    union all
    select
      cast(3600 as bigint) as within_seconds
    union all
    select
      cast(14400 as bigint) as within_seconds
    union all
    select
      cast(28800 as bigint) as within_seconds
    union all
    select
      cast(86400 as bigint) as within_seconds
    union all
    select
      cast(259200 as bigint) as within_seconds
    union all
    select
      cast(604800 as bigint) as within_seconds
  ),
  sums as (
    select
      s.period as period,
      s.scope_kind as scope_kind,
      s.scope as scope,
      w.within_seconds,
      max(s.f_answered) as f1,
      max(s.f_closed) as f2,
      cast(sum(cast(round_half_up (s.a * 1e18) as bigint)) as bigint) / 1e18 as a0,
      cast(sum(cast(round_half_up (s.a * s.f_answered * 1e18) as bigint)) as bigint) / 1e18 as a1_answered,
      cast(sum(cast(round_half_up (s.a * s.f_answered * s.f_answered * 1e18) as bigint)) as bigint) / 1e18 as a2_answered,
      cast(
        sum(
          cast(round_half_up (s.survived * s.survived * (s.y - s.d) * s.d / (s.y * s.y * s.y) * 1e18) as bigint)
        ) as bigint
      ) / 1e18 as b_answered,
      cast(sum(cast(round_half_up (s.survived * s.d / (s.y * s.y) * 1e18) as bigint)) as bigint) / 1e18 as c0_answered,
      cast(sum(cast(round_half_up (s.f_answered * s.survived * s.d / (s.y * s.y) * 1e18) as bigint)) as bigint) / 1e18 as c1_answered,
      cast(sum(cast(round_half_up (s.a * s.f_closed * 1e18) as bigint)) as bigint) / 1e18 as a1_closed,
      cast(sum(cast(round_half_up (s.a * s.f_closed * s.f_closed * 1e18) as bigint)) as bigint) / 1e18 as a2_closed,
      cast(
        sum(
          cast(round_half_up (s.survived * s.survived * (s.y - s.k) * s.k / (s.y * s.y * s.y) * 1e18) as bigint)
        ) as bigint
      ) / 1e18 as b_closed,
      cast(sum(cast(round_half_up (s.survived * s.k / (s.y * s.y) * 1e18) as bigint)) as bigint) / 1e18 as c0_closed,
      cast(sum(cast(round_half_up (s.f_closed * s.survived * s.k / (s.y * s.y) * 1e18) as bigint)) as bigint) / 1e18 as c1_closed
    from
      steps as s
      cross join allowed as w
    where
      s.seconds <= w.within_seconds
    group by
      s.period,
      s.scope_kind,
      s.scope,
      w.within_seconds
  ),
  shares as (
    select
      t.period as period,
      t.scope_kind as scope_kind,
      t.scope as scope,
      w.within_seconds as within_seconds,
      t.total_count,
      case
        when t.longest_seconds >= w.within_seconds
        or u.f1 + u.f2 > 1 - 1e-12 then coalesce(u.f1, 0e0)
      end as answered,
      case
        when t.longest_seconds >= w.within_seconds
        or u.f1 + u.f2 > 1 - 1e-12 then coalesce(u.f2, 0e0)
      end as closed,
      u.f1 * u.f1 * u.a0 - 2 * u.f1 * u.a1_answered + u.a2_answered + u.b_answered - 2 * (u.f1 * u.c0_answered - u.c1_answered) as answered_variance,
      u.f2 * u.f2 * u.a0 - 2 * u.f2 * u.a1_closed + u.a2_closed + u.b_closed - 2 * (u.f2 * u.c0_closed - u.c1_closed) as closed_variance
    from
      totals as t
      cross join allowed as w
      left join sums as u on u.period = t.period
      and u.scope_kind = t.scope_kind
      and u.scope = t.scope
      and u.within_seconds = w.within_seconds
  ),
  widths as (
    select
      h.*,
      case
        when h.answered > 1e-12
        and h.answered < 1 - 1e-12
        and h.answered_variance > 0 then 1.959963984540054e0 * sqrt(h.answered_variance) / ((1 - h.answered) * - ln(1 - h.answered))
      end as answered_theta,
      case
        when h.closed > 1e-12
        and h.closed < 1 - 1e-12
        and h.closed_variance > 0 then 1.959963984540054e0 * sqrt(h.closed_variance) / ((1 - h.closed) * - ln(1 - h.closed))
      end as closed_theta
    from
      shares as h
  )
select
  v.period,
  v.scope_kind,
  v.scope,
  v.within_seconds,
  v.total_count,
  v.answered as answered_share,
  1 - pow(1 - v.answered, exp(- v.answered_theta)) as answered_low,
  1 - pow(1 - v.answered, exp(v.answered_theta)) as answered_high,
  v.closed as closed_unanswered_share,
  1 - pow(1 - v.closed, exp(- v.closed_theta)) as closed_unanswered_low,
  1 - pow(1 - v.closed, exp(v.closed_theta)) as closed_unanswered_high
from
  widths as v
