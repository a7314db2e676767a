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
      count(*) filter(outcome = 'closed_unanswered') as k,
      count(*) as n
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
  survived as (
    select
      *,
      coalesce(
        exp(
          sum(if (d + k < y, ln1p (- (d + k) / y), -500)) over (
            partition by
              week_start,
              scope_kind,
              scope
            order by
              t rows between unbounded preceding
              and 1 preceding
          )
        ),
        1
      ) as s
    from
      risk
    where
      d + k > 0
  ),
  incidence as (
    select
      *,
      sum(s * d / y) over w as f1,
      sum(s * k / y) over w as f2
    from
      survived
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
  allowed as (
    select
      unnest([900, 3600, 14400, 28800, 86400, 259200, 604800]) as within
  ),
  totals as (
    select
      week_start,
      scope_kind,
      scope,
      sum(n) as n,
      max(t) as longest
    from
      counts
    group by all
  ),
  ends as (
    select
      week_start,
      scope_kind,
      scope,
      within,
      max(f1) as f1,
      max(f2) as f2
    from
      incidence,
      allowed
    where
      t <= within
    group by all
  ),
  variances as (
    select
      e.week_start,
      e.scope_kind,
      e.scope,
      e.within,
      sum(if (d + k < y, (e.f1 - i.f1) ** 2 * (d + k) / (y * (y - d - k)), 0) + s ** 2 * (y - d) * d / y ** 3 - 2 * (e.f1 - i.f1) * s * d / y ** 2) as v1,
      sum(if (d + k < y, (e.f2 - i.f2) ** 2 * (d + k) / (y * (y - d - k)), 0) + s ** 2 * (y - k) * k / y ** 3 - 2 * (e.f2 - i.f2) * s * k / y ** 2) as v2
    from
      ends as e
      join incidence as i on i.week_start = e.week_start
      and i.scope_kind = e.scope_kind
      and i.scope = e.scope
      and i.t <= e.within
    group by all
  ),
  shares as (
    select
      t.week_start,
      t.scope_kind,
      t.scope,
      a.within,
      t.n,
      if (t.longest >= a.within or e.f1 + e.f2 > 1 - 1e-12, coalesce(e.f1, 0), null) as f1,
      if (t.longest >= a.within or e.f1 + e.f2 > 1 - 1e-12, coalesce(e.f2, 0), null) as f2,
      v.v1,
      v.v2
    from
      totals as t
      cross join allowed as a
      left join ends as e on e.week_start = t.week_start
      and e.scope_kind = t.scope_kind
      and e.scope = t.scope
      and e.within = a.within
      left join variances as v on v.week_start = t.week_start
      and v.scope_kind = t.scope_kind
      and v.scope = t.scope
      and v.within = a.within
  ),
  widths as (
    select
      *,
      if (f1 between 1e-12 and 1 - 1e-12 and v1 > 1e-18, 1.959963984540054 * sqrt(v1) / ((1 - f1) * - ln(1 - f1)), null) as theta1,
      if (f2 between 1e-12 and 1 - 1e-12 and v2 > 1e-18, 1.959963984540054 * sqrt(v2) / ((1 - f2) * - ln(1 - f2)), null) as theta2
    from
      shares
  ),
  numbered as (
    select
      *,
      row_number() over (
        partition by
          is_complete
        order by
          week_start desc
      ) as back
    from
      weeks
  )
select
  w.week,
  w.week_start,
  w.is_complete,
  h.scope_kind,
  h.scope,
  h.within as within_seconds,
  h.n as ticket_count,
  round(h.f1, 6) as answered_share,
  round(1 - pow(1 - h.f1, exp(- h.theta1)), 6) as answered_low,
  round(1 - pow(1 - h.f1, exp(h.theta1)), 6) as answered_high,
  round(h.f2, 6) as closed_unanswered_share,
  round(1 - pow(1 - h.f2, exp(- h.theta2)), 6) as closed_unanswered_low,
  round(1 - pow(1 - h.f2, exp(h.theta2)), 6) as closed_unanswered_high
from
  numbered as w
  join widths as h on h.week_start = w.week_start
where
  w.back <= 26
  or not w.is_complete
