
select
  w.channel
from
  (
    select
      channel,
      sum(over_count) as followed_up,
      sum(switched_count) as switched
    from
      reports.switches_by_week
    group by
      channel
  ) as w
  left join (
    select
      from_channel,
      sum(followed_count) as followed_up,
      sum(
        case
          when to_channel <> from_channel then followed_count
          else 0
        end
      ) as switched
    from
      reports.contact_switches
    group by
      from_channel
  ) as s on s.from_channel = w.channel
where
  w.followed_up <> coalesce(s.followed_up, 0)
  or w.switched <> coalesce(s.switched, 0)
