import type { Engine } from "../engine/engine.js";
import { FEED_NAMES, type FeedName } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";
import type { PresentFile } from "./fileRegistry.js";
import { type Note, type NoteFacts, someOf } from "./note.js";

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

/** Of each reference table that was there and of which no file is any more: what it is missed in shows nothing of it. Call it as the above. */
export async function goneTableNotes(engine: Engine, present: readonly PresentFile[]): Promise<Note[]> {
  const there = new Set(present.map(({ path }) => tableOf(path)));
  const known = await engine.rows<{ path: string; accepted: number }>(
    "select path, accepted from raw.files where status = 'loaded' and path like 'reference/%' and accepted > 0 order by path",
  );
  return known
    .filter(({ path }) => !there.has(tableOf(path)))
    .map(({ path: file, accepted }) => ({
      facts: { code: "table_gone", file, records: accepted },
      text: `${file} was there in the last run and is gone: nothing is known any more of what its ${accepted} ${accepted === 1 ? "record" : "records"} said, of earlier weeks too; put it back if that is not meant`,
    }));
}

/** `reference/roster` of `reference/roster.xlsx`: the same table may come in another format. */
const tableOf = (file: string): string => file.split(".", 1)[0] ?? "";

/** Once the others are loaded: what the files that are gone held and no other file does. */
export async function goneFilesNote(engine: Engine): Promise<Note[]> {
  const paths = new Set<string>();
  const lost: Extract<NoteFacts, { code: "files_gone" }>["lost"] = [];
  // To look for the keys of none among all that are loaded takes half a second of a large desk.
  const isAnyGone = await engine.value<boolean>("select count(*) > 0 from load_gone");
  for (const name of isAnyGone ? FEED_NAMES : []) {
    const [missing] = await engine.rows<{ count: number; paths: string | null }>(
      `select count(distinct k.key) as count, string_agg(distinct g.path, chr(10) order by g.path) as paths
       from load_gone_keys as k join load_gone as g on g.file_id = k.file_id
       where k.feed = '${name}' and k.key not in (select ${FEEDS[name].key[0]} from raw.${name})`,
    );
    if (missing === undefined || missing.count === 0) continue;
    lost.push({ feed: name, count: missing.count });
    for (const path of missing.paths?.split("\n") ?? []) paths.add(path);
  }
  await engine.run("drop table load_gone");
  await engine.run("drop table load_gone_keys");
  return lost.length === 0 ? [] : [noteOf([...paths], lost)];
}

function noteOf(files: string[], lost: { feed: FeedName; count: number }[]): Note {
  const [were, is, them] = files.length === 1 ? ["was", "is", "it"] : ["were", "are", "them"];
  const things = lost.map(({ feed, count }) => LOST[feed](count)).join(", ");
  return {
    facts: { code: "files_gone", files, lost },
    text: `${someOf(files)} ${were} there in the last run and ${is} gone, and with ${them} ${things} that no other export holds: none of them is counted any more; put ${them} back if that is not meant`,
  };
}
