-- Model:   reports/first_response_by_hour
-- Grain:   one row per channel and local hour of creation (channel, hour)
-- Inputs:  marts.tickets, intermediate.int_numbers, intermediate.int_wait_percentiles
-- Outputs: channel, hour, ticket_count, p50_seconds, p90_seconds, longest_seconds
-- Units:   *_seconds elapsed calendar seconds; ticket_count integer
-- Note:    pooled over the last 4 complete weeks, as first_response_by_week; channel all = every channel
with
  channels as (
    select
      'all' as channel,
      'all' as scope_kind
    where
      (
        select
          count(*)
        from
          marts.tickets
      ) > 0
    union
    select
      t.channel,
      'channel' as scope_kind
    from
      marts.tickets as t
  )
select
  c.channel,
  h.n as hour,
  coalesce(p.total_count, 0) as ticket_count,
  p.p50_seconds,
  p.p90_seconds,
  p.longest_seconds
from
  channels as c
  join intermediate.int_numbers as h on h.n < 24
  left join intermediate.int_wait_percentiles as p on p.measure = 'first_response'
  and p.period = 'last_4_weeks'
  and p.hour = h.n
  and p.scope_kind = c.scope_kind
  and p.scope = c.channel
