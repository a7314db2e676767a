-- Model:   intermediate/int_sla_targets
-- Grain:   one row per metric, channel, category and priority that has a target (metric, channel, category, priority)
-- Inputs:  staging.stg_sla_targets, intermediate.int_ticket_first_responses
-- Outputs: metric, channel, category, priority, target_seconds, target_clock
-- Units:   target_seconds elapsed seconds by target_clock: calendar, or business = in opening hours
-- Note:    the most specific target of suara.yaml wins: category before priority before channel; a ticket without a
--          priority ('none') meets only targets that name none
with
  kinds as (
    select distinct
      r.channel as channel,
      r.category as category,
      r.priority as priority
    from
      intermediate.int_ticket_first_responses as r
  ),
  fitting as (
    select
      s.metric as metric,
      k.channel as channel,
      k.category as category,
      k.priority as priority,
      s.target_seconds,
      s.target_clock,
      case
        when s.category is null then 0
        else 4
      end + case
        when s.priority is null then 0
        else 2
      end + case
        when s.channel is null then 0
        else 1
      end as specificity
    from
      kinds as k
      cross join staging.stg_sla_targets as s
    where
      coalesce(s.channel, k.channel) = k.channel
      and coalesce(s.category, k.category) = k.category
      and coalesce(s.priority, k.priority) = k.priority
  )
select
  f.metric,
  f.channel,
  f.category,
  f.priority,
  f.target_seconds,
  f.target_clock
from
  fitting as f
qualify
  row_number() over (
    partition by
      f.metric,
      f.channel,
      f.category,
      f.priority
    order by
      f.specificity desc nulls last,
      f.target_seconds asc nulls last
  ) = 1
