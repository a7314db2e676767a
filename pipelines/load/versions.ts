import type { Engine } from "../engine/engine.js";
import { FEED_NAMES, type Feed } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";

/** Whether versions of the feed may say when they were changed. */
const tellsChange = (feed: Feed): boolean => feed.version[0] === "updated_at";

/**
 * The order of the versions of one key, the survivor first: the latest version instant (the first of the feed's `version`
 * fields that is known), then by every field's value, so that the order in which files arrive never decides. Those of a
 * file that never says when a record was changed count as of the beginning of the newest thing in it (`reached_at`): it was
 * exported after that, and no change takes a beginning back, as opening again does with a solution. Where files reach equally
 * far, the one whose name comes last goes first (`untold_order`), and of one file the version that tells of a later moment,
 * then the later record (`untold_place`). Staging models rank by the same words.
 */
export function versionOrder(feed: Feed): string {
  const fields = feed.fields.map((field) => `"${field.name}" asc nulls last`);
  if (feed.version.length === 0) return fields.join(", ");
  const [first, ...own] = feed.version;
  if (!tellsChange(feed))
    return [`coalesce(${feed.version.join(", ")}) desc nulls last`, ...fields].join(", ");
  return [
    `coalesce(${[first, "reached_at", ...own].join(", ")}) desc nulls last`,
    "untold_order desc nulls last",
    `coalesce(${own.join(", ")}) desc nulls last`,
    "untold_place desc nulls last",
    ...fields,
  ].join(", ");
}

/** Rows with what `versionOrder` asks for, and `file_path`. */
export function rankable(feed: Feed, rows: string): string {
  const order = tellsChange(feed)
    ? `, f.reached_at, case when f.reached_at is not null then f.name_order end as untold_order,
      case when f.reached_at is not null then t.record_no end as untold_place`
    : "";
  return `select t.*, f.path as file_path${order} from ${rows} as t join raw.files as f on f.file_id = t.file_id`;
}

/** Sets `reached_at` of new files of which no record says when it was changed. */
async function noteReach(engine: Engine): Promise<void> {
  const instants = FEED_NAMES.map((name) => FEEDS[name])
    .filter(tellsChange)
    .map(
      ({ name, earliest: [begun] }) => `select file_id, updated_at, ${begun} as begun_at from raw.${name}`,
    );
  await engine.run(`update raw.files as f set reached_at = r.reached_at
    from (select file_id, max(begun_at) as reached_at from (${instants.join(" union all ")})
      where file_id not in (select file_id from raw.counted)
      group by file_id having count(updated_at) = 0) as r
    where r.file_id = f.file_id`);
}

/**
 * Sets `superseded` of each file: its accepted records of which a row is not the surviving version of its
 * key. Rows of an event log are folded, not replaced, so of them only exact repetitions count; rows of a
 * file whose content another path already brought all count. Only keys that a new or deleted file touches are
 * looked at; what is known of the others stays.
 */
export async function countSuperseded(engine: Engine): Promise<void> {
  await engine.transaction(async () => {
    await noteReach(engine);
    for (const name of FEED_NAMES) await countFeed(engine, FEEDS[name]);
    await engine.run("delete from raw.forgotten where reader = 'count'");
    await engine.run("delete from raw.counted");
    await engine.run("insert into raw.counted select file_id from raw.files");
    await engine.run("drop table if exists load_touched");
    await engine.run("drop table if exists load_rows");
    await engine.run(`update raw.files as f set superseded = case
      when status = 'duplicate' then accepted - unused
      else coalesce((select count(distinct record_no) from raw.superseded as s where s.file_id = f.file_id), 0) end`);
  });
}

async function countFeed(engine: Engine, feed: Feed): Promise<void> {
  const every = feed.fields.map((field) => field.name);
  const count = async (rows: string) => {
    await engine.run(replaced(feed, rows, feed.key, false, versionOrder(feed)));
    await engine.run(replaced(feed, rows, every, true, "file_path"));
  };
  if ((await engine.value<number>("select count(*) from raw.counted")) === 0) {
    await engine.run(`delete from raw.superseded where feed = '${feed.name}'`);
    return count(`raw.${feed.name}`);
  }
  const [first = ""] = feed.key;
  await engine.run(`create or replace temp table load_touched as
    select distinct ${first} as key from raw.${feed.name} where file_id not in (select file_id from raw.counted)
    union select key from raw.forgotten where reader = 'count' and feed = '${feed.name}'`);
  if ((await engine.value<number>("select count(*) from load_touched")) === 0) return;
  await engine.run(`create or replace temp table load_rows as
    select * from raw.${feed.name} where ${first} in (select key from load_touched)`);
  await engine.run(`delete from raw.superseded as s using load_rows as r
    where s.feed = '${feed.name}' and s.file_id = r.file_id and s.record_no = r.record_no`);
  await count("load_rows");
}

/** Notes the rows that another row of the same columns outranks; only keys whose hash occurs twice are sorted. */
function replaced(
  feed: Feed,
  rows: string,
  columns: readonly string[],
  logRows: boolean,
  order: string,
): string {
  const key = columns.map((column) => `"${column}"`).join(", ");
  const theirs = columns.map((column) => `t."${column}"`).join(", ");
  return `insert into raw.superseded select '${feed.name}', file_id, record_no from (
    select file_id, record_no, row_number() over (partition by ${key} order by ${order}, file_path, record_no) as place
    from (${rankable(feed, rows)}
      where t.is_log_row = ${logRows}) as t
    semi join (select hash(${key}) as key_hash from ${rows} where is_log_row = ${logRows}
      group by key_hash having count(*) > 1) as r on r.key_hash = hash(${theirs})
  ) where place > 1`;
}
