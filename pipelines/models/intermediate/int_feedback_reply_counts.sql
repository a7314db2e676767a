-- Model:   intermediate/int_feedback_reply_counts
-- Grain:   one row per group and second (measure, period, scope_kind, scope, hour, seconds)
-- Inputs:  staging.stg_feedback, staging.stg_settings
-- Outputs: measure, period, scope_kind, scope, hour, seconds, event_count, censored_count, closed_unanswered_count
-- Units:   seconds whole elapsed seconds; *_count pieces of feedback
-- Note:    measure feedback_reply: from a piece of feedback (its last edit, where the store tells only that) to the desk's
--          reply; whoever has none is censored at as_of; a reply that precedes the edit is left out. Written in the
--          84 local days up to as_of. Steps of seconds as in int_first_response_counts
with
  waits as (
    select
      f.channel as channel,
      f.replied_at is not null as is_replied,
      secs_between (f.created_at, coalesce(f.replied_at, x.as_of)) as waited
    from
      staging.stg_feedback as f
      cross join staging.stg_settings as x
    where
      local_date (f.created_at) > add_days (x.as_of_date, -84)
      and coalesce(f.replied_at, x.as_of) >= f.created_at
  ),
  totals as (
    select
      w.channel as channel,
      count(*) as total
    from
      waits as w
    group by
      w.channel
  ),
  placed as (
    select
      w.channel as channel,
      w.is_replied as is_replied,
      case
        when t.total <= 5000 then w.waited
        else wait_bucket (w.waited)
      end as seconds
    from
      waits as w
      join totals as t on t.channel = w.channel
  )
select
  'feedback_reply' as measure,
  'last_12_weeks' as period,
  'channel' as scope_kind,
  p.channel as scope,
  cast(-1 as integer) as hour,
  p.seconds,
  cast(
    count(*) filter(
      where
        p.is_replied
    ) as bigint
  ) as event_count,
  cast(
    count(*) filter(
      where
        not p.is_replied
    ) as bigint
  ) as censored_count,
  cast(0 as bigint) as closed_unanswered_count
from
  placed as p
group by
  p.channel,
  p.seconds
