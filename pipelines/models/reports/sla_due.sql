-- Model:   reports/sla_due
-- Grain:   one row per metric, time left, channel, category and priority of a running clock (metric, due_band, channel,
--          category, priority)
-- Inputs:  intermediate.int_sla_running_clocks
-- Outputs: metric, due_band, channel, category, priority, ticket_count
-- Units:   ticket_count tickets
-- Note:    what is about to be breached at as_of, and what has been while the customer waits; marts/sla_running names the
--          tickets
with
  banded as (
    select
      r.metric,
      case
        when r.sla_state = 'breached' then 'past'
        when r.sla_state = 'paused' then 'paused'
        when r.seconds_left < 3600 then 'under_1h'
        when r.seconds_left < 14400 then '1h_4h'
        when r.seconds_left < 86400 then '4h_24h'
        else 'over_24h'
      end as due_band,
      r.channel,
      r.category,
      r.priority
    from
      intermediate.int_sla_running_clocks as r
  )
select
  b.metric,
  b.due_band,
  b.channel,
  b.category,
  b.priority,
  count(*) as ticket_count
from
  banded as b
group by
  b.metric,
  b.due_band,
  b.channel,
  b.category,
  b.priority
