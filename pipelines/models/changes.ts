import { createHash } from "node:crypto";
import type { Engine } from "../engine/engine.js";
import { FEED_NAMES, type FeedName } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";
import type { Model } from "./modelFile.js";
import { renameRelations } from "./relations.js";

/** More changed keys than this share of a feed's rows: building everything anew is quicker. */
const WORTHWHILE = 0.25;

/** Rows whose figures move with as_of although no record of theirs changed. */
const MOVING: Record<string, string> = {
  chat_id:
    "select chat_id from staging.stg_chats where ended_at is null and (outcome = 'open' or (queued_at is not null and accepted_at is null))",
};

/** Parts that move along with the calendar and, where somebody waits, with the clock. */
const ALWAYS: Record<string, string> = {
  period: `select 'last_4_weeks' union select 'last_12_weeks' union select distinct week from intermediate.int_weeks where weeks_back < 4
    union select distinct week from intermediate.int_ticket_first_responses where wait_outcome = 'waiting'
    union select distinct week from intermediate.int_next_replies where wait_outcome = 'waiting'
    union select distinct week from intermediate.int_ticket_resolutions where resolution_outcome = 'unresolved'`,
  // Whose week to come back is not over, or was not.
  customer: `select customer from intermediate.int_repeat_contacts cross join staging.stg_settings as x
    where is_repeated is null or secs_between(resolved_at, x.as_of) < 604800`,
};

export const changedTable = (column: string): string => `changed_${column}`;

/**
 * What changed since the models were last built, as temporary tables `changed_<column>` (key), one for each column by
 * which a model can be rebuilt; null when everything has to be built: nothing is there yet, a model, a macro, a
 * setting or the way of loading is another, or most of it changed. Call it before `writeBuilt`.
 */
export async function findChanges(
  engine: Engine,
  models: readonly Model[],
): Promise<ReadonlySet<string> | null> {
  await createState(engine);
  const fingerprint = await fingerprintOf(engine, models);
  const [state] = await engine.rows<{ fingerprint: string }>("select fingerprint from build.state");
  if (state?.fingerprint !== fingerprint) return null;
  const built = await engine.value<number>(
    `select count(*) from information_schema.tables where table_schema || '.' || table_name in (${models.map((model) => `'${model.name}'`).join(", ")})`,
  );
  if (built < models.length) return null;
  const columns = new Set<string>();
  for (const model of models) {
    if (model.rebuild === null) continue;
    const { column } = model.rebuild;
    if (columns.has(column)) continue;
    columns.add(column);
    await engine.run(`create or replace temp table ${changedTable(column)} (key VARCHAR)`);
    if (!(await collectKeys(engine, column))) return null;
  }
  return columns;
}

/** Remembers what the models now stand for. */
export async function writeBuilt(engine: Engine, models: readonly Model[]): Promise<void> {
  await createState(engine);
  await engine.run("delete from build.state");
  await engine.run("insert into build.state select $1, (select max(as_of) from ref.settings)", [
    await fingerprintOf(engine, models),
  ]);
  await engine.run("delete from build.files");
  await engine.run("insert into build.files select file_id, sha256, mapping_sha256 from raw.files");
  await engine.run("delete from raw.forgotten where reader = 'models'");
}

/** The next `findChanges` finds that everything has to be built. */
export async function forgetBuilt(engine: Engine): Promise<void> {
  await engine.run("drop schema if exists build cascade");
}

/** Adds what moves with the calendar; call it when the models before are built, with what holds a relation's rows now. */
export async function collectAlways(
  engine: Engine,
  column: string,
  current: (relation: string) => string,
): Promise<void> {
  const sql = ALWAYS[column];
  if (sql !== undefined)
    await engine.run(`insert into ${changedTable(column)} ${renameRelations(sql, current)}`);
}

async function createState(engine: Engine): Promise<void> {
  await engine.run("create schema if not exists build");
  await engine.run("create table if not exists build.state (fingerprint VARCHAR, as_of TIMESTAMP)");
  await engine.run(
    "create table if not exists build.files (file_id INTEGER, sha256 VARCHAR, mapping_sha256 VARCHAR)",
  );
}

/** Everything but the records and as_of that the models' rows depend on. */
async function fingerprintOf(engine: Engine, models: readonly Model[]): Promise<string> {
  const settings = await engine.rows("select * exclude (as_of) from ref.settings");
  const targets = await engine.rows("select * from ref.sla_targets order by all");
  const hours = await engine.rows("select * from ref.schedule_hours order by all");
  const uses = await engine.rows("select * from ref.schedule_uses order by all");
  const holidays = await engine.rows("select date, name, kind from ref.holidays order by all");
  const national = await engine.rows("select date, name, kind from ref.national_holidays order by all");
  const complaints = await engine.rows("select * from ref.complaint_rules order by all");
  const words = await engine.rows("select * from ref.taxonomy_words order by all");
  const policies = await engine.rows(
    "select policy, metric, priority, target_seconds, is_business_time, valid_from from ref.sla_policies order by all",
  );
  const untold = await engine.rows("select * from ref.untold_answers order by all");
  const contract = await engine.rows("select min(sha256) as sha256 from raw.contract");
  const version = await engine.value<string>("select version()");
  const texts = models.map((model) => [model.name, model.rebuild, model.body]);
  return createHash("sha256")
    .update(
      JSON.stringify([
        version,
        engine.prelude,
        texts,
        settings,
        targets,
        complaints,
        words,
        policies,
        hours,
        uses,
        holidays,
        national,
        untold,
        contract,
      ]),
    )
    .digest("hex");
}

/** False when so much changed that building everything is quicker. */
async function collectKeys(engine: Engine, column: string): Promise<boolean> {
  const table = changedTable(column);
  for (const feed of FEED_NAMES.filter((name) => FEEDS[name].key[0] === column)) {
    const [count] = await engine.rows<{ fresh: number; rows: number }>(
      `select count(*) filter (where file_id not in (${KNOWN_FILES})) as fresh, count(*) as rows from raw.${feed}`,
    );
    if (count !== undefined && count.fresh > 1000 && count.fresh > count.rows * WORTHWHILE) return false;
    await engine.run(
      `insert into ${table} select ${column} from raw.${feed} where file_id not in (${KNOWN_FILES})`,
    );
    await engine.run(
      `insert into ${table} select key from raw.forgotten where reader = 'models' and feed = '${feed}'`,
    );
    await engine.run(`insert into ${table} ${crossedSql(feed, column)}`);
  }
  if (MOVING[column] !== undefined)
    await engine.run(`insert into ${table} ${MOVING[column]} and ${HAS_MOVED}`);
  return true;
}

/** Whether as_of is another than when the models were built. */
const HAS_MOVED =
  "(select max(as_of) from build.state) is distinct from (select max(as_of) from ref.settings)";

const KNOWN_FILES =
  "select f.file_id from raw.files as f join build.files as b on b.file_id = f.file_id and b.sha256 = f.sha256 and b.mapping_sha256 = f.mapping_sha256";

/** Keys with a stamp between the old as_of and the new: it has happened now, or not any more. */
function crossedSql(feed: FeedName, column: string): string {
  const instants = FEEDS[feed].fields.filter((field) => field.type === "instant");
  const crossed = instants.map(
    ({ name }) => `(r.${name} > least(s.as_of, n.as_of) and r.${name} <= greatest(s.as_of, n.as_of))`,
  );
  return `select r.${column} from raw.${feed} as r cross join build.state as s cross join ref.settings as n
    where s.as_of is distinct from n.as_of and (${crossed.join(" or ")})`;
}
