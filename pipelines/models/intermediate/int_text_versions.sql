-- Model:   intermediate/int_text_versions
-- Grain:   one row per version of the app from which customers wrote (app_version)
-- Inputs:  intermediate.int_texts, intermediate.int_weeks
-- Outputs: app_version, place
-- Units:   place from 1: the version with the most customers
-- Note:    in the latest 26 complete weeks and those since
with
  writers as (
    select
      x.app_version,
      x.customer_key
    from
      intermediate.int_texts as x
      join intermediate.int_weeks as w on w.series = 'text'
      and w.week = x.week
    where
      x.app_version is not null
      and (
        w.weeks_back < 26
        or not w.is_complete
      )
    group by
      x.app_version,
      x.customer_key
  )
select
  w.app_version,
  row_number() over (
    order by
      count(*) desc nulls last,
      w.app_version asc nulls last
  ) as place
from
  writers as w
group by
  w.app_version
