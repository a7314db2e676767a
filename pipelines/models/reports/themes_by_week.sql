-- Model:   reports/themes_by_week
-- Grain:   one row per theme, local week and scope with a mention (theme, week_start, scope_kind, scope)
-- Inputs:  intermediate.int_theme_counts, intermediate.int_weeks, staging.stg_settings
-- Outputs: theme, week, week_start, is_complete, scope_kind, scope, customer_count, share, is_withheld
-- Units:   customer_count customers; share 0 to 1 of the customers who wrote in the scope and week
-- Note:    theme '' = everything written, none = what no theme covers; no row = nobody. Each customer counts once a week,
--          however often they write. scope_kind all, channel, language, version (the eight with the most customers). Of
--          fewer customers than small_cell the count is withheld; where that would be told by what is left of the whole,
--          the next smallest count of its scope_kind too. The latest 26 complete weeks and those since
with
  ranked as (
    select
      c.theme as theme,
      w.week as week,
      c.week_start as week_start,
      w.is_complete as is_complete,
      c.scope_kind as scope_kind,
      c.scope as scope,
      c.customer_count as customers,
      x.small_cell,
      sum(
        case
          when c.customer_count < x.small_cell then 1
          else 0
        end
      ) over (
        partition by
          c.theme,
          c.week_start,
          c.scope_kind
      ) as small_cells,
      sum(
        case
          when c.customer_count < x.small_cell then c.customer_count
          else 0
        end
      ) over (
        partition by
          c.theme,
          c.week_start,
          c.scope_kind
      ) as small_customers,
      row_number() over (
        partition by
          c.theme,
          c.week_start,
          c.scope_kind
        order by
          c.customer_count asc nulls last,
          c.scope asc nulls last
      ) as place
    from
      intermediate.int_theme_counts as c
      join intermediate.int_weeks as w on w.series = 'text'
      and w.week_start = c.week_start
      cross join staging.stg_settings as x
  ),
  judged as (
    select
      r.theme,
      r.week,
      r.week_start,
      r.is_complete,
      r.scope_kind,
      r.scope,
      r.customers,
      r.customers < r.small_cell
      or (
        r.small_cells > 0
        and r.place = r.small_cells + 1
        and (
          r.small_cells = 1
          or r.small_customers < r.small_cell
        )
      ) as withheld
    from
      ranked as r
  )
select
  j.theme as theme,
  j.week as week,
  j.week_start as week_start,
  j.is_complete as is_complete,
  j.scope_kind as scope_kind,
  j.scope as scope,
  case
    when not j.withheld then j.customers
  end as customer_count,
  case
    when not j.withheld
    and not a.withheld then div0 (cast(j.customers as double), a.customers)
  end as share,
  j.withheld as is_withheld
from
  judged as j
  join judged as a on a.theme = ''
  and a.week_start = j.week_start
  and a.scope_kind = j.scope_kind
  and a.scope = j.scope
