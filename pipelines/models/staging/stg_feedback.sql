-- Model:   staging/stg_feedback
-- Grain:   one row per piece of feedback (feedback_id)
-- Inputs:  raw.feedback, raw.files, ref.settings
-- Outputs: feedback_id, created_at, updated_at, channel, kind, score, score_scale, text, language,
--          app_version, os, device, replied_at, reply_text, ticket_id, customer_id, text_language, themes
-- Units:   *_at UTC; score on a scale up to score_scale
-- Note:    versions, text_language and themes as in stg_tickets; texts without what belongs to a person
-- Rebuild: feedback_id
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
      feedback_id
    from
      raw.feedback
    group by
      feedback_id
    having
      count(*) > 1
  ),
  single_rows as (
    select
      t.feedback_id,
      t.created_at,
      t.updated_at,
      t.channel,
      t.kind,
      t.score,
      t.score_scale,
      t.text,
      t.language,
      t.app_version,
      t.os,
      t.device,
      t.replied_at,
      t.reply_text,
      t.ticket_id,
      t.customer_id,
      t.text_language,
      t.themes
    from
      raw.feedback as t
    where
      t.feedback_id not in (
        select
          feedback_id
        from
          repeated_keys
      )
  ),
  stamped_rows as (
    select
      t.*,
      coalesce(t.updated_at, t.replied_at, t.created_at) as moment_at
    from
      raw.feedback as t
    where
      t.feedback_id in (
        select
          feedback_id
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
      r.feedback_id,
      r.created_at,
      r.updated_at,
      r.channel,
      r.kind,
      r.score,
      r.score_scale,
      r.text,
      r.language,
      r.app_version,
      r.os,
      r.device,
      r.replied_at,
      r.reply_text,
      r.ticket_id,
      r.customer_id,
      r.text_language,
      r.themes,
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
      r.feedback_id,
      min(r.created_at) as created_at,
      latest_of (r.updated_at, r.moment_at) as updated_at,
      latest_of (r.channel, r.moment_at) as channel,
      latest_of (r.kind, r.moment_at) as kind,
      latest_of (r.score, r.moment_at) as score,
      latest_of (r.score_scale, r.moment_at) as score_scale,
      latest_of (r.text, r.moment_at) as text,
      latest_of (r.language, r.moment_at) as language,
      latest_of (r.app_version, r.moment_at) as app_version,
      latest_of (r.os, r.moment_at) as os,
      latest_of (r.device, r.moment_at) as device,
      latest_of (r.replied_at, r.moment_at) as replied_at,
      latest_of (r.reply_text, r.moment_at) as reply_text,
      latest_of (r.ticket_id, r.moment_at) as ticket_id,
      latest_of (r.customer_id, r.moment_at) as customer_id,
      latest_of (r.text_language, r.moment_at) as text_language,
      latest_of (r.themes, r.moment_at) as themes,
      max(r.reached_at) as reached_at,
      max(r.untold_order) as untold_order,
      max(r.untold_place) as untold_place,
      r.is_later
    from
      repeated_rows as r
    where
      r.is_log_row
    group by
      r.feedback_id,
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
          v.feedback_id
        order by
          v.is_later asc nulls last,
          coalesce(v.updated_at, v.reached_at, v.replied_at, v.created_at) desc nulls last,
          v.untold_order desc nulls last,
          coalesce(v.replied_at, v.created_at) desc nulls last,
          v.untold_place desc nulls last,
          v.feedback_id asc nulls last,
          v.created_at asc nulls last,
          v.updated_at asc nulls last,
          v.channel asc nulls last,
          v.kind asc nulls last,
          v.score asc nulls last,
          v.score_scale asc nulls last,
          v.text asc nulls last,
          v.language asc nulls last,
          v.app_version asc nulls last,
          v.os asc nulls last,
          v.device asc nulls last,
          v.replied_at asc nulls last,
          v.reply_text asc nulls last,
          v.ticket_id asc nulls last,
          v.customer_id asc nulls last
      ) = 1
  ),
  one_each as (
    select
      feedback_id,
      created_at,
      updated_at,
      channel,
      kind,
      score,
      score_scale,
      text,
      language,
      app_version,
      os,
      device,
      replied_at,
      reply_text,
      ticket_id,
      customer_id,
      text_language,
      themes
    from
      single_rows
    union all
    select
      feedback_id,
      created_at,
      updated_at,
      channel,
      kind,
      score,
      score_scale,
      text,
      language,
      app_version,
      os,
      device,
      replied_at,
      reply_text,
      ticket_id,
      customer_id,
      text_language,
      themes
    from
      newest
  )
select
  n.feedback_id,
  n.created_at,
  case
    when n.updated_at <= s.as_of then n.updated_at
  end as updated_at,
  n.channel,
  n.kind,
  n.score,
  n.score_scale,
  n.text,
  n.language,
  n.app_version,
  n.os,
  n.device,
  case
    when n.replied_at <= s.as_of then n.replied_at
  end as replied_at,
  case
    when n.replied_at > s.as_of then null
    else n.reply_text
  end as reply_text,
  n.ticket_id,
  n.customer_id,
  n.text_language,
  n.themes
from
  one_each as n
  cross join ref.settings as s
where
  n.created_at <= s.as_of
