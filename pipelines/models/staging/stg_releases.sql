-- Model:   staging/stg_releases
-- Grain:   one row per version and platform (version, platform)
-- Inputs:  ref.releases
-- Outputs: version, platform, released_at
-- Units:   released_at UTC
-- Note:    platform 'all' where none is named; of two dates the first counts
with
  named as (
    select
      r.version,
      coalesce(r.platform, 'all') as platform_or_all,
      r.released_at
    from
      ref.releases as r
  )
select
  n.version,
  n.platform_or_all as platform,
  min(n.released_at) as released_at
from
  named as n
group by
  n.version,
  n.platform_or_all
