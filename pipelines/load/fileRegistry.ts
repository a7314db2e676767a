import { createHash } from "node:crypto";
import type { Engine, Row } from "../engine/engine.js";
import { FEED_NAMES } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";
import { noteDeparted } from "./departed.js";
import { nameOrder } from "./nameOrder.js";
import { ALL_TARGETS, createRawTables } from "./rawTables.js";

/** Raise when a rule of typing or a built-in mapping changes: everything is then read anew. */
const RULES_VERSION = 6;

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What decides how a file is read besides its bytes; part of the identity of what was loaded from it. */
export const mappingHash = (parts: readonly unknown[]): string =>
  sha256(JSON.stringify([RULES_VERSION, ...parts]));

/** One file found now: its content and how it is to be read. */
export interface PresentFile {
  path: string;
  sha256: string;
  mappingSha256: string;
}

/**
 * - `loaded`: its rows are in the feeds. `joined`: a second list of a page, its values went into the rows
 *   of the first. `duplicate`: another path holds the same bytes, read the same way.
 * - `ignored`: read and counted only, as suara.yaml says. `refused`: not to be trusted, nothing of it loaded.
 */
export type FileStatus = "loaded" | "joined" | "duplicate" | "ignored" | "refused";

/** One row of raw.files. */
export interface FileRow {
  fileId: number;
  path: string;
  sha256: string;
  mappingSha256: string;
  bytes: number;
  format: string | null;
  feeds: readonly string[];
  kind: string | null;
  encoding: string | null;
  compression: string | null;
  status: FileStatus;
  refusalCode: string | null;
  /** What is wrong and, on the next line, how to mend it. */
  refusal: string | null;
  records: number;
  accepted: number;
  rejected: number;
  unused: number;
  ignoredColumns: readonly string[];
  /** Whether a column of it says when its tickets were first answered; null where it has no tickets. */
  tellsFirstResponse: boolean | null;
  /** How the customers' texts in it were read; null where there are none. */
  textsSha256: string | null;
}

/** Tables about files and records, beside the records themselves. */
const BOOKS_VERSION = 7;
const BOOKS = [
  "raw.files",
  "raw.rejects",
  "raw.forgotten",
  "raw.superseded",
  "raw.counted",
  "raw.file_notes",
  "raw.day_order",
  "raw.departed_files",
  "raw.departed",
  "raw.told_files",
];

const contractOf = (): string => sha256(JSON.stringify([BOOKS_VERSION, ALL_TARGETS]));

/** Whether what is loaded has the columns of another version of Suara; false where nothing is. */
export async function isLoadedByAnother(engine: Engine): Promise<boolean> {
  const tables = await engine.value<number>(
    "select count(*) from information_schema.tables where table_schema = 'raw' and table_name = 'contract'",
  );
  if (tables === 0) return false;
  const built = await engine.value<string | null>("select min(sha256) from raw.contract");
  return built !== null && built !== contractOf();
}

/** Creates the tables, dropping first those that an older contract left. */
export async function prepareTables(engine: Engine): Promise<void> {
  const contract = contractOf();
  await engine.run("create schema if not exists raw");
  await engine.run("create table if not exists raw.contract (sha256 VARCHAR)");
  const built = await engine.value<string | null>("select min(sha256) from raw.contract");
  await engine.transaction(async () => {
    if (built !== contract) {
      for (const relation of [...BOOKS, ...ALL_TARGETS.map((target) => target.relation)]) {
        await engine.run(`drop table if exists ${relation}`);
      }
      await engine.run("delete from raw.contract");
      await engine.run("insert into raw.contract values ($1)", [contract]);
    }
    await createRawTables(engine);
  });
}

interface KnownFile extends Row {
  file_id: number;
  path: string;
  sha256: string;
  mapping_sha256: string;
  status: string;
  texts_sha256: string | null;
}

/**
 * Makes the database hold nothing but what stands in the export folder now: rows of content that is gone
 * or is to be read otherwise are deleted, a file that was only renamed keeps its rows. Answers the files
 * whose rows are there already, by path; of equal contents the first path owns them.
 */
export async function forgetAbsent(
  engine: Engine,
  present: readonly PresentFile[],
  textsSha256: string,
): Promise<ReadonlySet<string>> {
  const owners = new Map<string, PresentFile>();
  for (const file of present) if (!owners.has(identity(file))) owners.set(identity(file), file);
  const known = await engine.rows<KnownFile>(
    "select file_id, path, sha256, mapping_sha256, status, texts_sha256 from raw.files order by file_id",
  );
  const kept = new Set<string>();
  const gone: number[] = [];
  const moved: { id: number; path: string }[] = [];
  for (const file of known) {
    const owner = owners.get(`${file.sha256} ${file.mapping_sha256.split(LIST_MARK)[0]}`);
    const isAsRead = file.texts_sha256 === null || file.texts_sha256 === textsSha256;
    const path = isAsRead ? keptPath(file, owner, kept) : null;
    if (path === null) gone.push(file.file_id);
    else if (path !== file.path) moved.push({ id: file.file_id, path });
  }
  await engine.transaction(async () => {
    await noteDeparted(engine, gone, present);
    await deleteFiles(engine, gone);
    // Of equal rows the one in the first path counts, and of versions that do not say when they were changed the one in the
    // last, so the keys of a renamed file are looked at again.
    await forget(
      engine,
      moved.map(({ id }) => id),
      ["count", "models"],
    );
    for (const { id, path } of moved) {
      await engine.run("update raw.files set path = $1, name_order = $2 where file_id = $3", [
        path,
        nameOrder(path),
        id,
      ]);
    }
  });
  return kept;
}

/** Where the rows of a file known from before belong now; null when nowhere. Notes them in `kept`. */
function keptPath(file: KnownFile, owner: PresentFile | undefined, kept: Set<string>): string | null {
  if (owner === undefined) return null;
  if (file.status === "joined") {
    return kept.has(owner.path) ? owner.path + file.path.slice(file.path.lastIndexOf(LIST_MARK)) : null;
  }
  if ((file.status !== "loaded" && file.status !== "ignored") || kept.has(owner.path)) return null;
  kept.add(owner.path);
  return owner.path;
}

/** Between a page and the list in it, in `path` and `mapping_sha256`: `exports/page.json#metric_sets`. */
export const LIST_MARK = "#";

export const identity = (file: Omit<PresentFile, "path">): string => `${file.sha256} ${file.mappingSha256}`;

async function deleteFiles(engine: Engine, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await forget(engine, ids, ["count", "models"]);
  const tables = [
    "raw.files",
    "raw.rejects",
    "raw.superseded",
    "raw.counted",
    "raw.file_notes",
    "raw.day_order",
  ];
  for (const relation of [...tables, ...ALL_TARGETS.map((target) => target.relation)]) {
    await engine.run(`delete from ${relation} where file_id in (${ids.join(", ")})`);
  }
}

/** Notes the keys of files' rows for those who must look at them again. */
async function forget(engine: Engine, ids: readonly number[], readers: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const to = readers.map((reader) => `('${reader}')`).join(", ");
  for (const name of FEED_NAMES) {
    await engine.run(`insert into raw.forgotten
      select reader, '${name}', key from (values ${to}) as r(reader) cross join
        (select distinct ${FEEDS[name].key[0]} as key from raw.${name} where file_id in (${ids.join(", ")}))`);
  }
}

export const nextFileId = (engine: Engine): Promise<number> =>
  engine.value<number>("select coalesce(max(file_id), 0) + 1 from raw.files");

export async function recordFile(engine: Engine, row: FileRow): Promise<void> {
  if (row.accepted + row.rejected !== row.records) {
    throw new Error(
      `${row.path}: ${row.accepted} accepted and ${row.rejected} rejected are not its ${row.records} records`,
    );
  }
  const values = [
    row.fileId,
    row.path,
    row.sha256,
    row.mappingSha256,
    row.bytes,
    row.format,
    row.feeds.join(", "),
    row.kind,
    row.encoding,
    row.compression,
    row.status,
    row.refusalCode,
    row.refusal,
    row.textsSha256,
    row.records,
    row.accepted,
    row.rejected,
    row.unused,
    0,
    row.ignoredColumns.join(", "),
    row.tellsFirstResponse,
    nameOrder(row.path),
    null,
  ];
  await engine.run(`insert into raw.files values (${values.map((_, i) => `$${i + 1}`).join(", ")})`, values);
}

/** Accounts for a path whose content another path brought, with that path's figures; nothing is loaded. */
export async function recordDuplicates(engine: Engine, file: PresentFile): Promise<void> {
  await engine.run(
    `insert into raw.files
    select (select coalesce(max(file_id), 0) from raw.files) + row_number() over (order by file_id),
      $1 || case when mapping_sha256 = $3 then '' else substr(mapping_sha256, length($3) + 1) end,
      sha256, mapping_sha256, bytes, format, feeds, kind, encoding, compression,
      case when status in ('refused', 'ignored') then status else 'duplicate' end, refusal_code, refusal,
      texts_sha256, records, accepted, rejected, unused, 0, ignored_columns, tells_first_response, null, null
    from raw.files where sha256 = $2 and split_part(mapping_sha256, '${LIST_MARK}', 1) = $3 and status <> 'duplicate'
      and path in (select min(path) from raw.files where sha256 = $2 and status <> 'duplicate' group by mapping_sha256)`,
    [file.path, file.sha256, file.mappingSha256],
  );
}
