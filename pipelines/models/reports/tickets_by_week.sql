-- Model:   reports/tickets_by_week
-- Grain:   one row per local week, channel and category (week_start, channel, category)
-- Inputs:  marts.tickets, intermediate.int_weeks
-- Outputs: week, week_start, is_complete, channel, category, ticket_count
-- Units:   ticket_count integer; weeks in the reporting zone
-- Note:    by creation, every ticket whatever became of it; zero where a channel and category that occur at all had none
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
  pairs as (
    select distinct
      t.channel,
      t.category
    from
      marts.tickets as t
  ),
  counts as (
    select
      t.week_start,
      t.channel,
      t.category,
      count(*) as tickets
    from
      marts.tickets as t
    group by
      t.week_start,
      t.channel,
      t.category
  )
select
  w.week,
  w.week_start,
  w.is_complete,
  p.channel,
  p.category,
  coalesce(c.tickets, 0) as ticket_count
from
  weeks as w
  cross join pairs as p
  left join counts as c on c.week_start = w.week_start
  and c.channel = p.channel
  and c.category = p.category
