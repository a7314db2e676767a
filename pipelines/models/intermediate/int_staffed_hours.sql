-- Model:   intermediate/int_staffed_hours
-- Grain:   one row per channel, rule and local hour that the roster covers and in which a contact began (rule, channel, local_day, hour)
-- Inputs:  staging.stg_roster, staging.stg_chats, staging.stg_staffing, staging.stg_cause_rules,
--          staging.stg_bearable_loads, intermediate.int_local_quarters
-- Outputs: rule, channel, hour, agents, offered_erlangs, bearable_erlangs, is_short, local_day, hour_start
-- Units:   agents of the roster, mean of the hour; erlangs: contacts at work at once; hour_start UTC; local_day and hour in
--          the reporting zone
-- Note:    offered: contacts that came into the queue in the hour, or those usual in that hour of the week where they are
--          more, times the mean handling time. bearable: what the agents, less shrinkage, times the chats that each handles
--          at once, bear under the rule; between whole servers in proportion. Hours without a roster row are not here
with
  quarters as (
    select
      q.quarter_start as quarter_start,
      q.local_day as local_day,
      q.weekday as weekday,
      q.hour as hour
    from
      intermediate.int_local_quarters as q
  ),
  channels as (
    select distinct
      r.channel as channel
    from
      staging.stg_roster as r
  ),
  changes as (
    select
      r.channel as channel,
      quarter_of (r.starts_at) as moment_at,
      r.agents as agents,
      1 as spans,
      0 as is_hour
    from
      staging.stg_roster as r
    union all
    select
      r.channel as channel,
      quarter_of (r.ends_at) as moment_at,
      - r.agents as agents,
      -1 as spans,
      0 as is_hour
    from
      staging.stg_roster as r
    union all
    select
      c.channel as channel,
      q.quarter_start as moment_at,
      0 as agents,
      0 as spans,
      1 as is_hour
    from
      quarters as q
      cross join channels as c
  ),
  running as (
    select
      g.channel as channel,
      g.moment_at as moment_at,
      g.is_hour as is_hour,
      sum(g.agents) over (
        partition by
          g.channel
        order by
          g.moment_at asc nulls last,
          g.is_hour asc nulls last,
          g.spans asc nulls last,
          g.agents asc nulls last rows between unbounded preceding
          and current row
      ) as agents,
      sum(g.spans) over (
        partition by
          g.channel
        order by
          g.moment_at asc nulls last,
          g.is_hour asc nulls last,
          g.spans asc nulls last,
          g.agents asc nulls last rows between unbounded preceding
          and current row
      ) as spans
    from
      changes as g
  ),
  staffed as (
    select
      n.channel as channel,
      q.local_day as local_day,
      q.weekday as weekday,
      q.hour as hour,
      min(q.quarter_start) as first_quarter,
      cast(sum(n.agents) as double) / count(*) as agents
    from
      running as n
      join quarters as q on q.quarter_start = n.moment_at
    where
      n.is_hour = 1
      and n.spans > 0
    group by
      n.channel,
      q.local_day,
      q.weekday,
      q.hour
  ),
  handling as (
    select
      c.channel as channel,
      cast(sum(secs_between (c.accepted_at, c.ended_at)) as double) / count(*) as handle_seconds,
      greatest(1, round_half_up (cast(sum(c.concurrent_chats) as double) / nullif(count(c.concurrent_chats), 0))) as held
    from
      staging.stg_chats as c
    where
      c.ended_at > c.accepted_at
    group by
      c.channel
  ),
  arrivals as (
    select
      c.channel as channel,
      q.local_day as local_day,
      q.weekday as weekday,
      q.hour as hour,
      count(*) as contacts
    from
      staging.stg_chats as c
      join quarters as q on q.quarter_start = quarter_of (c.attempted_at)
    where
      c.queued_at is not null
    group by
      c.channel,
      q.local_day,
      q.weekday,
      q.hour
  ),
  spans as (
    select
      a.channel as channel,
      min(a.local_day) as first_day,
      max(a.local_day) as last_day
    from
      arrivals as a
    group by
      a.channel
  ),
  usual as (
    select
      a.channel as channel,
      a.weekday as weekday,
      a.hour as hour,
      cast(sum(a.contacts) as double) / greatest(1, int_div (days_between (min(s.first_day), min(s.last_day)) + 1, 7)) as contacts
    from
      arrivals as a
      join spans as s on s.channel = a.channel
    group by
      a.channel,
      a.weekday,
      a.hour
  ),
  loads as (
    select
      s.channel as channel,
      s.local_day as local_day,
      s.hour as hour,
      s.first_quarter as first_quarter,
      s.agents as agents,
      greatest(cast(coalesce(a.contacts, 0) as double), coalesce(u.contacts, 0e0)) * h.handle_seconds / 3600e0 as offered,
      s.agents * (1 - t.shrinkage) * case
        when s.channel = 'chat' then coalesce(cast(t.chats_at_once as double), h.held, 1)
        else coalesce(h.held, 1)
      end as servers
    from
      staffed as s
      join handling as h on h.channel = s.channel
      cross join staging.stg_staffing as t
      left join arrivals as a on a.channel = s.channel
      and a.local_day = s.local_day
      and a.hour = s.hour
      left join usual as u on u.channel = s.channel
      and u.weekday = s.weekday
      and u.hour = s.hour
  ),
  most as (
    select
      b.rule as rule,
      max(b.servers) as servers
    from
      staging.stg_bearable_loads as b
    group by
      b.rule
  ),
  borne as (
    select
      r.rule as rule,
      l.channel as channel,
      l.local_day as local_day,
      l.hour as hour,
      l.first_quarter as first_quarter,
      l.agents as agents,
      l.offered as offered,
      case
        when l.servers >= m.servers then top.erlangs * l.servers / m.servers
        else below.erlangs + (l.servers - floor(l.servers)) * (above.erlangs - below.erlangs)
      end as bearable
    from
      loads as l
      cross join staging.stg_cause_rules as r
      join most as m on m.rule = r.rule
      left join staging.stg_bearable_loads as top on top.rule = r.rule
      and top.servers = m.servers
      left join staging.stg_bearable_loads as below on below.rule = r.rule
      and below.servers = cast(floor(l.servers) as bigint)
      left join staging.stg_bearable_loads as above on above.rule = r.rule
      and above.servers = cast(floor(l.servers) as bigint) + 1
    where
      r.evidence = 'short_staffed'
  )
select
  b.rule,
  b.channel,
  b.hour,
  b.agents,
  b.offered as offered_erlangs,
  b.bearable as bearable_erlangs,
  b.offered > b.bearable as is_short,
  b.local_day,
  b.first_quarter as hour_start
from
  borne as b
