import { rm } from "node:fs/promises";
import { runChecks } from "./checks/runChecks.js";
import type { Engine } from "./engine/engine.js";
import { EXIT, type ExitCode, SuaraError } from "./errors.js";
import { loadWorkspace } from "./load/loadWorkspace.js";
import { buildModels } from "./models/buildModels.js";
import { readModels } from "./models/modelFile.js";
import { writeSettings } from "./models/settings.js";
import { publishReports } from "./publish/publishReports.js";
import { type RunJson, writeRunJson } from "./runJson.js";
import { withWarehouse, workDirectory } from "./warehouse.js";
import { withWorkspaceLock } from "./workspace/lock.js";
import type { Workspace } from "./workspace/workspace.js";

export type Stage = "load" | "build" | "publish";

export interface RunOptions {
  stages: readonly Stage[];
  /** UTC instant, ISO; undefined = the latest in the exports. */
  asOf?: string | undefined;
  site: boolean;
  version: string;
}
