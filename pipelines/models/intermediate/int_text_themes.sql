-- Model:   intermediate/int_text_themes
-- Grain:   one row per text of a customer and theme that it mentions (source, text_id, theme)
-- Inputs:  intermediate.int_texts, intermediate.int_numbers
-- Outputs: source, text_id, theme, week
-- Units:   week in which the text was written, in the reporting zone
-- Note:    a sub-theme (refund/not_received) brings its theme (refund) with it; a text without any has one row with theme
--          none. At most 16 themes a text
-- Rebuild: text_id
with
  places as (
    select
      k.n + 1 as place
    from
      intermediate.int_numbers as k
    where
      k.n < 16
  ),
  listed as (
    select
      x.source,
      x.text_id,
      case
        when x.themes = '' then 'none'
        else part_of (x.themes, ';', p.place)
      end as theme,
      x.week
    from
      intermediate.int_texts as x
      cross join places as p
    where
      p.place = 1
      or part_of (x.themes, ';', p.place) <> ''
  )
select
  l.source,
  l.text_id,
  l.theme,
  l.week
from
  listed as l
union
select
  l.source,
  l.text_id,
  part_of (l.theme, '/', 1) as theme,
  l.week
from
  listed as l
