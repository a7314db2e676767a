-- Model:   marts/mentions
-- Grain:   one row per text of a customer and theme that it mentions (source, text_id, theme)
-- Inputs:  intermediate.int_texts, intermediate.int_text_themes
-- Outputs: source, text_id, theme, language, channel, app_version, customer_key, score, score_scale, week, week_start, written_at
-- Units:   written_at UTC; week and week_start of it in the reporting zone; score on a scale up to score_scale
-- Note:    a sub-theme (refund/not_received) brings its theme (refund) with it; a text without any has one row with theme
--          none, so that the texts are those rows' source and text_id. At most 16 themes a text. No text of a customer
-- Rebuild: text_id
-- Parts:   week_start
select
  x.source,
  x.text_id,
  m.theme,
  x.language,
  x.channel,
  x.app_version,
  x.customer_key,
  x.score,
  x.score_scale,
  x.week,
  local_week (x.written_at) as week_start,
  x.written_at
from
  intermediate.int_texts as x
  join intermediate.int_text_themes as m on m.source = x.source
  and m.text_id = x.text_id
