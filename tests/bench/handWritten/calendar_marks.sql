select
  'promotion' as kind,
  p.name,
  local_date (p.starts_at) as starts_on,
  case
    when p.ends_at > p.starts_at then local_date (p.ends_at - interval 1 microsecond)
    else local_date (p.starts_at)
  end as ends_on,
  minute_label (to_local (p.starts_at)) as starts_at_local,
  minute_label (to_local (p.ends_at)) as ends_at_local
from
  ref.promotions as p
union all
select
  'holiday' as kind,
  h.name,
  h.date as starts_on,
  h.date as ends_on,
  cast(null as varchar) as starts_at_local,
  cast(null as varchar) as ends_at_local
from
  ref.holidays as h
union all
select
  'incident' as kind,
  i.name,
  local_date (i.starts_at) as starts_on,
  case
    when i.ends_at > i.starts_at then local_date (i.ends_at - interval 1 microsecond)
    when i.ends_at is null
    and x.as_of > i.starts_at then local_date (x.as_of)
    else local_date (i.starts_at)
  end as ends_on,
  minute_label (to_local (i.starts_at)) as starts_at_local,
  minute_label (to_local (i.ends_at)) as ends_at_local
from
  ref.incidents as i
  cross join ref.settings as x
union all
select
  'release' as kind,
  case
    when r.platform = 'all' then r.version
    else r.version || ' (' || r.platform || ')'
  end as name,
  local_date (r.released_at) as starts_on,
  local_date (r.released_at) as ends_on,
  minute_label (to_local (r.released_at)) as starts_at_local,
  cast(null as varchar) as ends_at_local
from
  ref.releases as r
