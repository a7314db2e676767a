-- Model:   staging/stg_chat_turns
-- Grain:   one row per chat turn (chat_id, turn_number)
-- Inputs:  raw.chat_turn, ref.settings
-- Outputs: chat_id, turn_number, customer_message_at, agent_reply_at, latency_milliseconds
-- Units:   *_at UTC; latency_milliseconds elapsed milliseconds as the tool measured them
-- Note:    versions as in stg_tickets
-- Rebuild: chat_id
with
  repeated_keys as (
    select
      chat_id,
      turn_number
    from
      raw.chat_turn
    group by
      chat_id,
      turn_number
    having
      count(*) > 1
  ),
  single_rows as (
    select
      t.chat_id,
      t.turn_number,
      t.customer_message_at,
      t.agent_reply_at,
      t.latency_milliseconds
    from
      raw.chat_turn as t
    where
      (t.chat_id, t.turn_number) not in (
        select
          chat_id,
          turn_number
        from
          repeated_keys
      )
  ),
  repeated_rows as (
    select
      t.*,
      case
        when coalesce(t.agent_reply_at, t.customer_message_at) > s.as_of then 1
        else 0
      end as is_later
    from
      raw.chat_turn as t
      cross join ref.settings as s
    where
      (t.chat_id, t.turn_number) in (
        select
          chat_id,
          turn_number
        from
          repeated_keys
      )
  ),
  whole_versions as (
    select
      r.chat_id,
      r.turn_number,
      r.customer_message_at,
      r.agent_reply_at,
      r.latency_milliseconds,
      r.is_later
    from
      repeated_rows as r
    where
      not r.is_log_row
  ),
  folded_log as (
    select
      r.chat_id,
      r.turn_number,
      min(r.customer_message_at) as customer_message_at,
      min(r.agent_reply_at) as agent_reply_at,
      latest_of (r.latency_milliseconds, coalesce(r.agent_reply_at, r.customer_message_at)) as latency_milliseconds,
      r.is_later
    from
      repeated_rows as r
    where
      r.is_log_row
    group by
      r.chat_id,
      r.turn_number,
      r.is_later
  ),
  versions as (
    select
      *
    from
      whole_versions
    union all
    select
      *
    from
      folded_log
  ),
  newest as (
    select
      v.*
    from
      versions as v
    qualify
      row_number() over (
        partition by
          v.chat_id,
          v.turn_number
        order by
          v.is_later asc nulls last,
          coalesce(v.agent_reply_at, v.customer_message_at) desc nulls last,
          v.chat_id asc nulls last,
          v.turn_number asc nulls last,
          v.customer_message_at asc nulls last,
          v.agent_reply_at asc nulls last,
          v.latency_milliseconds asc nulls last
      ) = 1
  ),
  one_each as (
    select
      chat_id,
      turn_number,
      customer_message_at,
      agent_reply_at,
      latency_milliseconds
    from
      single_rows
    union all
    select
      chat_id,
      turn_number,
      customer_message_at,
      agent_reply_at,
      latency_milliseconds
    from
      newest
  )
select
  n.chat_id,
  n.turn_number,
  n.customer_message_at,
  case
    when n.agent_reply_at <= s.as_of then n.agent_reply_at
  end as agent_reply_at,
  case
    when n.agent_reply_at > s.as_of then null
    else n.latency_milliseconds
  end as latency_milliseconds
from
  one_each as n
  cross join ref.settings as s
where
  n.customer_message_at <= s.as_of
