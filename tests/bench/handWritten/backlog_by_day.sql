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
  open_or_not as (
    select
      ticket_id,
      changed_at,
      status in ('new', 'open', 'pending', 'on_hold') as is_open,
      lag(status in ('new', 'open', 'pending', 'on_hold')) over (
        partition by
          ticket_id
        order by
          changed_at
      ) as was_open
    from
      status_changes
  ),
  flows as (
    select
      ticket_id,
      changed_at,
      is_open
      and was_open is null as created,
      is_open
      and was_open is not null as reopened,
      not is_open as gone
    from
      open_or_not
    where
      (
        is_open
        and not coalesce(was_open, false)
      )
      or (
        not is_open
        and was_open
      )
    union all
    select
      ticket_id,
      created_at,
      true,
      false,
      false
    from
      tickets
    where
      ticket_id not in (
        select
          ticket_id
        from
          status_changes
      )
    union all
    select
      ticket_id,
      greatest(ended_at, created_at),
      false,
      false,
      true
    from
      tickets
    where
      status not in ('new', 'open', 'pending', 'on_hold')
      and ticket_id not in (
        select
          ticket_id
        from
          status_changes
      )
  ),
  scoped as (
    select
      local_date (changed_at) as day,
      unnest(
        [
          {'kind': 'all', 'scope': 'all'},
          {'kind': 'channel', 'scope': channel},
          {'kind': 'category', 'scope': category},
          {'kind': 'priority', 'scope': priority}
        ]
      ) as s,
      created,
      reopened,
      gone
    from
      flows
      join tickets using (ticket_id)
  ),
  daily as (
    select
      day,
      s.kind as scope_kind,
      s.scope as scope,
      count(*) filter(created) as created,
      count(*) filter(reopened) as reopened,
      count(*) filter(gone) as gone
    from
      scoped
    group by all
  ),
  days as (
    select
      cast(unnest(generate_series(cast(local_date (min(created_at)) as timestamp), cast(local_date (max(as_of)) as timestamp), interval 1 day)) as date) as day
    from
      tickets
      cross join ref.settings
  ),
  stocks as (
    select
      d.day,
      k.scope_kind,
      k.scope,
      coalesce(created, 0) as created,
      coalesce(reopened, 0) as reopened,
      coalesce(gone, 0) as gone,
      sum(coalesce(created, 0) + coalesce(reopened, 0) - coalesce(gone, 0)) over (
        partition by
          k.scope_kind,
          k.scope
        order by
          d.day rows unbounded preceding
      ) as closing
    from
      days as d
      cross join (
        select distinct
          scope_kind,
          scope
        from
          daily
      ) as k
      left join daily as c on c.day = d.day
      and c.scope_kind = k.scope_kind
      and c.scope = k.scope
  )
select
  day,
  scope_kind,
  scope,
  closing - created - reopened + gone as opening_count,
  created as created_count,
  reopened as reopened_count,
  gone as outflow_count,
  closing as closing_count,
  day < local_date (as_of) as is_complete
from
  stocks
  cross join ref.settings
where
  day > local_date (as_of) - 182
