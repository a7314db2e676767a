with
  tickets as (
    select
      ticket_id,
      created_at,
      coalesce(solved_at, closed_at, updated_at) as ended_at,
      first_response_at,
      status,
      coalesce(priority, 'none') as priority,
      channel,
      coalesce(category, 'uncategorised') as category,
      coalesce(updated_at, created_at) as updated_at,
      opened_by
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
  messages as (
    select
      ticket_id,
      event_at,
      case
        when kind = 'customer_message' then 'customer'
        when kind in ('public_reply', 'public_message') then coalesce(actor_kind, 'agent')
      end as author
    from
      raw.ticket_event
    where
      kind in ('customer_message', 'public_reply', 'public_message', 'bot_message', 'private_note')
  ),
  firsts as (
    select
      ticket_id,
      min(event_at) filter(author = 'customer') as asked_at,
      min(event_at) filter(author = 'agent') as replied_at
    from
      messages
    group by
      ticket_id
  ),
  later as (
    select
      m.ticket_id,
      min(m.event_at) as replied_at
    from
      tickets as t
      join firsts as f using (ticket_id)
      join messages as m using (ticket_id)
    where
      t.opened_by = 'agent'
      and m.author = 'agent'
      and m.event_at > f.asked_at
    group by
      m.ticket_id
  ),
  clocks as (
    select
      t.*,
      case
        when t.opened_by = 'agent' then f.asked_at
        else t.created_at
      end as started_at,
      case
        when t.opened_by = 'agent' then l.replied_at
        when f.ticket_id is not null then f.replied_at
        else t.first_response_at
      end as responded_at
    from
      tickets as t
      left join firsts as f using (ticket_id)
      left join later as l using (ticket_id)
  ),
  waits as (
    select
      c.*,
      case
        when responded_at is not null then 'answered'
        when status in ('solved', 'closed') then 'closed_unanswered'
        else 'waiting'
      end as outcome,
      case
        when responded_at is not null then secs_between (started_at, responded_at)
        when status in ('solved', 'closed') then greatest(secs_between (started_at, ended_at), 0)
        else secs_between (started_at, as_of)
      end as wait
    from
      clocks as c
      cross join ref.settings
    where
      status not in ('merged', 'spam', 'deleted')
      and started_at is not null
      and (
        responded_at is null
        or responded_at >= started_at
      )
  ),
  span as (
    select
      local_date (min(created_at)) as first_day,
      local_date (max(updated_at)) as last_day,
      local_week (max(created_at)) as last_week
    from
      tickets
  ),
  days as (
    select
      cast(unnest(generate_series(monday_of (first_day), monday_of (last_day), interval 7 day)) as date) as week_start,
      first_day,
      last_day,
      last_week
    from
      span
  ),
  weeks as (
    select
      week_start,
      week_label (week_start) as week,
      week_start >= first_day
      and week_start + 6 <= last_day
      and from_local (cast(week_start + 7 as timestamp)) <= as_of as is_complete
    from
      days
      cross join ref.settings
    where
      is_complete
      or week_start <= last_week
  ),
  scopes as (
    select
      local_week (created_at) as week_start,
      'all' as scope_kind,
      'all' as scope,
      outcome,
      wait
    from
      waits
    union all
    select
      local_week (created_at),
      'channel',
      channel,
      outcome,
      wait
    from
      waits
    union all
    select
      local_week (created_at),
      'category',
      category,
      outcome,
      wait
    from
      waits
  ),
  counts as (
    select
      week_start,
      scope_kind,
      scope,
      wait as t,
      count(*) filter(outcome = 'answered') as d,
      count(*) as n
    from
      scopes
    group by all
  ),
  totals as (
    select
      week_start,
      scope_kind,
      scope,
      count(*) as n,
      count(*) filter(outcome = 'answered') as answered,
      count(*) filter(outcome = 'waiting') as waiting,
      count(*) filter(outcome = 'closed_unanswered') as closed_unanswered,
      max(wait) as longest,
      quantile_cont(wait, 0.5) filter(outcome = 'answered') as naive_p50,
      quantile_cont(wait, 0.9) filter(outcome = 'answered') as naive_p90
    from
      scopes
    group by all
  ),
  risk as (
    select
      *,
      sum(n) over (
        partition by
          week_start,
          scope_kind,
          scope
        order by
          t desc rows unbounded preceding
      ) as y
    from
      counts
  ),
  curve as (
    select
      week_start,
      scope_kind,
      scope,
      t,
      sum(if (d < y, - ln1p (- d / y), 500)) over w as hazard,
      sum(if (d < y, d / (y * (y - d)), 0)) over w as greenwood
    from
      risk
    where
      d > 0
    window
      w as (
        partition by
          week_start,
          scope_kind,
          scope
        order by
          t rows unbounded preceding
      )
  ),
  percentiles as (
    select
      week_start,
      scope_kind,
      scope,
      min(t) filter(hazard >= - ln(0.5 + 1e-12)) as p50,
      min(t) filter(
        hazard < 400
        and ln(hazard) + 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.5 + 1e-12))
      ) as p50_low,
      min(t) filter(
        hazard < 400
        and ln(hazard) - 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.5 + 1e-12))
      ) as p50_high,
      min(t) filter(hazard >= - ln(0.1 + 1e-12)) as p90,
      min(t) filter(
        hazard < 400
        and ln(hazard) + 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.1 + 1e-12))
      ) as p90_low,
      min(t) filter(
        hazard < 400
        and ln(hazard) - 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.1 + 1e-12))
      ) as p90_high
    from
      curve
    group by
      week_start,
      scope_kind,
      scope
  ),
  every_scope as (
    select
      'all' as scope_kind,
      'all' as scope
    union
    select
      'channel',
      channel
    from
      tickets
    union
    select
      'category',
      category
    from
      tickets
  )
select
  w.week,
  w.week_start,
  w.is_complete,
  s.scope_kind,
  s.scope,
  coalesce(t.n, 0) as ticket_count,
  coalesce(t.answered, 0) as answered_count,
  coalesce(t.waiting, 0) as waiting_count,
  coalesce(t.closed_unanswered, 0) as closed_unanswered_count,
  p.p50 as p50_seconds,
  p.p50_low as p50_low_seconds,
  p.p50_high as p50_high_seconds,
  p.p90 as p90_seconds,
  p.p90_low as p90_low_seconds,
  p.p90_high as p90_high_seconds,
  t.longest as longest_seconds,
  t.naive_p50 as naive_p50_seconds,
  t.naive_p90 as naive_p90_seconds,
  -- Every file of the generated desk has the column.
  cast(0 as bigint) as untold_count
from
  weeks as w
  cross join every_scope as s
  left join totals as t on t.week_start = w.week_start
  and t.scope_kind = s.scope_kind
  and t.scope = s.scope
  left join percentiles as p on p.week_start = w.week_start
  and p.scope_kind = s.scope_kind
  and p.scope = s.scope
