-- Model:   reports/contact_cases
-- Grain:   one row for all and per category (scope_kind, scope)
-- Inputs:  intermediate.int_contact_cases, intermediate.int_recent_contacts
-- Outputs: scope_kind, scope, contact_count, unknown_customer_count, case_count, case_contact_count, repeated_count,
--          switched_count, contacts_per_case, repeated_share, repeated_low, repeated_high, switched_share, switched_low,
--          switched_high
-- Units:   contact_count and unknown_customer_count contacts of the latest 12 complete weeks; case_count, repeated_count and
--          switched_count cases that began in them and are over; shares 0 to 1
-- Note:    a case is what one customer asks about one category within 7 days. repeated: more than one contact; switched:
--          more than one channel. Contacts whose customer or category nobody said are in no case; scope all counts them in
--          contact_count, unknown_customer_count those without a customer. Interval: Wilson, 95 %
with
  contacts as (
    select
      case
        when c.category is null then ''
        else c.category
      end as category_or_none,
      cast(count(*) as bigint) as contacts,
      cast(
        count(*) filter(
          where
            c.customer_id is null
        ) as bigint
      ) as unknown
    from
      intermediate.int_recent_contacts as c
    where
      c.is_in_period
      and c.is_from_customer
    group by
      category_or_none
  ),
  cases as (
    select
      k.category,
      cast(count(*) as bigint) as case_count,
      cast(sum(k.contact_count) as bigint) as contacts,
      cast(
        count(*) filter(
          where
            k.contact_count > 1
        ) as bigint
      ) as repeated,
      cast(
        count(*) filter(
          where
            k.channel_count > 1
        ) as bigint
      ) as switched
    from
      intermediate.int_contact_cases as k
    group by
      k.category
  ),
  scopes as (
    select
      'category' as scope_kind,
      c.category_or_none as scope,
      c.contacts as contacts,
      c.unknown as unknown,
      coalesce(k.case_count, 0) as cases,
      coalesce(k.contacts, 0) as case_contacts,
      coalesce(k.repeated, 0) as repeated,
      coalesce(k.switched, 0) as switched
    from
      contacts as c
      left join cases as k on k.category = c.category_or_none
    where
      c.category_or_none <> ''
    union all
    select
      'all' as scope_kind,
      'all' as scope,
      cast(sum(c.contacts) as bigint) as contacts,
      cast(sum(c.unknown) as bigint) as unknown,
      cast(sum(coalesce(k.case_count, 0)) as bigint) as cases,
      cast(sum(coalesce(k.contacts, 0)) as bigint) as case_contacts,
      cast(sum(coalesce(k.repeated, 0)) as bigint) as repeated,
      cast(sum(coalesce(k.switched, 0)) as bigint) as switched
    from
      contacts as c
      left join cases as k on k.category = c.category_or_none
    having
      count(*) > 0
  )
select
  s.scope_kind,
  s.scope,
  s.contacts as contact_count,
  s.unknown as unknown_customer_count,
  s.cases as case_count,
  s.case_contacts as case_contact_count,
  s.repeated as repeated_count,
  s.switched as switched_count,
  s.case_contacts / nullif(cast(s.cases as double), 0) as contacts_per_case,
  s.repeated / nullif(cast(s.cases as double), 0) as repeated_share,
  wilson_low (s.repeated, s.cases) as repeated_low,
  wilson_high (s.repeated, s.cases) as repeated_high,
  s.switched / nullif(cast(s.cases as double), 0) as switched_share,
  wilson_low (s.switched, s.cases) as switched_low,
  wilson_high (s.switched, s.cases) as switched_high
from
  scopes as s
