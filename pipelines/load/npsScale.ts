import type { Engine } from "../engine/engine.js";
import { type Note, someOf } from "./note.js";

/**
 * A sentence on the answers to NPS questions that are in no NPS, for int_ratings takes those of 0 to 10 alone (where no scale is
 * told, it is that): of each the version that counts.
 */
export async function npsScaleNotes(engine: Engine): Promise<Note[]> {
  const left = await engine.rows<{ path: string; scale: number; answers: number }>(
    // No anti join: DuckDB fails to plan it where statistics tell it that one side is empty.
    `select f.path, t.score_scale as scale, count(distinct t.feedback_id) as answers
     from raw.feedback as t join raw.files as f on f.file_id = t.file_id
     where t.kind = 'nps' and t.score is not null and t.score_scale <> 10
       and (t.file_id, t.record_no) not in (select (file_id, record_no) from raw.superseded where feed = 'feedback')
     group by all order by answers desc, f.path, scale`,
  );
  if (left.length === 0) return [];
  const count = left.reduce((sum, { answers }) => sum + answers, 0);
  const files = [...new Set(left.map(({ path }) => path))];
  const scales = [...new Set(left.map(({ scale }) => scale))].sort((a, b) => a - b);
  return [
    {
      facts: { code: "nps_scale", count, scales, files },
      text: `${count} ${count === 1 ? "answer" : "answers"} of kind nps in ${someOf(files)} ${count === 1 ? "is" : "are"} in no NPS, for score_scale says that they go to ${scales.join(" or ")}, and promoters and detractors are told apart from 0 to 10 only: where they were asked so, map score_scale: { constant: 10 }`,
    },
  ];
}
