-- Each contact is in one block of hours, and in all hours once.
select
  c.channel
from
  marts.channel_wait_counts as c
group by
  c.channel,
  c.category
having
  sum(
    case
      when c.from_hour is null then c.answered_count + c.censored_count
      else 0
    end
  ) <> sum(
    case
      when c.from_hour is null then 0
      else c.answered_count + c.censored_count
    end
  )
