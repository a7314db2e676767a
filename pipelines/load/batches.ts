import { FileRefused } from "../errors.js";
import type { Mapping } from "../sources/source.js";
import type { FileHead } from "./typeFiles.js";
import { type LoadContext, type Mapped, type StagedExport, typeFiles } from "./typeFiles.js";

/** Files with more records than this are typed alone: then planning the statements no longer counts. */
const MOST_RECORDS = 5_000;
const MOST_FILES = 100;
/** Records that may wait, in all batches; their copies stand on the disk meanwhile. */
const MOST_WAITING = 100_000;

interface Batch {
  exports: StagedExport[];
  source: Mapped;
  records: number;
}

/**
 * Puts small exports together that have the same columns and the same mapping, as a folder of daily files has, and types
 * each batch in one transaction: the database takes longer to plan how a table is typed than to type a thousand records.
 * A batch that fails in any way is typed file by file, each in its own transaction, so that what is wrong with one
 * is said of that one and the others load.
 */
export class LoadBatches {
  readonly #context: LoadContext;
  readonly #refuse: (file: FileHead, error: FileRefused) => Promise<void>;
  readonly #open = new Map<string, Batch>();

  constructor(context: LoadContext, refuse: (file: FileHead, error: FileRefused) => Promise<void>) {
    this.#context = context;
    this.#refuse = refuse;
  }

  /** Takes over the staged table, and releases it. */
  async add(one: StagedExport, source: Mapped, mapping: Mapping): Promise<void> {
    const { records, numbered } = one.staged;
    if (numbered === undefined || records > MOST_RECORDS) {
      await this.#type({ exports: [one], source, records });
      return;
    }
    const { file, ...form } = numbered;
    const shared = [one.file.status, one.file.format, form, source.header, source.hasTimeCells, mapping];
    const text = JSON.stringify(shared);
    // A value taken from the path is part of the statement.
    const key = text.includes('"from_path"') ? `${text}${one.file.path}` : text;
    const batch = this.#open.get(key) ?? { exports: [], source, records: 0 };
    this.#open.set(key, batch);
    batch.exports.push(one);
    batch.records += records;
    if (batch.exports.length >= MOST_FILES || batch.records >= MOST_RECORDS) {
      this.#open.delete(key);
      await this.#type(batch);
    }
    const waiting = [...this.#open.values()].reduce((sum, open) => sum + open.records, 0);
    if (waiting >= MOST_WAITING) await this.flush();
  }

  /** Types all that waits. */
  async flush(): Promise<void> {
    const batches = [...this.#open.values()];
    this.#open.clear();
    for (const batch of batches) await this.#type(batch);
  }

  async #type({ exports, source }: Batch): Promise<void> {
    const { intake } = this.#context;
    try {
      if (exports.length < 2 || !(await this.#typeTogether(exports, source))) {
        for (const one of exports) await this.#typeAlone(one, source);
      }
    } finally {
      for (const { staged } of exports) await intake.release(staged);
    }
  }

  /** Whether it went well. */
  async #typeTogether(exports: readonly StagedExport[], source: Mapped): Promise<boolean> {
    const { engine, intake } = this.#context;
    const [first, ...others] = exports;
    if (first === undefined) return true;
    try {
      const tables = exports.map(({ staged }) => staged);
      const relation = await intake.together(tables);
      const blankEdges = tables.some((table) => table.blankEdges === undefined)
        ? {}
        : { blankEdges: new Set(tables.flatMap((table) => [...(table.blankEdges ?? [])])) };
      const { tables: targets, settings, header, hasTimeCells = false } = source;
      const together = {
        relation,
        header,
        hasTimeCells,
        hasFiles: true,
        tables: targets,
        settings,
        ...blankEdges,
      };
      await engine.transaction(() => typeFiles(this.#context, [first, ...others], together));
      return true;
    } catch {
      // Whatever it was, it is met again alone, and said there.
      return false;
    }
  }

  async #typeAlone(one: StagedExport, source: Mapped): Promise<void> {
    const { relation, blankEdges } = one.staged;
    const { blankEdges: _, ...rest } = source;
    const alone = { ...rest, relation, ...(blankEdges === undefined ? {} : { blankEdges }) };
    try {
      await this.#context.engine.transaction(() => typeFiles(this.#context, [one], alone));
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      await this.#refuse(one.file, error);
    }
  }
}
