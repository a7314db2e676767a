import { type Engine, quoteIdentifier, quoteString } from "../engine/engine.js";
import { LAYERS } from "./modelFile.js";

/** Ends the names of tables that are being built while those of the same models before still stand. */
const BESIDE = "__next";

/**
 * The schema of what an update computes on its way. Tables of the file and not temporary ones: those would lie in memory, and
 * what is not committed has no statistics.
 */
export const BUILDING = "building";

/** The name under which a model's relation is built beside the one that stands. */
export const besideName = (name: string): string => `${name}${BESIDE}`;

/** The names of the layers' tables that stand, as a query (table_schema, table_name): a build that was cut off may have left others. */
export const STANDING_TABLES = `select table_schema, table_name from information_schema.tables
  where table_schema in (${LAYERS.map(quoteString).join(", ")}) and not ends_with(table_name, ${quoteString(BESIDE)})`;

/** A statement that reads what loads and models make, with other names for some of it. */
export const renameRelations = (sql: string, name: (relation: string) => string): string =>
  sql.replace(/\b(?:raw|ref|staging|intermediate|marts|reports)\.\w+/g, name);

export async function createSchemas(engine: Engine): Promise<void> {
  for (const layer of LAYERS) await engine.run(`create schema if not exists ${layer}`);
}

/** Drops every table of the layers but these. */
export async function dropOthers(engine: Engine, wanted: ReadonlySet<string>): Promise<void> {
  await dropTables(engine, (name) => !wanted.has(name));
}

/** Drops what a build has made on its way, or left where it was cut off. */
export async function dropBeside(engine: Engine): Promise<void> {
  await engine.run(`drop schema if exists ${BUILDING} cascade`);
  await dropTables(engine, (name) => name.endsWith(BESIDE));
}

async function dropTables(engine: Engine, isUnwanted: (name: string) => boolean): Promise<void> {
  const tables = await engine.rows<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
     where table_schema in (${LAYERS.map(quoteString).join(", ")})`,
  );
  for (const { schema, name } of tables) {
    if (isUnwanted(`${schema}.${name}`))
      await engine.run(`drop table ${quoteIdentifier(schema)}.${quoteIdentifier(name)}`);
  }
}
