-- Model:   intermediate/int_wait_percentiles
-- Grain:   one row per group (measure, period, scope_kind, scope, hour)
-- Inputs:  intermediate.int_wait_counts
-- Outputs: measure, period, scope_kind, scope, hour, total_count, event_count, closed_unanswered_count, p10_seconds,
--          p25_seconds, p50_seconds, p50_low_seconds, p50_high_seconds, p75_seconds, p75_low_seconds, p75_high_seconds, p90_seconds,
--          p90_low_seconds, p90_high_seconds, p95_seconds, p95_low_seconds, p95_high_seconds, p99_seconds,
--          p99_low_seconds, p99_high_seconds, longest_seconds, naive_p50_seconds, naive_p90_seconds
-- Units:   *_seconds elapsed seconds; percentiles on whole seconds, naive ones interpolated
-- Note:    Kaplan and Meier 1958, the only place of it. A censored wait still counts at its own second. Tickets that the
--          export knows only from some age on are at risk from then on (left truncation, Klein and Moeschberger 2003,
--          4.6). 95 % intervals: log-log band (Greenwood) inverted, Brookmeyer and Crowley 1982. A percentile is the
--          first second at which no more than 1 - p still wait (R takes the midpoint when exactly 1 - p do); null = not
--          reached, see longest_seconds. naive = answered only, Hyndman and Fan type 7. The cumulative hazard is summed
--          in whole 1e-15, which add up the same in any order (500 = nobody left waiting), and the band is compared in
--          log-log space
-- Rebuild: period
-- Slices:  period
with
  totals as (
    select
      c.measure,
      c.period,
      c.scope_kind,
      c.scope,
      c.hour,
      cast(sum(c.event_count + c.censored_count) as bigint) as total_count,
      cast(sum(c.event_count) as bigint) as total_events,
      cast(sum(c.closed_unanswered_count) as bigint) as total_closed_unanswered,
      cast(sum(c.late_entry_count) as bigint) as total_late_entries,
      max(c.seconds) as longest_seconds
    from
      intermediate.int_wait_counts as c
    group by
      c.measure,
      c.period,
      c.scope_kind,
      c.scope,
      c.hour
  ),
  numbered as (
    select
      t.*,
      cast(
        row_number() over (
          order by
            t.measure asc nulls last,
            t.period asc nulls last,
            t.scope_kind asc nulls last,
            t.scope asc nulls last,
            t.hour asc nulls last
        ) as integer
      ) as group_no,
      int_div (t.total_events - 1, 2) as rank_50_from,
      int_div (t.total_events, 2) as rank_50_to,
      int_div ((t.total_events - 1) * 9, 10) as rank_90_from,
      int_div (t.total_events * 9, 10) as rank_90_to
    from
      totals as t
  ),
  waits as (
    select
      n.group_no,
      n.total_count - n.total_late_entries as total_early,
      c.seconds,
      c.event_count as d,
      c.event_count + c.censored_count as gone,
      c.late_entry_count as entering
    from
      intermediate.int_wait_counts as c
      join numbered as n on n.measure = c.measure
      and n.period = c.period
      and n.scope_kind = c.scope_kind
      and n.scope = c.scope
      and n.hour = c.hour
  ),
  at_risk as (
    select
      w.group_no,
      w.seconds,
      w.d,
      w.total_early + w.gone - w.entering + cast(
        sum(w.entering - w.gone) over (
          partition by
            w.group_no
          order by
            w.seconds asc nulls last rows between unbounded preceding
            and current row
        ) as bigint
      ) as y
    from
      waits as w
  ),
  events as (
    select
      a.group_no,
      a.seconds,
      cast(sum(a.d) over s as bigint) as answered_so_far,
      cast(
        sum(
          case
            when a.d < a.y then cast(round_half_up (- ln1p (- a.d / cast(a.y as double)) * 1e15) as bigint)
            else 0
          end
        ) over s as bigint
      ) as hazard_e15,
      max(
        case
          when a.d < a.y then 0
          else 1
        end
      ) over s as is_nobody_left,
      cast(
        sum(
          case
            when a.d < a.y then cast(round_half_up (a.d / (cast(a.y as double) * (a.y - a.d)) * 1e18) as bigint)
            else 0
          end
        ) over s as bigint
      ) as greenwood_e18
    from
      at_risk as a
    where
      a.d > 0
    window
      s as (
        partition by
          a.group_no
        order by
          a.seconds asc nulls last rows between unbounded preceding
          and current row
      )
  ),
  hazards as (
    select
      e.group_no,
      e.seconds,
      e.answered_so_far,
      case
        when e.is_nobody_left = 1 then cast(500 as double)
        else e.hazard_e15 / 1e15
      end as hazard,
      e.greenwood_e18 / 1e18 as greenwood
    from
      events as e
  ),
  bands as (
    select
      h.group_no,
      h.seconds,
      h.answered_so_far,
      h.hazard,
      case
        when h.hazard < 400 then ln(h.hazard)
      end as log_hazard,
      case
        when h.hazard < 400 then 1.959963984540054e0 * sqrt(h.greenwood) / h.hazard
      end as theta
    from
      hazards as h
  ),
  reached as (
    select
      b.group_no,
      min(b.seconds) filter(
        where
          b.hazard >= - ln(0.9 + 1e-12)
      ) as p10,
      min(b.seconds) filter(
        where
          b.hazard >= - ln(0.75 + 1e-12)
      ) as p25,
      min(b.seconds) filter(
        where
          b.hazard >= - ln(0.5 + 1e-12)
      ) as p50,
      min(b.seconds) filter(
        where
          b.log_hazard + b.theta >= ln(- ln(0.5 + 1e-12))
      ) as p50_low,
      min(b.seconds) filter(
        where
          b.log_hazard - b.theta >= ln(- ln(0.5 + 1e-12))
      ) as p50_high,
      min(b.seconds) filter(
        where
          b.hazard >= - ln(0.25 + 1e-12)
      ) as p75,
      min(b.seconds) filter(
        where
          b.log_hazard + b.theta >= ln(- ln(0.25 + 1e-12))
      ) as p75_low,
      min(b.seconds) filter(
        where
          b.log_hazard - b.theta >= ln(- ln(0.25 + 1e-12))
      ) as p75_high,
      min(b.seconds) filter(
        where
          b.hazard >= - ln(0.1 + 1e-12)
      ) as p90,
      min(b.seconds) filter(
        where
          b.log_hazard + b.theta >= ln(- ln(0.1 + 1e-12))
      ) as p90_low,
      min(b.seconds) filter(
        where
          b.log_hazard - b.theta >= ln(- ln(0.1 + 1e-12))
      ) as p90_high,
      min(b.seconds) filter(
        where
          b.hazard >= - ln(0.05 + 1e-12)
      ) as p95,
      min(b.seconds) filter(
        where
          b.log_hazard + b.theta >= ln(- ln(0.05 + 1e-12))
      ) as p95_low,
      min(b.seconds) filter(
        where
          b.log_hazard - b.theta >= ln(- ln(0.05 + 1e-12))
      ) as p95_high,
      min(b.seconds) filter(
        where
          b.hazard >= - ln(0.01 + 1e-12)
      ) as p99,
      min(b.seconds) filter(
        where
          b.log_hazard + b.theta >= ln(- ln(0.01 + 1e-12))
      ) as p99_low,
      min(b.seconds) filter(
        where
          b.log_hazard - b.theta >= ln(- ln(0.01 + 1e-12))
      ) as p99_high,
      min(b.seconds) filter(
        where
          b.answered_so_far > n.rank_50_from
      ) as naive_p50_from,
      min(b.seconds) filter(
        where
          b.answered_so_far > n.rank_50_to
      ) as naive_p50_to,
      min(b.seconds) filter(
        where
          b.answered_so_far > n.rank_90_from
      ) as naive_p90_from,
      min(b.seconds) filter(
        where
          b.answered_so_far > n.rank_90_to
      ) as naive_p90_to
    from
      bands as b
      join numbered as n on n.group_no = b.group_no
    group by
      b.group_no
  )
select
  n.measure,
  n.period,
  n.scope_kind,
  n.scope,
  n.hour,
  n.total_count,
  n.total_events as event_count,
  n.total_closed_unanswered as closed_unanswered_count,
  r.p10 as p10_seconds,
  r.p25 as p25_seconds,
  r.p50 as p50_seconds,
  r.p50_low as p50_low_seconds,
  r.p50_high as p50_high_seconds,
  r.p75 as p75_seconds,
  r.p75_low as p75_low_seconds,
  r.p75_high as p75_high_seconds,
  r.p90 as p90_seconds,
  r.p90_low as p90_low_seconds,
  r.p90_high as p90_high_seconds,
  r.p95 as p95_seconds,
  r.p95_low as p95_low_seconds,
  r.p95_high as p95_high_seconds,
  r.p99 as p99_seconds,
  r.p99_low as p99_low_seconds,
  r.p99_high as p99_high_seconds,
  n.longest_seconds,
  r.naive_p50_from + (r.naive_p50_to - r.naive_p50_from) * (((n.total_events - 1) % 2) / 2.0) as naive_p50_seconds,
  r.naive_p90_from + (r.naive_p90_to - r.naive_p90_from) * (((n.total_events - 1) * 9 % 10) / 10.0) as naive_p90_seconds
from
  numbered as n
  left join reached as r on r.group_no = n.group_no
