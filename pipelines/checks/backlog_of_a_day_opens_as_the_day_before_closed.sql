
select
  a.day,
  a.scope_kind,
  a.scope
from
  reports.backlog_by_day as a
  left join reports.backlog_by_day as b on b.day = add_days (a.day, 1)
  and b.scope_kind = a.scope_kind
  and b.scope = a.scope
where
  a.closing_count < 0
  or a.opening_count + a.created_count + a.reopened_count - a.outflow_count <> a.closing_count
  or b.opening_count <> a.closing_count
