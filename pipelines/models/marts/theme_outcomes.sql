-- Model:   marts/theme_outcomes
-- Grain:   one row per outcome, theme, source, channel and local week (measure, theme, source, channel, week_start)
-- Inputs:  marts.mentions, marts.tickets, intermediate.int_repeat_contacts, intermediate.int_weeks, staging.stg_settings
-- Outputs: measure, theme, source, channel, week_start, text_count, value_sum, square_sum
-- Units:   text_count texts; value_sum and square_sum integers: of dissatisfied, reopened and repeated 0 or 1 a text, of
--          score stars 1 to 5, of wait whole elapsed seconds
-- Note:    theme '' = every text whose outcome is known. dissatisfied: a score of up to 7 tenths of its scale (1 to 3 stars;
--          as CSAT is counted). wait: to the first response, three days for whoever waited longer or never had one;
--          tickets at least three days old. repeated: back within 7 days of the solution. The latest 12 complete weeks
with
  recent as (
    select
      m.source,
      m.text_id,
      m.theme,
      m.channel,
      m.score,
      m.score_scale,
      m.week_start as week_start
    from
      marts.mentions as m
      join intermediate.int_weeks as w on w.series = 'text'
      and w.week_start = m.week_start
    where
      w.weeks_back < 12
  ),
  texts as (
    select distinct
      r.source,
      r.text_id,
      r.score,
      r.score_scale
    from
      recent as r
  ),
  outcomes as (
    select
      'dissatisfied' as measure,
      x.source,
      x.text_id,
      cast(
        case
          when score_class (x.score, x.score_scale) = 'low' then 1
          else 0
        end as bigint
      ) as outcome
    from
      texts as x
    where
      x.score is not null
      and x.score_scale is not null
    union all
    select
      'score' as measure,
      x.source,
      x.text_id,
      cast(x.score as bigint) as outcome
    from
      texts as x
    where
      x.source = 'feedback'
      and x.score is not null
      and x.score_scale = 5
    union all
    select
      'wait' as measure,
      'ticket' as source,
      t.ticket_id as text_id,
      cast(
        case
          when t.first_response_seconds < 259200 then t.first_response_seconds
          else 259200
        end as bigint
      ) as outcome
    from
      marts.tickets as t
      cross join staging.stg_settings as s
    where
      t.exclusion is null
      and t.wait_outcome <> 'not_told'
      and secs_between (t.clock_started_at, s.as_of) >= 259200
    union all
    select
      'reopened' as measure,
      'ticket' as source,
      t.ticket_id as text_id,
      cast(
        case
          when t.reopen_count > 0 then 1
          else 0
        end as bigint
      ) as outcome
    from
      marts.tickets as t
    where
      t.reopen_count is not null
      and t.solved_at is not null
    union all
    select
      'repeated' as measure,
      'ticket' as source,
      c.ticket_id as text_id,
      cast(
        case
          when c.is_repeated then 1
          else 0
        end as bigint
      ) as outcome
    from
      intermediate.int_repeat_contacts as c
    where
      c.is_repeated is not null
  ),
  themed as (
    select
      r.source,
      r.text_id,
      r.theme,
      r.channel,
      r.week_start
    from
      recent as r
    union
    select
      r.source,
      r.text_id,
      '' as theme,
      r.channel,
      r.week_start
    from
      recent as r
  )
select
  o.measure as measure,
  t.theme as theme,
  t.source as source,
  t.channel as channel,
  t.week_start as week_start,
  count(*) as text_count,
  cast(sum(o.outcome) as bigint) as value_sum,
  cast(sum(o.outcome * o.outcome) as bigint) as square_sum
from
  themed as t
  join outcomes as o on o.source = t.source
  and o.text_id = t.text_id
group by
  o.measure,
  t.theme,
  t.source,
  t.channel,
  t.week_start
