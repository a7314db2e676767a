with
  chats as (
    select
      chat_id,
      ticket_id,
      channel,
      attempted_at,
      accepted_at,
      first_response_at,
      ended_at,
      customer_id,
      coalesce(outcome, 'open') as outcome,
      coalesce(updated_at, ended_at, attempted_at) as updated_at
    from
      raw.chat
    qualify
      row_number() over (
        partition by
          chat_id
        order by
          updated_at desc
      ) = 1
  ),
  tickets as (
    select
      ticket_id,
      created_at,
      first_response_at,
      status,
      channel,
      coalesce(category, 'uncategorised') as category,
      coalesce(updated_at, created_at) as updated_at,
      opened_by,
      customer_id
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
  spans as (
    select
      greatest(min(t.first_day), min(c.first_day)) as whole_from,
      least(min(t.last_day), min(c.last_day)) as whole_to
    from
      (
        select
          local_date (min(created_at)) as first_day,
          local_date (max(updated_at)) as last_day
        from
          tickets
      ) as t
      cross join (
        select
          local_date (min(attempted_at)) as first_day,
          local_date (max(updated_at)) as last_day
        from
          chats
      ) as c
  ),
  weeks as (
    select
      cast(unnest(generate_series(monday_of (whole_from), monday_of (whole_to), interval 7 day)) as date) as week_start,
      whole_from,
      whole_to
    from
      spans
  ),
  recent as (
    select
      week_start
    from
      weeks
      cross join ref.settings
    where
      week_start >= whole_from
      and week_start + 6 <= whole_to
      and from_local (cast(week_start + 7 as timestamp)) <= as_of
    order by
      week_start desc
    limit
      26
  ),
  help_days as (
    select
      date,
      article,
      category,
      max(views) as views,
      max(searches) as searches,
      max(searches_without_result) as without
    from
      ref.help_center
    group by all
  ),
  covered as (
    select
      monday_of (date) as week_start,
      count(distinct date) as days
    from
      help_days
    group by all
  ),
  help as (
    select
      monday_of (date) as week_start,
      if(grouping(category) = 1, 'all', 'category') as scope_kind,
      if(grouping(category) = 1, 'all', category) as scope,
      sum(views) as views,
      sum(searches) as searches,
      sum(without) filter(without <= searches) as no_result,
      sum(searches) filter(without <= searches) as counted
    from
      help_days
    group by
      grouping sets ((monday_of (date), category), (monday_of (date)))
    having
      grouping(category) = 1
      or category is not null
  ),
  contacts as (
    select
      local_week (created_at) as week_start,
      'category' as scope_kind,
      category as scope,
      count(*) as n
    from
      tickets
    group by all
    union all
    select
      local_week (began_at),
      'all',
      'all',
      count(*)
    from
      (
        select
          created_at as began_at
        from
          tickets
        union all
        select
          attempted_at
        from
          chats
          anti join tickets using (ticket_id)
      )
    group by all
  ),
  scopes as (
    select
      scope_kind,
      scope
    from
      contacts
    union
    select
      scope_kind,
      scope
    from
      help
  )
select
  week_label (week_start) as week,
  week_start,
  scope_kind,
  scope,
  coalesce(days, 0) as covered_day_count,
  cast(views as bigint) as view_count,
  cast(searches as bigint) as search_count,
  cast(no_result as bigint) as no_result_count,
  coalesce(n, 0) as contact_count,
  if(days = 7, views / nullif(n, 0), null) as views_per_contact,
  no_result / nullif(counted, 0) as no_result_share,
  if(counted > 0, wilson_low (no_result, counted), null) as no_result_low,
  if(counted > 0, wilson_high (no_result, counted), null) as no_result_high
from
  recent
  cross join scopes
  left join covered using (week_start)
  left join help using (week_start, scope_kind, scope)
  left join contacts using (week_start, scope_kind, scope)
