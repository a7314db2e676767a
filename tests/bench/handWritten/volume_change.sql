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
  numbered as (
    select
      week,
      week_start,
      row_number() over (
        order by
          week_start desc
      ) - 1 as weeks_back
    from
      weeks
    where
      is_complete
  ),
  counts as (
    select
      case grouping (channel, category)
        when 3 then 'all'
        when 1 then 'channel'
        else 'category'
      end as scope_kind,
      case grouping (channel, category)
        when 3 then 'all'
        when 1 then channel
        else category
      end as scope,
      local_week (created_at) as week_start,
      count(*) as n
    from
      tickets
    group by
      grouping sets ((local_week (created_at)), (local_week (created_at), channel), (local_week (created_at), category))
  ),
  series as (
    select
      s.scope_kind,
      s.scope,
      w.week,
      w.weeks_back,
      coalesce(c.n, 0) as n
    from
      numbered as w
      cross join (
        select distinct
          scope_kind,
          scope
        from
          counts
      ) as s
      left join counts as c on c.scope_kind = s.scope_kind
      and c.scope = s.scope
      and c.week_start = w.week_start
    where
      w.weeks_back <= 12
  ),
  usual as (
    select
      scope_kind,
      scope,
      count(*) as weeks,
      median(n) as middle,
      mad(cast(n as double)) as spread
    from
      series
    where
      weeks_back > 0
    group by all
  ),
  judged as (
    select
      s.scope_kind,
      s.scope,
      s.week,
      s.n,
      coalesce(u.weeks, 0) as weeks,
      u.middle,
      case
        when u.weeks >= 6 then 3 * greatest(1.4826 * u.spread, 1.4826, sqrt(u.middle))
      end as margin
    from
      series as s
      left join usual as u using (scope_kind, scope)
    where
      s.weeks_back = 0
  )
select
  scope_kind,
  scope,
  week,
  n as ticket_count,
  weeks as weeks_before,
  middle as usual_median,
  case
    when margin is not null then greatest(middle - margin, 0)
  end as usual_low,
  middle + margin as usual_high,
  case
    when margin is null then 'too_few'
    when n > middle + margin then 'above'
    when n < middle - margin then 'below'
    else 'within'
  end as verdict
from
  judged
