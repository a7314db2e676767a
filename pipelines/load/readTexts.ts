import type { Bindable, Engine } from "../engine/engine.js";
import { FIELD_MARK, RECORD_MARK } from "../text/textPack.js";
import type { TextPool } from "../text/textPool.js";
import type { TargetTable } from "./table.js";
import { storedColumns, writersOf } from "./texts.js";

const TYPED = "load_typed";
/** Characters of a pack: large enough that crossing to the database and to another thread cost little. */
const PACK_CHARACTERS = 500_000;
const RECORD_SQL = `chr(${RECORD_MARK.charCodeAt(0)})`;
const FIELD_SQL = `chr(${FIELD_MARK.charCodeAt(0)})`;

/** Typed records that are to be stored. */
interface TypedRecords {
  target: TargetTable;
  /** Query of file_no, record_no and the typed values v0, v1, … */
  query: string;
  binds: readonly Bindable[] | undefined;
  /** What stands in a row before its values. */
  head: string;
}

/**
 * Stores records with texts of customers: their texts go out to `pool` in packs and come back read, in the order of the
 * records whatever the threads. The typed records stand in a temporary table meanwhile. Answers how many.
 */
export async function insertReading(engine: Engine, pool: TextPool, records: TypedRecords): Promise<number> {
  const { target, query, binds, head } = records;
  await engine.run(`create or replace temp table ${TYPED} as ${query}`, binds);
  const writers = writersOf(target);
  const texts = writers.map((field) => `v${target.fields.indexOf(field)}`);
  const tellers = writers.map((field) => field.writer ?? "tool");
  const columns = storedColumns(target);
  const reading: { part: Part; answer: Promise<string> }[] = [];
  const storeNext = async (): Promise<void> => {
    const next = reading.shift();
    if (next !== undefined) await store(engine, { target, head, columns, ...next });
  };
  try {
    for (const part of await partsOf(engine, texts)) {
      const pack = await packOf(engine, texts, part);
      const answer = pack === "" ? Promise.resolve("") : pool.read(pack, tellers);
      // Looked at when its turn comes; until then a failure is nobody's.
      answer.catch(() => undefined);
      reading.push({ part, answer });
      if (reading.length >= pool.most) await storeNext();
    }
    while (reading.length > 0) await storeNext();
    return await engine.value<number>(`select count(*) from ${TYPED}`);
  } finally {
    // Of an aborted transaction nothing is left to drop.
    await engine.run(`drop table if exists ${TYPED}`).catch(() => undefined);
  }
}

interface Part extends Record<string, unknown> {
  first: number;
  last: number;
}

const partsOf = (engine: Engine, texts: readonly string[]): Promise<Part[]> =>
  engine.rows<Part>(`select min(row_id) as first, max(row_id) as last from (
      select rowid as row_id,
        sum(${texts.map((text) => `coalesce(length(${text}), 0)`).join(" + ")} + 8) over (order by rowid) // ${PACK_CHARACTERS} as part
      from ${TYPED})
    group by part order by first`);

async function packOf(engine: Engine, texts: readonly string[], { first, last }: Part): Promise<string> {
  const fields = texts.map((text) => `coalesce(${text}, '')`).join(", ");
  const pack = await engine.value<string | null>(
    `select string_agg(concat_ws(${FIELD_SQL}, rowid, ${fields}), ${RECORD_SQL} order by rowid)
     from ${TYPED} where rowid between ${first} and ${last} and coalesce(${texts.join(", ")}) is not null`,
  );
  return pack ?? "";
}

interface Stored {
  target: TargetTable;
  head: string;
  columns: string;
  part: Part;
  answer: Promise<string>;
}

async function store(engine: Engine, { target, head, columns, part, answer }: Stored): Promise<void> {
  await engine.run(
    `insert into ${target.relation} select ${head}, ${columns} from (
       select typed.*, answers.texts from (
         select *, rowid as row_id from ${TYPED} where rowid between ${part.first} and ${part.last}) as typed
       left join (
         select try_cast(split_part(record, ${FIELD_SQL}, 1) as bigint) as row_id,
           substr(record, instr(record, ${FIELD_SQL}) + 1) as texts
         from (select unnest(string_split($1, ${RECORD_SQL})) as record)) as answers
       on answers.row_id = typed.row_id)`,
    [await answer],
  );
}
