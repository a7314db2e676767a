-- Model:   reports/definitions_compared
-- Grain:   one row per figure and system that defines it (figure, system)
-- Inputs:  intermediate.int_ticket_first_responses, intermediate.int_wait_percentiles, intermediate.int_answer_quality,
--          intermediate.int_ticket_spells, intermediate.int_ticket_reopens, intermediate.int_backlog_changes,
--          staging.stg_tickets, intermediate.int_weeks
-- Outputs: figure, system, unit, value, population_count
-- Units:   value by unit: seconds, share (0 to 1) or count; population_count tickets that the system looks at
-- Note:    the latest complete week as several tools define the same words, ours beside them: first_response (the half;
--          Chatwoot, Freshdesk and Zammad give averages), unanswered, one_touch, reopened, backlog. Sources: the tools' own
--          documentation and code, see DECISIONS.md. An average of another is never taken: each from the rows
with
  weeks as (
    select
      w.week as week,
      w.week_start as week_start
    from
      intermediate.int_weeks as w
    where
      w.series = 'ticket'
      and w.weeks_back = 0
  ),
  responses as (
    select
      r.first_response_seconds as seconds,
      r.first_response_business_seconds as open_seconds,
      case
        when r.first_response_seconds is not null then secs_between (r.created_at, r.first_responded_at)
      end as seconds_from_creation,
      r.wait_outcome as wait_outcome,
      t.agent_id is not null
      or t.team is not null as is_assigned
    from
      intermediate.int_ticket_first_responses as r
      join weeks as w on w.week_start = r.week_start
      join staging.stg_tickets as t on t.ticket_id = r.ticket_id
    where
      r.exclusion is null
      and r.wait_outcome <> 'not_told'
  ),
  solved as (
    select
      q.is_one_touch as is_one_touch,
      q.reply_count as reply_count,
      q.agent_message_count as agent_message_count,
      q.agent_count as agent_count,
      q.reopen_count as reopen_count,
      q.full_resolution_seconds as full_resolution_seconds
    from
      intermediate.int_answer_quality as q
      join weeks as w on w.week_start = q.week_start
  ),
  solutions as (
    select
      p.ticket_id,
      count(*) filter(
        where
          p.status = 'solved'
      ) as solved_count
    from
      intermediate.int_ticket_spells as p
    group by
      p.ticket_id
  ),
  changed as (
    select
      s.solved_count as solved_count,
      coalesce(o.reopen_count, 0) as reopen_count
    from
      solutions as s
      join intermediate.int_ticket_first_responses as r on r.ticket_id = s.ticket_id
      join weeks as w on w.week_start = r.week_start
      left join intermediate.int_ticket_reopens as o on o.ticket_id = s.ticket_id
    where
      r.exclusion is null
  ),
  flows as (
    select
      coalesce(sum(b.created_count), 0) as created,
      coalesce(sum(b.outflow_count), 0) as gone
    from
      intermediate.int_backlog_changes as b
      cross join weeks as w
    where
      b.day >= w.week_start
      and b.day <= add_days (w.week_start, 6)
  ),
  stock as (
    select
      cast(coalesce(sum(b.created_count + b.reopened_count - b.outflow_count), 0) as bigint) as closing
    from
      intermediate.int_backlog_changes as b
      cross join weeks as w
    where
      b.day <= add_days (w.week_start, 6)
  ),
  compared as (
    select
      'first_response' as figure,
      'suara' as system,
      'seconds' as unit,
      cast(p.p50_seconds as double) as value,
      p.total_count as population_count
    from
      intermediate.int_wait_percentiles as p
      join weeks as w on w.week = p.period
    where
      p.measure = 'first_response'
      and p.scope_kind = 'all'
      and p.hour = -1
    union all
    select
      'first_response' as figure,
      'zendesk' as system,
      'seconds' as unit,
      cast(pct (r.seconds, 0.5) as double) as value,
      cast(count(r.seconds) as bigint) as population_count
    from
      responses as r
    union all
    select
      'first_response' as figure,
      'chatwoot' as system,
      'seconds' as unit,
      cast(div0 (cast(sum(r.seconds) as double), count(r.seconds)) as double) as value,
      cast(count(r.seconds) as bigint) as population_count
    from
      responses as r
    union all
    select
      'first_response' as figure,
      'freshdesk' as system,
      'seconds' as unit,
      cast(
        div0 (
          cast(
            sum(
              case
                when r.is_assigned then r.seconds
              end
            ) as double
          ),
          count(
            case
              when r.is_assigned then r.seconds
            end
          )
        ) as double
      ) as value,
      cast(
        count(
          case
            when r.is_assigned then r.seconds
          end
        ) as bigint
      ) as population_count
    from
      responses as r
    union all
    select
      'first_response' as figure,
      'intercom' as system,
      'seconds' as unit,
      cast(pct (r.seconds_from_creation, 0.5) as double) as value,
      cast(count(r.seconds_from_creation) as bigint) as population_count
    from
      responses as r
    union all
    select
      'first_response' as figure,
      'zammad' as system,
      'seconds' as unit,
      cast(div0 (cast(sum(r.open_seconds) as double), count(r.open_seconds)) as double) as value,
      cast(count(r.open_seconds) as bigint) as population_count
    from
      responses as r
    union all
    select
      'unanswered' as figure,
      'suara' as system,
      'count' as unit,
      cast(
        count(*) filter(
          where
            r.wait_outcome = 'waiting'
        ) as double
      ) as value,
      cast(count(*) as bigint) as population_count
    from
      responses as r
    union all
    select
      'unanswered' as figure,
      'dbt_zendesk' as system,
      'count' as unit,
      cast(
        count(*) filter(
          where
            r.seconds < 0
        ) as double
      ) as value,
      cast(count(*) as bigint) as population_count
    from
      responses as r
    union all
    select
      'one_touch' as figure,
      'suara' as system,
      'share' as unit,
      cast(
        div0 (
          count(*) filter(
            where
              q.is_one_touch
          ),
          count(q.is_one_touch)
        ) as double
      ) as value,
      cast(count(q.is_one_touch) as bigint) as population_count
    from
      solved as q
    union all
    select
      'one_touch' as figure,
      'zendesk' as system,
      'share' as unit,
      cast(
        div0 (
          count(*) filter(
            where
              q.reply_count < 2
          ),
          count(q.reply_count)
        ) as double
      ) as value,
      cast(count(q.reply_count) as bigint) as population_count
    from
      solved as q
    union all
    select
      'one_touch' as figure,
      'dbt_zendesk' as system,
      'share' as unit,
      cast(
        div0 (
          count(*) filter(
            where
              q.agent_message_count = 1
          ),
          count(q.agent_message_count)
        ) as double
      ) as value,
      cast(count(q.agent_message_count) as bigint) as population_count
    from
      solved as q
    union all
    select
      'one_touch' as figure,
      'intercom' as system,
      'share' as unit,
      cast(
        div0 (
          count(*) filter(
            where
              q.agent_count = 1
              and q.reopen_count = 0
          ),
          count(q.agent_count)
        ) as double
      ) as value,
      cast(count(q.agent_count) as bigint) as population_count
    from
      solved as q
    union all
    select
      'one_touch' as figure,
      'zammad' as system,
      'share' as unit,
      cast(
        div0 (
          count(*) filter(
            where
              q.full_resolution_seconds < 900
          ),
          count(q.full_resolution_seconds)
        ) as double
      ) as value,
      cast(count(q.full_resolution_seconds) as bigint) as population_count
    from
      solved as q
    union all
    select
      'reopened' as figure,
      'suara' as system,
      'count' as unit,
      cast(
        count(*) filter(
          where
            c.reopen_count > 0
        ) as double
      ) as value,
      cast(count(*) as bigint) as population_count
    from
      changed as c
    union all
    select
      'reopened' as figure,
      'dbt_zendesk' as system,
      'count' as unit,
      cast(
        count(*) filter(
          where
            c.solved_count > 1
        ) as double
      ) as value,
      cast(count(*) as bigint) as population_count
    from
      changed as c
    union all
    select
      'backlog' as figure,
      'suara' as system,
      'count' as unit,
      cast(s.closing as double) as value,
      s.closing as population_count
    from
      stock as s
    union all
    select
      'backlog' as figure,
      'zammad' as system,
      'count' as unit,
      cast(f.created - f.gone as double) as value,
      cast(f.created + f.gone as bigint) as population_count
    from
      flows as f
  )
select
  c.figure,
  c.system,
  c.unit,
  c.value,
  c.population_count
from
  compared as c
where
  c.population_count > 0
