-- Model:   intermediate/int_theme_writers
-- Grain:   one row per theme, local week, customer and where they wrote (theme, week_start, channel, language, app_version?, customer_key)
-- Inputs:  intermediate.int_texts, intermediate.int_text_themes, intermediate.int_weeks
-- Outputs: theme, channel, language, app_version, customer_key, week_start
-- Units:   week_start a local Monday
-- Note:    theme '' = everything written; the latest 26 complete weeks and those since. A model of its own: grouping each
--          customer's texts once, before they are counted by every scope, is what keeps the memory small
with
  recent as (
    select
      x.source,
      x.text_id,
      x.channel,
      x.language,
      x.app_version,
      x.customer_key,
      w.week_start as week_start
    from
      intermediate.int_texts as x
      join intermediate.int_weeks as w on w.series = 'text'
      and w.week_start = local_week (x.written_at)
    where
      w.weeks_back < 26
      or not w.is_complete
  )
select
  m.theme as theme,
  r.channel,
  r.language,
  r.app_version,
  r.customer_key,
  r.week_start
from
  recent as r
  join intermediate.int_text_themes as m on m.source = r.source
  and m.text_id = r.text_id
group by
  m.theme,
  r.channel,
  r.language,
  r.app_version,
  r.customer_key,
  r.week_start
union all
select
  '' as theme,
  r.channel,
  r.language,
  r.app_version,
  r.customer_key,
  r.week_start
from
  recent as r
group by
  r.channel,
  r.language,
  r.app_version,
  r.customer_key,
  r.week_start
