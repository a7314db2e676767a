
select
  chat_id
from
  marts.chats
group by
  chat_id
having
  count(*) > 1
  or chat_id is null
