-- Model:   staging/stg_chats
-- Grain:   one row per chat (chat_id)
-- Inputs:  raw.chat, raw.files, ref.settings
-- Outputs: chat_id, ticket_id, channel, attempted_at, connected_at, connect_milliseconds, error_code,
--          queued_at, accepted_at, first_response_at, ended_at, outcome, customer_id, agent_id,
--          concurrent_chats, app_version, os, network, updated_at
-- Units:   *_at UTC; connect_milliseconds elapsed milliseconds
-- Note:    versions as in stg_tickets; an attempt without an outcome, or that ended after as_of, is open
-- Rebuild: chat_id
with
  untold_changes as (
    select
      file_id as unchanged_file_id,
      reached_at,
      name_order as untold_order
    from
      raw.files
    where
      reached_at is not null
  ),
  repeated_keys as (
    select
      chat_id
    from
      raw.chat
    group by
      chat_id
    having
      count(*) > 1
  ),
  single_rows as (
    select
      t.chat_id,
      t.ticket_id,
      t.channel,
      t.attempted_at,
      t.connected_at,
      t.connect_milliseconds,
      t.error_code,
      t.queued_at,
      t.accepted_at,
      t.first_response_at,
      t.ended_at,
      t.outcome,
      t.customer_id,
      t.agent_id,
      t.concurrent_chats,
      t.app_version,
      t.os,
      t.network,
      t.updated_at
    from
      raw.chat as t
    where
      t.chat_id not in (
        select
          chat_id
        from
          repeated_keys
      )
  ),
  stamped_rows as (
    select
      t.*,
      coalesce(t.updated_at, t.ended_at, t.first_response_at, t.accepted_at, t.queued_at, t.attempted_at) as moment_at
    from
      raw.chat as t
    where
      t.chat_id in (
        select
          chat_id
        from
          repeated_keys
      )
  ),
  repeated_rows as (
    select
      t.*,
      f.reached_at,
      f.untold_order,
      case
        when f.reached_at is not null then t.record_no
      end as untold_place,
      case
        when t.moment_at > s.as_of then 2
        when not t.is_log_row
        and f.reached_at > s.as_of then 1
        else 0
      end as is_later
    from
      stamped_rows as t
      cross join ref.settings as s
      left join untold_changes as f on f.unchanged_file_id = t.file_id
  ),
  whole_versions as (
    select
      r.chat_id,
      r.ticket_id,
      r.channel,
      r.attempted_at,
      r.connected_at,
      r.connect_milliseconds,
      r.error_code,
      r.queued_at,
      r.accepted_at,
      r.first_response_at,
      r.ended_at,
      r.outcome,
      r.customer_id,
      r.agent_id,
      r.concurrent_chats,
      r.app_version,
      r.os,
      r.network,
      r.updated_at,
      r.reached_at,
      r.untold_order,
      r.untold_place,
      r.is_later
    from
      repeated_rows as r
    where
      not r.is_log_row
  ),
  folded_log as (
    select
      r.chat_id,
      latest_of (r.ticket_id, r.moment_at) as ticket_id,
      latest_of (r.channel, r.moment_at) as channel,
      min(r.attempted_at) as attempted_at,
      min(r.connected_at) as connected_at,
      latest_of (r.connect_milliseconds, r.moment_at) as connect_milliseconds,
      latest_of (r.error_code, r.moment_at) as error_code,
      min(r.queued_at) as queued_at,
      min(r.accepted_at) as accepted_at,
      min(r.first_response_at) as first_response_at,
      latest_of (r.ended_at, r.moment_at) as ended_at,
      latest_of (r.outcome, r.moment_at) as outcome,
      latest_of (r.customer_id, r.moment_at) as customer_id,
      latest_of (r.agent_id, r.moment_at) as agent_id,
      latest_of (r.concurrent_chats, r.moment_at) as concurrent_chats,
      latest_of (r.app_version, r.moment_at) as app_version,
      latest_of (r.os, r.moment_at) as os,
      latest_of (r.network, r.moment_at) as network,
      latest_of (r.updated_at, r.moment_at) as updated_at,
      max(r.reached_at) as reached_at,
      max(r.untold_order) as untold_order,
      max(r.untold_place) as untold_place,
      r.is_later
    from
      repeated_rows as r
    where
      r.is_log_row
    group by
      r.chat_id,
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
          v.chat_id
        order by
          v.is_later asc nulls last,
          coalesce(
            v.updated_at,
            v.reached_at,
            v.ended_at,
            v.first_response_at,
            v.accepted_at,
            v.queued_at,
            v.attempted_at
          ) desc nulls last,
          v.untold_order desc nulls last,
          coalesce(v.ended_at, v.first_response_at, v.accepted_at, v.queued_at, v.attempted_at) desc nulls last,
          v.untold_place desc nulls last,
          v.chat_id asc nulls last,
          v.ticket_id asc nulls last,
          v.channel asc nulls last,
          v.attempted_at asc nulls last,
          v.connected_at asc nulls last,
          v.connect_milliseconds asc nulls last,
          v.error_code asc nulls last,
          v.queued_at asc nulls last,
          v.accepted_at asc nulls last,
          v.first_response_at asc nulls last,
          v.ended_at asc nulls last,
          v.outcome asc nulls last,
          v.customer_id asc nulls last,
          v.agent_id asc nulls last,
          v.concurrent_chats asc nulls last,
          v.app_version asc nulls last,
          v.os asc nulls last,
          v.network asc nulls last,
          v.updated_at asc nulls last
      ) = 1
  ),
  one_each as (
    select
      chat_id,
      ticket_id,
      channel,
      attempted_at,
      connected_at,
      connect_milliseconds,
      error_code,
      queued_at,
      accepted_at,
      first_response_at,
      ended_at,
      outcome,
      customer_id,
      agent_id,
      concurrent_chats,
      app_version,
      os,
      network,
      updated_at
    from
      single_rows
    union all
    select
      chat_id,
      ticket_id,
      channel,
      attempted_at,
      connected_at,
      connect_milliseconds,
      error_code,
      queued_at,
      accepted_at,
      first_response_at,
      ended_at,
      outcome,
      customer_id,
      agent_id,
      concurrent_chats,
      app_version,
      os,
      network,
      updated_at
    from
      newest
  )
select
  n.chat_id,
  n.ticket_id,
  n.channel,
  n.attempted_at,
  case
    when n.connected_at <= s.as_of then n.connected_at
  end as connected_at,
  n.connect_milliseconds,
  n.error_code,
  case
    when n.queued_at <= s.as_of then n.queued_at
  end as queued_at,
  case
    when n.accepted_at <= s.as_of then n.accepted_at
  end as accepted_at,
  case
    when n.first_response_at <= s.as_of then n.first_response_at
  end as first_response_at,
  case
    when n.ended_at <= s.as_of then n.ended_at
  end as ended_at,
  case
    when n.outcome is null
    or n.ended_at > s.as_of then 'open'
    else n.outcome
  end as outcome,
  n.customer_id,
  n.agent_id,
  n.concurrent_chats,
  n.app_version,
  n.os,
  n.network,
  case
    when n.updated_at <= s.as_of then n.updated_at
  end as updated_at
from
  one_each as n
  cross join ref.settings as s
where
  n.attempted_at <= s.as_of
