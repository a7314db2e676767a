-- Model:   intermediate/int_theme_writers
-- Grain:   one row per theme, local week, customer and where they wrote (theme, text_week, channel, language, app_version?, customer_key)
-- Inputs:  intermediate.int_texts, intermediate.int_text_themes
-- Outputs: theme, text_week, channel, language, app_version, customer_key
-- Units:   text_week an ISO week of the reporting zone
-- Note:    theme '' = everything written. A model of its own: grouping each customer's texts once, before they are counted by
--          every scope, is what keeps the memory small
-- Rebuild: text_week by week
-- Slices:  text_week by week
select
  m.theme as theme,
  x.week as text_week,
  x.channel,
  x.language,
  x.app_version,
  x.customer_key
from
  intermediate.int_texts as x
  join intermediate.int_text_themes as m on m.source = x.source
  and m.text_id = x.text_id
group by
  m.theme,
  x.week,
  x.channel,
  x.language,
  x.app_version,
  x.customer_key
union all
select
  '' as theme,
  x.week as text_week,
  x.channel,
  x.language,
  x.app_version,
  x.customer_key
from
  intermediate.int_texts as x
group by
  x.week,
  x.channel,
  x.language,
  x.app_version,
  x.customer_key
