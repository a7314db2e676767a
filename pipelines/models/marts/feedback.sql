-- Model:   marts/feedback
-- Grain:   one row per piece of feedback (feedback_id)
-- Inputs:  staging.stg_feedback
-- Outputs: feedback_id, ticket_id, channel, kind, language, app_version, os, device, customer_id, score, score_scale,
--          has_text, has_reply, week_start, created_at, updated_at, replied_at
-- Units:   *_at UTC; week_start of creation in the reporting zone; score and score_scale integers
-- Note:    no text of a customer; a reply can precede the last edit
-- Rebuild: feedback_id
-- Parts:   week_start
select
  f.feedback_id,
  f.ticket_id,
  f.channel,
  f.kind,
  f.language,
  f.app_version,
  f.os,
  f.device,
  f.customer_id,
  f.score,
  f.score_scale,
  f.text is not null as has_text,
  f.replied_at is not null as has_reply,
  local_week (f.created_at) as week_start,
  f.created_at,
  f.updated_at,
  f.replied_at
from
  staging.stg_feedback as f
