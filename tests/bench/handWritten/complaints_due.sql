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
  complaints as (
    select
      c.rule,
      r.channel,
      r.category,
      local_date (r.started_at) as received,
      local_date (r.solved_at) as solved,
      r.solved_at is null as is_open,
      local_week (r.created_at) as week_start,
      c.working_days,
      c.working_days + c.extension_days as all_days
    from
      solutions as r
      join ref.complaint_rules as c on coalesce(c.channel, r.channel) = r.channel
      and coalesce(c.category, r.category) = r.category
    where
      r.solved_at is null
      or r.solved_at >= r.started_at
    qualify
      row_number() over (
        partition by
          r.ticket_id
        order by
          c.position
      ) = 1
  ),
  working_days as (
    select
      cast(unnest(generate_series(first_day - 31, as_of_day + 200, interval 1 day)) as date) as day
    from
      (
        select
          local_date (min(created_at)) as first_day,
          (
            select
              local_date (as_of)
            from
              ref.settings
          ) as as_of_day
        from
          tickets
      )
  ),
  judged_days as (
    select
      day,
      isodow(day) < 6
      and day not in (
        select
          date
        from
          ref.holidays
        where
          coalesce(kind, 'public') not in ('observance', 'half_day')
        union
        select
          date
        from
          ref.national_holidays
        where
          date not in (
            select
              date
            from
              ref.holidays
          )
      ) as is_working
    from
      working_days
  ),
  numbered_days as (
    select
      *,
      count(*) filter(is_working) over (
        order by
          day rows unbounded preceding
      ) as no
    from
      judged_days
  ),
  limits as (
    select
      c.*,
      a.day as due,
      b.day as last_due,
      c.all_days > c.working_days as has_extension
    from
      complaints as c
      join numbered_days as r on r.day = c.received
      join numbered_days as a on a.is_working
      and a.no = r.no + c.working_days
      join numbered_days as b on b.is_working
      and b.no = r.no + c.all_days
  )
select
  l.rule,
  l.category,
  case
    when l.has_extension
    and l.last_due < local_date (s.as_of) then 'past_extension'
    when l.due < local_date (s.as_of) then 'past_limit'
    when l.due = local_date (s.as_of) then 'last_day'
    when l.due <= local_date (s.as_of) + 7 then '7_days'
    else 'later'
  end as due_band,
  count(*) as ticket_count,
  min(min(l.received)) over () as oldest_received_date
from
  limits as l
  cross join ref.settings as s
where
  l.is_open
group by all
