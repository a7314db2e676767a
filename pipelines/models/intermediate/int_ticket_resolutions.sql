-- Model:   intermediate/int_ticket_resolutions
-- Grain:   one row per ticket that is in the response figures (ticket_id)
-- Inputs:  intermediate.int_ticket_first_responses, intermediate.int_ticket_spells, intermediate.int_switched_marks,
--          intermediate.int_open_quarters, staging.stg_tickets
-- Outputs: ticket_id, channel, category, priority, week, schedule, resolution_outcome, resolution_source,
--          first_resolution_seconds, full_resolution_seconds, full_resolution_business_seconds, requester_wait_seconds,
--          requester_wait_business_seconds, agent_wait_seconds, agent_wait_business_seconds, on_hold_seconds,
--          on_hold_business_seconds, week_start, started_at, resolved_at
-- Units:   *_seconds whole elapsed seconds, *_business_seconds those in opening hours; *_at UTC; week and week_start of
--          creation in the reporting zone
-- Note:    from the customer's first message to the last time the ticket became solved (or closed, never solved); to the
--          first time for first_resolution. resolution_outcome: resolved, unresolved (open now: every duration null), or
--          null where it was solved before the customer wrote. requester wait = new, open and on hold, agent wait =
--          pending, on hold: sums of the stretches until then, null where no status events tell them, never 0. A tool's
--          stamp knows only the last solution: first_resolution is null where it counts reopens
-- Rebuild: ticket_id
with
  spells as (
    select
      p.ticket_id as ticket_id,
      p.status as status,
      p.status_before as status_before,
      p.started_at as started_at,
      p.ended_at as ended_at,
      secs_between (p.started_at, p.ended_at) as seconds,
      business_seconds (
        secs_between (p.started_at, p.ended_at),
        case
          when ma.ticket_id is not null then mb.open_so_far - ma.open_so_far
          else open_until (b.open_seconds_before, b.opens_second, b.open_seconds, secs_between (b.quarter_start, p.ended_at)) - open_until (a.open_seconds_before, a.opens_second, a.open_seconds, secs_between (a.quarter_start, p.started_at))
        end
      ) as open_seconds
    from
      intermediate.int_ticket_spells as p
      join intermediate.int_ticket_first_responses as r on r.ticket_id = p.ticket_id
      left join intermediate.int_open_quarters as a on a.schedule = r.schedule
      and a.quarter_start = quarter_of (p.started_at)
      left join intermediate.int_open_quarters as b on b.schedule = r.schedule
      and b.quarter_start = quarter_of (p.ended_at)
      left join intermediate.int_switched_marks as ma on ma.ticket_id = p.ticket_id
      and ma.mark_at = p.started_at
      left join intermediate.int_switched_marks as mb on mb.ticket_id = p.ticket_id
      and mb.mark_at = p.ended_at
    where
      r.exclusion is null
  ),
  sums as (
    select
      s.ticket_id,
      min(s.started_at) filter(
        where
          s.status in ('solved', 'closed')
      ) as first_resolved_at,
      max(s.started_at) filter(
        where
          s.status in ('solved', 'closed')
          and coalesce(s.status_before, '') not in ('solved', 'closed')
      ) as resolved_at,
      cast(
        coalesce(
          sum(s.seconds) filter(
            where
              s.status in ('new', 'open', 'on_hold')
          ),
          0
        ) as bigint
      ) as requester_wait,
      cast(
        sum(s.open_seconds) filter(
          where
            s.status in ('new', 'open', 'on_hold')
        ) as bigint
      ) as requester_wait_open,
      cast(
        coalesce(
          sum(s.seconds) filter(
            where
              s.status = 'pending'
          ),
          0
        ) as bigint
      ) as agent_wait,
      cast(
        sum(s.open_seconds) filter(
          where
            s.status = 'pending'
        ) as bigint
      ) as agent_wait_open,
      cast(
        coalesce(
          sum(s.seconds) filter(
            where
              s.status = 'on_hold'
          ),
          0
        ) as bigint
      ) as on_hold,
      cast(
        sum(s.open_seconds) filter(
          where
            s.status = 'on_hold'
        ) as bigint
      ) as on_hold_open
    from
      spells as s
    group by
      s.ticket_id
  ),
  judged as (
    select
      r.ticket_id as ticket_id,
      r.channel as channel,
      r.category as category,
      r.priority as priority,
      r.week as week,
      r.week_start as week_start,
      r.schedule as schedule,
      r.clock_started_at as started_at,
      case
        when u.ticket_id is null then 'stamp'
        else 'events'
      end as source,
      case
        when r.is_open then null
        when u.ticket_id is not null then u.resolved_at
        else coalesce(t.solved_at, t.closed_at, t.updated_at)
      end as resolved_at,
      case
        when u.ticket_id is not null then u.first_resolved_at
        when not r.is_open
        and coalesce(t.reopen_count, 0) = 0 then coalesce(t.solved_at, t.closed_at, t.updated_at)
      end as first_resolved_at,
      case
        when r.is_open then 'unresolved'
        else 'resolved'
      end as outcome,
      u.requester_wait,
      u.requester_wait_open,
      u.agent_wait,
      u.agent_wait_open,
      u.on_hold,
      u.on_hold_open
    from
      intermediate.int_ticket_first_responses as r
      join staging.stg_tickets as t on t.ticket_id = r.ticket_id
      left join sums as u on u.ticket_id = r.ticket_id
    where
      r.exclusion is null
  ),
  clocked as (
    select
      j.ticket_id as ticket_id,
      j.channel as channel,
      j.category as category,
      j.priority as priority,
      j.week as week,
      j.week_start as week_start,
      j.schedule as schedule,
      j.started_at as started_at,
      j.source as source,
      j.resolved_at as resolved_at,
      case
        when j.outcome = 'unresolved'
        or j.resolved_at >= j.started_at then j.outcome
      end as outcome,
      case
        when j.first_resolved_at >= j.started_at then secs_between (j.started_at, j.first_resolved_at)
      end as first_seconds,
      case
        when j.resolved_at >= j.started_at then secs_between (j.started_at, j.resolved_at)
      end as full_seconds,
      business_seconds (
        secs_between (j.started_at, j.resolved_at),
        case
          when ma.ticket_id is not null then mb.open_so_far - ma.open_so_far
          else open_until (
            b.open_seconds_before,
            b.opens_second,
            b.open_seconds,
            secs_between (b.quarter_start, j.resolved_at)
          ) - open_until (a.open_seconds_before, a.opens_second, a.open_seconds, secs_between (a.quarter_start, j.started_at))
        end
      ) as full_open_seconds,
      j.requester_wait,
      j.requester_wait_open,
      j.agent_wait,
      j.agent_wait_open,
      j.on_hold,
      j.on_hold_open
    from
      judged as j
      left join intermediate.int_open_quarters as a on a.schedule = j.schedule
      and a.quarter_start = quarter_of (j.started_at)
      left join intermediate.int_open_quarters as b on b.schedule = j.schedule
      and b.quarter_start = quarter_of (j.resolved_at)
      left join intermediate.int_switched_marks as ma on ma.ticket_id = j.ticket_id
      and ma.mark_at = j.started_at
      left join intermediate.int_switched_marks as mb on mb.ticket_id = j.ticket_id
      and mb.mark_at = j.resolved_at
  )
select
  c.ticket_id,
  c.channel,
  c.category,
  c.priority,
  c.week,
  c.schedule,
  c.outcome as resolution_outcome,
  c.source as resolution_source,
  case
    when c.outcome = 'resolved' then c.first_seconds
  end as first_resolution_seconds,
  case
    when c.outcome = 'resolved' then c.full_seconds
  end as full_resolution_seconds,
  case
    when c.outcome = 'resolved' then c.full_open_seconds
  end as full_resolution_business_seconds,
  case
    when c.outcome = 'resolved' then c.requester_wait
  end as requester_wait_seconds,
  case
    when c.outcome = 'resolved'
    and c.requester_wait is not null
    and c.schedule is not null then coalesce(c.requester_wait_open, 0)
  end as requester_wait_business_seconds,
  case
    when c.outcome = 'resolved' then c.agent_wait
  end as agent_wait_seconds,
  case
    when c.outcome = 'resolved'
    and c.agent_wait is not null
    and c.schedule is not null then coalesce(c.agent_wait_open, 0)
  end as agent_wait_business_seconds,
  case
    when c.outcome = 'resolved' then c.on_hold
  end as on_hold_seconds,
  case
    when c.outcome = 'resolved'
    and c.on_hold is not null
    and c.schedule is not null then coalesce(c.on_hold_open, 0)
  end as on_hold_business_seconds,
  c.week_start,
  c.started_at,
  c.resolved_at
from
  clocked as c
