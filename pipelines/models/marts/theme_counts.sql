-- Model:   marts/theme_counts
-- Grain:   one row per theme, local week and scope with a mention (theme, text_week, scope_kind, scope)
-- Inputs:  intermediate.int_theme_writers
-- Outputs: theme, text_week, scope_kind, scope, customer_count
-- Units:   customer_count customers, each once a row however often they wrote; text_week an ISO week of the reporting zone
-- Note:    theme '' = everything written. scope_kind all, channel, language, version. Nothing is withheld here.
--          Counts the groups of a customer rather than distinct keys: groups can wait on disk, a set of keys cannot
-- Rebuild: text_week
-- Slices:  text_week
with
  everywhere as (
    select
      t.theme,
      t.text_week,
      t.customer_key
    from
      intermediate.int_theme_writers as t
    group by
      t.theme,
      t.text_week,
      t.customer_key
  ),
  by_channel as (
    select
      t.theme,
      t.text_week,
      t.channel,
      t.customer_key
    from
      intermediate.int_theme_writers as t
    group by
      t.theme,
      t.text_week,
      t.channel,
      t.customer_key
  ),
  by_language as (
    select
      t.theme,
      t.text_week,
      t.language,
      t.customer_key
    from
      intermediate.int_theme_writers as t
    group by
      t.theme,
      t.text_week,
      t.language,
      t.customer_key
  ),
  by_version as (
    select
      t.theme,
      t.text_week,
      t.app_version,
      t.customer_key
    from
      intermediate.int_theme_writers as t
    where
      t.app_version is not null
    group by
      t.theme,
      t.text_week,
      t.app_version,
      t.customer_key
  )
select
  e.theme,
  e.text_week,
  'all' as scope_kind,
  'all' as scope,
  cast(count(*) as bigint) as customer_count
from
  everywhere as e
group by
  e.theme,
  e.text_week
union all
select
  c.theme,
  c.text_week,
  'channel' as scope_kind,
  c.channel as scope,
  cast(count(*) as bigint) as customer_count
from
  by_channel as c
group by
  c.theme,
  c.text_week,
  c.channel
union all
select
  l.theme,
  l.text_week,
  'language' as scope_kind,
  l.language as scope,
  cast(count(*) as bigint) as customer_count
from
  by_language as l
group by
  l.theme,
  l.text_week,
  l.language
union all
select
  b.theme,
  b.text_week,
  'version' as scope_kind,
  b.app_version as scope,
  cast(count(*) as bigint) as customer_count
from
  by_version as b
group by
  b.theme,
  b.text_week,
  b.app_version
