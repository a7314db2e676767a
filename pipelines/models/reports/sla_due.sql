-- Model:   reports/sla_due
-- Grain:   one row per metric, time left, channel, category and priority of a running clock (metric, due_band, channel,
--          category, priority)
-- Inputs:  intermediate.int_sla_running_clocks
-- Outputs: metric, due_band, channel, category, priority, ticket_count, least_seconds_left
-- Units:   ticket_count tickets; least_seconds_left seconds by the target's clock, below 0 = past it
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
      r.priority,
      r.seconds_left
    from
      intermediate.int_sla_running_clocks as r
  )
select
  b.metric,
  b.due_band,
  b.channel,
  b.category,
  b.priority,
  count(*) as ticket_count,
  min(b.seconds_left) as least_seconds_left
from
  banded as b
group by
  b.metric,
  b.due_band,
  b.channel,
  b.category,
  b.priority
