-- Model:   reports/self_service_by_week
-- Grain:   one row per complete week and for all or a category (week_start, scope_kind, scope)
-- Inputs:  staging.stg_help_center, marts.tickets, marts.contacts_by_hour, intermediate.int_weeks
-- Outputs: week, week_start, scope_kind, scope, covered_day_count, view_count, search_count, no_result_count,
--          contact_count, views_per_contact, no_result_share, no_result_low, no_result_high
-- Units:   view_count views, search_count and no_result_count searches, contact_count contacts; covered_day_count local days
--          of the week on which the help centre's table has a row; shares 0 to 1
-- Note:    the latest 26 complete weeks. Of all: every contact; of a category: its tickets. Missing is not zero: what the
--          table never says of a category, and views_per_contact of a week that it does not cover whole, are null.
--          no_result_*: of the searches whose row says how many of them found nothing; a row with more of these than
--          searches says nothing. Interval: Wilson, 95 %
with
  weeks as (
    select
      w.week,
      w.week_start
    from
      intermediate.int_weeks as w
    where
      w.series = 'contact'
      and w.weeks_back < 26
  ),
  days as (
    select distinct
      h.help_date as help_date,
      monday_of (h.help_date) as week_start
    from
      staging.stg_help_center as h
  ),
  covered as (
    select
      d.week_start as week_start,
      count(*) as day_count
    from
      days as d
    group by
      d.week_start
  ),
  help_rows as (
    select
      monday_of (a.help_date) as week_start,
      'all' as scope_kind,
      'all' as scope,
      a.views,
      a.searches,
      a.searches_without_result
    from
      staging.stg_help_center as a
    union all
    select
      monday_of (b.help_date) as week_start,
      'category' as scope_kind,
      b.category as scope,
      b.views,
      b.searches,
      b.searches_without_result
    from
      staging.stg_help_center as b
    where
      b.category is not null
  ),
  help as (
    select
      r.week_start as week_start,
      r.scope_kind as scope_kind,
      r.scope as scope,
      cast(sum(r.views) as bigint) as view_count,
      cast(sum(r.searches) as bigint) as search_count,
      cast(
        sum(
          case
            when r.searches_without_result <= r.searches then r.searches_without_result
          end
        ) as bigint
      ) as no_result_count,
      cast(
        sum(
          case
            when r.searches_without_result <= r.searches then r.searches
          end
        ) as bigint
      ) as counted_searches
    from
      help_rows as r
    group by
      r.week_start,
      r.scope_kind,
      r.scope
  ),
  contacts as (
    select
      t.week_start as week_start,
      'category' as scope_kind,
      t.category as scope,
      cast(count(*) as bigint) as contacts
    from
      marts.tickets as t
    group by
      t.week_start,
      t.category
    union all
    select
      c.week_start as week_start,
      'all' as scope_kind,
      'all' as scope,
      cast(sum(c.contact_count) as bigint) as contacts
    from
      marts.contacts_by_hour as c
    group by
      c.week_start
  ),
  scopes as (
    select distinct
      c.scope_kind as scope_kind,
      c.scope as scope
    from
      contacts as c
    union
    select
      h.scope_kind as scope_kind,
      h.scope as scope
    from
      help as h
  ),
  joined as (
    select
      w.week as week,
      w.week_start as week_start,
      s.scope_kind as scope_kind,
      s.scope as scope,
      coalesce(v.day_count, 0) as day_count,
      h.view_count as views,
      h.search_count as searches,
      h.no_result_count as no_result,
      h.counted_searches as counted_searches,
      coalesce(c.contacts, 0) as contacts
    from
      weeks as w
      cross join scopes as s
      left join covered as v on v.week_start = w.week_start
      left join help as h on h.week_start = w.week_start
      and h.scope_kind = s.scope_kind
      and h.scope = s.scope
      left join contacts as c on c.week_start = w.week_start
      and c.scope_kind = s.scope_kind
      and c.scope = s.scope
  )
select
  j.week,
  j.week_start,
  j.scope_kind,
  j.scope,
  j.day_count as covered_day_count,
  j.views as view_count,
  j.searches as search_count,
  j.no_result as no_result_count,
  j.contacts as contact_count,
  case
    when j.day_count = 7 then j.views / nullif(cast(j.contacts as double), 0)
  end as views_per_contact,
  j.no_result / nullif(cast(j.counted_searches as double), 0) as no_result_share,
  case
    when j.counted_searches > 0 then wilson_low (j.no_result, j.counted_searches)
  end as no_result_low,
  case
    when j.counted_searches > 0 then wilson_high (j.no_result, j.counted_searches)
  end as no_result_high
from
  joined as j
