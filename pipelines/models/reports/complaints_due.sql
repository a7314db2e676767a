-- Model:   reports/complaints_due
-- Grain:   one row per rule, category and time left of an open complaint (rule, category, due_band)
-- Inputs:  marts.complaints_open
-- Outputs: rule, category, due_band, ticket_count, oldest_received_date
-- Units:   ticket_count tickets; *_date local days
-- Note:    what is past the regulator's limit at as_of and what falls due; marts/complaints_open explains the bands and
--          names the tickets. oldest_received_date is of all that are open, the same in every row: that of a row may be
--          one customer's
with
  oldest as (
    select
      min(o.received_date) as received_date
    from
      marts.complaints_open as o
  )
select
  o.rule,
  o.category,
  o.due_band,
  count(*) as ticket_count,
  min(a.received_date) as oldest_received_date
from
  marts.complaints_open as o
  cross join oldest as a
group by
  o.rule,
  o.category,
  o.due_band
