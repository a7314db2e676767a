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
  waiting as (
    select
      *,
      case
        when wait < 3600 then 'under_1h'
        when wait < 14400 then '1h_4h'
        when wait < 86400 then '4h_24h'
        when wait < 259200 then '1d_3d'
        when wait < 604800 then '3d_7d'
        else 'over_7d'
      end as age_band
    from
      waits
    where
      outcome = 'waiting'
  ),
  targets as (
    select
      w.channel,
      w.priority,
      arg_max(s.seconds, if (s.priority is null, 0, 2) + if (s.channel is null, 0, 1)) as target
    from
      (
        select distinct
          channel,
          priority
        from
          waiting
      ) as w
      join ref.sla_targets as s on coalesce(s.channel, w.channel) = w.channel
      and coalesce(s.priority, w.priority) = w.priority
    group by all
  )
select
  w.age_band,
  w.channel,
  w.category,
  w.priority,
  count(*) as ticket_count,
  count(*) filter(w.wait > t.target) as past_target_count,
  count(t.target) as with_target_count,
  case
    when max(max(w.wait)) over () = 0 then 0
    when max(max(w.wait)) over () < 86370 then greatest(60, (max(max(w.wait)) over () + 30) // 60 * 60)
    else (max(max(w.wait)) over () + 1800) // 3600 * 3600
  end as oldest_seconds
from
  waiting as w
  left join targets as t on t.channel = w.channel
  and t.priority = w.priority
group by all
