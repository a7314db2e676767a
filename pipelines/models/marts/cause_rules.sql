-- Model:   marts/cause_rules
-- Grain:   one row per rule by which a contact gets a cause (rule)
-- Inputs:  staging.stg_cause_rules, staging.stg_incidents, staging.stg_restricted_topics, staging.stg_ticket_events,
--          staging.stg_cause_rule_values, intermediate.int_contacts, intermediate.int_contact_causes,
--          intermediate.int_staffed_hours, intermediate.int_failing_groups
-- Outputs: position, rule, cause, evidence, judged_count, fitting_count
-- Units:   counts of contacts of the whole export
-- Note:    judged_count: contacts of which the exports and the reference tables say enough for the rule; 0 = it cannot be
--          judged at all, which is not the same as never. fitting_count: those that it fits, quick ones too
with
  known as (
    select
      'incident' as evidence,
      'all' as dimension,
      case
        when (
          select
            count(*)
          from
            staging.stg_incidents as i
        ) > 0 then cast(count(*) as bigint)
        else 0
      end as contacts
    from
      intermediate.int_contacts as c
    union all
    select
      'connect_failure' as evidence,
      'all' as dimension,
      cast(count(*) as bigint) as contacts
    from
      intermediate.int_contacts as c
    where
      c.contact_kind = 'attempt'
    union all
    select
      'short_staffed' as evidence,
      'all' as dimension,
      cast(count(*) as bigint) as contacts
    from
      intermediate.int_contacts as c
      join (
        select distinct
          s.channel as channel,
          s.local_day as local_day,
          s.hour as hour
        from
          intermediate.int_staffed_hours as s
      ) as h on h.channel = c.channel
      and h.local_day = c.local_day
      and h.hour = c.hour
    union all
    select
      'queue_ahead' as evidence,
      'all' as dimension,
      cast(count(*) as bigint) as contacts
    from
      intermediate.int_contacts as c
    where
      c.channel in ('chat', 'phone')
    union all
    select
      'clarification' as evidence,
      'all' as dimension,
      cast(count(distinct e.ticket_id) as bigint) as contacts
    from
      staging.stg_ticket_events as e
    where
      e.kind in ('public_reply', 'public_message', 'customer_message')
    union all
    select
      'relabelled' as evidence,
      'all' as dimension,
      cast(count(distinct e.ticket_id) as bigint) as contacts
    from
      staging.stg_ticket_events as e
    where
      e.kind = 'category'
    union all
    select
      'missing_reference' as evidence,
      v.rule as dimension,
      cast(count(*) as bigint) as contacts
    from
      intermediate.int_contacts as c
      join staging.stg_cause_rule_values as v on v.value = fold_case (c.category)
      join staging.stg_cause_rules as r on r.rule = v.rule
    where
      r.evidence = 'missing_reference'
      and c.has_transaction_reference is not null
    group by
      v.rule
    union all
    select
      'tag' as evidence,
      'all' as dimension,
      cast(count(*) as bigint) as contacts
    from
      intermediate.int_contacts as c
    where
      c.tags is not null
    union all
    select
      'restricted' as evidence,
      'all' as dimension,
      cast(count(*) as bigint) as contacts
    from
      intermediate.int_contacts as c
      cross join (
        select
          count(*) as topics
        from
          staging.stg_restricted_topics as t
      ) as t
    where
      c.is_restricted is not null
      or t.topics > 0
    union all
    select
      'contact_after_restriction' as evidence,
      'all' as dimension,
      cast(count(*) as bigint) as contacts
    from
      intermediate.int_contacts as c
    where
      c.customer_id is not null
    union all
    select
      'failing_group' as evidence,
      g.rule as dimension,
      max(g.contacts) as contacts
    from
      (
        select
          f.rule as rule,
          f.problem as problem,
          cast(sum(f.contact_count) as bigint) as contacts
        from
          intermediate.int_failing_groups as f
        group by
          f.rule,
          f.problem
      ) as g
    group by
      g.rule
  ),
  hits as (
    select
      h.rule as rule,
      count(*) as contacts
    from
      intermediate.int_contact_causes as h
    group by
      h.rule
  )
select
  r.position,
  r.rule as rule,
  r.cause,
  r.evidence as evidence,
  cast(coalesce(k.contacts, 0) as bigint) as judged_count,
  cast(coalesce(h.contacts, 0) as bigint) as fitting_count
from
  staging.stg_cause_rules as r
  left join known as k on k.evidence = r.evidence
  and (
    k.dimension = 'all'
    or k.dimension = r.rule
  )
  left join hits as h on h.rule = r.rule
