-- A page says more than the longest wait where a percentile is null, so there must be one wherever there is a ticket.
select
  scope
from
  reports.first_response_by_week
where
  ticket_count > 0
  and longest_seconds is null
  or ticket_count = 0
  and p50_seconds is not null
