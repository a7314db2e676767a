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
  known as (
    select
      *
    from
      contacts
    where
      customer_id is not null
      and started_at >= (
        select
          from_local (cast(min(week_start) - 7 as timestamp))
        from
          recent
      )
  ),
  followed as (
    select
      'same_problem' as basis,
      channel,
      started_at,
      answered_at,
      lead(channel) over w as next_channel,
      lead(started_at) over w as next_at
    from
      known
    where
      category is not null
    window
      w as (
        partition by
          customer_id,
          category
        order by
          started_at,
          kind,
          id
      )
    union all
    select
      'problem_unknown',
      channel,
      started_at,
      answered_at,
      next_channel,
      next_at
    from
      (
        select
          *,
          lead(channel) over w as next_channel,
          lead(started_at) over w as next_at
        from
          known
        window
          w as (
            partition by
              customer_id
            order by
              started_at,
              kind,
              id
          )
      )
    where
      category is null
  ),
  judged as (
    select
      week_start,
      channel,
      secs_between (started_at, as_of) > 604800 as known,
      secs_between (started_at, as_of) > 604800
      and secs_between (started_at, next_at) <= 604800
      and next_channel <> channel as moved,
      coalesce(answered_at > next_at, true) as too_early
    from
      followed as f
      cross join ref.settings
      join recent as w on w.week_start = local_week (f.started_at)
  ),
  counts as (
    select
      week_start,
      channel,
      count(*) as n,
      count(*) filter(known) as known,
      count(*) filter(moved) as moved,
      count(*) filter(moved and too_early) as early
    from
      judged
    group by all
  )
select
  week_label (week_start) as week,
  week_start,
  channel,
  n as contact_count,
  known as over_count,
  moved as switched_count,
  early as before_answer_count,
  case when known > 0 then moved / known end as switched_share,
  wilson_low (moved, known) as switched_low,
  wilson_high (moved, known) as switched_high
from
  counts
