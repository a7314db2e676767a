import type { Engine } from "../engine/engine.js";
import { howToKeepApart, type ToolFile } from "./keepApart.js";
import type { Note } from "./note.js";

const BEGINS = [
  { feed: "ticket", id: "ticket_id", begins: "created_at", things: ["ticket", "tickets"] },
  { feed: "chat", id: "chat_id", begins: "attempted_at", things: ["chat or call", "chats or calls"] },
  {
    feed: "feedback",
    id: "feedback_id",
    begins: "created_at",
    things: ["piece of feedback", "pieces of feedback"],
  },
] as const;

/** Versions of one thing begin together, but for what tools round or take for another zone. */
const APART = "interval 1 day";
/** How files are read: those of one tool alike. */
const TOOL = "f.mapping_sha256 || ' ' || f.format";

/**
 * A sentence a feed of which two tools give the same id to what began on different days: rather two things, of which one is lost as if
 * it were an older version of the other.
 */
export async function sharedIdNotes(engine: Engine): Promise<Note[]> {
  const notes: Note[] = [];
  for (const { feed, id, begins, things } of BEGINS) {
    const loaded = await engine.rows<ToolFile & Record<string, unknown>>(
      `select f.path, ${TOOL} as tool, f.format from raw.files as f
       where f.status = 'loaded' and contains(f.feeds, '${feed}') order by f.path`,
    );
    if (new Set(loaded.map(({ tool }) => tool)).size < 2) continue;
    const [shared] = await engine.rows<{ count: number; files: string | null }>(
      `select count(*) as count, min(files) as files from (
         select id, string_agg(path, chr(10) order by path) as files from (
           select t.${id} as id, ${TOOL} as tool, min(t.${begins}) as begins, min(f.path) as path
           from raw.${feed} as t join raw.files as f on f.file_id = t.file_id where not t.is_log_row group by all)
         group by id having count(*) > 1 and max(begins) - min(begins) > ${APART})`,
    );
    if (shared === undefined || shared.count === 0) continue;
    const { count } = shared;
    const files = shared.files?.split("\n") ?? [];
    const apart = howToKeepApart(
      loaded.filter(({ path }) => files.includes(path)),
      loaded,
    );
    notes.push({
      facts: { code: "shared_ids", feed, count, files },
      text: `${count} ${things[count === 1 ? 0 : 1]} of one tool ${count === 1 ? "has an id that stands" : "have ids that stand"} in another's export too, with a beginning on another day (${files.join(", ")}): rather two things each, of which one is lost as an older version; ${apart}`,
    });
  }
  return notes;
}
