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
  case
    when max(max(secs_between (created_at, as_of))) over () = 0 then 0
    when max(max(secs_between (created_at, as_of))) over () < 86370 then greatest(60, (max(max(secs_between (created_at, as_of))) over () + 30) // 60 * 60)
    else (max(max(secs_between (created_at, as_of))) over () + 1800) // 3600 * 3600
  end as oldest_seconds
from
  tickets
  cross join ref.settings
where
  status in ('new', 'open', 'pending', 'on_hold')
group by all
