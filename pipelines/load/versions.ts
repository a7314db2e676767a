import type { Engine } from "../engine/engine.js";
import { type Feed, FEED_NAMES } from "../feeds/feed.js";
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
  const losers = FEED_NAMES.flatMap((name) => {
    const feed = FEEDS[name];
    return [replaced(feed, feed.key, "not is_log_row"), replaced(feed, feed.fields.map((f) => f.name), "is_log_row")];
  });
  await engine.run(`create or replace temp table load_superseded as
    select file_id, count(distinct record_no) as records from (${losers.join("\nunion all\n")}) group by file_id`);
  await engine.run(`update raw.files as f set superseded = case
    when status = 'duplicate' then accepted - unused
    else coalesce((select records from load_superseded as s where s.file_id = f.file_id), 0) end`);
  await engine.run("drop table load_superseded");
}

/** Rows that another row of the same columns outranks; only keys that occur twice are sorted. */
function replaced(feed: Feed, columns: readonly string[], condition: string): string {
  const key = columns.map((column) => `"${column}"`).join(", ");
  const same = columns.map((column) => `r."${column}" is not distinct from t."${column}"`).join(" and ");
  return `select file_id, record_no from (
    select t.file_id, t.record_no, row_number() over (
      partition by ${columns.map((column) => `t."${column}"`).join(", ")}
      order by ${versionOrder(feed)}, f.path, t.record_no) as place
    from raw.${feed.name} as t
    join (select ${key} from raw.${feed.name} where ${condition} group by ${key} having count(*) > 1) as r on ${same}
    join raw.files as f on f.file_id = t.file_id
    where ${condition.replace("is_log_row", "t.is_log_row")}) where place > 1`;
}
