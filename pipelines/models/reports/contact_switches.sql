-- Model:   reports/contact_switches
-- Grain:   one row per channel and the one of the next contact, by how it was followed (basis, from_channel, to_channel?)
-- Inputs:  intermediate.int_contact_paths
-- Outputs: basis, from_channel, to_channel, contact_count, followed_count, before_answer_count, followed_share,
--          followed_low, followed_high
-- Units:   *_count contacts of known customers in the latest 12 complete weeks; shares 0 to 1
-- Note:    basis as int_contact_paths says. contact_count: those of from_channel whose 7 days are over; followed_count: of
--          those, the ones whose next contact within 7 days was in to_channel (null: there was none); before_answer_count:
--          of these, the ones who asked again before anybody had answered; null where no export tells it of one of them.
--          Interval: Wilson, 95 %
with
  paths as (
    select
      p.basis,
      p.channel,
      coalesce(p.next_channel, '') as next_or_none,
      p.is_before_answer
    from
      intermediate.int_contact_paths as p
    where
      p.is_in_period
      and p.is_over
  ),
  totals as (
    select
      t.basis,
      t.channel,
      count(*) as contacts
    from
      paths as t
    group by
      t.basis,
      t.channel
  ),
  followed as (
    select
      f.basis,
      f.channel,
      f.next_or_none,
      count(*) as contacts,
      count(*) filter(
        where
          f.is_before_answer
      ) as unanswered,
      count(*) - count(f.is_before_answer) as untold
    from
      paths as f
    group by
      f.basis,
      f.channel,
      f.next_or_none
  )
select
  f.basis as basis,
  f.channel as from_channel,
  nullif(f.next_or_none, '') as to_channel,
  t.contacts as contact_count,
  f.contacts as followed_count,
  case
    when f.untold = 0 then f.unanswered
  end as before_answer_count,
  f.contacts / cast(t.contacts as double) as followed_share,
  wilson_low (f.contacts, t.contacts) as followed_low,
  wilson_high (f.contacts, t.contacts) as followed_high
from
  followed as f
  join totals as t on t.basis = f.basis
  and t.channel = f.channel
