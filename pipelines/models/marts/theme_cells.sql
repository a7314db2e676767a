-- Model:   marts/theme_cells
-- Grain:   one row per theme, local week and where its customers wrote of it first (theme, text_week, channel, language, score_class, app_version?)
-- Inputs:  marts.mentions
-- Outputs: theme, text_week, channel, language, score_class, app_version, customer_count, week_start
-- Units:   customer_count customers, each once a theme and week; text_week an ISO week of the reporting zone, week_start its Monday
-- Note:    theme = what a text is about most narrowly: a theme that it mentions without any of its sub-themes, or a sub-theme.
--          Nothing is withheld here
-- Rebuild: text_week by week
-- Parts:   week_start
-- Slices:  text_week by week
with
  subs as (
    select distinct
      m.source,
      m.text_id,
      part_of (m.theme, '/', 1) as theme
    from
      marts.mentions as m
    where
      part_of (m.theme, '/', 2) <> ''
  ),
  leaves as (
    select
      m.theme,
      m.week,
      m.week_start,
      m.channel,
      m.language,
      score_class (m.score, m.score_scale) as score_class,
      m.app_version,
      row_number() over (
        partition by
          m.theme,
          m.week,
          m.customer_key
        order by
          m.written_at asc nulls last,
          m.source asc nulls last,
          m.text_id asc nulls last
      ) as place
    from
      marts.mentions as m
      left join subs as s on s.source = m.source
      and s.text_id = m.text_id
      and s.theme = m.theme
    where
      s.theme is null
  )
select
  l.theme,
  l.week as text_week,
  l.channel,
  l.language,
  l.score_class,
  l.app_version,
  cast(count(*) as bigint) as customer_count,
  l.week_start
from
  leaves as l
where
  l.place = 1
group by
  l.theme,
  l.week,
  l.channel,
  l.language,
  l.score_class,
  l.app_version,
  l.week_start
