-- Model:   intermediate/int_group_trials
-- Grain:   one row per group whose trials may fail, kind of trial and local day with one
--          (dimension, series, member, trial_kind, local_day)
-- Inputs:  staging.stg_chats, staging.stg_tickets, staging.stg_cause_rules, staging.stg_cause_rule_values,
--          intermediate.int_ticket_messages, intermediate.int_ticket_problems, intermediate.int_texts, intermediate.int_text_themes
-- Outputs: dimension, series, member, version, trial_kind, local_day, trial_count, failed_count, first_at, last_at
-- Units:   counts of trials; *_at UTC; local_day in the reporting zone
-- Note:    a trial is an attempt by chat, which fails to connect or not, by app_version, os, app_version_and_os and network
--          (series ''); or, by problem_on_version, a ticket that no agent opened, which is about the problem that a rule names (series) or not,
--          and a review or other feedback, which mentions it or not. trial_kind: attempt, ticket or feedback, for reviews
--          name another mix of problems than tickets do. version: where the group is one of the app
with
  attempts as (
    select
      local_date (c.attempted_at) as local_day,
      c.attempted_at as attempted_at,
      c.app_version as app_version,
      c.os as os,
      c.network as network,
      case
        when c.outcome = 'failed' then 1
        else 0
      end as has_failed
    from
      staging.stg_chats as c
    where
      c.channel = 'chat'
  ),
  members as (
    select
      'app_version' as dimension,
      a.app_version as member,
      a.app_version as version,
      a.local_day as local_day,
      a.attempted_at as attempted_at,
      a.has_failed as has_failed
    from
      attempts as a
    union all
    select
      'os' as dimension,
      a.os as member,
      nullif(a.os, a.os) as version,
      a.local_day as local_day,
      a.attempted_at as attempted_at,
      a.has_failed as has_failed
    from
      attempts as a
    union all
    select
      'network' as dimension,
      a.network as member,
      nullif(a.network, a.network) as version,
      a.local_day as local_day,
      a.attempted_at as attempted_at,
      a.has_failed as has_failed
    from
      attempts as a
    union all
    select
      'app_version_and_os' as dimension,
      a.app_version || ' · ' || a.os as member,
      nullif(a.os, a.os) as version,
      a.local_day as local_day,
      a.attempted_at as attempted_at,
      a.has_failed as has_failed
    from
      attempts as a
  ),
  problems as (
    select distinct
      v.value as problem
    from
      staging.stg_cause_rule_values as v
      join staging.stg_cause_rules as r on r.rule = v.rule
    where
      r.dimension = 'problem_on_version'
  ),
  told as (
    select
      'ticket' as trial_kind,
      t.ticket_id as trial_id,
      t.app_version as version,
      local_date (t.created_at) as local_day,
      t.created_at as told_at
    from
      staging.stg_tickets as t
      left join intermediate.int_ticket_messages as o on o.ticket_id = t.ticket_id
    where
      t.app_version is not null
      and t.status not in ('merged', 'spam', 'deleted')
      and not coalesce(o.is_agent_opened, t.opened_by = 'agent', false)
    union all
    select
      'feedback' as trial_kind,
      x.text_id as trial_id,
      x.app_version as version,
      local_date (x.written_at) as local_day,
      x.written_at as told_at
    from
      intermediate.int_texts as x
    where
      x.source = 'feedback'
      and x.app_version is not null
  ),
  named as (
    select
      'ticket' as trial_kind,
      m.ticket_id as trial_id,
      m.problem as problem
    from
      intermediate.int_ticket_problems as m
      join problems as p on p.problem = m.problem
    union all
    select
      'feedback' as trial_kind,
      h.text_id as trial_id,
      h.theme as problem
    from
      intermediate.int_text_themes as h
      join problems as p on p.problem = h.theme
    where
      h.source = 'feedback'
  ),
  -- Once, and not once a problem: each of them has the same trials.
  days as (
    select
      t.version as version,
      t.trial_kind as trial_kind,
      t.local_day as local_day,
      cast(count(*) as bigint) as trial_count,
      min(t.told_at) as first_at,
      max(t.told_at) as last_at
    from
      told as t
    group by
      t.version,
      t.trial_kind,
      t.local_day
  ),
  failures as (
    select
      k.problem as problem,
      t.version as version,
      t.trial_kind as trial_kind,
      t.local_day as local_day,
      cast(count(*) as bigint) as failed_count
    from
      told as t
      join named as k on k.trial_kind = t.trial_kind
      and k.trial_id = t.trial_id
    group by
      k.problem,
      t.version,
      t.trial_kind,
      t.local_day
  )
select
  m.dimension as dimension,
  '' as series,
  m.member as member,
  m.version as version,
  'attempt' as trial_kind,
  m.local_day as local_day,
  cast(count(*) as bigint) as trial_count,
  cast(sum(m.has_failed) as bigint) as failed_count,
  min(m.attempted_at) as first_at,
  max(m.attempted_at) as last_at
from
  members as m
where
  m.member is not null
group by
  m.dimension,
  m.member,
  m.version,
  m.local_day
union all
select
  'problem_on_version' as dimension,
  p.problem as series,
  d.version || ' / ' || p.problem as member,
  d.version as version,
  d.trial_kind as trial_kind,
  d.local_day as local_day,
  d.trial_count as trial_count,
  coalesce(f.failed_count, 0) as failed_count,
  d.first_at as first_at,
  d.last_at as last_at
from
  days as d
  cross join problems as p
  left join failures as f on f.problem = p.problem
  and f.version = d.version
  and f.trial_kind = d.trial_kind
  and f.local_day = d.local_day
