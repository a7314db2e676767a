
select
  r.reported,
  m.held
from
  (
    select
      coalesce(sum(ticket_count), 0) as reported,
      coalesce(sum(past_target_count), 0) as late,
      coalesce(sum(with_target_count), 0) as held_to_target
    from
      reports.waiting_now
  ) as r
  cross join (
    select
      count(*) as held
    from
      marts.tickets
    where
      wait_outcome = 'waiting'
  ) as m
where
  r.reported <> m.held
  or r.late > r.held_to_target
  or r.held_to_target > r.reported
