import { randomUUID } from "node:crypto";
import { type Engine, quoteString } from "../engine/engine.js";
import { writeTable } from "../engine/writeTable.js";
import type { Model } from "./modelFile.js";

/**
 * What of the relations below `ref`, `raw` and the models' layers is as it was: each has a version, which is another whenever
 * its rows may be. Of a reference table it is told by its rows, of the loaded feeds, all together, by the files that they came from,
 * of a model by whether it was built again. Read it before `writeBuilt`.
 */
export class Standing {
  readonly #versions: Map<string, string>;
  readonly #unchanged = new Set<string>();

  private constructor(versions: Map<string, string>) {
    this.#versions = versions;
  }

  /** `isUpdate`: the models are those of the versions written last; else nothing is as it was. */
  static async read(engine: Engine, models: readonly Model[], isUpdate: boolean): Promise<Standing> {
    const before = await writtenVersions(engine);
    const inputs = [...new Set(models.flatMap((model) => model.inputs))];
    const now = await referenceVersions(engine, inputs);
    const standing = new Standing(now);
    const isLoadedAsBuilt = isUpdate && (await loadedAsBuilt(engine));
    for (const name of inputs.filter(isLoaded))
      now.set(name, (isLoadedAsBuilt ? before.get(name) : undefined) ?? randomUUID());
    if (!isUpdate) return standing;
    for (const [name, version] of now) if (before.get(name) === version) standing.#unchanged.add(name);
    for (const { name } of models) {
      const version = before.get(name);
      if (version !== undefined) now.set(name, version);
    }
    return standing;
  }

  /** Whether nothing that the model is computed from has changed, and so neither has it. */
  stands({ name, inputs }: Model): boolean {
    if (!this.#versions.has(name) || !inputs.every((input) => this.#unchanged.has(input))) return false;
    this.#unchanged.add(name);
    return true;
  }

  /** Notes that a model was brought up to date, and whether any of its rows may be another now. */
  note({ name }: Model, isChanged: boolean): void {
    if (isChanged || !this.#versions.has(name)) this.#versions.set(name, randomUUID());
    else this.#unchanged.add(name);
  }

  /** Remembers the versions for the next update and for whoever reads the models. */
  async write(engine: Engine): Promise<void> {
    const rows = Array.from(this.#versions, ([name, version]) => ({ name, version }));
    await writeTable(engine, VERSIONS, { name: "VARCHAR", version: "VARCHAR" }, rows);
  }
}

const VERSIONS = "build.versions";

/**
 * The versions that these relations have now; those of which nothing is told are left out: models that were built by another
 * engine or not all of them since, and what the models did not read.
 */
export async function standingVersions(
  engine: Pick<Engine, "rows" | "value">,
  relations: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const written = await writtenVersions(engine);
  if (written.size === 0) return new Map();
  const references = await referenceVersions(engine, relations);
  const isLoadedAsBuilt = await loadedAsBuilt(engine);
  return new Map(
    relations.flatMap((name) => {
      if (isLoaded(name) && !isLoadedAsBuilt) return [];
      const version = references.get(name) ?? written.get(name);
      return version === undefined ? [] : [[name, version] as const];
    }),
  );
}

/** Of those that suara.yaml and the reference files fill, which are small: all of their rows, in any order. */
async function referenceVersions(
  engine: Pick<Engine, "rows" | "value">,
  relations: readonly string[],
): Promise<Map<string, string>> {
  const names = relations.filter((name) => name.startsWith("ref."));
  if (names.length === 0) return new Map();
  const digests = names.map(
    (
      name,
    ) => `select ${quoteString(name)} as name, sha256(coalesce(string_agg(r.row, chr(10) order by r.row), '')) as version
      from (select cast(to_json(t) as varchar) as row from ${name} as t) as r`,
  );
  const rows = await engine.rows<{ name: string; version: string }>(digests.join(" union all "));
  return new Map(rows.map(({ name, version }) => [name, version]));
}

const isLoaded = (relation: string): boolean => relation.startsWith("raw.");

/** Whether the models know every file that is loaded, and of every row that was taken away. */
const loadedAsBuilt = (engine: Pick<Engine, "value">): Promise<boolean> =>
  engine.value<boolean>(`select not exists (${FILES_NOW} except all ${FILES_THEN})
    and not exists (${FILES_THEN} except all ${FILES_NOW}) and not exists (select 1 from raw.forgotten where reader = 'models')`);

const FILES_NOW = "select file_id, sha256, mapping_sha256 from raw.files";
const FILES_THEN = "select file_id, sha256, mapping_sha256 from build.files";

async function writtenVersions(engine: Pick<Engine, "rows" | "value">): Promise<Map<string, string>> {
  const isThere = await engine.value<boolean>(
    "select count(*) > 0 from information_schema.tables where table_schema || '.' || table_name = $1",
    [VERSIONS],
  );
  if (!isThere) return new Map();
  const rows = await engine.rows<{ name: string; version: string }>(`select name, version from ${VERSIONS}`);
  return new Map(rows.map(({ name, version }) => [name, version]));
}
