-- Model:   intermediate/int_ticket_problems
-- Grain:   one row per ticket (ticket_id)
-- Inputs:  staging.stg_tickets, staging.stg_taxonomy_words
-- Outputs: ticket_id, problem, sub_problem, problem_source
-- Units:   problem and sub_problem as the taxonomy's themes are called
-- Note:    problem_source: category (the tool's, known to the taxonomy), else tag, else text (its themes), else tool (its
--          category as it is), else none, and the problem is uncategorised. Of several the most specific counts, then the
--          first of the taxonomy. sub_problem: that of the word itself, else the first of the text under the same problem;
--          null where neither tells. Each list of words is looked up once, however many tickets have it
-- Rebuild: ticket_id
with
  lists as (
    select distinct
      'category' as kind,
      t.category as list
    from
      staging.stg_tickets as t
    union all
    select distinct
      'tag' as kind,
      t.tags as list
    from
      staging.stg_tickets as t
    where
      t.tags is not null
    union all
    select distinct
      'theme' as kind,
      t.themes as list
    from
      staging.stg_tickets as t
    where
      t.themes <> ''
  ),
  found as (
    select
      l.kind as kind,
      l.list as list,
      w.problem as problem,
      w.sub_problem as sub_problem,
      w.position as position
    from
      lists as l
      join staging.stg_taxonomy_words as w on w.kind = l.kind
    where
      (';' || trim(replace(replace(fold_case (l.list), '_', ' '), '-', ' ')) || ';') like ('%;' || w.word || ';%')
  ),
  chosen as (
    select
      f.kind,
      f.list,
      f.problem,
      f.sub_problem
    from
      found as f
    qualify
      row_number() over (
        partition by
          f.kind,
          f.list
        order by
          case
            when f.sub_problem is null then 1
            else 0
          end asc nulls last,
          f.position asc nulls last
      ) = 1
  ),
  text_subs as (
    select
      f.list,
      f.problem,
      f.sub_problem
    from
      found as f
    where
      f.kind = 'theme'
      and f.sub_problem is not null
    qualify
      row_number() over (
        partition by
          f.list,
          f.problem
        order by
          f.position asc nulls last
      ) = 1
  ),
  told as (
    select
      t.ticket_id as ticket_id,
      t.themes as themes,
      coalesce(c.problem, g.problem, x.problem, t.category) as problem,
      case
        when c.problem is not null then c.sub_problem
        when g.problem is not null then g.sub_problem
        else x.sub_problem
      end as own_sub,
      case
        when c.problem is not null then 'category'
        when g.problem is not null then 'tag'
        when x.problem is not null then 'text'
        when t.category <> 'uncategorised' then 'tool'
        else 'none'
      end as problem_source
    from
      staging.stg_tickets as t
      left join chosen as c on c.kind = 'category'
      and c.list = t.category
      left join chosen as g on g.kind = 'tag'
      and g.list = t.tags
      left join chosen as x on x.kind = 'theme'
      and x.list = t.themes
  )
select
  k.ticket_id as ticket_id,
  k.problem as problem,
  coalesce(k.own_sub, s.sub_problem) as sub_problem,
  k.problem_source as problem_source
from
  told as k
  left join text_subs as s on s.list = k.themes
  and s.problem = k.problem
