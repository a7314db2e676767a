-- Model:   reports/chat_formulas
-- Grain:   one row per channel, figure and formula (channel, figure, formula)
-- Inputs:  marts.chats, intermediate.int_weeks, intermediate.int_wait_percentiles, staging.stg_settings
-- Outputs: channel, figure, formula, is_setting, unit, value, value_low, value_high, part_count, whole_count
-- Units:   value by unit: share (0 to 1) or seconds; *_count attempts
-- Note:    the latest complete week by each formula in use. service_level: accepted within the threshold (for
--          abandons_in_time_met: or gone within it) / queued without short abandons, all queued, accepted, or queued
--          without those gone within the threshold. abandonment: gone from the queue / the same, all attempts, or accepted
--          and gone. speed_of_answer: the average of the accepted (ASA) beside the half of all (Kaplan-Meier). is_setting
--          marks the desk's own. 95 % Wilson intervals
with
  weeks as (
    select
      w.week as week,
      w.week_start as week_start
    from
      intermediate.int_weeks as w
    where
      w.series = 'chat'
      and w.weeks_back = 0
      and w.is_complete
  ),
  counts as (
    select
      c.channel as channel,
      count(*) as attempts,
      count(*) filter(
        where
          c.is_queued
      ) as queued,
      count(*) filter(
        where
          c.queue_outcome = 'accepted'
      ) as accepted,
      sum(
        case
          when c.queue_outcome = 'accepted' then c.queue_seconds
          else 0
        end
      ) as queue_sum,
      count(*) filter(
        where
          c.outcome = 'abandoned'
      ) as abandoned,
      count(*) filter(
        where
          c.is_queued
          and c.is_short_abandoned
      ) as short_abandoned,
      count(*) filter(
        where
          c.is_queued
          and c.is_abandoned_in_time
      ) as left_in_time,
      count(*) filter(
        where
          c.is_queued
          and c.outcome = 'abandoned'
          and not c.is_short_abandoned
      ) as left_queue,
      count(*) filter(
        where
          c.is_queued
          and not c.is_short_abandoned
      ) as stayed,
      count(*) filter(
        where
          c.is_within_service_level
      ) as in_time
    from
      marts.chats as c
      join weeks as w on w.week_start = c.week_start
    group by
      c.channel
  ),
  formulas as (
    select
      n.channel,
      'service_level' as figure,
      'without_short_abandons' as formula,
      cast(n.in_time as bigint) as part_count,
      cast(n.stayed as bigint) as whole_count,
      cast(null as double) as seconds
    from
      counts as n
    union all
    select
      n.channel,
      'service_level' as figure,
      'all_queued' as formula,
      cast(n.in_time as bigint) as part_count,
      cast(n.queued as bigint) as whole_count,
      cast(null as double) as seconds
    from
      counts as n
    union all
    select
      n.channel,
      'service_level' as figure,
      'accepted' as formula,
      cast(n.in_time as bigint) as part_count,
      cast(n.accepted as bigint) as whole_count,
      cast(null as double) as seconds
    from
      counts as n
    union all
    select
      n.channel,
      'service_level' as figure,
      'without_abandons_in_time' as formula,
      cast(n.in_time as bigint) as part_count,
      cast(n.queued - n.left_in_time as bigint) as whole_count,
      cast(null as double) as seconds
    from
      counts as n
    union all
    select
      n.channel,
      'service_level' as figure,
      'abandons_in_time_met' as formula,
      cast(n.in_time + n.left_in_time as bigint) as part_count,
      cast(n.queued as bigint) as whole_count,
      cast(null as double) as seconds
    from
      counts as n
    union all
    select
      n.channel,
      'abandonment' as figure,
      'without_short_abandons' as formula,
      cast(n.left_queue as bigint) as part_count,
      cast(n.stayed as bigint) as whole_count,
      cast(null as double) as seconds
    from
      counts as n
    union all
    select
      n.channel,
      'abandonment' as figure,
      'all_queued' as formula,
      cast(n.left_queue + n.short_abandoned as bigint) as part_count,
      cast(n.queued as bigint) as whole_count,
      cast(null as double) as seconds
    from
      counts as n
    union all
    select
      n.channel,
      'abandonment' as figure,
      'all_attempts' as formula,
      cast(n.abandoned as bigint) as part_count,
      cast(n.attempts as bigint) as whole_count,
      cast(null as double) as seconds
    from
      counts as n
    union all
    select
      n.channel,
      'abandonment' as figure,
      'accepted_and_abandoned' as formula,
      cast(n.left_queue + n.short_abandoned as bigint) as part_count,
      cast(n.accepted + n.left_queue + n.short_abandoned as bigint) as whole_count,
      cast(null as double) as seconds
    from
      counts as n
    union all
    select
      n.channel,
      'speed_of_answer' as figure,
      'accepted' as formula,
      cast(n.accepted as bigint) as part_count,
      cast(n.accepted as bigint) as whole_count,
      div0 (cast(n.queue_sum as double), n.accepted) as seconds
    from
      counts as n
    union all
    select
      p.scope as channel,
      'speed_of_answer' as figure,
      'half_of_all' as formula,
      p.event_count as part_count,
      p.total_count as whole_count,
      cast(p.p50_seconds as double) as seconds
    from
      intermediate.int_wait_percentiles as p
      join weeks as w on w.week = p.period
    where
      p.measure = 'queue_wait'
      and p.scope_kind = 'channel'
      and p.hour = -1
  )
select
  f.channel,
  f.figure,
  f.formula,
  case
    when f.figure = 'service_level' then f.formula = x.service_level_formula
    when f.figure = 'abandonment' then f.formula = 'without_short_abandons'
    else f.formula = 'half_of_all'
  end as is_setting,
  case
    when f.figure = 'speed_of_answer' then 'seconds'
    else 'share'
  end as unit,
  case
    when f.figure = 'speed_of_answer' then f.seconds
    else div0 (f.part_count, f.whole_count)
  end as value,
  case
    when f.figure <> 'speed_of_answer' then wilson_low (f.part_count, f.whole_count)
  end as value_low,
  case
    when f.figure <> 'speed_of_answer' then wilson_high (f.part_count, f.whole_count)
  end as value_high,
  f.part_count,
  f.whole_count
from
  formulas as f
  cross join staging.stg_settings as x
where
  f.whole_count > 0
