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
  counts as (
    select
      c.channel,
      count(*) as attempts,
      count(c.ticket_id) as ticketed,
      count(c.accepted_at) as accepted,
      count(c.ticket_id) filter(c.accepted_at is not null) as accepted_ticketed
    from
      chats as c
      join recent as w on w.week_start = local_week (c.attempted_at)
    group by
      c.channel
  ),
  told as (
    select
      channel,
      nullif(count(ticket_id), 0) as named
    from
      chats
    group by
      channel
  )
select
  c.channel,
  attempts as attempt_count,
  if(named > 0, ticketed, null) as ticket_count,
  accepted as accepted_count,
  if(named > 0, accepted_ticketed, null) as accepted_ticket_count,
  if(named > 0, accepted_ticketed / nullif(accepted, 0), null) as accepted_ticket_share,
  if(named > 0, wilson_low (accepted_ticketed, accepted), null) as accepted_ticket_low,
  if(named > 0, wilson_high (accepted_ticketed, accepted), null) as accepted_ticket_high
from
  counts as c
  join told using (channel)
