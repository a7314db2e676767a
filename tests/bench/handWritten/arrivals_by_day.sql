with
  tickets as (
    select
      ticket_id,
      created_at,
      coalesce(updated_at, created_at) as updated_at,
      channel,
      coalesce(category, 'uncategorised') as category
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
  chats as (
    select
      chat_id,
      ticket_id,
      channel,
      attempted_at,
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
  contacts as (
    select
      channel,
      created_at as began_at
    from
      tickets
    union all
    select
      channel,
      attempted_at
    from
      chats as c
      anti join tickets as t on t.ticket_id = c.ticket_id
  ),
  span as (
    select
      local_date (least(min(t.began), min(c.began))) as first_day,
      local_date (greatest(max(t.changed), max(c.changed))) as last_day,
      local_week (greatest(max(t.last_began), max(c.last_began))) as last_week,
      local_date (greatest(min(t.began), min(c.began))) as whole_from,
      local_date (least(max(t.changed), max(c.changed))) as whole_to
    from
      (
        select
          min(created_at) as began,
          max(created_at) as last_began,
          max(updated_at) as changed
        from
          tickets
      ) as t
      cross join (
        select
          min(attempted_at) as began,
          max(attempted_at) as last_began,
          max(updated_at) as changed
        from
          chats
      ) as c
  ),
  days as (
    select
      cast(unnest(generate_series(first_day, last_day, interval 1 day)) as date) as day,
      whole_from,
      whole_to
    from
      span
  ),
  counts as (
    select
      local_date (began_at) as day,
      channel,
      count(*) as n
    from
      contacts
    group by all
  ),
  channels as (
    select distinct
      channel
    from
      counts
  )
select
  d.day,
  k.channel,
  coalesce(c.n, 0) as contact_count,
  d.day between d.whole_from and d.whole_to
  and d.day < local_date (s.as_of) as is_complete
from
  days as d
  cross join channels as k
  cross join ref.settings as s
  left join counts as c on c.day = d.day
  and c.channel = k.channel
