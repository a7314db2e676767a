-- Model:   intermediate/int_causes_restriction
-- Grain:   one row per contact and rule of restriction that fits it (contact_kind, contact_id, rule)
-- Inputs:  intermediate.int_contacts, intermediate.int_tagged_contacts, staging.stg_cause_rules,
--          staging.stg_restricted_topics
-- Outputs: contact_kind, contact_id, rule, reference, value, evidence_from, evidence_to
-- Units:   evidence_* UTC; value: seconds since the earlier contact
-- Note:    restricted: flagged in the export, or of a category or tag that may not be answered in the channel.
--          contact_after_restriction: reference is the id of the customer's latest contact before that was restricted or
--          has one of the rule's tags
with
  restricted as (
    select
      c.contact_kind as contact_kind,
      c.contact_id as contact_id,
      c.customer_id as customer_id,
      c.started_at as started_at,
      min(
        case
          when t.topic is null then 'flagged'
          else t.topic
        end
      ) as topic
    from
      intermediate.int_contacts as c
      left join staging.stg_restricted_topics as t on t.topic = fold_case (c.category)
      and (
        t.channel = 'all'
        or t.channel = c.channel
      )
    where
      t.topic is not null
      or c.is_restricted
    group by
      c.contact_kind,
      c.contact_id,
      c.customer_id,
      c.started_at
  ),
  tagged as (
    select
      c.contact_kind as contact_kind,
      c.contact_id as contact_id,
      min(t.topic) as topic
    from
      intermediate.int_contacts as c
      cross join staging.stg_restricted_topics as t
    where
      c.tags is not null
      and (
        t.channel = 'all'
        or t.channel = c.channel
      )
      and (';' || fold_case (c.tags) || ';') like ('%;' || t.topic || ';%')
    group by
      c.contact_kind,
      c.contact_id
  ),
  every_restricted as (
    select
      a.contact_kind as contact_kind,
      a.contact_id as contact_id,
      min(a.topic) as topic
    from
      (
        select
          r.contact_kind as contact_kind,
          r.contact_id as contact_id,
          r.topic as topic
        from
          restricted as r
        union all
        select
          g.contact_kind as contact_kind,
          g.contact_id as contact_id,
          g.topic as topic
        from
          tagged as g
      ) as a
    group by
      a.contact_kind,
      a.contact_id
  ),
  turned_away as (
    select distinct
      a.contact_kind as contact_kind,
      a.contact_id as contact_id,
      a.rule as rule
    from
      (
        select
          e.contact_kind as contact_kind,
          e.contact_id as contact_id,
          r.rule as rule
        from
          every_restricted as e
          cross join staging.stg_cause_rules as r
        where
          r.evidence = 'contact_after_restriction'
        union all
        select
          g.contact_kind as contact_kind,
          g.contact_id as contact_id,
          g.rule as rule
        from
          intermediate.int_tagged_contacts as g
          join staging.stg_cause_rules as r on r.rule = g.rule
        where
          r.evidence = 'contact_after_restriction'
      ) as a
  ),
  returns as (
    select
      c.contact_kind as contact_kind,
      c.contact_id as contact_id,
      w.rule as rule,
      b.contact_id as before_id,
      b.started_at as before_at,
      c.started_at as came_at,
      row_number() over (
        partition by
          c.contact_kind,
          c.contact_id,
          w.rule
        order by
          b.started_at desc nulls last,
          b.contact_id asc nulls last
      ) as place
    from
      turned_away as w
      join intermediate.int_contacts as b on b.contact_kind = w.contact_kind
      and b.contact_id = w.contact_id
      join intermediate.int_contacts as c on c.customer_id = b.customer_id
      join staging.stg_cause_rules as r on r.rule = w.rule
    where
      c.started_at > b.started_at
      and secs_between (b.started_at, c.started_at) <= r.whole
  )
select
  c.contact_kind as contact_kind,
  c.contact_id as contact_id,
  r.rule as rule,
  e.topic as reference,
  cast(null as double) as value,
  c.started_at as evidence_from,
  nullif(c.started_at, c.started_at) as evidence_to
from
  every_restricted as e
  join intermediate.int_contacts as c on c.contact_kind = e.contact_kind
  and c.contact_id = e.contact_id
  cross join staging.stg_cause_rules as r
where
  r.evidence = 'restricted'
union all
select
  n.contact_kind as contact_kind,
  n.contact_id as contact_id,
  n.rule as rule,
  n.before_id as reference,
  cast(secs_between (n.before_at, n.came_at) as double) as value,
  n.before_at as evidence_from,
  n.came_at as evidence_to
from
  returns as n
where
  n.place = 1
