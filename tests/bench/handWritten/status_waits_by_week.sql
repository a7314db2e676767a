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
  recent as (
    select
      ticket_id,
      created_at,
      updated_at,
      status,
      solved_at,
      closed_at
    from
      tickets
      cross join ref.settings
    where
      greatest(updated_at, ended_at) >= as_of - interval 200 day
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
          join recent as t using (ticket_id)
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
          join recent as t using (ticket_id)
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
          join recent as t using (ticket_id)
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
  -- Two ASOF joins of every stretch do not fit the memory that the bench allows; a join by day does.
  open_days as (
    select
      g.schedule,
      g.day,
      coalesce(
        sum(o.total) over (
          partition by
            g.schedule
          order by
            g.day rows between unbounded preceding
            and 1 preceding
        ),
        0
      ) as before,
      coalesce(o.spans, []) as spans
    from
      (
        select distinct
          h.schedule,
          d.day
        from
          (
            select
              cast(unnest(generate_series(cast(local_date (min(created_at)) as timestamp), cast(local_date (max(as_of)) as timestamp), interval 1 day)) as date) as day
            from
              raw.ticket
              cross join ref.settings
          ) as d
          cross join ref.schedule_hours as h
      ) as g
      left join (
        select
          schedule,
          local_date (opens_at) as day,
          sum(secs_between (opens_at, closes_at)) as total,
          list({'opens_at': opens_at, 'length': secs_between (opens_at, closes_at)}) as spans
        from
          openings
        group by all
      ) as o using (schedule, day)
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
  stretches as (
    select
      ticket_id,
      status,
      changed_at as begun,
      lead(changed_at) over (
        partition by
          ticket_id
        order by
          changed_at
      ) as ended
    from
      status_changes
  ),
  measured as (
    select
      s.ticket_id,
      s.status,
      secs_between (s.begun, s.ended) as calendar,
      if (
        k.schedule is null,
        null,
        greatest(
          least(
            b.before + coalesce(list_sum(list_transform(b.spans, lambda x: greatest(0, least(secs_between (x.opens_at, s.ended), x.length)))), 0) - a.before - coalesce(list_sum(list_transform(a.spans, lambda x: greatest(0, least(secs_between (x.opens_at, s.begun), x.length)))), 0),
            secs_between (s.begun, s.ended)
          ),
          0
        )
      ) as business
    from
      stretches as s
      join schedules as k using (ticket_id)
      left join open_days as a on a.schedule = k.schedule
      and a.day = local_date (s.begun)
      left join open_days as b on b.schedule = k.schedule
      and b.day = local_date (s.ended)
    where
      s.ended is not null
  ),
  sums as (
    select
      c.ticket_id,
      local_week (c.solved_at) as week_start,
      coalesce(sum(m.calendar) filter(m.status in ('new', 'open', 'on_hold')), 0) as requester_wait,
      coalesce(sum(m.business) filter(m.status in ('new', 'open', 'on_hold')), if (bool_or(m.business is not null), 0, null)) as requester_wait_business,
      coalesce(sum(m.calendar) filter(m.status = 'pending'), 0) as agent_wait,
      coalesce(sum(m.business) filter(m.status = 'pending'), if (bool_or(m.business is not null), 0, null)) as agent_wait_business,
      coalesce(sum(m.calendar) filter(m.status = 'on_hold'), 0) as on_hold,
      coalesce(sum(m.business) filter(m.status = 'on_hold'), if (bool_or(m.business is not null), 0, null)) as on_hold_business
    from
      solutions as c
      join measured as m using (ticket_id)
    where
      c.solved_at >= c.started_at
    group by
      c.ticket_id,
      c.solved_at
  ),
  waits as (
    unpivot sums on requester_wait,
    requester_wait_business,
    agent_wait,
    agent_wait_business,
    on_hold,
    on_hold_business into name measure value seconds
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
  m.measure,
  w.week,
  w.week_start,
  w.is_complete,
  count(*) as ticket_count,
  count(*) filter(m.seconds > 0) as some_count,
  quantile_cont(m.seconds, 0.5) as p50_seconds,
  quantile_cont(m.seconds, 0.9) as p90_seconds
from
  waits as m
  join numbered as w on w.week_start = m.week_start
where
  w.back <= 26
  or not w.is_complete
group by all
