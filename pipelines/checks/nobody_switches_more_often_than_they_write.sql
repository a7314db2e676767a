
select
  channel
from
  reports.switches_by_week
where
  over_count > contact_count
  or switched_count > over_count
  or before_answer_count > switched_count
union all
select
  s.from_channel as channel
from
  reports.contact_switches as s
group by
  s.basis,
  s.from_channel
having
  sum(s.followed_count) <> max(s.contact_count)
  or max(s.before_answer_count - s.followed_count) > 0
