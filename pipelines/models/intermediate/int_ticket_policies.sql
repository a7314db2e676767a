-- Model:   intermediate/int_ticket_policies
-- Grain:   one row per ticket and metric for which a known policy was applied (ticket_id, metric)
-- Inputs:  staging.stg_ticket_events, staging.stg_tickets, staging.stg_sla_policies
-- Outputs: ticket_id, metric, target_seconds, target_clock, applied_at
-- Units:   target_seconds elapsed seconds by target_clock: calendar, or business = in opening hours; applied_at UTC
-- Note:    the target in force when the policy was applied, for the priority the ticket had then (its priority events
--          tell, else what it has now); a policy applied later takes the place of one before. These targets go before
--          those of suara.yaml
-- Rebuild: ticket_id
with
  applied as (
    select
      e.ticket_id as ticket_id,
      e.value as policy,
      e.event_at as applied_at,
      coalesce(t.priority, 'none') as priority_now
    from
      staging.stg_ticket_events as e
      join staging.stg_tickets as t on t.ticket_id = e.ticket_id
    where
      e.kind = 'sla_applied'
      and e.value is not null
  ),
  priorities as (
    select
      e.ticket_id,
      fold_case (trim(e.value)) as priority,
      e.event_at
    from
      staging.stg_ticket_events as e
    where
      e.kind = 'priority'
      and e.value is not null
  ),
  judged as (
    select
      a.ticket_id as ticket_id,
      a.policy as policy,
      a.applied_at as applied_at,
      coalesce(
        latest_of (
          case
            when p.event_at <= a.applied_at then p.priority
          end,
          p.event_at
        ),
        min(a.priority_now)
      ) as priority
    from
      applied as a
      left join priorities as p on p.ticket_id = a.ticket_id
    group by
      a.ticket_id,
      a.policy,
      a.applied_at
  ),
  fitting as (
    select
      j.ticket_id as ticket_id,
      s.metric as metric,
      j.applied_at as applied_at,
      s.target_seconds,
      s.target_clock,
      s.valid_from,
      case
        when s.priority is null then 0
        else 1
      end as specificity
    from
      judged as j
      join staging.stg_sla_policies as s on s.policy = j.policy
    where
      coalesce(s.priority, j.priority) = j.priority
      and coalesce(s.valid_from, j.applied_at) <= j.applied_at
  )
select
  f.ticket_id,
  f.metric,
  f.target_seconds,
  f.target_clock,
  f.applied_at
from
  fitting as f
qualify
  row_number() over (
    partition by
      f.ticket_id,
      f.metric
    order by
      f.applied_at desc nulls last,
      f.specificity desc nulls last,
      f.valid_from desc nulls last,
      f.target_seconds asc nulls last
  ) = 1
