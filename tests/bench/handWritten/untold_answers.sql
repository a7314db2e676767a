select
  t.channel,
  count(distinct t.ticket_id) as ticket_count,
  count(distinct t.ticket_id) as untold_count,
  count(distinct t.ticket_id) filter(t.status in ('new', 'open', 'pending', 'on_hold')) as open_untold_count
from
  raw.ticket as t
  join raw.files as f using (file_id)
where
  not f.tells_first_response
group by
  t.channel
