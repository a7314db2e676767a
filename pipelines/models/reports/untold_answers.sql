-- Model:   reports/untold_answers
-- Grain:   one row per channel with tickets of which no export says whether they were answered (channel)
-- Inputs:  marts.tickets
-- Outputs: channel, ticket_count, untold_count, open_untold_count
-- Units:   *_count tickets, over all that was loaded up to as_of
-- Note:    ticket_count: tickets of the channel in no exclusion (see marts/tickets); untold_count those whose first answer no
--          export tells; open_untold_count those of them open at as_of, of which nobody knows whether they wait
select
  t.channel,
  count(*) as ticket_count,
  count(*) filter(
    where
      t.wait_outcome = 'not_told'
  ) as untold_count,
  count(*) filter(
    where
      t.wait_outcome = 'not_told'
      and t.is_open
  ) as open_untold_count
from
  marts.tickets as t
where
  t.exclusion is null
group by
  t.channel
having
  count(*) filter(
    where
      t.wait_outcome = 'not_told'
  ) > 0
