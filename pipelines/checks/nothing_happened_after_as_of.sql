
select
  t.ticket_id as id
from
  marts.tickets as t
  cross join ref.settings as s
where
  t.created_at > s.as_of
  or t.first_responded_at > s.as_of
  or t.solved_at > s.as_of
  or t.closed_at > s.as_of
union all
select
  c.chat_id as id
from
  marts.chats as c
  cross join ref.settings as s
where
  c.attempted_at > s.as_of
  or c.accepted_at > s.as_of
  or c.ended_at > s.as_of
