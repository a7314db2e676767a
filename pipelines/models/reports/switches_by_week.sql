-- Model:   reports/switches_by_week
-- Grain:   one row per local week of the latest 12 complete ones and channel (week_start, channel)
-- Inputs:  intermediate.int_contact_paths, intermediate.int_weeks
-- Outputs: week, week_start, channel, contact_count, over_count, switched_count, before_answer_count, switched_share,
--          switched_low, switched_high
-- Units:   *_count contacts of known customers; shares 0 to 1
-- Note:    by the week in which the contact began; followed as int_contact_paths says, the same problem where it is known.
--          over_count: those whose 7 days are over; switched_count: of these, the ones whose next contact within 7 days was
--          in another channel; before_answer_count: of these, the ones that came before anybody had answered, null where no export tells it of
--          one. switched_share: of over_count, null of none. Interval: Wilson, 95 %
with
  paths as (
    select
      monday_of (local_date (p.started_at)) as week_start,
      p.channel as channel,
      p.is_over as is_over,
      p.is_over
      and p.next_channel is not null
      and p.next_channel <> p.channel as has_switched,
      p.is_before_answer as is_before_answer
    from
      intermediate.int_contact_paths as p
    where
      p.is_in_period
  ),
  counts as (
    select
      a.week_start,
      a.channel,
      count(*) as contacts,
      count(*) filter(
        where
          a.is_over
      ) as followed_up,
      count(*) filter(
        where
          a.has_switched
      ) as switched,
      count(*) filter(
        where
          a.has_switched
          and a.is_before_answer
      ) as too_early,
      count(*) filter(
        where
          a.has_switched
          and a.is_before_answer is null
      ) as untold
    from
      paths as a
    group by
      a.week_start,
      a.channel
  )
select
  w.week as week,
  c.week_start as week_start,
  c.channel as channel,
  c.contacts as contact_count,
  c.followed_up as over_count,
  c.switched as switched_count,
  case
    when c.untold = 0 then c.too_early
  end as before_answer_count,
  c.switched / cast(nullif(c.followed_up, 0) as double) as switched_share,
  wilson_low (c.switched, c.followed_up) as switched_low,
  wilson_high (c.switched, c.followed_up) as switched_high
from
  counts as c
  join intermediate.int_weeks as w on w.series = 'contact'
  and w.week_start = c.week_start
