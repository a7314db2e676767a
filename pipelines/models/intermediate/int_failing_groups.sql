-- Model:   intermediate/int_failing_groups
-- Grain:   one row per rule and group that is large enough to be judged (rule, member)
-- Inputs:  intermediate.int_group_trials, staging.stg_cause_rules, staging.stg_cause_rule_values, staging.stg_releases
-- Outputs: rule, dimension, member, version, problem, attempt_count, contact_count, failed_count, expected_count, z, p,
--          is_failing, first_at, last_at, released_at
-- Units:   attempt_count of attempts, of problem_on_version of tickets and feedback; contact_count without feedback;
--          expected_count: failures if it failed as often as all trials of the same kind and days; p one-sided, 0 to 1; *_at UTC
-- Note:    Cochran-Mantel-Haenszel test over kinds of trials and local days with continuity correction (Mantel and Haenszel
--          1959), so that a day on which everything failed blames no version of that day; the tail of the normal distribution to 1e-7
--          (Abramowitz and Stegun 26.2.17); false discovery rate within the rule by Benjamini and Hochberg 1995. Only apps
--          tell a version, so attempts are those by chat. problem: what a ticket has to be about to fail, else null.
--          released_at: where the release is known. What days and kinds add is summed as whole numbers and whole 1e-14 of the
--          rest, alike in any order
with
  days as (
    select
      m.dimension as dimension,
      m.series as series,
      m.trial_kind as trial_kind,
      m.local_day as local_day,
      cast(sum(m.trial_count) as bigint) as n,
      cast(sum(m.failed_count) as bigint) as f
    from
      intermediate.int_group_trials as m
    group by
      m.dimension,
      m.series,
      m.trial_kind,
      m.local_day
  ),
  strata as (
    select
      c.dimension as dimension,
      c.series as series,
      c.member as member,
      c.version as version,
      c.trial_kind as trial_kind,
      c.trial_count as trial_count,
      c.failed_count as failed_count,
      c.first_at as first_at,
      c.last_at as last_at,
      cast(c.trial_count * d.f as double) / d.n as expected,
      case
        when d.n > 1 then cast(c.trial_count * (d.n - c.trial_count) as double) * (d.f * (d.n - d.f)) / (cast(d.n * d.n as double) * (d.n - 1))
        else 0e0
      end as variance
    from
      intermediate.int_group_trials as c
      join days as d on d.dimension = c.dimension
      and d.series = c.series
      and d.trial_kind = c.trial_kind
      and d.local_day = c.local_day
  ),
  parted as (
    select
      t.*,
      cast(floor(t.expected) as bigint) as expected_whole,
      cast(floor(t.variance) as bigint) as variance_whole,
      cast(round_half_up ((t.expected - floor(t.expected)) * 1e14) as bigint) as expected_e14,
      cast(round_half_up ((t.variance - floor(t.variance)) * 1e14) as bigint) as variance_e14
    from
      strata as t
  ),
  sums as (
    select
      c.dimension as dimension,
      c.series as series,
      c.member as member,
      c.version as version,
      cast(sum(c.trial_count) as bigint) as attempt_count,
      cast(
        sum(
          case
            when c.trial_kind = 'feedback' then 0
            else c.trial_count
          end
        ) as bigint
      ) as contact_count,
      cast(sum(c.failed_count) as bigint) as failed_count,
      cast(sum(c.expected_whole) as bigint) + cast(sum(c.expected_e14) as bigint) / 1e14 as expected_count,
      cast(sum(c.variance_whole) as bigint) + cast(sum(c.variance_e14) as bigint) / 1e14 as variance,
      min(c.first_at) as first_at,
      max(c.last_at) as last_at
    from
      parted as c
    group by
      c.dimension,
      c.series,
      c.member,
      c.version
  ),
  judged as (
    select
      r.rule as rule,
      r.share as share,
      r.whole as whole,
      r.dimension as dimension,
      '' as series
    from
      staging.stg_cause_rules as r
    where
      r.evidence = 'failing_group'
      and r.dimension <> 'problem_on_version'
    union all
    select
      o.rule as rule,
      o.share as share,
      o.whole as whole,
      o.dimension as dimension,
      v.value as series
    from
      staging.stg_cause_rules as o
      join staging.stg_cause_rule_values as v on v.rule = o.rule
    where
      o.evidence = 'failing_group'
      and o.dimension = 'problem_on_version'
  ),
  scored as (
    select
      r.rule as rule,
      r.share as allowed,
      s.dimension as dimension,
      s.series as series,
      s.member as member,
      s.version as version,
      s.attempt_count as attempt_count,
      s.contact_count as contact_count,
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
      join judged as r on r.dimension = s.dimension
      and r.series = s.series
    where
      s.attempt_count >= r.whole
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
  k.version as version,
  nullif(k.series, '') as problem,
  k.attempt_count,
  k.contact_count,
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
  left join released as e on k.version = e.version
