
select
  r.reported,
  m.held
from
  (
    select
      coalesce(sum(attempt_count), 0) as reported
    from
      reports.chat_by_week
  ) as r
  cross join (
    select
      count(*) as held
    from
      marts.chats
  ) as m
where
  r.reported <> m.held
