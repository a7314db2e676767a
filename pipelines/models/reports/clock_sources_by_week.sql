-- Model:   reports/clock_sources_by_week
-- Grain:   one row per measure, local week of creation and source (measure, week_start, source)
-- Inputs:  intermediate.int_ticket_first_responses, intermediate.int_ticket_resolutions, intermediate.int_weeks
-- Outputs: measure, week, week_start, is_complete, source, ticket_count
-- Units:   *_count tickets
-- Note:    where the instants of first_response and resolution come from: events (of messages, of statuses), which go first
--          wherever a ticket has any, or the tool's own stamp. Tickets in the response figures; the latest 26 complete weeks
--          and those since
with
  counts as (
    select
      'first_response' as measure,
      r.week_start as week_start,
      r.first_response_source as source,
      count(*) as tickets
    from
      intermediate.int_ticket_first_responses as r
    where
      r.exclusion is null
    group by
      r.week_start,
      r.first_response_source
    union all
    select
      'resolution' as measure,
      o.week_start as week_start,
      o.resolution_source as source,
      count(*) as tickets
    from
      intermediate.int_ticket_resolutions as o
    where
      o.resolution_outcome is not null
    group by
      o.week_start,
      o.resolution_source
  )
select
  c.measure,
  w.week as week,
  w.week_start as week_start,
  w.is_complete,
  c.source,
  c.tickets as ticket_count
from
  counts as c
  join intermediate.int_weeks as w on w.series = 'ticket'
  and w.week_start = c.week_start
where
  w.weeks_back < 26
  or not w.is_complete
