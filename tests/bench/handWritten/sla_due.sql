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
  both_clocks as (
    select
      w.measure as metric,
      w.ticket_id,
      w.channel,
      w.category,
      t.priority,
      w.week_of,
      w.outcome,
      w.started_at,
      s.schedule,
      a.before + least(secs_between (a.opens_at, w.started_at), a.length) as open_at_start,
      secs_between (w.started_at, w.until_at) as calendar_seconds,
      if (
        s.schedule is null,
        null,
        greatest(
          least(
            coalesce(b.before + least(secs_between (b.opens_at, w.until_at), b.length), 0) - coalesce(a.before + least(secs_between (a.opens_at, w.started_at), a.length), 0),
            secs_between (w.started_at, w.until_at)
          ),
          0
        )
      ) as open_seconds,
      t.status
    from
      calendar_waits as w
      join tickets as t using (ticket_id)
      join schedules as s using (ticket_id)
      asof left join open_so_far as a on a.schedule = s.schedule
      and a.opens_at <= w.started_at
      asof left join open_so_far as b on b.schedule = s.schedule
      and b.opens_at <= w.until_at
  ),
  kinds as (
    select
      k.*,
      g.seconds as target,
      g.clock
    from
      (
        select distinct
          metric,
          channel,
          category,
          priority
        from
          both_clocks
      ) as k
      join ref.sla_targets as g on g.metric = k.metric
      and coalesce(g.channel, k.channel) = k.channel
      and coalesce(g.category, k.category) = k.category
      and coalesce(g.priority, k.priority) = k.priority
    qualify
      row_number() over (
        partition by
          k.metric,
          k.channel,
          k.category,
          k.priority
        order by
          (g.category is not null) desc,
          (g.priority is not null) desc,
          (g.channel is not null) desc,
          g.seconds
      ) = 1
  ),
  targeted as (
    select
      c.*,
      k.target,
      k.clock,
      if (k.clock = 'business', c.open_seconds, c.calendar_seconds) as elapsed
    from
      both_clocks as c
      join kinds as k using (metric, channel, category, priority)
  ),
  judged as (
    select
      *,
      case
        when elapsed > target then 'breached'
        when outcome = 'closed_unanswered' then 'cancelled'
        when outcome = 'waiting'
        and metric = 'resolution'
        and status = 'pending' then 'paused'
        when outcome = 'waiting' then 'running'
        else 'met'
      end as state
    from
      targeted
    where
      elapsed is not null
  )
select
  metric,
  case
    when state = 'breached' then 'past'
    when state = 'paused' then 'paused'
    when target - elapsed < 3600 then 'under_1h'
    when target - elapsed < 14400 then '1h_4h'
    when target - elapsed < 86400 then '4h_24h'
    else 'over_24h'
  end as due_band,
  channel,
  category,
  priority,
  count(*) as ticket_count
from
  judged
where
  outcome = 'waiting'
group by all
