-- Model:   intermediate/int_channel_wait_counts
-- Grain:   one row per group and second (measure, period, scope_kind, scope, hour, seconds)
-- Inputs:  intermediate.int_recent_contacts, intermediate.int_numbers
-- Outputs: measure, period, scope_kind, scope, hour, seconds, event_count, censored_count, closed_unanswered_count,
--          channel, category
-- Units:   seconds whole elapsed seconds; *_count contacts
-- Note:    same shape and steps of seconds as int_first_response_counts. measure person_answers: event = a person answered,
--          censored = still waiting, or ended without. period last_12_weeks; hour = the first of the four local hours in
--          which the contact began, -1 = all; scope_kind channel, or channel_category of contacts that say their category
with
  waits as (
    select
      c.channel,
      c.category,
      int_div (c.hour, 4) * 4 as from_hour,
      c.wait_seconds,
      c.wait_outcome,
      k.n as split
    from
      intermediate.int_recent_contacts as c
      join intermediate.int_numbers as k on k.n < 4
    where
      c.is_in_period
      and c.wait_outcome is not null
      and (
        k.n < 2
        or c.category is not null
      )
  ),
  by_second as (
    select
      case
        when w.split < 2 then 'channel'
        else 'channel_category'
      end as scope_kind,
      w.channel,
      case
        when w.split >= 2 then w.category
      end as category_or_all,
      cast(
        case
          when w.split in (0, 2) then -1
          else w.from_hour
        end as integer
      ) as hour_or_all,
      w.wait_seconds,
      count(*) as waits,
      count(*) filter(
        where
          w.wait_outcome = 'answered'
      ) as answered,
      count(*) filter(
        where
          w.wait_outcome = 'left'
      ) as ended_without
    from
      waits as w
    group by
      w.split,
      w.channel,
      category_or_all,
      hour_or_all,
      w.wait_seconds
  ),
  scoped as (
    select
      s.*,
      case
        when s.category_or_all is null then s.channel
        else s.channel || '/' || s.category_or_all
      end as channel_and_category
    from
      by_second as s
  ),
  groups as (
    select
      s.scope_kind,
      s.channel_and_category,
      s.hour_or_all,
      sum(s.waits) as total
    from
      scoped as s
    group by
      s.scope_kind,
      s.channel_and_category,
      s.hour_or_all
  ),
  placed as (
    select
      s.scope_kind,
      s.channel_and_category,
      s.channel,
      s.category_or_all,
      s.hour_or_all,
      case
        when g.total <= 5000 then s.wait_seconds
        else wait_bucket (s.wait_seconds)
      end as seconds,
      s.waits,
      s.answered,
      s.ended_without
    from
      scoped as s
      join groups as g on g.scope_kind = s.scope_kind
      and g.channel_and_category = s.channel_and_category
      and g.hour_or_all = s.hour_or_all
  )
select
  'person_answers' as measure,
  'last_12_weeks' as period,
  p.scope_kind,
  p.channel_and_category as scope,
  p.hour_or_all as hour,
  p.seconds,
  cast(sum(p.answered) as bigint) as event_count,
  cast(sum(p.waits - p.answered) as bigint) as censored_count,
  cast(sum(p.ended_without) as bigint) as closed_unanswered_count,
  p.channel,
  p.category_or_all as category
from
  placed as p
group by
  p.scope_kind,
  p.channel_and_category,
  p.channel,
  p.category_or_all,
  p.hour_or_all,
  p.seconds
