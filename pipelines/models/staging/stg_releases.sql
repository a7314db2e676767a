-- Model:   staging/stg_releases
-- Grain:   one row per version and platform (version, platform)
-- Inputs:  ref.releases
-- Outputs: version, platform, released_at
-- Units:   released_at UTC
-- Note:    platform 'all' where none is named; of two dates the first counts
select
  version,
  coalesce(platform, 'all') as platform,
  min(released_at) as released_at
from
  ref.releases
group by
  version,
  coalesce(platform, 'all')
