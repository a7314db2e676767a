-- Model:   staging/stg_desk_channels
-- Grain:   one row per channel the desk says it has (channel)
-- Inputs:  ref.desk_channels
-- Outputs: channel, label
-- Units:   none
-- Note:    label is the name readers know the channel by
select
  channel,
  max(label) as label
from
  ref.desk_channels
group by
  channel
