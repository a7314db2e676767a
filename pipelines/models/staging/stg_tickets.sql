-- Model:   staging/stg_tickets
-- Grain:   one row per ticket (ticket_id)
-- Inputs:  raw.ticket, raw.files, ref.untold_answers, ref.settings
-- Outputs: ticket_id, created_at, updated_at, first_response_at, solved_at, closed_at, status,
--          priority, channel, category, tags, customer_id, agent_id, team, opened_by,
--          reopen_count, reply_count, has_bot_part, csat_score, csat_scale, language, app_version,
--          os, device, is_restricted, has_transaction_reference, text_language, themes, is_answer_told
-- Units:   *_at UTC; *_count, csat_score and csat_scale integers as the tool gives them
-- Note:    the newest version known at as_of wins, then the smallest values; rows of an event log are folded into one
--          version first (first created_at and first_response_at, else the latest known value); stamps after as_of have
--          not happened, and a ticket solved only after as_of is open; created after as_of = left out. No
--          text of a customer: texts count in the order of versions only. text_language and themes as the load derives them from
--          subject and text together: themes sorted and joined by ";", a sub-theme as refund/not_received, '' for none, null
--          without a text. is_answer_told: false where no export says whether its tickets of this channel were answered
--          (ref.untold_answers): first_response_at is then unknown, not missing
-- Rebuild: ticket_id
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
  untold_files as (
    select
      f.file_id as untold_file_id,
      u.channel as untold_channel
    from
      raw.files as f
      join ref.untold_answers as u on u.mapping_sha256 = f.mapping_sha256
      and u.format = f.format
      and u.tells_first_response = f.tells_first_response
  ),
  repeated_keys as (
    select
      ticket_id
    from
      raw.ticket
    group by
      ticket_id
    having
      count(*) > 1
  ),
  single_rows as (
    select
      t.ticket_id,
      t.created_at,
      t.updated_at,
      t.first_response_at,
      t.solved_at,
      t.closed_at,
      t.status,
      t.priority,
      t.channel,
      t.category,
      t.tags,
      t.customer_id,
      t.agent_id,
      t.team,
      t.opened_by,
      t.reopen_count,
      t.reply_count,
      t.has_bot_part,
      t.csat_score,
      t.csat_scale,
      t.language,
      t.app_version,
      t.os,
      t.device,
      t.is_restricted,
      t.has_transaction_reference,
      t.text_language,
      t.themes,
      u.untold_channel is null as is_answer_told
    from
      raw.ticket as t
      left join untold_files as u on u.untold_file_id = t.file_id
      and u.untold_channel = t.channel
    where
      t.ticket_id not in (
        select
          ticket_id
        from
          repeated_keys
      )
  ),
  stamped_rows as (
    select
      t.*,
      coalesce(t.updated_at, t.closed_at, t.solved_at, t.first_response_at, t.created_at) as moment_at
    from
      raw.ticket as t
    where
      t.ticket_id in (
        select
          ticket_id
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
      end as is_later,
      case
        when u.untold_channel is null then 1
        else 0
      end as is_told
    from
      stamped_rows as t
      cross join ref.settings as s
      left join untold_changes as f on f.unchanged_file_id = t.file_id
      left join untold_files as u on u.untold_file_id = t.file_id
      and u.untold_channel = t.channel
  ),
  whole_versions as (
    select
      r.ticket_id,
      r.created_at,
      r.updated_at,
      r.first_response_at,
      r.solved_at,
      r.closed_at,
      r.status,
      r.priority,
      r.channel,
      r.category,
      r.tags,
      r.subject,
      r.text,
      r.customer_id,
      r.agent_id,
      r.team,
      r.opened_by,
      r.reopen_count,
      r.reply_count,
      r.has_bot_part,
      r.csat_score,
      r.csat_scale,
      r.language,
      r.app_version,
      r.os,
      r.device,
      r.is_restricted,
      r.has_transaction_reference,
      r.text_language,
      r.themes,
      r.reached_at,
      r.untold_order,
      r.untold_place,
      r.is_later,
      r.is_told
    from
      repeated_rows as r
    where
      not r.is_log_row
  ),
  folded_log as (
    select
      r.ticket_id,
      min(r.created_at) as created_at,
      latest_of (r.updated_at, r.moment_at) as updated_at,
      min(r.first_response_at) as first_response_at,
      latest_of (r.solved_at, r.moment_at) as solved_at,
      latest_of (r.closed_at, r.moment_at) as closed_at,
      latest_of (r.status, r.moment_at) as status,
      latest_of (r.priority, r.moment_at) as priority,
      latest_of (r.channel, r.moment_at) as channel,
      latest_of (r.category, r.moment_at) as category,
      latest_of (r.tags, r.moment_at) as tags,
      latest_of (r.subject, r.moment_at) as subject,
      latest_of (r.text, r.moment_at) as text,
      latest_of (r.customer_id, r.moment_at) as customer_id,
      latest_of (r.agent_id, r.moment_at) as agent_id,
      latest_of (r.team, r.moment_at) as team,
      latest_of (r.opened_by, r.moment_at) as opened_by,
      latest_of (r.reopen_count, r.moment_at) as reopen_count,
      latest_of (r.reply_count, r.moment_at) as reply_count,
      latest_of (r.has_bot_part, r.moment_at) as has_bot_part,
      latest_of (r.csat_score, r.moment_at) as csat_score,
      latest_of (r.csat_scale, r.moment_at) as csat_scale,
      latest_of (r.language, r.moment_at) as language,
      latest_of (r.app_version, r.moment_at) as app_version,
      latest_of (r.os, r.moment_at) as os,
      latest_of (r.device, r.moment_at) as device,
      latest_of (r.is_restricted, r.moment_at) as is_restricted,
      latest_of (r.has_transaction_reference, r.moment_at) as has_transaction_reference,
      latest_of (r.text_language, r.moment_at) as text_language,
      latest_of (r.themes, r.moment_at) as themes,
      max(r.reached_at) as reached_at,
      max(r.untold_order) as untold_order,
      max(r.untold_place) as untold_place,
      r.is_later,
      max(r.is_told) as is_told
    from
      repeated_rows as r
    where
      r.is_log_row
    group by
      r.ticket_id,
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
          v.ticket_id
        order by
          v.is_later asc nulls last,
          coalesce(v.updated_at, v.reached_at, v.closed_at, v.solved_at, v.first_response_at, v.created_at) desc nulls last,
          v.untold_order desc nulls last,
          coalesce(v.closed_at, v.solved_at, v.first_response_at, v.created_at) desc nulls last,
          v.untold_place desc nulls last,
          v.ticket_id asc nulls last,
          v.created_at asc nulls last,
          v.updated_at asc nulls last,
          v.first_response_at asc nulls last,
          v.solved_at asc nulls last,
          v.closed_at asc nulls last,
          v.status asc nulls last,
          v.priority asc nulls last,
          v.channel asc nulls last,
          v.category asc nulls last,
          v.tags asc nulls last,
          v.subject asc nulls last,
          v.text asc nulls last,
          v.customer_id asc nulls last,
          v.agent_id asc nulls last,
          v.team asc nulls last,
          v.opened_by asc nulls last,
          v.reopen_count asc nulls last,
          v.reply_count asc nulls last,
          v.has_bot_part asc nulls last,
          v.csat_score asc nulls last,
          v.csat_scale asc nulls last,
          v.language asc nulls last,
          v.app_version asc nulls last,
          v.os asc nulls last,
          v.device asc nulls last,
          v.is_restricted asc nulls last,
          v.has_transaction_reference asc nulls last,
          v.is_told desc nulls last
      ) = 1
  ),
  one_each as (
    select
      ticket_id,
      created_at,
      updated_at,
      first_response_at,
      solved_at,
      closed_at,
      status,
      priority,
      channel,
      category,
      tags,
      customer_id,
      agent_id,
      team,
      opened_by,
      reopen_count,
      reply_count,
      has_bot_part,
      csat_score,
      csat_scale,
      language,
      app_version,
      os,
      device,
      is_restricted,
      has_transaction_reference,
      text_language,
      themes,
      is_answer_told
    from
      single_rows
    union all
    select
      ticket_id,
      created_at,
      updated_at,
      first_response_at,
      solved_at,
      closed_at,
      status,
      priority,
      channel,
      category,
      tags,
      customer_id,
      agent_id,
      team,
      opened_by,
      reopen_count,
      reply_count,
      has_bot_part,
      csat_score,
      csat_scale,
      language,
      app_version,
      os,
      device,
      is_restricted,
      has_transaction_reference,
      text_language,
      themes,
      is_told = 1 as is_answer_told
    from
      newest
  )
select
  n.ticket_id,
  n.created_at,
  case
    when n.updated_at <= s.as_of then n.updated_at
  end as updated_at,
  case
    when n.first_response_at <= s.as_of then n.first_response_at
  end as first_response_at,
  case
    when n.solved_at <= s.as_of then n.solved_at
  end as solved_at,
  case
    when n.closed_at <= s.as_of then n.closed_at
  end as closed_at,
  case
    when n.status in ('solved', 'closed')
    and coalesce(n.solved_at, n.closed_at) > s.as_of then 'open'
    else n.status
  end as status,
  n.priority,
  n.channel,
  coalesce(n.category, 'uncategorised') as category,
  n.tags,
  n.customer_id,
  n.agent_id,
  n.team,
  n.opened_by,
  n.reopen_count,
  n.reply_count,
  n.has_bot_part,
  n.csat_score,
  n.csat_scale,
  n.language,
  n.app_version,
  n.os,
  n.device,
  n.is_restricted,
  n.has_transaction_reference,
  n.text_language,
  n.themes,
  n.is_answer_told
from
  one_each as n
  cross join ref.settings as s
where
  n.created_at <= s.as_of
