-- Model:   intermediate/int_answer_quality
-- Grain:   one row per resolved ticket (ticket_id)
-- Inputs:  intermediate.int_ticket_resolutions, intermediate.int_ticket_touches, intermediate.int_repeat_contacts,
--          intermediate.int_ticket_reopens, staging.stg_tickets
-- Outputs: ticket_id, channel, category, week, reply_count, agent_message_count, agent_count, reopen_count, is_reopened,
--          is_one_touch, is_first_contact_resolved, is_repeated, is_handed_over, full_resolution_seconds, week_start
-- Units:   *_count whole numbers; full_resolution_seconds elapsed calendar seconds; week and week_start of the (last)
--          solution in the reporting zone
-- Note:    null = the export does not tell, never false; also where a part of it is told and decides, as a ticket opened
--          again whose replies nobody counted: of those alone all would be a no. One touch: exactly one reply of a person
--          (a burst) and never opened again. First contact resolved: never opened again and no other contact of the
--          customer within 7 days (null until then). Handed over: more than one person replied
-- Rebuild: ticket_id
select
  r.ticket_id,
  r.channel,
  r.category,
  week_label (local_week (r.resolved_at)) as week,
  coalesce(u.agent_reply_count, t.reply_count) as reply_count,
  coalesce(u.agent_message_count, t.reply_count) as agent_message_count,
  u.agent_count,
  coalesce(o.reopen_count, t.reopen_count) as reopen_count,
  coalesce(o.reopen_count, t.reopen_count) > 0 as is_reopened,
  case
    when coalesce(u.agent_reply_count, t.reply_count) is not null
    and coalesce(o.reopen_count, t.reopen_count) is not null then coalesce(u.agent_reply_count, t.reply_count) = 1
    and coalesce(o.reopen_count, t.reopen_count) = 0
  end as is_one_touch,
  case
    when c.is_repeated is not null
    and coalesce(o.reopen_count, t.reopen_count) is not null then coalesce(o.reopen_count, t.reopen_count) = 0
    and not c.is_repeated
  end as is_first_contact_resolved,
  c.is_repeated as is_repeated,
  u.agent_count > 1 as is_handed_over,
  r.full_resolution_seconds,
  local_week (r.resolved_at) as week_start
from
  intermediate.int_ticket_resolutions as r
  join staging.stg_tickets as t on t.ticket_id = r.ticket_id
  left join intermediate.int_ticket_reopens as o on o.ticket_id = r.ticket_id
  left join intermediate.int_ticket_touches as u on u.ticket_id = r.ticket_id
  left join intermediate.int_repeat_contacts as c on c.ticket_id = r.ticket_id
where
  r.resolution_outcome = 'resolved'
