import type { Engine } from "../engine/engine.js";
import type { Feed } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";
import { type Note, someOf } from "./note.js";

interface Taken extends Record<string, unknown> {
  path: string;
  versions: number;
}

const THINGS = [
  { feed: FEEDS.ticket, things: ["ticket", "tickets"] },
  { feed: FEEDS.chat, things: ["chat or call", "chats or calls"] },
  { feed: FEEDS.feedback, things: ["piece of feedback", "pieces of feedback"] },
];

/** A sentence a feed of which versions differ without saying when they were changed: how many, and which were taken. */
export async function untoldVersionNotes(engine: Engine): Promise<Note[]> {
  const notes: Note[] = [];
  for (const { feed, things } of THINGS) {
    const taken = await engine.rows<Taken>(takenSql(feed));
    if (taken.length === 0) continue;
    const count = taken.reduce((sum, { versions }) => sum + versions, 0);
    const named = someOf(taken.map(({ path, versions }) => `${path}: ${versions}`));
    const files = taken.map(({ path }) => path);
    notes.push({
      facts: { code: "untold_versions", feed: feed.name, count, files },
      text: `${count} ${things[count === 1 ? 0 : 1]} came in versions that differ and do not say when they were changed; of each that of the export with the newest record was taken, where that is the same of the one whose name comes last (${named}): map the column of the last change to updated_at`,
    });
  }
  return notes;
}

/** By file: of how many keys its version survived, where a version of a file that never tells its change differs from it. */
function takenSql({ name, key, fields }: Feed): string {
  const [id] = key;
  const contents = `hash(${fields.map((field) => `t."${field.name}"`).join(", ")})`;
  return `with outranked as (
      select file_id, record_no from raw.superseded where feed = '${name}'
    ), doubted as (
      select distinct t.${id} from raw.${name} as t
      join outranked as o on o.file_id = t.file_id and o.record_no = t.record_no
      join raw.files as f on f.file_id = t.file_id
      where not t.is_log_row and f.reached_at is not null
    ), versions as (
      select t.${id} as id, f.path, ${contents} as contents,
        o.record_no is null as survives
      from raw.${name} as t
      join raw.files as f on f.file_id = t.file_id
      left join outranked as o on o.file_id = t.file_id and o.record_no = t.record_no
      where not t.is_log_row and t.${id} in (select ${id} from doubted)
    ), differing as (
      select id, min(path) filter (where survives) as path from versions
      group by id having count(distinct contents) > 1
    )
    select path, count(*) as versions from differing group by path order by versions desc, path`;
}
