-- Model:   intermediate/int_recent_contacts
-- Grain:   one row per contact since a week before the latest 12 complete weeks (contact_kind, contact_id)
-- Inputs:  staging.stg_tickets, staging.stg_chats, staging.stg_settings, intermediate.int_ticket_first_responses,
--          intermediate.int_local_quarters, intermediate.int_weeks
-- Outputs: contact_kind, contact_id, channel, category, customer_id, wait_outcome, hour, wait_seconds, is_in_period,
--          is_from_customer, is_answer_told, week_start, period_from, period_to, started_at, answered_at
-- Units:   wait_seconds whole elapsed seconds; *_at UTC; hour and week_start of the beginning in the reporting zone;
--          period_from and period_to the first and last local day of the 12 weeks
-- Note:    a contact is a ticket, with the attempts by chat or phone that belong to it, or an attempt without a ticket
--          (category null: nobody said what it was about). wait_seconds: from the customer's first message or attempt until
--          a person answers: the first public reply, the first message in a chat, the first word on the phone (where the
--          export has none, its acceptance). wait_outcome: answered, waiting (until as_of), left (ended without an answer);
--          null where there is no such wait: what no export tells (of such a ticket its own attempts count), what int_ticket_first_responses excludes, an agent's own ticket, older than
--          exported_since, or no end told. is_from_customer: neither spam, deleted nor opened by an agent. is_answer_told: an
--          export says whether a person answered; answered_at then, also of a merged ticket, which has no such wait
with
  period as (
    select
      min(w.week_start) as first_week,
      max(w.week_start) as last_week,
      from_local (day_start (add_days (min(w.week_start), -7))) as known_from
    from
      intermediate.int_weeks as w
    where
      w.series = 'contact'
      and w.weeks_back < 12
  ),
  attempts as (
    select
      c.chat_id as chat_id,
      c.channel as channel,
      c.customer_id as customer_id,
      t.ticket_id as own_ticket,
      c.attempted_at as attempted_at,
      case
        when c.first_response_at >= c.attempted_at then c.first_response_at
        when c.channel = 'phone'
        and c.accepted_at >= c.attempted_at then c.accepted_at
      end as person_at,
      case
        when c.ended_at is not null then c.ended_at
        when c.outcome = 'open' then x.as_of
      end as over_at,
      c.outcome as outcome
    from
      staging.stg_chats as c
      cross join period as p
      cross join staging.stg_settings as x
      left join staging.stg_tickets as t on t.ticket_id = c.ticket_id
    where
      c.attempted_at >= p.known_from
  ),
  first_attempts as (
    select
      a.own_ticket,
      min(a.attempted_at) as attempted_at,
      min(a.person_at) as person_at,
      max(a.over_at) as over_at,
      max(
        case
          when a.outcome = 'open' then 1
          else 0
        end
      ) = 1 as is_going_on
    from
      attempts as a
    where
      a.own_ticket is not null
    group by
      a.own_ticket
  ),
  contacts as (
    select
      'ticket' as contact_kind,
      t.ticket_id as contact_id,
      t.channel as channel,
      t.category as category,
      t.customer_id as customer_id,
      case
        when f.attempted_at < t.created_at then f.attempted_at
        else t.created_at
      end as began_at,
      case
        when f.person_at < r.first_responded_at then f.person_at
        else coalesce(r.first_responded_at, f.person_at)
      end as person_at,
      case
        when r.wait_outcome = 'closed_unanswered' then add_seconds (r.clock_started_at, r.wait_seconds)
        when r.wait_outcome = 'waiting' then x.as_of
        when r.wait_outcome = 'not_told' then f.over_at
      end as over_at,
      coalesce(
        r.wait_outcome = 'waiting'
        or (
          r.wait_outcome = 'not_told'
          and f.is_going_on
        ),
        false
      ) as is_waiting,
      coalesce(
        r.clock_started_at = t.created_at
        and (
          r.wait_outcome in ('answered', 'waiting', 'closed_unanswered')
          or (
            r.wait_outcome = 'not_told'
            and f.attempted_at is not null
          )
        ),
        false
      ) as has_wait,
      coalesce(t.opened_by, 'customer') = 'customer'
      and coalesce(r.clock_started_at = t.created_at, false)
      and t.status not in ('spam', 'deleted') as is_from_customer,
      r.first_response_source <> 'none'
      or f.attempted_at is not null as is_answer_told
    from
      staging.stg_tickets as t
      cross join staging.stg_settings as x
      cross join period as p
      join intermediate.int_ticket_first_responses as r on r.ticket_id = t.ticket_id
      left join first_attempts as f on f.own_ticket = t.ticket_id
    where
      t.created_at >= p.known_from
    union all
    select
      'attempt' as contact_kind,
      a.chat_id as contact_id,
      a.channel as channel,
      cast(null as varchar) as category,
      a.customer_id as customer_id,
      a.attempted_at as began_at,
      a.person_at as person_at,
      a.over_at as over_at,
      a.outcome = 'open' as is_waiting,
      true as has_wait,
      true as is_from_customer,
      true as is_answer_told
    from
      attempts as a
    where
      a.own_ticket is null
  ),
  measured as (
    select
      c.*,
      case
        when c.has_wait
        and (
          x.exported_since is null
          or c.began_at >= x.exported_since
        ) then secs_between (c.began_at, coalesce(c.person_at, c.over_at))
      end as seconds
    from
      contacts as c
      cross join staging.stg_settings as x
  )
select
  m.contact_kind as contact_kind,
  m.contact_id as contact_id,
  m.channel as channel,
  m.category as category,
  m.customer_id as customer_id,
  case
    when m.seconds >= 0 then case
      when m.person_at is not null then 'answered'
      when m.is_waiting then 'waiting'
      else 'left'
    end
  end as wait_outcome,
  q.hour as hour,
  case
    when m.seconds >= 0 then m.seconds
  end as wait_seconds,
  q.week_start >= p.first_week
  and q.week_start <= p.last_week as is_in_period,
  m.is_from_customer as is_from_customer,
  m.is_answer_told as is_answer_told,
  q.week_start as week_start,
  p.first_week as period_from,
  add_days (p.last_week, 6) as period_to,
  m.began_at as started_at,
  m.person_at as answered_at
from
  measured as m
  cross join period as p
  join intermediate.int_local_quarters as q on q.quarter_start = quarter_of (m.began_at)
