-- Model:   intermediate/int_repeat_contacts
-- Grain:   one row per resolved ticket of a known customer (ticket_id)
-- Inputs:  intermediate.int_ticket_resolutions, intermediate.int_ticket_messages, staging.stg_tickets, staging.stg_chats,
--          staging.stg_settings
-- Outputs: ticket_id, customer, is_repeated, resolved_at, next_contact_at
-- Units:   *_at UTC
-- Note:    is_repeated: the same customer opened another ticket, or tried to reach a person by chat or phone without one,
--          within 7 days after the solution (tickets that an agent opened, and those merged, spam or deleted, are none); null while the 7 days are not over at as_of, also where a contact
--          has come already: those alone would all be repeated
-- Rebuild: customer by customer_id
with
  moments as (
    select
      t.customer_id as customer_id,
      t.ticket_id as ticket_id,
      t.created_at as moment_at,
      1 as is_contact
    from
      staging.stg_tickets as t
      left join intermediate.int_ticket_messages as m on m.ticket_id = t.ticket_id
    where
      t.customer_id is not null
      and not coalesce(m.is_agent_opened, t.opened_by = 'agent', false)
      and t.status not in ('merged', 'spam', 'deleted')
    union all
    select
      c.customer_id as customer_id,
      c.chat_id as ticket_id,
      c.attempted_at as moment_at,
      1 as is_contact
    from
      staging.stg_chats as c
    where
      c.customer_id is not null
      and c.ticket_id is null
    union all
    select
      t.customer_id as customer_id,
      r.ticket_id as ticket_id,
      r.resolved_at as moment_at,
      0 as is_contact
    from
      intermediate.int_ticket_resolutions as r
      join staging.stg_tickets as t on t.ticket_id = r.ticket_id
    where
      t.customer_id is not null
      and r.resolution_outcome = 'resolved'
  ),
  followed as (
    select
      m.ticket_id,
      m.customer_id,
      m.is_contact,
      m.moment_at,
      min(
        case
          when m.is_contact = 1 then m.moment_at
        end
      ) over (
        partition by
          m.customer_id
        order by
          m.moment_at asc nulls last,
          m.is_contact desc nulls last,
          m.ticket_id asc nulls last rows between 1 following
          and unbounded following
      ) as next_contact_at
    from
      moments as m
  )
select
  f.ticket_id,
  f.customer_id as customer,
  case
    when secs_between (f.moment_at, x.as_of) < 604800 then null
    else coalesce(secs_between (f.moment_at, f.next_contact_at) <= 604800, false)
  end as is_repeated,
  f.moment_at as resolved_at,
  f.next_contact_at
from
  followed as f
  cross join staging.stg_settings as x
where
  f.is_contact = 0
