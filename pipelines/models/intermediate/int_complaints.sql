-- Model:   intermediate/int_complaints
-- Grain:   one row per ticket that a rule for complaints fits (ticket_id)
-- Inputs:  intermediate.int_ticket_resolutions, intermediate.int_working_days, staging.stg_complaint_rules
-- Outputs: ticket_id, rule, channel, category, priority, week, week_start, received_date, due_date, extended_due_date,
--          last_due_date, is_open, solved_date
-- Units:   *_date local days, the last on which it is in time
-- Note:    the regulator's clock (POJK 22/2023: 5 working days for a spoken complaint, 10 for a written one, 10 more once
--          the customer was told). Day 1 is the first working day after the customer's first message; solved_date is the
--          last solution, null while it is open. extended_due_date null where the rule grants no extension
-- Rebuild: ticket_id
with
  kinds as (
    select distinct
      r.channel as channel,
      r.category as category
    from
      intermediate.int_ticket_resolutions as r
  ),
  fitting as (
    select
      k.channel as channel,
      k.category as category,
      c.rule as rule,
      c.working_days as working_days,
      c.extension_days as extension_days,
      row_number() over (
        partition by
          k.channel,
          k.category
        order by
          c.position asc nulls last
      ) as choice
    from
      kinds as k
      cross join staging.stg_complaint_rules as c
    where
      coalesce(c.channel, k.channel) = k.channel
      and coalesce(c.category, k.category) = k.category
  ),
  received as (
    select
      r.ticket_id as ticket_id,
      f.rule as rule,
      r.channel as channel,
      r.category as category,
      r.priority as priority,
      r.week as week,
      r.week_start as week_start,
      local_date (r.started_at) as received_date,
      r.resolution_outcome = 'unresolved' as is_open,
      local_date (r.resolved_at) as solved_date,
      f.extension_days as extension_days,
      w.working_day_no + f.working_days as due_no,
      w.working_day_no + f.working_days + f.extension_days as last_due_no
    from
      intermediate.int_ticket_resolutions as r
      join fitting as f on f.channel = r.channel
      and f.category = r.category
      and f.choice = 1
      join intermediate.int_working_days as w on w.day = local_date (r.started_at)
    where
      r.resolution_outcome is not null
  ),
  working as (
    select
      w.day as day,
      w.working_day_no as working_day_no
    from
      intermediate.int_working_days as w
    where
      w.is_working
  )
select
  r.ticket_id,
  r.rule,
  r.channel,
  r.category,
  r.priority,
  r.week,
  r.week_start,
  r.received_date,
  a.day as due_date,
  case
    when r.extension_days > 0 then b.day
  end as extended_due_date,
  b.day as last_due_date,
  r.is_open,
  r.solved_date
from
  received as r
  join working as a on a.working_day_no = r.due_no
  join working as b on b.working_day_no = r.last_due_no
