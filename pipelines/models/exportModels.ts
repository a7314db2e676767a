import { link, mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { type Engine, quoteIdentifier, quoteString } from "../engine/engine.js";
import { type ExportedParts, readParts, writeParts } from "./exportedParts.js";
import { type Model, readModels } from "./modelFile.js";

/** Layers whose tables leave the database. */
const EXPORTED = ["marts", "reports"] as const;
type Exported = (typeof EXPORTED)[number];

export interface ExportOptions {
  models?: readonly Model[];
  /** Both, unless told otherwise. */
  layers?: readonly Exported[];
  /** Relations that no model makes, each with its key and its place below `outDir`, without the ending. */
  others?: readonly { name: string; grain: readonly string[]; place: string }[];
  /** Folder of an earlier export: files of models that would come out the same are linked from it and not written again. */
  previous?: string;
}

/**
 * Writes `marts` and `reports` below `outDir`, a folder without them: `<layer>/<table>.parquet`, or
 * `<layer>/<table>/<value>.parquet` for each value of the model's `Parts` column ("none" for null). Rows are ordered by
 * the model's grain: the same data gives the same bytes, whatever the threads, the memory or what was there before.
 * Returns the files written or linked.
 */
export async function exportModels(
  engine: Engine,
  outDir: string,
  options: ExportOptions = {},
): Promise<string[]> {
  const models = options.models ?? (await readModels());
  const previous =
    options.previous === undefined
      ? null
      : { directory: options.previous, parts: await readParts(options.previous) };
  const parts: ExportedParts = {};
  const files: string[] = [];
  for (const layer of options.layers ?? EXPORTED) {
    await mkdir(path.join(outDir, layer), { recursive: true });
    for (const model of models.filter((candidate) => candidate.layer === layer)) {
      const place = path.join(layer, model.name.slice(layer.length + 1));
      const written = await exportParts(engine, model, { outDir, place }, previous);
      files.push(...Object.keys(written));
      Object.assign(parts, written);
    }
  }
  for (const other of options.others ?? []) {
    await mkdir(path.dirname(path.join(outDir, other.place)), { recursive: true });
    files.push(`${other.place}.parquet`);
    await engine.run(copyStatement(other, path.join(outDir, `${other.place}.parquet`)));
  }
  await writeParts(outDir, parts);
  return files.map((file) => path.join(outDir, file));
}

/** Writes or links each part of a model below `place`, or its only file, which is named so. */
async function exportParts(
  engine: Engine,
  model: Model,
  { outDir, place }: { outDir: string; place: string },
  previous: { directory: string; parts: ExportedParts } | null,
): Promise<ExportedParts> {
  const parts: ExportedParts = {};
  const column = model.parts;
  if (column !== null) await mkdir(path.join(outDir, place));
  for (const { value, digest } of await partsOf(engine, model)) {
    const file = column === null ? `${place}.parquet` : path.join(place, `${value ?? "none"}.parquet`);
    const target = path.join(outDir, file);
    const known = previous?.parts[file];
    const isThere =
      previous !== null &&
      known?.digest === digest &&
      (await linked(path.join(previous.directory, file), target, known.bytes));
    if (!isThere)
      await engine.run(copyStatement(model, target, column === null ? undefined : { column, value }));
    parts[file] = { digest, bytes: (await stat(target)).size };
  }
  return parts;
}

/** False when the file is not there as it was written. */
async function linked(from: string, to: string, bytes: number): Promise<boolean> {
  const there = await stat(from).catch(() => null);
  if (there?.size !== bytes) return false;
  await link(from, to);
  return true;
}

interface Part extends Record<string, unknown> {
  value: string | null;
  /** Of the model's text, the order of its rows and all the part's rows; as much as 64 bits tell apart. */
  digest: string;
}

/**
 * The digest adds up row hashes, which no order changes; the engine's version is in it, as that decides hash and file. A model
 * without parts is one, also when it has no rows.
 */
async function partsOf(engine: Engine, { name, outputs, grain, parts, body }: Model): Promise<Part[]> {
  const columns = outputs.map(quoteIdentifier).join(", ");
  const digest = `sha256(concat_ws(' ', version(), $1, count(*), sum(cast(hash(${columns}) as hugeint)))) as digest`;
  return engine.rows<Part>(
    parts === null
      ? `select cast(null as varchar) as value, ${digest} from ${name}`
      : `select cast(${quoteIdentifier(parts)} as varchar) as value, ${digest}
         from ${name} group by value order by value asc nulls last`,
    [[body, ...grain].join("\n")],
  );
}

function copyStatement(
  model: Pick<Model, "name" | "grain">,
  file: string,
  part?: { column: string; value: string | null },
): string {
  const order = model.grain.map((column) => `${quoteIdentifier(column)} asc nulls last`).join(", ");
  const where =
    part === undefined
      ? ""
      : part.value === null
        ? `where ${quoteIdentifier(part.column)} is null`
        : `where ${quoteIdentifier(part.column)} = ${quoteString(part.value)}`;
  return `copy (select * from ${model.name} ${where} order by ${order}) to ${quoteString(file)}
    (format parquet, compression zstd, row_group_size 122880)`;
}
