import type { Engine } from "../engine/engine.js";
import { dayOrderNotes } from "./dayOrder.js";
import { fileNotes } from "./fileNotes.js";
import { noScaleNotes } from "./noScale.js";
import { type Note, someOf } from "./note.js";
import { npsScaleNotes } from "./npsScale.js";
import { sharedIdNotes } from "./sharedIds.js";
import { untoldVersionNotes } from "./untoldVersions.js";

/** What must be said of the loaded records lest its figures be believed; none where nothing is missing. */
export async function loadNotes(engine: Engine): Promise<Note[]> {
  return [
    ...(await untoldAnswerNotes(engine)),
    ...(await untoldVersionNotes(engine)),
    ...(await sharedIdNotes(engine)),
    ...(await noScaleNotes(engine)),
    ...(await npsScaleNotes(engine)),
    ...(await dayOrderNotes(engine)),
    ...(await fileNotes(engine)),
  ];
}

async function untoldAnswerNotes(engine: Engine): Promise<Note[]> {
  const untold = await engine.rows<{ channel: string; path: string }>(
    `select distinct u.channel, f.path
     from ref.untold_answers as u join raw.files as f on f.mapping_sha256 = u.mapping_sha256 and f.format = u.format
       and f.tells_first_response = u.tells_first_response and f.status = 'loaded'
     order by all`,
  );
  if (untold.length === 0) return [];
  const channels = [...new Set(untold.map(({ channel }) => channel))];
  const files = [...new Set(untold.map(({ path }) => path))].sort();
  return [
    {
      facts: { code: "untold_answers", files, channels },
      text: `no column of ${someOf(files)} says when its tickets were first answered (channels: ${channels.join(", ")}), so their waits are not known and in no figure: map the column to first_response_at, or add an export of the tickets' events`,
    },
  ];
}
