-- Model:   intermediate/int_backlog_changes
-- Grain:   one row per local day, channel, category and priority in which the stock of open tickets changed (day,
--          channel, category, priority)
-- Inputs:  intermediate.int_ticket_flows
-- Outputs: channel, category, priority, stock_day, created_count, reopened_count, outflow_count, day
-- Units:   day local, stock_day the same as text; *_count tickets
-- Note:    what comes in and leaves is told in int_ticket_flows
-- Rebuild: stock_day by flow_day
select
  f.channel,
  f.category,
  f.priority,
  f.flow_day as stock_day,
  cast(sum(f.created_count) as bigint) as created_count,
  cast(sum(f.reopened_count) as bigint) as reopened_count,
  cast(sum(f.outflow_count) as bigint) as outflow_count,
  f.day
from
  intermediate.int_ticket_flows as f
group by
  f.channel,
  f.category,
  f.priority,
  f.flow_day,
  f.day
