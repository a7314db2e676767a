-- Model:   reports/attempts_to_tickets
-- Grain:   one row per channel of attempts (channel)
-- Inputs:  marts.chats, intermediate.int_weeks
-- Outputs: channel, attempt_count, ticket_count, accepted_count, accepted_ticket_count, accepted_ticket_share,
--          accepted_ticket_low, accepted_ticket_high
-- Units:   *_count attempts of the latest 12 complete weeks; shares 0 to 1
-- Note:    the ones whose export names a ticket. Where no attempt of a channel names any, the export does not tell: all but
--          attempt_count and accepted_count are null, which is not 0. Interval: Wilson, 95 %
with
  told as (
    select
      c.channel,
      count(*) filter(
        where
          c.ticket_id is not null
      ) > 0 as is_told
    from
      marts.chats as c
    group by
      c.channel
  ),
  counts as (
    select
      c.channel,
      count(*) as attempts,
      count(*) filter(
        where
          c.ticket_id is not null
      ) as with_ticket,
      count(*) filter(
        where
          c.accepted_at is not null
      ) as accepted,
      count(*) filter(
        where
          c.accepted_at is not null
          and c.ticket_id is not null
      ) as accepted_with_ticket
    from
      marts.chats as c
      join intermediate.int_weeks as w on w.series = 'contact'
      and w.week_start = c.week_start
    where
      w.weeks_back < 12
    group by
      c.channel
  )
select
  n.channel as channel,
  n.attempts as attempt_count,
  case
    when t.is_told then n.with_ticket
  end as ticket_count,
  n.accepted as accepted_count,
  case
    when t.is_told then n.accepted_with_ticket
  end as accepted_ticket_count,
  case
    when t.is_told then n.accepted_with_ticket / nullif(cast(n.accepted as double), 0)
  end as accepted_ticket_share,
  case
    when t.is_told then wilson_low (n.accepted_with_ticket, n.accepted)
  end as accepted_ticket_low,
  case
    when t.is_told then wilson_high (n.accepted_with_ticket, n.accepted)
  end as accepted_ticket_high
from
  counts as n
  join told as t on t.channel = n.channel
