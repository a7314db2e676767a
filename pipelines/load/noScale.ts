import type { Engine } from "../engine/engine.js";
import { type Note, someOf } from "./note.js";

/** Scores that no figure can take, for nothing says how high they go; an NPS goes to ten. */
const WITHOUT = [
  {
    feed: "ticket",
    scores: "t.csat_score is not null and t.csat_scale is null",
    things: "tickets",
    scale: "csat_scale",
  },
  {
    feed: "feedback",
    scores: "t.score is not null and t.score_scale is null and t.kind <> 'nps'",
    things: "pieces of feedback",
    scale: "score_scale",
  },
] as const;

/** A sentence a feed that has scores without a scale. */
export async function noScaleNotes(engine: Engine): Promise<Note[]> {
  const notes: Note[] = [];
  for (const { feed, scores, things, scale } of WITHOUT) {
    const rows = await engine.rows<{ path: string; records: number }>(
      `select f.path, count(*) as records from raw.${feed} as t join raw.files as f on f.file_id = t.file_id
       where not t.is_log_row and ${scores} group by f.path order by records desc, f.path`,
    );
    if (rows.length === 0) continue;
    const count = rows.reduce((sum, { records }) => sum + records, 0);
    const files = rows.map(({ path }) => path);
    notes.push({
      facts: { code: "no_scale", feed, count, files },
      text: `the scores of ${count} ${things} in ${someOf(files)} are in no figure on satisfaction, for nothing says what the highest score is: map ${scale}, for example ${scale}: { constant: 5 }`,
    });
  }
  return notes;
}
