-- Model:   staging/stg_roster
-- Grain:   one row per planned span of a channel (channel, starts_at, ends_at)
-- Inputs:  ref.roster
-- Outputs: channel, agents, starts_at, ends_at
-- Units:   agents of all teams together; *_at UTC, ends_at exclusive
-- Note:    rows without a channel are left out: whose queue those agents take is not known
select
  channel,
  cast(sum(agents) as bigint) as agents,
  starts_at,
  ends_at
from
  ref.roster
where
  channel is not null
  and ends_at > starts_at
group by
  channel,
  starts_at,
  ends_at
