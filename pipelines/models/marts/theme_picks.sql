-- Model:   marts/theme_picks
-- Grain:   one row per theme and text of those that are read (theme, source, text_id)
-- Inputs:  marts.mentions
-- Outputs: theme, text_week, language, place, source, text_id, channel, app_version, customer_key, score, score_scale,
--          score_class, week_start
-- Units:   text_week an ISO week of the reporting zone, week_start its Monday; score on a scale up to score_scale; place from 1
-- Note:    of each theme, week and language the first 60 by a hash of their keys, of theme none 300: the same data give the same texts, and
--          what reads them takes as much memory from a large desk as from a small one. They are chosen by keys alone and
--          joined to the rest afterwards, which is what keeps the memory small
-- Rebuild: text_week by week
-- Parts:   week_start
-- Slices:  text_week by week
with
  placed as (
    select
      m.theme,
      m.source,
      m.text_id,
      row_number() over (
        partition by
          m.theme,
          m.week,
          m.language
        order by
          md5_text (m.source || ' ' || m.text_id) asc nulls last
      ) as place
    from
      marts.mentions as m
  ),
  picked as (
    select
      p.theme,
      p.source,
      p.text_id,
      p.place
    from
      placed as p
    where
      p.place <= case
        when p.theme = 'none' then 300
        else 60
      end
  )
select
  m.theme,
  m.week as text_week,
  m.language,
  p.place,
  m.source,
  m.text_id,
  m.channel,
  m.app_version,
  m.customer_key,
  m.score,
  m.score_scale,
  score_class (m.score, m.score_scale) as score_class,
  m.week_start
from
  marts.mentions as m
  join picked as p on p.theme = m.theme
  and p.source = m.source
  and p.text_id = m.text_id
