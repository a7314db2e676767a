-- Model:   intermediate/int_group_trials
-- Grain:   one row per group whose trials may fail and local day with one (dimension, series, member, local_day)
-- Inputs:  staging.stg_chats, staging.stg_tickets, staging.stg_cause_rules, staging.stg_cause_rule_values,
--          intermediate.int_ticket_problems
-- Outputs: dimension, series, member, version, local_day, trial_count, failed_count, first_at, last_at
-- Units:   counts of trials; *_at UTC; local_day in the reporting zone
-- Note:    a trial is an attempt by chat, which fails to connect or not, by app_version, os, app_version_and_os and network
--          (series ''); or, by problem_on_version, a ticket, which is about the problem that a rule names (series) or not.
--          version: where the group is one of the app
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
  tickets as (
    select
      t.app_version as version,
      local_date (t.created_at) as local_day,
      m.problem as problem,
      cast(count(*) as bigint) as tickets,
      min(t.created_at) as first_at,
      max(t.created_at) as last_at
    from
      staging.stg_tickets as t
      join intermediate.int_ticket_problems as m on m.ticket_id = t.ticket_id
    where
      t.app_version is not null
      and t.status not in ('merged', 'spam', 'deleted')
    group by
      t.app_version,
      local_date (t.created_at),
      m.problem
  )
select
  m.dimension as dimension,
  '' as series,
  m.member as member,
  m.version as version,
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
  t.version || ' / ' || p.problem as member,
  t.version as version,
  t.local_day as local_day,
  cast(sum(t.tickets) as bigint) as trial_count,
  cast(
    sum(
      case
        when t.problem = p.problem then t.tickets
        else 0
      end
    ) as bigint
  ) as failed_count,
  min(t.first_at) as first_at,
  max(t.last_at) as last_at
from
  tickets as t
  cross join problems as p
group by
  p.problem,
  t.version,
  t.local_day
