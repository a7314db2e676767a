-- Model:   intermediate/int_causes_customer
-- Grain:   one row per contact and rule of the customer's side that fits it (contact_kind, contact_id, rule)
-- Inputs:  intermediate.int_contacts, intermediate.int_failing_groups, intermediate.int_ticket_problems
-- Outputs: contact_kind, contact_id, rule, reference, value, evidence_from, evidence_to
-- Units:   evidence_* UTC: the release, else the group's first attempt, to its last; value: failures over those expected
-- Note:    an attempt by chat that failed to connect from a version, operating system or network whose attempts fail more
--          often than others of the same days; a ticket about a problem that its version brings more often than they do
select
  c.contact_kind as contact_kind,
  c.contact_id as contact_id,
  g.rule as rule,
  g.member as reference,
  g.failed_count / nullif(g.expected_count, 0) as value,
  coalesce(g.released_at, g.first_at) as evidence_from,
  g.last_at as evidence_to
from
  intermediate.int_contacts as c
  cross join intermediate.int_failing_groups as g
where
  c.contact_kind = 'attempt'
  and c.channel = 'chat'
  and c.failure = 'not_connected'
  and g.is_failing
  and g.member = case g.dimension
    when 'app_version' then c.app_version
    when 'os' then c.os
    when 'network' then c.network
    else c.app_version || ' · ' || c.os
  end
union all
select
  t.contact_kind as contact_kind,
  t.contact_id as contact_id,
  b.rule as rule,
  b.member as reference,
  b.failed_count / nullif(b.expected_count, 0) as value,
  coalesce(b.released_at, b.first_at) as evidence_from,
  b.last_at as evidence_to
from
  intermediate.int_contacts as t
  join intermediate.int_ticket_problems as m on m.ticket_id = t.contact_id
  join intermediate.int_failing_groups as b on b.version = t.app_version
  and b.problem = m.problem
where
  t.contact_kind = 'ticket'
  and b.is_failing
