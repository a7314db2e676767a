import type { Engine } from "../engine/engine.js";
import { referenceNotes } from "./checkReference.js";
import { untoldVersionNotes } from "./untoldVersions.js";

/** What must be said of the loaded records lest its figures be believed; plain sentences, none where nothing is missing. */
export async function loadNotes(engine: Engine): Promise<string[]> {
  return [
    ...(await untoldAnswerNotes(engine)),
    ...(await untoldVersionNotes(engine)),
    ...(await referenceNotes(engine)),
  ];
}

async function untoldAnswerNotes(engine: Engine): Promise<string[]> {
  const untold = await engine.rows<{ channel: string; files: number; path: string }>(
    `select u.channel, count(distinct f.path) as files, min(f.path) as path
     from ref.untold_answers as u join raw.files as f on f.mapping_sha256 = u.mapping_sha256 and f.format = u.format
       and f.tells_first_response = u.tells_first_response and f.status = 'loaded'
     group by u.channel order by u.channel`,
  );
  if (untold.length === 0) return [];
  const channels = untold.map(({ channel }) => channel).join(", ");
  const paths = [...new Set(untold.map(({ path }) => path))].join(", ");
  return [
    `no column of ${paths} says when its tickets were first answered (channels: ${channels}), so their waits are not known and in no figure: map the column to first_response_at, or add an export of the tickets' events`,
  ];
}
