with
  chats as (
    select
      chat_id,
      ticket_id,
      channel,
      attempted_at,
      accepted_at,
      first_response_at,
      ended_at,
      customer_id,
      coalesce(outcome, 'open') as outcome,
      coalesce(updated_at, ended_at, attempted_at) as updated_at
    from
      raw.chat
    qualify
      row_number() over (
        partition by
          chat_id
        order by
          updated_at desc
      ) = 1
  ),
  tickets as (
    select
      ticket_id,
      created_at,
      first_response_at,
      status,
      channel,
      coalesce(category, 'uncategorised') as category,
      coalesce(updated_at, created_at) as updated_at,
      opened_by,
      customer_id
    from
      raw.ticket
    qualify
      row_number() over (
        partition by
          ticket_id
        order by
          updated_at desc
      ) = 1
  ),
  spans as (
    select
      greatest(min(t.first_day), min(c.first_day)) as whole_from,
      least(min(t.last_day), min(c.last_day)) as whole_to
    from
      (
        select
          local_date (min(created_at)) as first_day,
          local_date (max(updated_at)) as last_day
        from
          tickets
      ) as t
      cross join (
        select
          local_date (min(attempted_at)) as first_day,
          local_date (max(updated_at)) as last_day
        from
          chats
      ) as c
  ),
  weeks as (
    select
      cast(unnest(generate_series(monday_of (whole_from), monday_of (whole_to), interval 7 day)) as date) as week_start,
      whole_from,
      whole_to
    from
      spans
  ),
  recent as (
    select
      week_start
    from
      weeks
      cross join ref.settings
    where
      week_start >= whole_from
      and week_start + 6 <= whole_to
      and from_local (cast(week_start + 7 as timestamp)) <= as_of
    order by
      week_start desc
    limit
      12
  ),
  messages as (
    select
      ticket_id,
      event_at,
      case
        when kind = 'customer_message' then 'customer'
        when kind in ('public_reply', 'public_message') then coalesce(actor_kind, 'agent')
      end as author
    from
      raw.ticket_event
    where
      kind in ('customer_message', 'public_reply', 'public_message', 'bot_message', 'private_note')
  ),
  replies as (
    select
      ticket_id,
      min(event_at) filter(author = 'agent') as replied_at
    from
      messages
    group by
      ticket_id
  ),
  attempts as (
    select
      c.*,
      t.ticket_id as own_ticket,
      coalesce(c.first_response_at, case when c.channel = 'phone' then c.accepted_at end) as person_at
    from
      chats as c
      left join tickets as t using (ticket_id)
  ),
  linked as (
    select
      own_ticket as ticket_id,
      min(attempted_at) as attempted_at,
      min(person_at) as person_at
    from
      attempts
      cross join (
        select
          min(week_start) - 7 as known_from
        from
          recent
      )
    where
      own_ticket is not null
      and attempted_at >= from_local (cast(known_from as timestamp))
    group by
      own_ticket
  ),
  contacts as (
    select
      'ticket' as kind,
      t.ticket_id as id,
      t.channel,
      t.category,
      t.customer_id,
      least(t.created_at, l.attempted_at) as started_at,
      least(case when r.ticket_id is not null then r.replied_at else t.first_response_at end, l.person_at) as answered_at
    from
      tickets as t
      left join replies as r using (ticket_id)
      left join linked as l using (ticket_id)
    where
      coalesce(t.opened_by, 'customer') = 'customer'
      and t.status not in ('spam', 'deleted')
    union all
    select
      'attempt',
      chat_id,
      channel,
      null,
      customer_id,
      attempted_at,
      person_at
    from
      attempts
    where
      own_ticket is null
  ),
  placed as (
    select
      c.*,
      w.week_start is not null as in_period
    from
      contacts as c
      left join recent as w on w.week_start = local_week (c.started_at)
    where
      c.started_at >= (
        select
          from_local (cast(min(week_start) - 7 as timestamp))
        from
          recent
      )
  ),
  chains as (
    select
      *,
      lag(started_at) over (
        partition by
          customer_id,
          category
        order by
          started_at,
          kind,
          id
      ) as last_at
    from
      placed
    where
      customer_id is not null
      and category is not null
  ),
  starts as (
    select
      *
    from
      chains
      cross join ref.settings
    where
      in_period
      and coalesce(secs_between (last_at, started_at) > 604800, true)
      and secs_between (started_at, as_of) > 604800
  ),
  cases as (
    select
      s.category,
      s.kind,
      s.id,
      count(*) as contacts,
      count(distinct c.channel) as channels
    from
      starts as s
      join chains as c on c.customer_id = s.customer_id
      and c.category = s.category
      and c.started_at >= s.started_at
      and secs_between (s.started_at, c.started_at) <= 604800
    group by all
  ),
  of_cases as (
    select
      category,
      count(*) as cases,
      sum(contacts) as contacts,
      count(*) filter(contacts > 1) as repeated,
      count(*) filter(channels > 1) as switched
    from
      cases
    group by
      category
  ),
  of_contacts as (
    select
      category,
      count(*) as contacts,
      count(*) filter(customer_id is null) as unknown
    from
      placed
    where
      in_period
    group by
      category
  ),
  both_of as (
    select
      c.category,
      c.contacts as all_contacts,
      c.unknown,
      coalesce(k.cases, 0) as cases,
      coalesce(k.contacts, 0) as contacts,
      coalesce(k.repeated, 0) as repeated,
      coalesce(k.switched, 0) as switched
    from
      of_contacts as c
      left join of_cases as k using (category)
  ),
  scopes as (
    select
      'category' as scope_kind,
      category as scope,
      * exclude (category)
    from
      both_of
    where
      category is not null
    union all
    select
      'all',
      'all',
      sum(all_contacts),
      sum(unknown),
      sum(cases),
      sum(contacts),
      sum(repeated),
      sum(switched)
    from
      both_of
    having
      count(*) > 0
  )
select
  scope_kind,
  scope,
  cast(all_contacts as bigint) as contact_count,
  cast(unknown as bigint) as unknown_customer_count,
  cast(cases as bigint) as case_count,
  cast(contacts as bigint) as case_contact_count,
  cast(repeated as bigint) as repeated_count,
  cast(switched as bigint) as switched_count,
  contacts / nullif(cases, 0) as contacts_per_case,
  repeated / nullif(cases, 0) as repeated_share,
  wilson_low (repeated, cases) as repeated_low,
  wilson_high (repeated, cases) as repeated_high,
  switched / nullif(cases, 0) as switched_share,
  wilson_low (switched, cases) as switched_low,
  wilson_high (switched, cases) as switched_high
from
  scopes
