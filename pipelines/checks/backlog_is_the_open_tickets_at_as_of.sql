
select
  r.stock,
  m.held
from
  (
    select
      coalesce(sum(b.closing_count), 0) as stock
    from
      reports.backlog_by_day as b
      cross join staging.stg_settings as x
    where
      b.scope_kind = 'all'
      and b.day = x.as_of_date
  ) as r
  cross join (
    select
      count(*) as held
    from
      marts.tickets
    where
      is_open
  ) as m
where
  r.stock <> m.held
