-- Model:   marts/complaints_open
-- Grain:   one row per complaint that is open at as_of (ticket_id)
-- Inputs:  intermediate.int_complaints, intermediate.int_working_days, staging.stg_settings
-- Outputs: ticket_id, rule, channel, category, priority, received_date, due_date, extended_due_date, due_band,
--          working_days_left
-- Units:   *_date local days; working_days_left to due_date, 0 = today is the last, below 0 = past it
-- Note:    the list to work through. due_band: past_extension (past every limit, and there was an extension), past_limit
--          (past the first; with an extension, in it), last_day, 7_days (within the next 7 days), later
select
  c.ticket_id,
  c.rule,
  c.channel,
  c.category,
  c.priority,
  c.received_date,
  c.due_date,
  c.extended_due_date,
  case
    when c.extended_due_date < x.as_of_date then 'past_extension'
    when c.due_date < x.as_of_date then 'past_limit'
    when c.due_date = x.as_of_date then 'last_day'
    when c.due_date <= add_days (x.as_of_date, 7) then '7_days'
    else 'later'
  end as due_band,
  d.working_day_no - w.working_day_no as working_days_left
from
  intermediate.int_complaints as c
  cross join staging.stg_settings as x
  join intermediate.int_working_days as w on w.day = x.as_of_date
  join intermediate.int_working_days as d on d.day = c.due_date
where
  c.is_open
