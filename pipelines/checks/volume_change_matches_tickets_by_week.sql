
select
  v.scope_kind,
  v.ticket_count
from
  reports.volume_change as v
  left join (
    select
      week,
      sum(ticket_count) as tickets
    from
      reports.tickets_by_week
    group by
      week
  ) as w on w.week = v.week
where
  v.scope_kind = 'all'
  and v.ticket_count <> coalesce(w.tickets, 0)
