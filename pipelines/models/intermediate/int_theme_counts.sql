-- Model:   intermediate/int_theme_counts
-- Grain:   one row per theme, local week and scope with a mention (theme, week_start, scope_kind, scope)
-- Inputs:  intermediate.int_theme_writers
-- Outputs: theme, week_start, scope_kind, scope, customer_count
-- Units:   customer_count customers, each once a row however often they wrote
-- Note:    theme '' = everything written. scope_kind all, channel, language, version (the eight with the most customers).
--          Counts the groups of a customer rather than distinct keys: groups can wait on disk, a set of keys cannot
with
  version_writers as (
    select
      t.app_version,
      t.customer_key
    from
      intermediate.int_theme_writers as t
    where
      t.theme = ''
      and t.app_version is not null
    group by
      t.app_version,
      t.customer_key
  ),
  versions as (
    select
      v.app_version,
      row_number() over (
        order by
          count(*) desc nulls last,
          v.app_version asc nulls last
      ) as place
    from
      version_writers as v
    group by
      v.app_version
  ),
  everywhere as (
    select
      t.theme,
      t.week_start,
      t.customer_key
    from
      intermediate.int_theme_writers as t
    group by
      t.theme,
      t.week_start,
      t.customer_key
  ),
  by_channel as (
    select
      t.theme,
      t.week_start,
      t.channel,
      t.customer_key
    from
      intermediate.int_theme_writers as t
    group by
      t.theme,
      t.week_start,
      t.channel,
      t.customer_key
  ),
  by_language as (
    select
      t.theme,
      t.week_start,
      t.language,
      t.customer_key
    from
      intermediate.int_theme_writers as t
    group by
      t.theme,
      t.week_start,
      t.language,
      t.customer_key
  ),
  by_version as (
    select
      t.theme,
      t.week_start,
      t.app_version,
      t.customer_key
    from
      intermediate.int_theme_writers as t
      join versions as v on v.app_version = t.app_version
    where
      v.place <= 8
    group by
      t.theme,
      t.week_start,
      t.app_version,
      t.customer_key
  )
select
  e.theme,
  e.week_start,
  'all' as scope_kind,
  'all' as scope,
  cast(count(*) as bigint) as customer_count
from
  everywhere as e
group by
  e.theme,
  e.week_start
union all
select
  c.theme,
  c.week_start,
  'channel' as scope_kind,
  c.channel as scope,
  cast(count(*) as bigint) as customer_count
from
  by_channel as c
group by
  c.theme,
  c.week_start,
  c.channel
union all
select
  l.theme,
  l.week_start,
  'language' as scope_kind,
  l.language as scope,
  cast(count(*) as bigint) as customer_count
from
  by_language as l
group by
  l.theme,
  l.week_start,
  l.language
union all
select
  b.theme,
  b.week_start,
  'version' as scope_kind,
  b.app_version as scope,
  cast(count(*) as bigint) as customer_count
from
  by_version as b
group by
  b.theme,
  b.week_start,
  b.app_version
