-- Model:   reports/complaints_by_week
-- Grain:   one row per rule and local week of receipt (rule, week_start)
-- Inputs:  intermediate.int_complaints, intermediate.int_weeks, staging.stg_settings
-- Outputs: rule, week, week_start, is_complete, received_count, in_time_count, in_extension_count, late_count,
--          past_limit_count, running_count, in_time_share, in_time_low, in_time_high
-- Units:   *_count tickets; shares 0 to 1 of those whose first limit has decided
-- Note:    by the week the complaint came. Solved by the first limit (in_time), in the extension, or after every limit
--          (late); open and past the first limit (past_limit), or not yet due (running). in_time_share: in_time of all but
--          the running, once no limit of the week still runs: before, the quickest would stand for all; 95 % Wilson
--          interval. The latest 26 complete weeks and those since
with
  counts as (
    select
      c.rule as rule,
      c.week_start as week_start,
      count(*) as received,
      count(*) filter(
        where
          c.solved_date <= c.due_date
      ) as in_time,
      count(*) filter(
        where
          c.solved_date > c.due_date
          and c.solved_date <= c.last_due_date
      ) as in_extension,
      count(*) filter(
        where
          c.solved_date > c.last_due_date
      ) as late,
      count(*) filter(
        where
          c.is_open
          and c.due_date < x.as_of_date
      ) as past_limit,
      count(*) filter(
        where
          c.is_open
          and c.due_date >= x.as_of_date
      ) as running
    from
      intermediate.int_complaints as c
      cross join staging.stg_settings as x
    group by
      c.rule,
      c.week_start
  ),
  decided as (
    select
      c.rule as rule,
      c.week_start as week_start,
      c.received as received,
      c.in_time as in_time,
      c.in_extension as in_extension,
      c.late as late,
      c.past_limit as past_limit,
      c.running as running,
      case
        when c.running = 0 then c.received
      end as decided_count
    from
      counts as c
  )
select
  c.rule,
  w.week as week,
  w.week_start as week_start,
  w.is_complete,
  c.received as received_count,
  c.in_time as in_time_count,
  c.in_extension as in_extension_count,
  c.late as late_count,
  c.past_limit as past_limit_count,
  c.running as running_count,
  div0 (c.in_time, c.decided_count) as in_time_share,
  wilson_low (c.in_time, c.decided_count) as in_time_low,
  wilson_high (c.in_time, c.decided_count) as in_time_high
from
  decided as c
  join intermediate.int_weeks as w on w.series = 'ticket'
  and w.week_start = c.week_start
where
  w.weeks_back < 26
  or not w.is_complete
