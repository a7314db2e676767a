-- Model:   intermediate/int_wait_percentiles
-- Grain:   one row per group (measure, period, scope_kind, scope, hour)
-- Inputs:  intermediate.int_first_response_counts, intermediate.int_queue_wait_counts
-- Outputs: measure, period, scope_kind, scope, hour, total_count, event_count, closed_unanswered_count, p50_seconds,
--          p50_low_seconds, p50_high_seconds, p90_seconds, p90_low_seconds, p90_high_seconds, longest_seconds,
--          naive_p50_seconds, naive_p90_seconds
-- Units:   *_seconds elapsed seconds; percentiles on whole seconds, naive ones interpolated
-- Note:    Kaplan and Meier 1958, the only place of it. A censored wait still counts at its own second. 95 % intervals:
--          log-log band (Greenwood) inverted, Brookmeyer and Crowley 1982. A percentile is the first second at which
--          no more than 1 - p still wait (R takes the midpoint when exactly 1 - p do); null = not reached, see
--          longest_seconds. naive = answered only, Hyndman and Fan type 7. Logarithms are summed as decimals, which
--          add up the same in any order
with
  counts as (
    select
      f.measure,
      f.period,
      f.scope_kind,
      f.scope,
      f.hour,
      f.seconds,
      f.event_count,
      f.censored_count,
      f.closed_unanswered_count
    from
      intermediate.int_first_response_counts as f
    union all
    select
      q.measure,
      q.period,
      q.scope_kind,
      q.scope,
      q.hour,
      q.seconds,
      q.event_count,
      q.censored_count,
      q.closed_unanswered_count
    from
      intermediate.int_queue_wait_counts as q
  ),
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
      max(c.seconds) as longest_seconds
    from
      counts as c
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
            t.measure,
            t.period,
            t.scope_kind,
            t.scope,
            t.hour
        ) as integer
      ) as group_no
    from
      totals as t
  ),
  waits as (
    select
      n.group_no,
      n.total_count,
      n.total_events,
      c.seconds,
      c.event_count as d,
      c.event_count + c.censored_count as gone
    from
      counts as c
      join numbered as n on n.measure = c.measure
      and n.period = c.period
      and n.scope_kind = c.scope_kind
      and n.scope = c.scope
      and n.hour = c.hour
  ),
  at_risk as (
    select
      w.group_no,
      w.total_events,
      w.seconds,
      w.d,
      w.total_count + w.gone - cast(
        sum(w.gone) over (
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
      a.total_events,
      a.seconds,
      cast(sum(a.d) over s as bigint) as answered_so_far,
      sum(
        case
          when a.d < a.y then cast(ln1p (- a.d / cast(a.y as double)) as decimal(38, 20))
          else cast(-10000 as decimal(38, 20))
        end
      ) over s as log_survival,
      sum(
        case
          when a.d < a.y then cast(a.d / (cast(a.y as double) * (a.y - a.d)) as decimal(38, 25))
          else cast(0 as decimal(38, 25))
        end
      ) over s as greenwood
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
  survival as (
    select
      e.group_no,
      e.total_events,
      e.seconds,
      e.answered_so_far,
      exp(cast(e.log_survival as double)) as still_waiting,
      case
        when e.log_survival < 0
        and e.log_survival > -9000 then 1.959963984540054 * sqrt(cast(e.greenwood as double)) / abs(cast(e.log_survival as double))
      end as theta
    from
      events as e
  ),
  bands as (
    select
      s.*,
      pow(s.still_waiting, exp(s.theta)) as band_low,
      pow(s.still_waiting, exp(- s.theta)) as band_high
    from
      survival as s
  ),
  reached as (
    select
      b.group_no,
      min(b.seconds) filter(
        where
          b.still_waiting <= 0.5 + 1e-12
      ) as p50,
      min(b.seconds) filter(
        where
          b.band_low <= 0.5 + 1e-12
      ) as p50_low,
      min(b.seconds) filter(
        where
          b.band_high <= 0.5 + 1e-12
      ) as p50_high,
      min(b.seconds) filter(
        where
          b.still_waiting <= 0.1 + 1e-12
      ) as p90,
      min(b.seconds) filter(
        where
          b.band_low <= 0.1 + 1e-12
      ) as p90_low,
      min(b.seconds) filter(
        where
          b.band_high <= 0.1 + 1e-12
      ) as p90_high,
      min(b.seconds) filter(
        where
          b.answered_so_far > floor((b.total_events - 1) * 0.5)
      ) as naive_p50_from,
      min(b.seconds) filter(
        where
          b.answered_so_far > ceil((b.total_events - 1) * 0.5)
      ) as naive_p50_to,
      min(b.seconds) filter(
        where
          b.answered_so_far > floor((b.total_events - 1) * 9 / 10.0)
      ) as naive_p90_from,
      min(b.seconds) filter(
        where
          b.answered_so_far > ceil((b.total_events - 1) * 9 / 10.0)
      ) as naive_p90_to
    from
      bands as b
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
  r.p50 as p50_seconds,
  r.p50_low as p50_low_seconds,
  r.p50_high as p50_high_seconds,
  r.p90 as p90_seconds,
  r.p90_low as p90_low_seconds,
  r.p90_high as p90_high_seconds,
  n.longest_seconds,
  r.naive_p50_from + (r.naive_p50_to - r.naive_p50_from) * (((n.total_events - 1) % 2) / 2.0) as naive_p50_seconds,
  r.naive_p90_from + (r.naive_p90_to - r.naive_p90_from) * (((n.total_events - 1) * 9 % 10) / 10.0) as naive_p90_seconds
from
  numbered as n
  left join reached as r on r.group_no = n.group_no
