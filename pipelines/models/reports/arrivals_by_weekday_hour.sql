-- Model:   reports/arrivals_by_weekday_hour
-- Grain:   one row per channel, local weekday and hour (channel, weekday, hour)
-- Inputs:  marts.contacts_by_hour, intermediate.int_weeks, intermediate.int_numbers
-- Outputs: channel, weekday, hour, week, contact_count, usual_median, usual_mad, is_peak
-- Units:   contact_count contacts; usual_* contacts in that hour of a week; weekday 1 = Monday
-- Note:    the latest complete week, all 168 cells a channel and of channel all = every channel (medians do not add up);
--          usual over up to 12 complete weeks before it, empty hours as 0. Peak: more than median + usual_margin (3 x
--          the scaled MAD, at least what chance makes of a count of that size), with 6 weeks or more to compare with
with
  weeks as (
    select
      w.week,
      w.week_start,
      w.weeks_back
    from
      intermediate.int_weeks as w
    where
      w.series = 'contact'
      and w.weeks_back between 0 and 12
  ),
  hourly as (
    select
      c.channel,
      c.weekday,
      c.hour,
      c.week_start,
      c.contact_count
    from
      marts.contacts_by_hour as c
    union all
    select
      'all' as channel,
      c.weekday,
      c.hour,
      c.week_start,
      cast(sum(c.contact_count) as bigint) as contact_count
    from
      marts.contacts_by_hour as c
    group by
      c.weekday,
      c.hour,
      c.week_start
  ),
  channels as (
    select distinct
      c.channel
    from
      hourly as c
  ),
  cells as (
    select
      k.channel,
      d.n + 1 as weekday,
      h.n as hour
    from
      channels as k
      join intermediate.int_numbers as d on d.n < 7
      join intermediate.int_numbers as h on h.n < 24
  ),
  series as (
    select
      c.channel as channel,
      c.weekday as weekday,
      c.hour as hour,
      w.week,
      w.weeks_back,
      coalesce(a.contact_count, 0) as contacts
    from
      weeks as w
      cross join cells as c
      left join hourly as a on a.channel = c.channel
      and a.week_start = w.week_start
      and a.weekday = c.weekday
      and a.hour = c.hour
  ),
  medians as (
    select
      s.channel,
      s.weekday,
      s.hour,
      count(*) as weeks,
      pct (s.contacts, 0.5) as median
    from
      series as s
    where
      s.weeks_back > 0
    group by
      s.channel,
      s.weekday,
      s.hour
  ),
  spreads as (
    select
      s.channel,
      s.weekday,
      s.hour,
      pct (abs(s.contacts - m.median), 0.5) as deviation
    from
      series as s
      join medians as m on m.channel = s.channel
      and m.weekday = s.weekday
      and m.hour = s.hour
    where
      s.weeks_back > 0
    group by
      s.channel,
      s.weekday,
      s.hour
  )
select
  s.channel,
  s.weekday,
  s.hour,
  s.week,
  s.contacts as contact_count,
  m.median as usual_median,
  d.deviation as usual_mad,
  coalesce(
    m.weeks >= 6
    and s.contacts > m.median + usual_margin (m.median, d.deviation),
    false
  ) as is_peak
from
  series as s
  left join medians as m on m.channel = s.channel
  and m.weekday = s.weekday
  and m.hour = s.hour
  left join spreads as d on d.channel = s.channel
  and d.weekday = s.weekday
  and d.hour = s.hour
where
  s.weeks_back = 0
