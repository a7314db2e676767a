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
      opened_by,
      team,
      reopen_count,
      solved_at,
      closed_at
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
  bots as (
    select
      c.ticket_id,
      max(b.event_at) as handed_over_at
    from
      raw.ticket_event as b
      join clocks as c using (ticket_id)
    where
      b.kind = 'bot_message'
      and (
        c.responded_at is null
        or b.event_at <= c.responded_at
      )
    group by
      c.ticket_id
  ),
  schedules as (
    select
      t.ticket_id,
      coalesce(b.schedule, c.schedule, r.schedule) as schedule
    from
      tickets as t
      left join ref.schedule_uses as b on b.team = t.team
      left join ref.schedule_uses as c on c.channel = t.channel
      left join ref.schedule_uses as r on r.team is null
      and r.channel is null
  ),
  alternating as (
    select
      ticket_id,
      event_at,
      author,
      lead(event_at) over (
        partition by
          ticket_id
        order by
          event_at,
          author desc
      ) as next_at,
      row_number() over (
        partition by
          ticket_id,
          author
        order by
          event_at
      ) as turn
    from
      (
        select
          *,
          lag(author) over (
            partition by
              ticket_id
            order by
              event_at,
              author desc
          ) as author_before
        from
          messages
        where
          author in ('customer', 'agent')
      )
    where
      author is distinct from author_before
  ),
  asked_again as (
    select
      t.ticket_id,
      t.channel,
      t.category,
      t.status,
      a.event_at as started_at,
      a.next_at as responded_at,
      t.ended_at
    from
      alternating as a
      join tickets as t using (ticket_id)
      join clocks as c using (ticket_id)
    where
      a.author = 'customer'
      and a.turn > 1
      and t.status not in ('merged', 'spam', 'deleted')
      and c.started_at is not null
      and (
        c.responded_at is null
        or c.responded_at >= c.started_at
      )
  ),
  status_changes as (
    select
      ticket_id,
      changed_at,
      status
    from
      (
        select
          e.ticket_id,
          greatest(e.event_at, t.created_at) as changed_at,
          lower(trim(e.value)) as status,
          1 as rank,
          e.event_at,
          e.event_id
        from
          raw.ticket_event as e
          join tickets as t using (ticket_id)
        where
          e.kind = 'status'
        union all
        select
          ticket_id,
          any_value(t.created_at),
          'new',
          0,
          null,
          null
        from
          raw.ticket_event as e
          join tickets as t using (ticket_id)
        where
          e.kind = 'status'
        group by
          ticket_id
        union all
        select
          ticket_id,
          greatest(
            max(greatest(e.event_at, t.created_at)),
            any_value(
              if (t.status in ('solved', 'closed'), coalesce(t.solved_at, t.closed_at, t.updated_at), t.updated_at)
            )
          ),
          any_value(t.status),
          2,
          null,
          null
        from
          raw.ticket_event as e
          join tickets as t using (ticket_id)
        where
          e.kind = 'status'
        group by
          ticket_id
      )
    qualify
      row_number() over (
        partition by
          ticket_id,
          changed_at
        order by
          rank desc,
          event_at desc,
          event_id desc,
          status desc
      ) = 1
  ),
  resolved as (
    select
      ticket_id,
      max(changed_at) filter(
        status in ('solved', 'closed')
        and coalesce(status_before, '') not in ('solved', 'closed')
      ) as resolved_at
    from
      (
        select
          *,
          lag(status) over (
            partition by
              ticket_id
            order by
              changed_at
          ) as status_before
        from
          status_changes
      )
    group by
      ticket_id
  ),
  solutions as (
    select
      c.ticket_id,
      c.channel,
      c.category,
      c.status,
      c.created_at,
      c.started_at,
      case
        when c.status in ('solved', 'closed') then coalesce(r.resolved_at, c.ended_at)
      end as solved_at
    from
      clocks as c
      left join resolved as r using (ticket_id)
    where
      c.status not in ('merged', 'spam', 'deleted')
      and c.started_at is not null
      and (
        c.responded_at is null
        or c.responded_at >= c.started_at
      )
  ),
  first_and_next as (
    select
      'first_response' as measure,
      ticket_id,
      channel,
      category,
      status,
      started_at,
      responded_at,
      ended_at,
      created_at as week_of
    from
      clocks
    where
      status not in ('merged', 'spam', 'deleted')
      and started_at is not null
      and (
        responded_at is null
        or responded_at >= started_at
      )
    union all
    select
      'first_response_after_bot',
      c.ticket_id,
      c.channel,
      c.category,
      c.status,
      b.handed_over_at,
      c.responded_at,
      c.ended_at,
      c.created_at
    from
      clocks as c
      join bots as b using (ticket_id)
    where
      c.status not in ('merged', 'spam', 'deleted')
      and c.started_at is not null
      and (
        c.responded_at is null
        or c.responded_at >= c.started_at
      )
    union all
    select
      'next_reply',
      ticket_id,
      channel,
      category,
      status,
      started_at,
      responded_at,
      ended_at,
      started_at
    from
      asked_again
    union all
    select
      'resolution',
      ticket_id,
      channel,
      category,
      if (solved_at is null, 'open', 'resolved'),
      started_at,
      solved_at,
      null,
      created_at
    from
      solutions
    where
      solved_at is null
      or solved_at >= started_at
  ),
  calendar_waits as (
    select
      f.*,
      case
        when responded_at is not null then 'answered'
        when status in ('solved', 'closed') then 'closed_unanswered'
        else 'waiting'
      end as outcome,
      case
        when responded_at is not null then responded_at
        when status in ('solved', 'closed') then greatest(ended_at, started_at)
        else as_of
      end as until_at
    from
      first_and_next as f
      cross join ref.settings
  ),
  openings as (
    select
      h.schedule,
      from_local (d.day + to_minutes(h.opens_minute)) as opens_at,
      from_local (d.day + to_minutes(h.closes_minute)) as closes_at
    from
      (
        select
          unnest(generate_series(cast(local_date (min(created_at)) as timestamp), cast(local_date (max(as_of)) as timestamp), interval 1 day)) as day
        from
          raw.ticket
          cross join ref.settings
      ) as d
      join ref.schedule_hours as h on h.weekday = isodow(d.day)
      left join ref.holidays as y on y.date = cast(d.day as date)
      and coalesce(y.kind, 'public') <> 'observance'
    where
      y.date is null
      or not h.is_closed_on_holidays
  ),
  open_so_far as (
    select
      *,
      secs_between (opens_at, closes_at) as length,
      coalesce(
        sum(secs_between (opens_at, closes_at)) over (
          partition by
            schedule
          order by
            opens_at rows between unbounded preceding
            and 1 preceding
        ),
        0
      ) as before
    from
      openings
  ),
  business_waits as (
    select
      w.measure || '_business' as measure,
      w.week_of,
      w.channel,
      w.category,
      w.outcome,
      greatest(
        least(
          coalesce(b.before + least(secs_between (b.opens_at, w.until_at), b.length), 0) - coalesce(a.before + least(secs_between (a.opens_at, w.started_at), a.length), 0),
          secs_between (w.started_at, w.until_at)
        ),
        0
      ) as wait
    from
      calendar_waits as w
      join schedules as s using (ticket_id)
      asof left join open_so_far as a on a.schedule = s.schedule
      and a.opens_at <= w.started_at
      asof left join open_so_far as b on b.schedule = s.schedule
      and b.opens_at <= w.until_at
    where
      s.schedule is not null
      and w.measure <> 'first_response_after_bot'
  ),
  every_wait as (
    select
      measure,
      local_week (week_of) as week_start,
      channel,
      category,
      outcome,
      secs_between (started_at, until_at) as wait
    from
      calendar_waits
    union all
    select
      measure,
      local_week (week_of),
      channel,
      category,
      outcome,
      wait
    from
      business_waits
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
      measure,
      week_start,
      'all' as scope_kind,
      'all' as scope,
      outcome,
      wait
    from
      every_wait
    union all
    select
      measure,
      week_start,
      'channel',
      channel,
      outcome,
      wait
    from
      every_wait
    union all
    select
      measure,
      week_start,
      'category',
      category,
      outcome,
      wait
    from
      every_wait
  ),
  counts as (
    select
      measure,
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
      measure,
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
          measure,
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
      measure,
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
          measure,
          week_start,
          scope_kind,
          scope
        order by
          t rows unbounded preceding
      )
  ),
  percentiles as (
    select
      measure,
      week_start,
      scope_kind,
      scope,
      min(t) filter(hazard >= - ln(0.9 + 1e-12)) as p10,
      min(t) filter(hazard >= - ln(0.75 + 1e-12)) as p25,
      min(t) filter(hazard >= - ln(0.5 + 1e-12)) as p50,
      min(t) filter(
        hazard < 400
        and ln(hazard) + 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.5 + 1e-12))
      ) as p50_low,
      min(t) filter(
        hazard < 400
        and ln(hazard) - 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.5 + 1e-12))
      ) as p50_high,
      min(t) filter(hazard >= - ln(0.25 + 1e-12)) as p75,
      min(t) filter(
        hazard < 400
        and ln(hazard) + 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.25 + 1e-12))
      ) as p75_low,
      min(t) filter(
        hazard < 400
        and ln(hazard) - 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.25 + 1e-12))
      ) as p75_high,
      min(t) filter(hazard >= - ln(0.1 + 1e-12)) as p90,
      min(t) filter(
        hazard < 400
        and ln(hazard) + 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.1 + 1e-12))
      ) as p90_low,
      min(t) filter(
        hazard < 400
        and ln(hazard) - 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.1 + 1e-12))
      ) as p90_high,
      min(t) filter(hazard >= - ln(0.05 + 1e-12)) as p95,
      min(t) filter(
        hazard < 400
        and ln(hazard) + 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.05 + 1e-12))
      ) as p95_low,
      min(t) filter(
        hazard < 400
        and ln(hazard) - 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.05 + 1e-12))
      ) as p95_high,
      min(t) filter(hazard >= - ln(0.01 + 1e-12)) as p99,
      min(t) filter(
        hazard < 400
        and ln(hazard) + 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.01 + 1e-12))
      ) as p99_low,
      min(t) filter(
        hazard < 400
        and ln(hazard) - 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.01 + 1e-12))
      ) as p99_high
    from
      curve
    group by
      measure,
      week_start,
      scope_kind,
      scope
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
  t.measure,
  w.week,
  w.week_start,
  w.is_complete,
  t.scope_kind,
  t.scope,
  t.n as clock_count,
  t.answered as answered_count,
  t.waiting as running_count,
  t.closed_unanswered as closed_unanswered_count,
  p.p10 as p10_seconds,
  p.p25 as p25_seconds,
  p.p50 as p50_seconds,
  p.p50_low as p50_low_seconds,
  p.p50_high as p50_high_seconds,
  p.p75 as p75_seconds,
  p.p75_low as p75_low_seconds,
  p.p75_high as p75_high_seconds,
  p.p90 as p90_seconds,
  p.p90_low as p90_low_seconds,
  p.p90_high as p90_high_seconds,
  p.p95 as p95_seconds,
  p.p95_low as p95_low_seconds,
  p.p95_high as p95_high_seconds,
  p.p99 as p99_seconds,
  p.p99_low as p99_low_seconds,
  p.p99_high as p99_high_seconds,
  t.longest as longest_seconds,
  t.naive_p50 as naive_p50_seconds,
  t.naive_p90 as naive_p90_seconds
from
  numbered as w
  join totals as t on t.week_start = w.week_start
  left join percentiles as p on p.measure = t.measure
  and p.week_start = t.week_start
  and p.scope_kind = t.scope_kind
  and p.scope = t.scope
where
  w.back <= 26
  or not w.is_complete
