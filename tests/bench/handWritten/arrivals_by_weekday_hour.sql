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
  weeks as (
    select
      week_start,
      row_number() over (
        order by
          week_start desc
      ) - 1 as weeks_back
    from
      (
        select
          cast(unnest(generate_series(monday_of (first_day), monday_of (last_day), interval 7 day)) as date) as week_start,
          whole_from,
          whole_to
        from
          span
      ) as w
      cross join ref.settings as s
    where
      week_start >= whole_from
      and week_start + 6 <= whole_to
      and from_local (cast(week_start + 7 as timestamp)) <= s.as_of
  ),
  hourly as (
    select
      if (grouping (channel) = 1, 'all', channel) as channel,
      local_week (began_at) as week_start,
      iso_dow (to_local (began_at)) as weekday,
      hour_of (to_local (began_at)) as hour,
      count(*) as n
    from
      contacts
    group by
      grouping sets (
        (local_week (began_at), iso_dow (to_local (began_at)), hour_of (to_local (began_at))),
        (local_week (began_at), iso_dow (to_local (began_at)), hour_of (to_local (began_at)), channel)
      )
  ),
  series as (
    select
      k.channel,
      d.weekday,
      h.hour,
      w.week_start,
      w.weeks_back,
      coalesce(c.n, 0) as n
    from
      weeks as w
      cross join (
        select distinct
          channel
        from
          hourly
      ) as k
      cross join range(1, 8) as d (weekday)
      cross join range(24) as h (hour)
      left join hourly as c on c.channel = k.channel
      and c.week_start = w.week_start
      and c.weekday = d.weekday
      and c.hour = h.hour
    where
      w.weeks_back <= 12
  ),
  usual as (
    select
      channel,
      weekday,
      hour,
      count(*) as weeks,
      median(n) as middle,
      mad(cast(n as double)) as spread
    from
      series
    where
      weeks_back > 0
    group by all
  )
select
  s.channel,
  s.weekday,
  s.hour,
  week_label (s.week_start) as week,
  s.n as contact_count,
  u.middle as usual_median,
  u.spread as usual_mad,
  coalesce(
    u.weeks >= 6
    and s.n > u.middle + 3 * greatest(1.4826 * u.spread, 1.4826, sqrt(u.middle)),
    false
  ) as is_peak
from
  series as s
  left join usual as u using (channel, weekday, hour)
where
  s.weeks_back = 0
