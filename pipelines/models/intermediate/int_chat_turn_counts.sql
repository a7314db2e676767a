-- Model:   intermediate/int_chat_turn_counts
-- Grain:   one row per group and second (measure, period, scope_kind, scope, hour, seconds)
-- Inputs:  staging.stg_chat_turns, intermediate.int_chat_queue, intermediate.int_weeks
-- Outputs: measure, period, scope_kind, scope, hour, seconds, event_count, censored_count, closed_unanswered_count
-- Units:   seconds whole elapsed seconds; *_count turns
-- Note:    measure chat_turn: from the customer's (first) message of a turn to the agent's next, as the tool measured it,
--          else by the stamps; by the week of the attempt. An unanswered turn is censored at the end of the chat (as_of
--          while it is open); one whose reply precedes it, or of a chat without an end, is left out. Shape and steps of seconds as in int_first_response_counts;
--          scope concurrency: the chats the agent held when accepting, last 4 complete weeks
-- Rebuild: period by week
with
  turns as (
    select
      c.week as week,
      c.channel as channel,
      c.hour as hour,
      case
        when c.concurrent_chats is null then ''
        when c.concurrent_chats > 9 then '10+'
        else cast(c.concurrent_chats as varchar)
      end as concurrency,
      w.weeks_back as weeks_back,
      case
        when t.agent_reply_at is null then secs_between (t.customer_message_at, c.observed_until)
        when t.latency_milliseconds is not null then int_div (t.latency_milliseconds, 1000)
        else secs_between (t.customer_message_at, t.agent_reply_at)
      end as waited,
      t.agent_reply_at is not null as is_answered
    from
      staging.stg_chat_turns as t
      join intermediate.int_chat_queue as c on c.chat_id = t.chat_id
      join intermediate.int_weeks as w on w.series = 'chat'
      and w.week_start = c.week_start
  ),
  by_second as (
    select
      t.week as period,
      'channel' as scope_kind,
      t.channel as scope,
      cast(-1 as integer) as hour_or_all,
      t.waited,
      count(*) as waits,
      count(*) filter(
        where
          t.is_answered
      ) as ended
    from
      turns as t
    where
      t.waited >= 0
    group by
      t.week,
      t.channel,
      t.waited
    union all
    select
      'last_4_weeks' as period,
      'channel' as scope_kind,
      t.channel as scope,
      t.hour as hour_or_all,
      t.waited,
      count(*) as waits,
      count(*) filter(
        where
          t.is_answered
      ) as ended
    from
      turns as t
    where
      t.waited >= 0
      and t.weeks_back < 4
    group by
      t.channel,
      t.hour,
      t.waited
    union all
    select
      'last_4_weeks' as period,
      'concurrency' as scope_kind,
      t.concurrency as scope,
      cast(-1 as integer) as hour_or_all,
      t.waited,
      count(*) as waits,
      count(*) filter(
        where
          t.is_answered
      ) as ended
    from
      turns as t
    where
      t.waited >= 0
      and t.weeks_back < 4
      and t.concurrency <> ''
    group by
      t.concurrency,
      t.waited
  ),
  groups as (
    select
      s.period,
      s.scope_kind,
      s.scope,
      s.hour_or_all,
      sum(s.waits) as total
    from
      by_second as s
    group by
      s.period,
      s.scope_kind,
      s.scope,
      s.hour_or_all
  ),
  placed as (
    select
      s.period,
      s.scope_kind,
      s.scope,
      s.hour_or_all,
      case
        when g.total <= 5000 then s.waited
        else wait_bucket (s.waited)
      end as seconds,
      s.waits,
      s.ended
    from
      by_second as s
      join groups as g on g.period = s.period
      and g.scope_kind = s.scope_kind
      and g.scope = s.scope
      and g.hour_or_all = s.hour_or_all
  )
select
  'chat_turn' as measure,
  p.period,
  p.scope_kind,
  p.scope,
  p.hour_or_all as hour,
  p.seconds,
  cast(sum(p.ended) as bigint) as event_count,
  cast(sum(p.waits - p.ended) as bigint) as censored_count,
  cast(0 as bigint) as closed_unanswered_count
from
  placed as p
group by
  p.period,
  p.scope_kind,
  p.scope,
  p.hour_or_all,
  p.seconds
