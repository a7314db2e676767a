-- Model:   staging/stg_promotions
-- Grain:   one row per promotion (name, starts_at, ends_at)
-- Inputs:  ref.promotions
-- Outputs: name, channel, starts_at, ends_at
-- Units:   *_at UTC, ends_at exclusive
-- Note:    a row repeated in several files counts once
select
  name,
  min(channel) as channel,
  starts_at,
  ends_at
from
  ref.promotions
group by
  name,
  starts_at,
  ends_at
