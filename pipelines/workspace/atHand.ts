import { existsSync } from "node:fs";
import path from "node:path";

/**
 * The desk that is meant where none is named: the folder that the command was given in, if it is a desk's (npm runs scripts in
 * another and says where it was), else the sample of this repository.
 */
export const workspaceAtHand = (): string =>
  [".", process.env.INIT_CWD ?? "."].find((folder) => existsSync(path.join(folder, "suara.yaml"))) ??
  "data/sample";
