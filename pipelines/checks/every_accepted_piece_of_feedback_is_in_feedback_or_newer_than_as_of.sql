-- Every piece of feedback that was loaded is in the mart, unless it was given after as_of.
select
  r.feedback_id
from
  (
    select
      feedback_id,
      min(created_at) as first_created_at
    from
      raw.feedback
    group by
      feedback_id
  ) as r
  cross join ref.settings as s
  left join marts.feedback as f on f.feedback_id = r.feedback_id
where
  f.feedback_id is null
  and r.first_created_at <= s.as_of
union all
select
  f.feedback_id
from
  marts.feedback as f
  left join raw.feedback as r on r.feedback_id = f.feedback_id
where
  r.feedback_id is null
