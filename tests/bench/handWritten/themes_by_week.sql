with
  texts as (
    select
      'ticket ' || ticket_id as id,
      themes,
      text_language as language,
      channel,
      app_version,
      coalesce(customer_id, 'ticket ' || ticket_id) as customer,
      created_at,
      coalesce(updated_at, created_at) as updated_at
    from
      (
        select
          *
        from
          raw.ticket
        qualify
          row_number() over (
            partition by
              ticket_id
            order by
              coalesce(updated_at, created_at) desc
          ) = 1
      )
    where
      themes is not null
      and status not in ('merged', 'spam', 'deleted')
      and coalesce(opened_by, 'customer') = 'customer'
    union all
    select
      'feedback ' || feedback_id as id,
      themes,
      text_language as language,
      channel,
      app_version,
      coalesce(customer_id, 'feedback ' || feedback_id) as customer,
      created_at,
      coalesce(updated_at, created_at) as updated_at
    from
      (
        select
          *
        from
          raw.feedback
        qualify
          row_number() over (
            partition by
              feedback_id
            order by
              coalesce(updated_at, created_at) desc
          ) = 1
      )
    where
      themes is not null
  ),
  placed as (
    select
      *,
      local_week (created_at) as week_start
    from
      texts
  ),
  span as (
    select
      min(local_date (created_at)) as first_day,
      max(local_date (updated_at)) as last_day,
      any_value(s.as_of) as as_of,
      any_value(s.small_cell) as k
    from
      placed
      cross join ref.settings as s
  ),
  weeks as (
    select
      week_start,
      week_start >= first_day
      and week_start + 6 <= last_day
      and from_local (cast(week_start + 7 as timestamp)) <= as_of as is_complete
    from
      (
        select distinct
          week_start
        from
          placed
      )
      cross join span
  ),
  shown as (
    select
      *
    from
      weeks
    where
      not is_complete
      or week_start > (
        select
          max(week_start)
        from
          weeks
        where
          is_complete
      ) - 182
  ),
  versions as (
    select
      app_version
    from
      placed
      join shown using (week_start)
    where
      app_version is not null
    group by
      app_version
    order by
      count(distinct customer) desc,
      app_version
    limit
      8
  ),
  listed as (
    select
      *,
      unnest(case when themes = '' then ['none'] else string_split(themes, ';') end) as listed_theme
    from
      placed
  ),
  mentions as (
    select
      p.*,
      unnest(list_distinct(['', listed_theme, split_part(listed_theme, '/', 1)])) as theme
    from
      listed as p
  ),
  counts as (
    select
      theme,
      week_start,
      is_complete,
      kind as scope_kind,
      scope,
      count(distinct customer) as n
    from
      (
        select
          m.*,
          w.is_complete,
          unnest(['all', 'channel', 'language', 'version']) as kind,
          unnest(['all', channel, language, v.app_version]) as scope
        from
          mentions as m
          join shown as w using (week_start)
          left join versions as v on v.app_version = m.app_version
      )
    where
      scope is not null
    group by
      all
  ),
  small as (
    select
      theme,
      week_start,
      scope_kind,
      count(*) as cells,
      sum(n) as customers
    from
      counts
      cross join span
    where
      n < k
    group by
      all
  ),
  few as (
    select
      c.*,
      n < k
      or coalesce((cells = 1 or customers < k) and row_number() over (partition by theme, week_start, scope_kind order by n, scope) = cells + 1, false) as withheld
    from
      counts as c
      left join small using (theme, week_start, scope_kind)
      cross join span
  ),
  judged as (
    select
      f.* replace (f.withheld or p.withheld as withheld)
    from
      few as f
      join few as p on p.theme = split_part(f.theme, '/', 1)
      and p.week_start = f.week_start
      and p.scope_kind = f.scope_kind
      and p.scope = f.scope
  )
select
  j.theme,
  strftime(j.week_start, '%G-W%V') as week,
  j.week_start,
  j.is_complete,
  j.scope_kind,
  j.scope,
  case
    when j.withheld then null
    when j.theme = '' then j.n
    when a.withheld then floor(j.n / k + 0.5) * k
    else least(floor(j.n / k + 0.5) * k, a.n)
  end as customer_count,
  case
    when j.withheld or a.withheld then null
    when j.theme = '' then 1.0
    else least(floor(j.n / k + 0.5) * k, a.n) / a.n
  end as share,
  j.withheld as is_withheld
from
  judged as j
  join judged as a on a.theme = ''
  and a.week_start = j.week_start
  and a.scope_kind = j.scope_kind
  and a.scope = j.scope
  cross join span
where
  j.scope_kind = 'all'
  or not exists (
    from
      judged as w
    where
      w.theme = j.theme
      and w.week_start = j.week_start
      and w.scope_kind = 'all'
      and w.withheld
  )
