-- Model:   reports/waiting_now
-- Grain:   one row per age band, channel, category and priority with a waiting ticket (age_band, channel, category, priority)
-- Inputs:  marts.tickets, intermediate.int_running_clocks
-- Outputs: age_band, channel, category, priority, ticket_count, past_target_count, with_target_count, oldest_seconds
-- Units:   oldest_seconds elapsed calendar seconds as pages say them; *_count tickets
-- Note:    open at as_of without a first response; age from the customer's first message; past target = waiting longer
--          than the first-response target, by the target's clock; a target in opening hours counts only for tickets that
--          have a schedule; priority none = the tool gives none. oldest_seconds is of all who wait, the same in every row:
--          that of a row may be one customer's
with
  waits as (
    select
      t.channel,
      t.category,
      t.priority,
      c.seconds_so_far,
      case
        when t.first_response_target_clock = 'calendar' then c.seconds_so_far
        when t.first_response_target_clock = 'business' then c.business_seconds_so_far
      end as target_seconds_so_far,
      t.first_response_target_seconds
    from
      marts.tickets as t
      join intermediate.int_running_clocks as c on c.ticket_id = t.ticket_id
      and c.measure = 'first_response'
    where
      t.wait_outcome = 'waiting'
  ),
  waiting as (
    select
      case
        when s.seconds_so_far < 3600 then 'under_1h'
        when s.seconds_so_far < 14400 then '1h_4h'
        when s.seconds_so_far < 86400 then '4h_24h'
        when s.seconds_so_far < 259200 then '1d_3d'
        when s.seconds_so_far < 604800 then '3d_7d'
        else 'over_7d'
      end as age_band,
      s.*
    from
      waits as s
  ),
  oldest as (
    select
      max(s.seconds_so_far) as seconds
    from
      waits as s
  )
select
  w.age_band,
  w.channel,
  w.category,
  w.priority,
  count(*) as ticket_count,
  count(*) filter(
    where
      w.target_seconds_so_far > w.first_response_target_seconds
  ) as past_target_count,
  count(w.target_seconds_so_far) as with_target_count,
  told_seconds (max(o.seconds)) as oldest_seconds
from
  waiting as w
  cross join oldest as o
group by
  w.age_band,
  w.channel,
  w.category,
  w.priority
