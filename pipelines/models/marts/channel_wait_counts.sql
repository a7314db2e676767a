-- Model:   marts/channel_wait_counts
-- Grain:   one row per channel, category, four local hours and second (channel, category?, from_hour?, seconds)
-- Inputs:  intermediate.int_channel_wait_counts
-- Outputs: channel, category, from_hour, seconds, answered_count, censored_count
-- Units:   seconds whole elapsed seconds until a person answers; *_count contacts of the latest 12 complete weeks
-- Note:    what percentiles and tests between channels rest on. category null = all, also those that say none; from_hour
--          null = all hours; censored = still waiting, or ended without an answer
select
  c.channel,
  c.category,
  case
    when c.hour >= 0 then c.hour
  end as from_hour,
  c.seconds,
  c.event_count as answered_count,
  c.censored_count
from
  intermediate.int_channel_wait_counts as c
