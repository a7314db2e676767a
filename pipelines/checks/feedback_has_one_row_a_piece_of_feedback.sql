
select
  feedback_id
from
  marts.feedback
group by
  feedback_id
having
  count(*) > 1
  or feedback_id is null
