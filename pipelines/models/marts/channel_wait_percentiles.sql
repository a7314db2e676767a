-- Model:   marts/channel_wait_percentiles
-- Grain:   one row per channel, category and four local hours (channel, category?, from_hour?)
-- Inputs:  intermediate.int_channel_wait_counts, intermediate.int_recent_contacts, intermediate.int_wait_percentiles
-- Outputs: channel, category, from_hour, contact_count, answered_count, p50_seconds, p50_low_seconds, p50_high_seconds,
--          p90_seconds, p90_low_seconds, p90_high_seconds, longest_seconds, period_from, period_to
-- Units:   *_seconds elapsed seconds until a person answers; *_count contacts; period_* local days
-- Note:    Kaplan-Meier as int_wait_percentiles says, over the latest 12 complete weeks: null = not reached, more than
--          longest_seconds. category null = all; from_hour null = all hours
with
  cells as (
    select
      c.scope_kind,
      c.scope,
      c.hour,
      min(c.channel) as channel,
      min(c.category) as category
    from
      intermediate.int_channel_wait_counts as c
    group by
      c.scope_kind,
      c.scope,
      c.hour
  ),
  period as (
    select
      min(r.period_from) as period_from,
      max(r.period_to) as period_to
    from
      intermediate.int_recent_contacts as r
  )
select
  c.channel,
  c.category,
  case
    when c.hour >= 0 then c.hour
  end as from_hour,
  w.total_count as contact_count,
  w.event_count as answered_count,
  w.p50_seconds,
  w.p50_low_seconds,
  w.p50_high_seconds,
  w.p90_seconds,
  w.p90_low_seconds,
  w.p90_high_seconds,
  w.longest_seconds,
  p.period_from,
  p.period_to
from
  cells as c
  cross join period as p
  join intermediate.int_wait_percentiles as w on w.measure = 'person_answers'
  and w.period = 'last_12_weeks'
  and w.scope_kind = c.scope_kind
  and w.scope = c.scope
  and w.hour = c.hour
