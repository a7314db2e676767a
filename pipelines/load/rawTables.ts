import type { Engine } from "../engine/engine.js";
import { DERIVED_FIELDS, FEED_NAMES, SQL_TYPE } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";
import { REFERENCE_TABLES } from "../feeds/reference/index.js";
import { createDeparted } from "./departed.js";
import type { TargetTable } from "./table.js";

const FEED_TARGETS: readonly TargetTable[] = FEED_NAMES.map((name) => ({
  relation: `raw.${name}`,
  fields: FEEDS[name].fields,
  logRows: true,
  texts: FEEDS[name].texts,
  isPersonal: true,
}));

const REFERENCE_TARGETS: readonly TargetTable[] = REFERENCE_TABLES.map((table) => ({
  relation: `ref.${table.name}`,
  fields: table.fields,
  logRows: false,
  texts: [],
  isPersonal: false,
}));

export const ALL_TARGETS: readonly TargetTable[] = [...FEED_TARGETS, ...REFERENCE_TARGETS];

/**
 * Creates what is not there: `raw.files` (one row a file found now; tells_first_response: whether a
 * column of it says when its tickets were first answered, null where it has none; name_order: where its name stands among
 * others; reached_at: when the newest thing in it began, null where a record says when it was changed), `raw.rejects` (one row
 * a refused value or record, never the value), `raw.superseded` (one row a record that a newer version replaces), `raw.forgotten`
 * (keys whose rows were deleted or moved, until the count of the superseded and the models know), `raw.file_notes` (what must be said
 * of a file, as facts, in words, and in words with values), `raw.day_order` (of columns of times whose
 * format may be mistaken: how its days go if day and month are exchanged), `raw.<feed>` and `ref.<table>` with the file and record each row
 * comes from. Plain tables without indexes: they are rebuilt from the exports whenever needed.
 */
export async function createRawTables(engine: Engine): Promise<void> {
  await engine.run("create schema if not exists raw");
  await engine.run("create schema if not exists ref");
  await engine.run(`create table if not exists raw.files (
    file_id INTEGER, path VARCHAR, sha256 VARCHAR, mapping_sha256 VARCHAR, bytes BIGINT,
    format VARCHAR, feeds VARCHAR, kind VARCHAR, encoding VARCHAR, compression VARCHAR,
    status VARCHAR, refusal_code VARCHAR, refusal VARCHAR, texts_sha256 VARCHAR,
    records BIGINT, accepted BIGINT, rejected BIGINT, unused BIGINT, superseded BIGINT,
    ignored_columns VARCHAR, tells_first_response BOOLEAN,
    name_order VARCHAR, reached_at TIMESTAMP)`);
  await engine.run(`create table if not exists raw.rejects (
    file_id INTEGER, record_no BIGINT, column_name VARCHAR, reason VARCHAR)`);
  await engine.run("create table if not exists raw.contract (sha256 VARCHAR)");
  await engine.run("create table if not exists raw.forgotten (reader VARCHAR, feed VARCHAR, key VARCHAR)");
  await engine.run(
    "create table if not exists raw.superseded (feed VARCHAR, file_id INTEGER, record_no BIGINT)",
  );
  await engine.run("create table if not exists raw.counted (file_id INTEGER)");
  await engine.run(
    "create table if not exists raw.file_notes (file_id INTEGER, facts VARCHAR, text VARCHAR, shown VARCHAR)",
  );
  await engine.run(`create table if not exists raw.day_order (
    file_id INTEGER, column_name VARCHAR, format VARCHAR, other VARCHAR, told BIGINT, fits_other BIGINT, example VARCHAR,
    first_day DATE, last_day DATE, other_first_day DATE, other_last_day DATE, jumps BIGINT, other_jumps BIGINT)`);
  await createDeparted(engine);
  await createDeparted(engine);
  await engine.run(
    "create table if not exists ref.untold_answers (mapping_sha256 VARCHAR, format VARCHAR, tells_first_response BOOLEAN, channel VARCHAR)",
  );
  for (const target of ALL_TARGETS) {
    const derived = target.texts.length === 0 ? [] : DERIVED_FIELDS;
    const fields = [...target.fields, ...derived].map(
      (field) => `"${field.name}" ${field.type === "date" ? "DATE" : SQL_TYPE[field.type]}`,
    );
    const flag = target.logRows ? "is_log_row BOOLEAN, " : "";
    await engine.run(
      `create table if not exists ${target.relation} (file_id INTEGER, record_no BIGINT, ${flag}${fields.join(", ")})`,
    );
  }
}
