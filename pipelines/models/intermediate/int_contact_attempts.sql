-- Model:   intermediate/int_contact_attempts
-- Grain:   one row per ticket with an attempt by chat or phone (ticket_id)
-- Inputs:  staging.stg_chats
-- Outputs: ticket_id, network, was_served, is_going_on, left_at
-- Units:   left_at UTC
-- Note:    whether a person ever took one of the ticket's attempts, and when its customer left the last one
select
  c.ticket_id,
  min(c.network) as network,
  max(
    case
      when c.accepted_at is not null
      or c.first_response_at is not null then 1
      else 0
    end
  ) = 1 as was_served,
  max(
    case
      when c.ended_at is null then 1
      else 0
    end
  ) = 1 as is_going_on,
  max(c.ended_at) as left_at
from
  staging.stg_chats as c
where
  c.ticket_id is not null
group by
  c.ticket_id
