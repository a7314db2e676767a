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
      reply_count,
      customer_id,
      csat_score,
      csat_scale,
      agent_id,
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
      actor_id,
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
  reopens as (
    select
      ticket_id,
      count(*) filter(
        old in ('solved', 'closed')
        and status not in ('solved', 'closed')
      ) as reopens
    from
      (
        select
          ticket_id,
          lower(trim(value)) as status,
          lag(lower(trim(value))) over (
            partition by
              ticket_id
            order by
              event_at,
              event_id,
              value
          ) as old
        from
          raw.ticket_event
        where
          kind = 'status'
      )
    group by
      ticket_id
  ),
  touches as (
    select
      ticket_id,
      count(*) filter(author = 'agent') as agent_messages,
      count(*) filter(
        author = 'agent'
        and author_before is distinct from 'agent'
      ) as replies,
      nullif(count(distinct actor_id) filter(author = 'agent'), 0) as agents
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
    group by
      ticket_id
  ),
  contacts as (
    select
      customer_id,
      created_at as contact_at
    from
      tickets
    where
      customer_id is not null
      and coalesce(opened_by, 'customer') = 'customer'
      and status not in ('merged', 'spam', 'deleted')
    union all
    select
      customer_id,
      attempted_at
    from
      (
        select
          *
        from
          raw.chat
        qualify
          row_number() over (
            partition by
              chat_id
            order by
              updated_at desc
          ) = 1
      )
    where
      customer_id is not null
      and ticket_id is null
  ),
  solved_tickets as (
    select
      s.ticket_id,
      s.channel,
      s.category,
      s.solved_at,
      t.customer_id,
      secs_between (s.started_at, s.solved_at) as seconds,
      coalesce(o.reopens, t.reopen_count) as reopens,
      coalesce(u.replies, t.reply_count) as replies,
      coalesce(u.agent_messages, t.reply_count) as agent_messages,
      u.agents
    from
      solutions as s
      join tickets as t using (ticket_id)
      left join reopens as o using (ticket_id)
      left join touches as u using (ticket_id)
    where
      s.solved_at >= s.started_at
  ),
  judged as (
    select
      s.*,
      case
        when s.customer_id is not null
        and secs_between (s.solved_at, as_of) >= 604800 then coalesce(secs_between (s.solved_at, c.contact_at) <= 604800, false)
      end as repeated
    from
      solved_tickets as s
      cross join ref.settings
      asof left join contacts as c on c.customer_id = s.customer_id
      and c.contact_at > s.solved_at
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
  scoped as (
    select
      *,
      local_week (solved_at) as week_start,
      unnest(
        [
          {'kind': 'all', 'scope': 'all'},
          {'kind': 'channel', 'scope': channel},
          {'kind': 'category', 'scope': category}
        ]
      ) as s
    from
      judged
  ),
  answers as (
    select
      week_start,
      s,
      unnest(
        [
          {'measure': 'reopened', 'yes': reopens > 0},
          {'measure': 'one_touch', 'yes': if (reopens + replies is null, null, reopens = 0 and replies = 1)},
          {'measure': 'first_contact_resolved', 'yes': case when repeated is not null and reopens is not null then reopens = 0 and not repeated end},
          {'measure': 'repeated', 'yes': repeated},
          {'measure': 'handed_over', 'yes': agents > 1}
        ]
      ) as m
    from
      scoped
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
  m.measure as measure,
  w.week,
  w.week_start,
  w.is_complete,
  s.kind as scope_kind,
  s.scope as scope,
  count(*) as solved_count,
  count(m.yes) as known_count,
  count(*) filter(m.yes) as yes_count,
  count(*) filter(m.yes) / count(m.yes) as yes_share,
  wilson_low (count(*) filter(m.yes), count(m.yes)) as yes_low,
  wilson_high (count(*) filter(m.yes), count(m.yes)) as yes_high
from
  answers
  join numbered as w using (week_start)
  cross join ref.settings
where
  (
    w.back <= 26
    or not w.is_complete
  )
  and (
    m.measure not in ('first_contact_resolved', 'repeated')
    or w.week_start + 14 <= local_date (as_of)
  )
group by all
having
  count(m.yes) > 0
