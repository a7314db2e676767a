-- Model:   staging/stg_restricted_topics
-- Grain:   one row per topic and channel in which it may not be answered (topic, channel)
-- Inputs:  ref.restricted_topics
-- Outputs: topic, channel
-- Units:   topic in small letters, a category or a tag
-- Note:    channel 'all' where none is named
with
  named as (
    select
      fold_case (trim(r.topic)) as folded_topic,
      coalesce(r.channel, 'all') as channel_or_all
    from
      ref.restricted_topics as r
  )
select distinct
  n.folded_topic as topic,
  n.channel_or_all as channel
from
  named as n
