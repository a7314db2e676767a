-- Model:   staging/stg_help_center
-- Grain:   one row per local day, article and category (help_date, article?, category?)
-- Inputs:  ref.help_center
-- Outputs: help_date, article, category, views, searches, searches_without_result
-- Units:   help_date a local day; views, searches and searches_without_result integers, null = the table does not say
-- Note:    a row repeated in several files counts once; of two that differ the larger figure, for counts only grow
select
  h.date as help_date,
  h.article,
  h.category,
  max(h.views) as views,
  max(h.searches) as searches,
  max(h.searches_without_result) as searches_without_result
from
  ref.help_center as h
group by
  h.date,
  h.article,
  h.category
