-- Model:   reports/themes_by_week
-- Grain:   one row per theme, local week and scope with a mention (theme, week_start, scope_kind, scope)
-- Inputs:  marts.theme_counts, intermediate.int_text_versions, intermediate.int_weeks, staging.stg_settings
-- Outputs: theme, week, week_start, is_complete, scope_kind, scope, customer_count, share, is_withheld
-- Units:   customer_count customers; share 0 to 1 of the customers who wrote in the scope and week
-- Note:    theme '' = everything written, none = what no theme covers; no row = nobody. Each customer counts once a week,
--          however often they write; those of a theme to the nearest small_cell, as themes overlap: the difference of two
--          such counts tells of nobody (pipelines/methods/toldFigures.ts). scope_kind all, channel, language, version (the
--          eight with the most customers). Of fewer customers than small_cell the count is withheld; where that would be told
--          by what is left of the whole, the next smallest count of its scope_kind too; and of a sub-theme what is of its
--          theme. By scope there is no row of a theme that is withheld as a whole. The latest 26 complete weeks and those since
with
  ranked as (
    select
      c.theme as theme,
      w.week as week,
      w.week_start as week_start,
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
          c.text_week,
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
          c.text_week,
          c.scope_kind
      ) as small_customers,
      row_number() over (
        partition by
          c.theme,
          c.text_week,
          c.scope_kind
        order by
          c.customer_count asc nulls last,
          c.scope asc nulls last
      ) as place
    from
      marts.theme_counts as c
      join intermediate.int_weeks as w on w.series = 'text'
      and w.week = c.text_week
      left join intermediate.int_text_versions as v on v.app_version = c.scope
      cross join staging.stg_settings as x
    where
      (
        w.weeks_back < 26
        or not w.is_complete
      )
      and (
        c.scope_kind <> 'version'
        or v.place <= 8
      )
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
      case
        when r.theme = '' then r.customers
        else r.customers - mod(r.customers, r.small_cell) + case
          when 2 * mod(r.customers, r.small_cell) >= r.small_cell then r.small_cell
          else 0
        end
      end as rounded,
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
  ),
  -- What a sub-theme tells of a cell must not tell what its theme withholds there.
  kept as (
    select
      j.theme,
      j.week,
      j.week_start,
      j.is_complete,
      j.scope_kind,
      j.scope,
      j.customers,
      j.rounded,
      j.withheld
      or p.withheld as withheld
    from
      judged as j
      join judged as p on p.theme = part_of (j.theme, '/', 1)
      and p.week_start = j.week_start
      and p.scope_kind = j.scope_kind
      and p.scope = j.scope
  )
select
  j.theme as theme,
  j.week as week,
  j.week_start as week_start,
  j.is_complete as is_complete,
  j.scope_kind as scope_kind,
  j.scope as scope,
  case
    when not j.withheld
    and not a.withheld then least(j.rounded, a.customers)
    when not j.withheld then j.rounded
  end as customer_count,
  case
    when not j.withheld
    and not a.withheld then least(1.0, div0 (cast(j.rounded as double), a.customers))
  end as share,
  j.withheld as is_withheld
from
  kept as j
  join kept as a on a.theme = ''
  and a.week_start = j.week_start
  and a.scope_kind = j.scope_kind
  and a.scope = j.scope
  join kept as w on w.theme = j.theme
  and w.week_start = j.week_start
  and w.scope_kind = 'all'
where
  j.scope_kind = 'all'
  or not w.withheld
