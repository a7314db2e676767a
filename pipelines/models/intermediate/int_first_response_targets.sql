-- Model:   intermediate/int_first_response_targets
-- Grain:   one row per channel and priority that has a first-response target (channel, priority)
-- Inputs:  staging.stg_sla_targets, intermediate.int_ticket_first_responses
-- Outputs: channel, priority, target_seconds, target_clock
-- Units:   target_seconds elapsed seconds by target_clock: calendar, or business = in opening hours
-- Note:    the most specific target wins: channel and priority, then priority, then channel, then neither; a ticket
--          without a priority ('none') meets only targets that name none
with
  kinds as (
    select distinct
      r.channel,
      r.priority
    from
      intermediate.int_ticket_first_responses as r
  ),
  fitting as (
    select
      k.channel,
      k.priority,
      s.target_seconds,
      s.target_clock,
      case
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
      s.metric = 'first_response'
      and (
        s.channel is null
        or s.channel = k.channel
      )
      and (
        s.priority is null
        or s.priority = k.priority
      )
  )
select
  f.channel,
  f.priority,
  f.target_seconds,
  f.target_clock
from
  fitting as f
qualify
  row_number() over (
    partition by
      f.channel,
      f.priority
    order by
      f.specificity desc nulls last,
      f.target_seconds asc nulls last
  ) = 1
