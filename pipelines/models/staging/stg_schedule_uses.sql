-- Model:   staging/stg_schedule_uses
-- Grain:   one row per channel, team or rest of the desk that has a schedule (schedule, channel?, team?)
-- Inputs:  ref.schedule_uses
-- Outputs: schedule, channel, team
-- Units:   none
-- Note:    both null = whatever no other schedule names
select
  schedule,
  channel,
  team
from
  ref.schedule_uses
