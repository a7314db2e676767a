import type { Engine } from "../engine/engine.js";
import { FEED_NAMES, type FeedName } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";
import type { PresentFile } from "./fileRegistry.js";

/** Files named in a note; of more the number alone. */
const MOST_NAMED = 3;

/** What is lost with a key of each feed. */
const LOST: Record<FeedName, (count: number) => string> = {
  ticket: (n) => `${n} ${n === 1 ? "ticket" : "tickets"}`,
  ticket_event: (n) => `the events of ${n} ${n === 1 ? "ticket" : "tickets"}`,
  chat: (n) => `${n} ${n === 1 ? "chat or call" : "chats or calls"}`,
  chat_turn: (n) => `the turns of ${n} ${n === 1 ? "chat" : "chats"}`,
  feedback: (n) => `${n} ${n === 1 ? "piece" : "pieces"} of feedback`,
};

/**
 * Notes which files of the last load are gone, not renamed, and the keys of their rows, in `load_gone` and `load_gone_keys`. Call it
 * before they are taken out of the database: afterwards nobody knows of them, so that what is missing is said once.
 */
export async function noteGoneFiles(engine: Engine, present: readonly PresentFile[]): Promise<void> {
  const paths = new Set(present.map(({ path }) => path));
  const contents = new Set(present.map(({ sha256 }) => sha256));
  const known = await engine.rows<{ file_id: number; path: string; sha256: string }>(
    "select file_id, path, sha256 from raw.files where status in ('loaded', 'joined') order by path",
  );
  const gone = known.filter(({ path, sha256 }) => !paths.has(path) && !contents.has(sha256));
  await engine.run("create or replace temp table load_gone (file_id INTEGER, path VARCHAR)");
  await engine.run(
    "create or replace temp table load_gone_keys (file_id INTEGER, feed VARCHAR, key VARCHAR)",
  );
  if (gone.length === 0) return;
  const ids = gone.map(({ file_id }) => file_id).join(", ");
  await engine.run(`insert into load_gone select file_id, path from raw.files where file_id in (${ids})`);
  for (const name of FEED_NAMES)
    await engine.run(`insert into load_gone_keys
      select distinct file_id, '${name}', ${FEEDS[name].key[0]} from raw.${name} where file_id in (${ids})`);
}

/** Once the others are loaded: a sentence on what the files that are gone held and no other file does; null where that is nothing. */
export async function goneFilesNote(engine: Engine): Promise<string | null> {
  const paths = new Set<string>();
  const lost: string[] = [];
  for (const name of FEED_NAMES) {
    const [missing] = await engine.rows<{ count: number; paths: string | null }>(
      `select count(distinct k.key) as count, string_agg(distinct g.path, chr(10) order by g.path) as paths
       from load_gone_keys as k join load_gone as g on g.file_id = k.file_id
       where k.feed = '${name}' and k.key not in (select ${FEEDS[name].key[0]} from raw.${name})`,
    );
    if (missing === undefined || missing.count === 0) continue;
    lost.push(LOST[name](missing.count));
    for (const path of missing.paths?.split("\n") ?? []) paths.add(path);
  }
  await engine.run("drop table load_gone");
  await engine.run("drop table load_gone_keys");
  if (lost.length === 0) return null;
  const named = [...paths].slice(0, MOST_NAMED).join(", ");
  const others = paths.size > MOST_NAMED ? ` and ${paths.size - MOST_NAMED} more` : "";
  const [were, is, them] = paths.size === 1 ? ["was", "is", "it"] : ["were", "are", "them"];
  return `${named}${others} ${were} there in the last run and ${is} gone, and with ${them} ${lost.join(", ")} that no other export holds: none of them is counted any more; put ${them} back if that is not meant`;
}
