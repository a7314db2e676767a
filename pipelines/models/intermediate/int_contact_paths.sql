-- Model:   intermediate/int_contact_paths
-- Grain:   one row per contact of a known customer and way of following it (basis, contact_kind, contact_id)
-- Inputs:  intermediate.int_recent_contacts, staging.stg_settings
-- Outputs: basis, contact_kind, contact_id, channel, category, customer_id, next_channel, is_in_period, is_over,
--          is_before_answer, is_case_start, started_at
-- Units:   started_at UTC
-- Note:    basis same_problem: followed by the customer's next contact with the same category; problem_unknown: nobody said
--          what this contact was about (category null), and the next one counts whatever its category. next_channel is
--          null unless that came within 7 days; is_over: these 7 days are over at as_of. is_before_answer: it came before
--          anybody had answered this one, null where no export tells that. is_case_start: no other contact of the same customer
--          and category in the 7 days before
with
  lenses as (
    select
      'same_problem' as basis,
      c.category as chain,
      c.contact_kind as contact_kind,
      c.contact_id as contact_id,
      c.channel as channel,
      c.category as category,
      c.customer_id as customer_id,
      c.is_in_period as is_in_period,
      c.started_at as started_at,
      c.answered_at as answered_at,
      c.is_answer_told as is_answer_told
    from
      intermediate.int_recent_contacts as c
    where
      c.is_from_customer
      and c.customer_id is not null
      and c.category is not null
    union all
    select
      'problem_unknown' as basis,
      '' as chain,
      c.contact_kind as contact_kind,
      c.contact_id as contact_id,
      c.channel as channel,
      c.category as category,
      c.customer_id as customer_id,
      c.is_in_period as is_in_period,
      c.started_at as started_at,
      c.answered_at as answered_at,
      c.is_answer_told as is_answer_told
    from
      intermediate.int_recent_contacts as c
    where
      c.is_from_customer
      and c.customer_id is not null
  ),
  in_order as (
    select
      l.basis,
      l.contact_kind,
      l.contact_id,
      l.channel,
      l.category,
      l.customer_id,
      l.is_in_period,
      l.started_at,
      l.answered_at,
      l.is_answer_told,
      lead (nullif(l.channel, '')) over (
        partition by
          l.basis,
          l.customer_id,
          l.chain
        order by
          l.started_at asc nulls last,
          l.contact_kind asc nulls last,
          l.contact_id asc nulls last
      ) as channel_after,
      max(l.started_at) over (
        partition by
          l.basis,
          l.customer_id,
          l.chain
        order by
          l.started_at asc nulls last,
          l.contact_kind asc nulls last,
          l.contact_id asc nulls last rows between 1 following
          and 1 following
      ) as after_at,
      lag (nullif(l.channel, '')) over (
        partition by
          l.basis,
          l.customer_id,
          l.chain
        order by
          l.started_at asc nulls last,
          l.contact_kind asc nulls last,
          l.contact_id asc nulls last
      ) as channel_before,
      max(l.started_at) over (
        partition by
          l.basis,
          l.customer_id,
          l.chain
        order by
          l.started_at asc nulls last,
          l.contact_kind asc nulls last,
          l.contact_id asc nulls last rows between 1 preceding
          and 1 preceding
      ) as before_at
    from
      lenses as l
  )
select
  o.basis,
  o.contact_kind,
  o.contact_id,
  o.channel,
  o.category,
  o.customer_id,
  case
    when o.channel_after is not null
    and secs_between (o.started_at, o.after_at) <= 604800 then o.channel_after
  end as next_channel,
  o.is_in_period,
  secs_between (o.started_at, x.as_of) > 604800 as is_over,
  case
    when o.channel_after is null
    or secs_between (o.started_at, o.after_at) > 604800 then false
    when o.is_answer_told then coalesce(o.answered_at > o.after_at, true)
  end as is_before_answer,
  o.basis = 'same_problem'
  and (
    o.channel_before is null
    or secs_between (o.before_at, o.started_at) > 604800
  ) as is_case_start,
  o.started_at
from
  in_order as o
  cross join staging.stg_settings as x
where
  o.basis = 'same_problem'
  or o.category is null
