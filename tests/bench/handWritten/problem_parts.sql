with
  tickets as (
    select
      ticket_id,
      created_at,
      coalesce(updated_at, created_at) as updated_at,
      category,
      tags,
      themes
    from
      raw.ticket
    qualify
      row_number() over (
        partition by
          ticket_id
        order by
          updated_at desc
      ) = 1
  ),
  words as (
    select
      kind,
      trim(replace(replace(lower(word), '_', ' '), '-', ' ')) as folded,
      arg_min(problem, position) as problem,
      arg_min(coalesce(sub_problem, ''), position) as sub_problem,
      min(position) as position
    from
      ref.taxonomy_words
    group by
      kind,
      folded
  ),
  said as (
    select distinct
      unnest(['category', 'tag', 'theme']) as kind,
      unnest([category, tags, themes]) as list
    from
      tickets
  ),
  hits as (
    select
      s.kind,
      s.list,
      w.problem,
      nullif(w.sub_problem, '') as sub_problem,
      w.position + case when w.sub_problem = '' then 1000000 else 0 end as place
    from
      said as s
      join words as w on w.kind = s.kind
      and contains(
        ';' || trim(replace(replace(lower(s.list), '_', ' '), '-', ' ')) || ';',
        ';' || w.folded || ';'
      )
  ),
  best as (
    select
      kind,
      list,
      arg_min(problem, place) as problem,
      arg_min(coalesce(sub_problem, ''), place) as sub_problem
    from
      hits
    group by all
  ),
  subs as (
    select
      list,
      problem,
      arg_min(sub_problem, place) as sub_problem
    from
      hits
    where
      kind = 'theme'
      and sub_problem is not null
    group by all
  ),
  span as (
    select
      local_date (min(created_at)) as first_day,
      local_date (max(updated_at)) as last_day
    from
      tickets
  ),
  weeks as (
    select
      cast(unnest(generate_series(monday_of (first_day), monday_of (last_day), interval 7 day)) as date) as week_start,
      first_day,
      last_day
    from
      span
  ),
  recent as (
    select
      week_start
    from
      weeks
      cross join ref.settings
    where
      week_start >= first_day
      and week_start + 6 <= last_day
      and from_local (cast(week_start + 7 as timestamp)) <= as_of
    order by
      week_start desc
    limit
      12
  ),
  told as (
    select
      case
        when c.problem is not null then 'category'
        when g.problem is not null then 'tag'
        when x.problem is not null then 'text'
        when t.category is not null then 'tool'
        else 'none'
      end as source,
      coalesce(c.problem, g.problem, x.problem, t.category, 'uncategorised') as problem,
      coalesce(
        nullif(case source when 'category' then c.sub_problem when 'tag' then g.sub_problem else x.sub_problem end, ''),
        s.sub_problem,
        'not_told'
      ) as sub_problem
    from
      tickets as t
      join recent as r on r.week_start = local_week (t.created_at)
      left join best as c on c.kind = 'category'
      and c.list = t.category
      left join best as g on g.kind = 'tag'
      and g.list = t.tags
      left join best as x on x.kind = 'theme'
      and x.list = t.themes
      left join subs as s on s.list = t.themes
      and s.problem = coalesce(c.problem, g.problem, x.problem)
  ),
  counts as (
    select
      problem,
      'sub_cause' as part_kind,
      sub_problem as part,
      count(*) as n
    from
      told
    group by all
    union all
    select
      'all',
      'source',
      source,
      count(*)
    from
      told
    group by all
  )
select
  problem,
  part_kind,
  part,
  (
    select
      max(week_start)
    from
      recent
  ) as week_start,
  (
    select
      count(*)
    from
      recent
  ) as week_count,
  n as ticket_count,
  cast(sum(n) over total as bigint) as total_count,
  n / sum(n) over total as share,
  wilson_low (n, sum(n) over total) as share_low,
  wilson_high (n, sum(n) over total) as share_high
from
  counts
window
  total as (
    partition by
      problem,
      part_kind
  )
