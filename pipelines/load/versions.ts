import type { Engine } from "../engine/engine.js";
import { FEED_NAMES, type Feed } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";

/**
 * The order of the versions of one key, the survivor first: the latest version instant (the first of the
 * feed's `version` fields that is known), then by every field's value, so that the order in which files
 * arrive never decides. Staging models rank by the same words.
 */
export function versionOrder(feed: Feed): string {
  const instant = feed.version.length === 0 ? [] : [`coalesce(${feed.version.join(", ")}) desc nulls last`];
  return [...instant, ...feed.fields.map((field) => `"${field.name}" asc nulls last`)].join(", ");
}

/**
 * Sets `superseded` of each file: its accepted records of which a row is not the surviving version of its
 * key. Rows of an event log are folded, not replaced, so of them only exact repetitions count; rows of a
 * file whose content another path already brought all count.
 */
export async function countSuperseded(engine: Engine): Promise<void> {
  await engine.run("create or replace temp table load_superseded (file_id INTEGER, record_no BIGINT)");
  for (const name of FEED_NAMES) {
    const feed = FEEDS[name];
    const every = feed.fields.map((field) => field.name);
    await engine.run(`insert into load_superseded ${replaced(feed, feed.key, false, versionOrder(feed))}`);
    await engine.run(`insert into load_superseded ${replaced(feed, every, true, "file_path")}`);
  }
  await engine.run(`update raw.files as f set superseded = case
    when status = 'duplicate' then accepted - unused
    else coalesce((select count(distinct record_no) from load_superseded as s where s.file_id = f.file_id), 0) end`);
  await engine.run("drop table load_superseded");
}

/** Rows that another row of the same columns outranks; only keys that occur twice are sorted. */
function replaced(feed: Feed, columns: readonly string[], logRows: boolean, order: string): string {
  const key = columns.map((column) => `"${column}"`).join(", ");
  const same = columns.map((column) => `r."${column}" is not distinct from t."${column}"`).join(" and ");
  return `select file_id, record_no from (
    select file_id, record_no, row_number() over (partition by ${key} order by ${order}, file_path, record_no) as place
    from (select t.*, f.path as file_path from raw.${feed.name} as t join raw.files as f on f.file_id = t.file_id
      where t.is_log_row = ${logRows}) as t
    semi join (select ${key} from raw.${feed.name} where is_log_row = ${logRows} group by ${key} having count(*) > 1) as r on ${same}
  ) where place > 1`;
}
