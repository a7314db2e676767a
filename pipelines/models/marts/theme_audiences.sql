-- Model:   marts/theme_audiences
-- Grain:   one row per theme, local week, channel and language with a mention (theme, text_week, channel, language)
-- Inputs:  intermediate.int_theme_writers
-- Outputs: theme, text_week, channel, language, customer_count
-- Units:   customer_count customers, each once a row however often they wrote; text_week an ISO week of the reporting zone
-- Note:    theme '' = everything written. Nothing is withheld here: what a theme's change is judged by
-- Rebuild: text_week
-- Slices:  text_week
with
  writers as (
    select
      t.theme,
      t.text_week,
      t.channel,
      t.language,
      t.customer_key
    from
      intermediate.int_theme_writers as t
    group by
      t.theme,
      t.text_week,
      t.channel,
      t.language,
      t.customer_key
  )
select
  w.theme,
  w.text_week,
  w.channel,
  w.language,
  cast(count(*) as bigint) as customer_count
from
  writers as w
group by
  w.theme,
  w.text_week,
  w.channel,
  w.language
