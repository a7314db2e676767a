import { type CheckResult, runChecks } from "./checks/runChecks.js";
import type { Engine } from "./engine/engine.js";
import { EXIT, SuaraError } from "./errors.js";
import { FEED_NAMES } from "./feeds/feed.js";
import { FEEDS } from "./feeds/index.js";
import { type BuiltModel, updateModels } from "./models/buildModels.js";
import { forgetBuilt } from "./models/changes.js";
import { readModels } from "./models/modelFile.js";
import { orderModels } from "./models/modelOrder.js";
import { STANDING_TABLES } from "./models/relations.js";
import { workDirectory } from "./warehouse.js";
import type { Workspace } from "./workspace/workspace.js";

export type EngineName = "duckdb" | "clickhouse";

/** Where models are built and checked. Loading and publishing are DuckDB's in any case. */
interface ModelEngine {
  build(progress: (text: string) => void): Promise<BuiltModel[]>;
  check(): Promise<CheckResult[]>;
}

/** Tables about the load that checks may read, beside the feeds and the reference tables. */
const BOOKS = ["raw.files", "raw.rejects"];

/**
 * Opens the engine named for `work` and closes it after. ClickHouse is found by the SUARA_CLICKHOUSE_* variables;
 * throws SuaraError (exit 64) when they do not say where it is, and from DuckDB's checks when ClickHouse built the models.
 */
export async function withModelEngine<T>(
  name: EngineName,
  duckDb: Engine,
  workspace: Workspace,
  work: (engine: ModelEngine) => Promise<T>,
): Promise<T> {
  if (name === "duckdb") {
    return work({
      build: async (progress) => updateModels(duckDb, await readModels(), progress),
      async check() {
        if (await builtElsewhere(duckDb)) throw checkedElsewhere();
        return runChecks(duckDb);
      },
    });
  }
  // Loaded when it is asked for: most runs never do, and all would wait for it.
  const { buildOnClickHouse } = await import("./engine/clickhouse/buildOnClickHouse.js");
  const { openClickHouse } = await import("./engine/clickhouse/clickhouseEngine.js");
  const { readClickHouseSettings } = await import("./engine/clickhouse/settings.js");
  const settings = readClickHouseSettings(process.env);
  const clickHouse = await openClickHouse({ settings, timeZone: workspace.config.time_zone });
  try {
    return await work({
      async build(onProgress) {
        // Of the relations that an update would go on from, DuckDB keeps only the published ones.
        await forgetBuilt(duckDb);
        return buildOnClickHouse({
          duckDb,
          clickHouse,
          inputs: await loadedRelations(duckDb),
          models: orderModels(await readModels()),
          keep: (relation) => /^(marts|reports)\./.test(relation),
          workDirectory: workDirectory(workspace),
          onProgress,
        });
      },
      check: () => runChecks(clickHouse),
    });
  } finally {
    await clickHouse.close();
  }
}

/**
 * Whether the tables in DuckDB were fetched from ClickHouse: such a build leaves marts and reports here and none of the
 * staging tables that checks read, in one transaction. A build of DuckDB's own has both.
 */
async function builtElsewhere(duckDb: Engine): Promise<boolean> {
  return duckDb.value<boolean>(
    `select count(*) filter (where table_schema = 'marts') > 0 and count(*) filter (where table_schema = 'staging') = 0
     from (${STANDING_TABLES})`,
  );
}

const checkedElsewhere = (): SuaraError =>
  new SuaraError(
    "built_on_clickhouse",
    "the models were built on ClickHouse, and what the checks read stayed there",
    {
      exitCode: EXIT.usage,
      fix: "run: suara publish --engine clickhouse (or build here first: suara build)",
    },
  );

/** What the models and checks read, with the columns by which rows lie together on a shard. */
async function loadedRelations(duckDb: Engine): Promise<{ name: string; key: readonly string[] }[]> {
  const reference = await duckDb.rows<{ name: string }>(
    "select table_schema || '.' || table_name as name from information_schema.tables where table_schema = 'ref' order by 1",
  );
  return [
    ...FEED_NAMES.map((feed) => ({ name: `raw.${feed}`, key: FEEDS[feed].key })),
    ...[...BOOKS, ...reference.map(({ name }) => name)].map((name) => ({ name, key: [] })),
  ];
}
