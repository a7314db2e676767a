-- Model:   intermediate/int_ratings
-- Grain:   one row per rating (measure, source, rating_id)
-- Inputs:  staging.stg_tickets, staging.stg_feedback
-- Outputs: measure, source, rating_id, channel, category, week, verdict, week_start, rated_at
-- Units:   week and week_start of the rating in the reporting zone; rated_at UTC
-- Note:    measure csat: a ticket's rating or a survey's (kind csat); a survey's goes before the ticket's own, so that none
--          counts twice. Satisfied: more than 7 tenths of the scale (4 and 5 of 5, 8 to 10 of 10, good of good and bad);
--          no middle. measure nps: 0 to 10, promoters 9 and 10, detractors 0 to 6 (Reichheld 2003). A ticket's rating is
--          dated by its solution, for its own date is not exported. Without a score there is no rating
with
  surveys as (
    select
      f.kind as measure,
      'survey' as source,
      f.feedback_id as rating_id,
      f.ticket_id as ticket_id,
      f.channel as channel,
      f.score as score,
      f.score_scale as scale,
      f.created_at as rated_at
    from
      staging.stg_feedback as f
    where
      f.score is not null
      and (
        (
          f.kind = 'csat'
          and f.score_scale is not null
        )
        or (
          f.kind = 'nps'
          and coalesce(f.score_scale, 10) = 10
        )
      )
  ),
  ratings as (
    select
      s.measure as measure,
      s.source as source,
      s.rating_id as rating_id,
      coalesce(t.channel, s.channel) as channel,
      coalesce(t.category, 'uncategorised') as category,
      s.score as score,
      s.scale as scale,
      s.rated_at as rated_at
    from
      surveys as s
      left join staging.stg_tickets as t on t.ticket_id = s.ticket_id
    union all
    select
      'csat' as measure,
      'ticket' as source,
      t.ticket_id as rating_id,
      t.channel as channel,
      t.category as category,
      t.csat_score as score,
      t.csat_scale as scale,
      coalesce(t.solved_at, t.closed_at, t.updated_at, t.created_at) as rated_at
    from
      staging.stg_tickets as t
    where
      t.csat_score is not null
      and t.csat_scale is not null
      and t.status not in ('merged', 'spam', 'deleted')
      and t.ticket_id not in (
        select
          ticket_id
        from
          surveys
        where
          measure = 'csat'
          and ticket_id is not null
      )
  )
select
  r.measure,
  r.source,
  r.rating_id,
  r.channel,
  r.category,
  week_label (local_week (r.rated_at)) as week,
  case
    when r.measure = 'csat'
    and score_class (r.score, r.scale) = 'high' then 'positive'
    when r.measure = 'nps'
    and r.score >= 9 then 'positive'
    when r.measure = 'nps'
    and r.score >= 7 then 'neutral'
    else 'negative'
  end as verdict,
  local_week (r.rated_at) as week_start,
  r.rated_at
from
  ratings as r
