-- Every attempt that was loaded is in the mart, unless it was made after as_of.
select
  r.chat_id
from
  (
    select
      chat_id,
      min(attempted_at) as first_attempted_at
    from
      raw.chat
    group by
      chat_id
  ) as r
  cross join ref.settings as s
  left join marts.chats as c on c.chat_id = r.chat_id
where
  c.chat_id is null
  and r.first_attempted_at <= s.as_of
union all
select
  c.chat_id
from
  marts.chats as c
  left join raw.chat as r on r.chat_id = c.chat_id
where
  r.chat_id is null
