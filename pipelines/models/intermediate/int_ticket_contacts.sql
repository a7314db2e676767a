-- Model:   intermediate/int_ticket_contacts
-- Grain:   one row per ticket that is in the response figures (ticket_id)
-- Inputs:  intermediate.int_ticket_first_responses, intermediate.int_contact_attempts, intermediate.int_next_replies,
--          intermediate.int_ticket_policies, intermediate.int_sla_targets, intermediate.int_sla_running_clocks,
--          staging.stg_tickets, staging.stg_settings
-- Outputs: ticket_id, channel, category, failure, hour, week_start, network, is_late, has_target, is_waiting,
--          first_wait_seconds, later_wait_seconds, started_at
-- Units:   *_seconds whole elapsed calendar seconds, until as_of where the customer still waits (first_wait null where no
--          export tells whether there was an answer and nobody left a queue); started_at UTC; hour and
--          week_start in the reporting zone
-- Note:    first_wait: until the first answer; later_wait: for each answer after it, all together. A customer who left the queue of a chat or
--          call unserved waits no longer from then on, whatever becomes of the ticket. failure: abandoned (left so), or
--          closed_unanswered. is_late: past the target of the first response, by the target's own clock
with
  later as (
    select
      n.ticket_id as ticket_id,
      cast(sum(coalesce(n.wait_seconds, secs_between (n.asked_at, x.as_of))) as bigint) as later_seconds,
      max(
        case
          when n.wait_outcome = 'waiting' then 1
          else 0
        end
      ) as waits_again
    from
      intermediate.int_next_replies as n
      cross join staging.stg_settings as x
    group by
      n.ticket_id
  ),
  waits as (
    select
      r.ticket_id as ticket_id,
      r.channel as channel,
      r.category as category,
      r.priority as priority,
      r.hour as hour,
      r.week_start as week_start,
      r.wait_outcome as wait_outcome,
      r.clock_started_at as started_at,
      r.wait_business_seconds as business_seconds,
      a.network as network,
      coalesce(
        r.wait_outcome <> 'answered'
        and not a.was_served
        and not a.is_going_on
        and a.left_at >= r.clock_started_at,
        false
      ) as has_left,
      a.left_at as left_at,
      case
        when r.wait_outcome <> 'not_told' then coalesce(r.wait_seconds, secs_between (r.clock_started_at, x.as_of))
      end as elapsed_seconds,
      coalesce(l.later_seconds, 0) as later_seconds,
      coalesce(l.waits_again, 0) = 1 as waits_again
    from
      intermediate.int_ticket_first_responses as r
      cross join staging.stg_settings as x
      left join intermediate.int_contact_attempts as a on a.ticket_id = r.ticket_id
      left join later as l on l.ticket_id = r.ticket_id
    where
      r.exclusion is null
      and r.wait_outcome is not null
  ),
  first_waits as (
    select
      w.*,
      case
        when w.has_left
        and secs_between (w.started_at, w.left_at) < coalesce(w.elapsed_seconds, secs_between (w.started_at, w.left_at) + 1) then secs_between (w.started_at, w.left_at)
        else w.elapsed_seconds
      end as first_seconds
    from
      waits as w
  )
select
  f.ticket_id as ticket_id,
  f.channel as channel,
  f.category as category,
  case
    when f.has_left then 'abandoned'
    when f.wait_outcome = 'closed_unanswered' then 'closed_unanswered'
  end as failure,
  f.hour as hour,
  f.week_start as week_start,
  f.network as network,
  case
    when f.wait_outcome = 'waiting' then coalesce(k.sla_state = 'breached', false)
    when coalesce(p.target_clock, g.target_clock) = 'business' then coalesce(f.business_seconds > coalesce(p.target_seconds, g.target_seconds), false)
    else coalesce(f.first_seconds > coalesce(p.target_seconds, g.target_seconds), false)
  end as is_late,
  coalesce(p.target_seconds, g.target_seconds) is not null as has_target,
  (
    f.wait_outcome = 'waiting'
    and not f.has_left
  )
  or f.waits_again as is_waiting,
  f.first_seconds as first_wait_seconds,
  f.later_seconds as later_wait_seconds,
  f.started_at as started_at
from
  first_waits as f
  join staging.stg_tickets as t on t.ticket_id = f.ticket_id
  left join intermediate.int_ticket_policies as p on p.ticket_id = f.ticket_id
  and p.metric = 'first_response'
  left join intermediate.int_sla_targets as g on g.metric = 'first_response'
  and g.channel = f.channel
  and g.category = f.category
  and g.priority = f.priority
  left join intermediate.int_sla_running_clocks as k on k.metric = 'first_response'
  and k.ticket_id = f.ticket_id
