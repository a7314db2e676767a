-- Model:   marts/cause_waits
-- Grain:   one row per local hour, channel, category and set of causes (local_day, hour, channel, category, cause_set, is_capacity_known)
-- Inputs:  intermediate.int_contacts, intermediate.int_contact_causes, intermediate.int_staffed_hours
-- Outputs: channel, category, hour, cause_set, is_capacity_known, contact_count, timed_count, timed_first_seconds,
--          timed_later_seconds, troubled_count, troubled_first_seconds, troubled_later_seconds, troubled_later_count,
--          waiting_count, local_day, week_start
-- Units:   *_seconds whole elapsed calendar seconds; counts of contacts; cause_set: 1 technical + 2 capacity + 4
--          communication + 8 restriction + 16 customer; local_day, week_start and hour in the reporting zone
-- Note:    first and later: the wait for the first answer, and for those after it. timed: connected, so that there was something
--          to wait for, and an export tells how long. troubled: slow or failed; troubled_later_count: of
--          these who waited for a later answer. waiting: not answered yet,
--          counted until as_of. is_capacity_known: the roster covers the hour
with
  sets as (
    select
      h.contact_kind as contact_kind,
      h.contact_id as contact_id,
      max(
        case h.cause
          when 'technical' then 1
          else 0
        end
      ) + max(
        case h.cause
          when 'capacity' then 2
          else 0
        end
      ) + max(
        case h.cause
          when 'communication' then 4
          else 0
        end
      ) + max(
        case h.cause
          when 'restriction' then 8
          else 0
        end
      ) + max(
        case h.cause
          when 'customer' then 16
          else 0
        end
      ) as cause_set
    from
      intermediate.int_contact_causes as h
    group by
      h.contact_kind,
      h.contact_id
  ),
  staffed as (
    select distinct
      s.channel as channel,
      s.local_day as local_day,
      s.hour as hour
    from
      intermediate.int_staffed_hours as s
  ),
  contacts as (
    select
      c.channel as channel,
      c.category as category,
      c.hour as hour,
      c.local_day as local_day,
      c.week_start as week_start,
      c.first_wait_seconds as first_wait_seconds,
      c.later_wait_seconds as later_wait_seconds,
      c.is_waiting as is_waiting,
      c.trouble is not null as is_troubled,
      coalesce(c.failure, 'none') <> 'not_connected'
      and c.first_wait_seconds is not null as is_timed,
      cast(coalesce(s.cause_set, 0) as bigint) as causes,
      k.channel is not null as is_staffed
    from
      intermediate.int_contacts as c
      left join sets as s on s.contact_kind = c.contact_kind
      and s.contact_id = c.contact_id
      left join staffed as k on k.channel = c.channel
      and k.local_day = c.local_day
      and k.hour = c.hour
  )
select
  c.channel as channel,
  c.category as category,
  c.hour as hour,
  c.causes as cause_set,
  c.is_staffed as is_capacity_known,
  count(*) as contact_count,
  count(*) filter(
    where
      c.is_timed
  ) as timed_count,
  cast(
    coalesce(
      sum(c.first_wait_seconds) filter(
        where
          c.is_timed
      ),
      0
    ) as bigint
  ) as timed_first_seconds,
  cast(
    coalesce(
      sum(c.later_wait_seconds) filter(
        where
          c.is_timed
      ),
      0
    ) as bigint
  ) as timed_later_seconds,
  count(*) filter(
    where
      c.is_troubled
  ) as troubled_count,
  cast(
    coalesce(
      sum(c.first_wait_seconds) filter(
        where
          c.is_troubled
      ),
      0
    ) as bigint
  ) as troubled_first_seconds,
  cast(
    coalesce(
      sum(c.later_wait_seconds) filter(
        where
          c.is_troubled
      ),
      0
    ) as bigint
  ) as troubled_later_seconds,
  count(*) filter(
    where
      c.is_troubled
      and c.later_wait_seconds > 0
  ) as troubled_later_count,
  count(*) filter(
    where
      c.is_troubled
      and c.is_waiting
  ) as waiting_count,
  c.local_day as local_day,
  c.week_start as week_start
from
  contacts as c
group by
  c.channel,
  c.category,
  c.hour,
  c.causes,
  c.is_staffed,
  c.local_day,
  c.week_start
