-- Model:   intermediate/int_failing_groups
-- Grain:   one row per rule and group of attempts that is large enough to be judged (rule, member)
-- Inputs:  staging.stg_chats, staging.stg_cause_rules, staging.stg_releases
-- Outputs: rule, dimension, member, attempt_count, failed_count, expected_count, z, p, is_failing, first_at, last_at, released_at
-- Units:   counts of attempts; expected_count: failures if it failed as often as all attempts of the same days; p one-sided,
--          0 to 1; *_at UTC
-- Note:    Cochran-Mantel-Haenszel test over local days with continuity correction (Mantel and Haenszel 1959), so that a day
--          on which everything failed blames no version of that day; the tail of the normal distribution to 1e-7
--          (Abramowitz and Stegun 26.2.17); false discovery rate within the rule by Benjamini and Hochberg 1995. Only apps
--          tell a version, so groups are of attempts by chat. released_at: where the release is known
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
      a.local_day as local_day,
      a.attempted_at as attempted_at,
      a.has_failed as has_failed
    from
      attempts as a
    union all
    select
      'os' as dimension,
      a.os as member,
      a.local_day as local_day,
      a.attempted_at as attempted_at,
      a.has_failed as has_failed
    from
      attempts as a
    union all
    select
      'network' as dimension,
      a.network as member,
      a.local_day as local_day,
      a.attempted_at as attempted_at,
      a.has_failed as has_failed
    from
      attempts as a
    union all
    select
      'app_version_and_os' as dimension,
      a.app_version || ' · ' || a.os as member,
      a.local_day as local_day,
      a.attempted_at as attempted_at,
      a.has_failed as has_failed
    from
      attempts as a
  ),
  days as (
    select
      m.dimension as dimension,
      m.local_day as local_day,
      count(*) as n,
      sum(m.has_failed) as f
    from
      members as m
    where
      m.member is not null
    group by
      m.dimension,
      m.local_day
  ),
  cells as (
    select
      m.dimension as dimension,
      m.member as member,
      m.local_day as local_day,
      count(*) as n,
      sum(m.has_failed) as f,
      min(m.attempted_at) as first_at,
      max(m.attempted_at) as last_at
    from
      members as m
    where
      m.member is not null
    group by
      m.dimension,
      m.member,
      m.local_day
  ),
  sums as (
    select
      c.dimension as dimension,
      c.member as member,
      cast(sum(c.n) as bigint) as attempt_count,
      cast(sum(c.f) as bigint) as failed_count,
      sum(cast(c.n * d.f as double) / d.n) as expected_count,
      sum(
        case
          when d.n > 1 then cast(c.n * (d.n - c.n) as double) * (d.f * (d.n - d.f)) / (cast(d.n * d.n as double) * (d.n - 1))
          else 0e0
        end
      ) as variance,
      min(c.first_at) as first_at,
      max(c.last_at) as last_at
    from
      cells as c
      join days as d on d.dimension = c.dimension
      and d.local_day = c.local_day
    group by
      c.dimension,
      c.member
  ),
  scored as (
    select
      r.rule as rule,
      r.share as allowed,
      s.dimension as dimension,
      s.member as member,
      s.attempt_count as attempt_count,
      s.failed_count as failed_count,
      s.expected_count as expected_count,
      s.first_at as first_at,
      s.last_at as last_at,
      case
        when s.variance > 0
        and s.failed_count > s.expected_count + 0.5 then (s.failed_count - s.expected_count - 0.5) / sqrt(s.variance)
        else 0e0
      end as z
    from
      sums as s
      join staging.stg_cause_rules as r on r.dimension = s.dimension
    where
      r.evidence = 'failing_group'
      and s.attempt_count >= r.whole
  ),
  tested as (
    select
      s.*,
      exp(- s.z * s.z / 2) * 0.3989422804014327e0 * (
        0.319381530e0 / (1 + 0.2316419e0 * s.z) - 0.356563782e0 / pow(1 + 0.2316419e0 * s.z, 2) + 1.781477937e0 / pow(1 + 0.2316419e0 * s.z, 3) - 1.821255978e0 / pow(1 + 0.2316419e0 * s.z, 4) + 1.330274429e0 / pow(1 + 0.2316419e0 * s.z, 5)
      ) as p
    from
      scored as s
  ),
  ranked as (
    select
      t.*,
      row_number() over (
        partition by
          t.rule
        order by
          t.z desc nulls last,
          t.member asc nulls last
      ) as place,
      count(*) over (
        partition by
          t.rule
      ) as tested_count
    from
      tested as t
  ),
  limits as (
    select
      k.rule as rule,
      max(
        case
          when k.p <= k.allowed * k.place / k.tested_count then k.place
          else 0
        end
      ) as last_place
    from
      ranked as k
    group by
      k.rule
  ),
  released as (
    select
      e.version as version,
      min(e.released_at) as released_at
    from
      staging.stg_releases as e
    group by
      e.version
  )
select
  k.rule as rule,
  k.dimension,
  k.member,
  k.attempt_count,
  k.failed_count,
  k.expected_count,
  k.z,
  k.p,
  k.place <= m.last_place as is_failing,
  k.first_at,
  k.last_at,
  e.released_at as released_at
from
  ranked as k
  join limits as m on m.rule = k.rule
  left join released as e on k.member = e.version
