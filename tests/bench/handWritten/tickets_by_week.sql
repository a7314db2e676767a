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
  span as (
    select
      local_date (min(created_at)) as first_day,
      local_date (max(updated_at)) as last_day,
      local_week (max(created_at)) as last_week
    from
      tickets
  ),
  days as (
    select
      cast(unnest(generate_series(monday_of (first_day), monday_of (last_day), interval 7 day)) as date) as week_start,
      first_day,
      last_day,
      last_week
    from
      span
  ),
  weeks as (
    select
      week_start,
      week_label (week_start) as week,
      week_start >= first_day
      and week_start + 6 <= last_day
      and from_local (cast(week_start + 7 as timestamp)) <= as_of as is_complete
    from
      days
      cross join ref.settings
    where
      is_complete
      or week_start <= last_week
  ),
  counts as (
    select
      local_week (created_at) as week_start,
      channel,
      category,
      count(*) as n
    from
      tickets
    group by all
  ),
  pairs as (
    select distinct
      channel,
      category
    from
      tickets
  )
select
  w.week,
  w.week_start,
  w.is_complete,
  p.channel,
  p.category,
  coalesce(c.n, 0) as ticket_count
from
  weeks as w
  cross join pairs as p
  left join counts as c on c.week_start = w.week_start
  and c.channel = p.channel
  and c.category = p.category
