with
  tickets as (
    select
      created_at,
      channel,
      coalesce(category, 'uncategorised') as category,
      status
    from
      raw.ticket
    qualify
      row_number() over (
        partition by
          ticket_id
        order by
          updated_at desc
      ) = 1
  )
select
  case
    when secs_between (created_at, as_of) < 86400 then 'under_1d'
    when secs_between (created_at, as_of) < 259200 then '1d_3d'
    when secs_between (created_at, as_of) < 604800 then '3d_7d'
    when secs_between (created_at, as_of) < 2592000 then '7d_30d'
    else 'over_30d'
  end as age_band,
  channel,
  category,
  status,
  count(*) as ticket_count,
  max(secs_between (created_at, as_of)) as oldest_seconds
from
  tickets
  cross join ref.settings
where
  status in ('new', 'open', 'pending', 'on_hold')
group by all
