import type { Engine } from "../engine/engine.js";
import type { FeedName } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";

/** The feeds that published figures of a week are counted from: whose each row is, when that began, and by which queue. */
export const COMPARED = {
  ticket: { id: "ticket_id", at: "created_at", channel: "cast(null as varchar)" },
  ticket_event: {
    id: "ticket_id",
    at: "cast(null as timestamp)",
    channel: "cast(null as varchar)",
  },
  chat: { id: "chat_id", at: "attempted_at", channel: "channel" },
} as const satisfies Partial<Record<FeedName, { id: string; at: string; channel: string }>>;
export type ComparedFeed = keyof typeof COMPARED;

/**
 * What of a feed's row is compared: whose it is and a digest of its values. Texts are no part of it: they leave the database
 * after a while, and no figure that is remembered rests on them.
 */
export function comparedColumns(feed: ComparedFeed): string {
  const { id, at, channel } = COMPARED[feed];
  const values = FEEDS[feed].fields.filter((field) => !("writer" in field)).map(({ name }) => `"${name}"`);
  return `${id} as id, ${at} as began_at, ${channel} as channel, hash(is_log_row, ${values.join(", ")}) as digest`;
}

/** Another version of the database may make other digests of the same. */
export const COMPARABLE = "hashed_by = version()";

/**
 * `raw.departed_files` and `raw.departed`: files that readers were told of and that are in the exports no more, and a
 * digest of each of their rows, until the next publication has told what became of them. `raw.told_files`: what the last
 * publication rested on; empty before the first.
 */
export async function createDeparted(engine: Engine): Promise<void> {
  await engine.run(
    "create table if not exists raw.departed_files (departure INTEGER, file_id INTEGER, path VARCHAR, sha256 VARCHAR, hashed_by VARCHAR)",
  );
  await engine.run(
    "create table if not exists raw.departed (departure INTEGER, feed VARCHAR, id VARCHAR, began_at TIMESTAMP, channel VARCHAR, digest UBIGINT)",
  );
  await engine.run("create table if not exists raw.told_files (sha256 VARCHAR)");
}

/** Notes what the files that are about to be deleted held, where their content is gone. Call it in that transaction. */
export async function noteDeparted(
  engine: Engine,
  ids: readonly number[],
  present: readonly { sha256: string }[],
): Promise<void> {
  if (ids.length === 0) return;
  const contents = new Set(present.map(({ sha256 }) => sha256));
  const files = await engine.rows<{ file_id: number; sha256: string }>(
    `select file_id, sha256 from raw.files where file_id in (${ids.join(", ")}) and status = 'loaded' and path like 'exports/%'
       and (sha256 in (select sha256 from raw.told_files) or not exists (select 1 from raw.told_files))
     order by file_id`,
  );
  const gone = files.filter(({ sha256 }) => !contents.has(sha256)).map(({ file_id }) => file_id);
  if (gone.length === 0) return;
  const last = await engine.value<number>("select coalesce(max(departure), 0) from raw.departed_files");
  await engine.run(`insert into raw.departed_files
    select ${last} + row_number() over (order by file_id), file_id, path, sha256, version()
    from raw.files where file_id in (${gone.join(", ")})`);
  for (const feed of Object.keys(COMPARED) as ComparedFeed[])
    await engine.run(`insert into raw.departed
      select d.departure, '${feed}', ${comparedColumns(feed)}
      from raw.${feed} as r join raw.departed_files as d on d.file_id = r.file_id and d.departure > ${last}`);
}

/** Readers are told of what rests on `told` (hashes of files): the next comparison is with that. */
export async function dropDeparted(engine: Engine, told: readonly string[]): Promise<void> {
  await engine.transaction(async () => {
    await createDeparted(engine);
    await engine.run("delete from raw.told_files");
    await engine.run("insert into raw.told_files select distinct unnest(cast($1 as varchar[]))", [
      `[${told.join(", ")}]`,
    ]);
    await engine.run(
      "delete from raw.departed_files where sha256 not in (select sha256 from raw.told_files)",
    );
    await engine.run(
      "delete from raw.departed where departure not in (select departure from raw.departed_files)",
    );
  });
}
