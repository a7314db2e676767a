-- Model:   reports/satisfaction_by_week
-- Grain:   one row per measure, local week and scope that has ratings (measure, week_start, scope_kind, scope)
-- Inputs:  intermediate.int_ratings, intermediate.int_answer_quality, intermediate.int_spans, intermediate.int_weeks
-- Outputs: measure, week, week_start, is_complete, scope_kind, scope, rated_count, positive_count, neutral_count,
--          negative_count, solved_count, value, value_low, value_high
-- Units:   *_count ratings, solved_count tickets; value of csat a share 0 to 1, of nps -1 to 1
-- Note:    by date of rating. csat = satisfied / rated, 95 % Wilson interval; nps = promoters - detractors of rated, 95 %
--          interval by its multinomial variance, (p + d - (p - d)^2) / n (Rocks 2016, the Wald form), within -1 to 1, null
--          where everybody says the same. solved_count: tickets solved in the week, of which the rated are some; of csat
--          only. Weeks are those of tickets, of a desk without any those of its surveys. The latest 26 complete weeks and
--          those since
with
  counted_weeks as (
    select
      case
        when count(*) > 0 then 'ticket'
        else 'rating'
      end as series
    from
      intermediate.int_spans as s
    where
      s.series = 'ticket'
  ),
  scoped as (
    select
      r.measure,
      r.week,
      'all' as scope_kind,
      'all' as scope,
      r.verdict
    from
      intermediate.int_ratings as r
    union all
    select
      r.measure,
      r.week,
      'channel' as scope_kind,
      r.channel as scope,
      r.verdict
    from
      intermediate.int_ratings as r
    union all
    select
      r.measure,
      r.week,
      'category' as scope_kind,
      r.category as scope,
      r.verdict
    from
      intermediate.int_ratings as r
    where
      r.measure = 'csat'
  ),
  counts as (
    select
      s.measure,
      s.week,
      s.scope_kind,
      s.scope,
      count(*) as rated,
      count(*) filter(
        where
          s.verdict = 'positive'
      ) as positive,
      count(*) filter(
        where
          s.verdict = 'neutral'
      ) as neutral,
      count(*) filter(
        where
          s.verdict = 'negative'
      ) as negative
    from
      scoped as s
    group by
      s.measure,
      s.week,
      s.scope_kind,
      s.scope
  ),
  solved as (
    select
      q.week,
      'all' as scope_kind,
      'all' as scope,
      count(*) as solved
    from
      intermediate.int_answer_quality as q
    group by
      q.week
    union all
    select
      q.week,
      'channel' as scope_kind,
      q.channel as scope,
      count(*) as solved
    from
      intermediate.int_answer_quality as q
    group by
      q.week,
      q.channel
    union all
    select
      q.week,
      'category' as scope_kind,
      q.category as scope,
      count(*) as solved
    from
      intermediate.int_answer_quality as q
    group by
      q.week,
      q.category
  ),
  valued as (
    select
      c.measure as measure,
      c.week as week,
      c.scope_kind as scope_kind,
      c.scope as scope,
      c.rated,
      c.positive,
      c.neutral,
      c.negative,
      case
        when c.measure = 'csat' then s.solved
      end as solved,
      case
        when c.measure = 'csat' then div0 (c.positive, c.rated)
        else div0 (c.positive - c.negative, c.rated)
      end as value,
      case
        when c.measure = 'nps'
        and c.positive < c.rated
        and c.neutral < c.rated
        and c.negative < c.rated then 1.959963984540054e0 * sqrt(
          (
            cast(c.rated as double) * (c.positive + c.negative) - (c.positive - c.negative) * (c.positive - c.negative)
          ) / (cast(c.rated as double) * c.rated * c.rated)
        )
      end as half_width
    from
      counts as c
      left join solved as s on s.week = c.week
      and s.scope_kind = c.scope_kind
      and s.scope = c.scope
  )
select
  v.measure,
  w.week as week,
  w.week_start,
  w.is_complete,
  v.scope_kind,
  v.scope,
  v.rated as rated_count,
  v.positive as positive_count,
  v.neutral as neutral_count,
  v.negative as negative_count,
  v.solved as solved_count,
  v.value,
  case
    when v.measure = 'csat' then wilson_low (v.positive, v.rated)
    when v.value - v.half_width < -1 then cast(-1 as double)
    else v.value - v.half_width
  end as value_low,
  case
    when v.measure = 'csat' then wilson_high (v.positive, v.rated)
    when v.value + v.half_width > 1 then cast(1 as double)
    else v.value + v.half_width
  end as value_high
from
  valued as v
  join intermediate.int_weeks as w on w.week = v.week
  join counted_weeks as k on k.series = w.series
where
  w.weeks_back < 26
  or not w.is_complete
