-- Model:   reports/answer_quality_by_week
-- Grain:   one row per measure, local week and scope with tickets that tell it (measure, week_start, scope_kind, scope)
-- Inputs:  intermediate.int_answer_quality, intermediate.int_weeks, staging.stg_settings
-- Outputs: measure, week, week_start, is_complete, scope_kind, scope, solved_count, known_count, yes_count, yes_share,
--          yes_low, yes_high
-- Units:   *_count tickets; shares 0 to 1 of known_count
-- Note:    by the week of the (last) solution. measure: reopened, one_touch, first_contact_resolved, repeated (another
--          contact within 7 days), handed_over; see int_answer_quality. Of solved_count tickets known_count tell. What takes 7
--          days to tell comes when they are over for the whole week, else the first to tell would stand for all. 95 %
--          Wilson interval. The latest 26 complete weeks and those since
with
  scoped as (
    select
      q.week,
      'all' as scope_kind,
      'all' as scope,
      q.is_reopened,
      q.is_one_touch,
      q.is_first_contact_resolved,
      q.is_repeated,
      q.is_handed_over
    from
      intermediate.int_answer_quality as q
    union all
    select
      q.week,
      'channel' as scope_kind,
      q.channel as scope,
      q.is_reopened,
      q.is_one_touch,
      q.is_first_contact_resolved,
      q.is_repeated,
      q.is_handed_over
    from
      intermediate.int_answer_quality as q
    union all
    select
      q.week,
      'category' as scope_kind,
      q.category as scope,
      q.is_reopened,
      q.is_one_touch,
      q.is_first_contact_resolved,
      q.is_repeated,
      q.is_handed_over
    from
      intermediate.int_answer_quality as q
  ),
  counts as (
    select
      s.week,
      s.scope_kind,
      s.scope,
      count(*) as solved,
      count(s.is_reopened) as reopened_known,
      count(*) filter(
        where
          s.is_reopened
      ) as reopened,
      count(s.is_one_touch) as one_touch_known,
      count(*) filter(
        where
          s.is_one_touch
      ) as one_touch,
      count(s.is_first_contact_resolved) as first_contact_known,
      count(*) filter(
        where
          s.is_first_contact_resolved
      ) as first_contact,
      count(s.is_repeated) as repeated_known,
      count(*) filter(
        where
          s.is_repeated
      ) as repeated,
      count(s.is_handed_over) as handed_over_known,
      count(*) filter(
        where
          s.is_handed_over
      ) as handed_over
    from
      scoped as s
    group by
      s.week,
      s.scope_kind,
      s.scope
  ),
  measured as (
    select
      'reopened' as measure,
      c.week,
      c.scope_kind,
      c.scope,
      c.solved,
      c.reopened_known as known,
      c.reopened as yes
    from
      counts as c
    union all
    select
      'one_touch' as measure,
      c.week,
      c.scope_kind,
      c.scope,
      c.solved,
      c.one_touch_known as known,
      c.one_touch as yes
    from
      counts as c
    union all
    select
      'first_contact_resolved' as measure,
      c.week,
      c.scope_kind,
      c.scope,
      c.solved,
      c.first_contact_known as known,
      c.first_contact as yes
    from
      counts as c
    union all
    select
      'repeated' as measure,
      c.week,
      c.scope_kind,
      c.scope,
      c.solved,
      c.repeated_known as known,
      c.repeated as yes
    from
      counts as c
    union all
    select
      'handed_over' as measure,
      c.week,
      c.scope_kind,
      c.scope,
      c.solved,
      c.handed_over_known as known,
      c.handed_over as yes
    from
      counts as c
  )
select
  m.measure,
  w.week as week,
  w.week_start,
  w.is_complete,
  m.scope_kind,
  m.scope,
  m.solved as solved_count,
  m.known as known_count,
  m.yes as yes_count,
  div0 (m.yes, m.known) as yes_share,
  wilson_low (m.yes, m.known) as yes_low,
  wilson_high (m.yes, m.known) as yes_high
from
  measured as m
  join intermediate.int_weeks as w on w.series = 'ticket'
  and w.week = m.week
  cross join staging.stg_settings as x
where
  m.known > 0
  and (
    m.measure not in ('first_contact_resolved', 'repeated')
    or add_days (w.week_start, 14) <= x.as_of_date
  )
  and (
    w.weeks_back < 26
    or not w.is_complete
  )
