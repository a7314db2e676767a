-- Model:   intermediate/int_contact_cases
-- Grain:   one row per case that began in the latest 12 complete weeks and whose 7 days are over (contact_kind, contact_id)
-- Inputs:  intermediate.int_contact_paths
-- Outputs: contact_kind, contact_id, category, contact_count, channel_count
-- Units:   contact_count contacts and channel_count channels of the 7 days after the case began, its first contact included
-- Note:    a case is what one customer asks about one category within 7 days, called by its first contact
select
  s.contact_kind as contact_kind,
  s.contact_id as contact_id,
  min(s.category) as category,
  count(*) as contact_count,
  count(distinct c.channel) as channel_count
from
  intermediate.int_contact_paths as s
  join intermediate.int_contact_paths as c on c.customer_id = s.customer_id
  and c.category = s.category
where
  s.is_case_start
  and s.is_in_period
  and s.is_over
  and c.basis = 'same_problem'
  and c.started_at >= s.started_at
  and secs_between (s.started_at, c.started_at) <= 604800
group by
  s.contact_kind,
  s.contact_id
