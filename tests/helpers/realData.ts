import path from "node:path";
import { fileURLToPath } from "node:url";

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Where the public extracts stand that are not part of the product. */
export const realDataDirectory = (): string =>
  process.env.SUARA_REAL_DATA ?? path.join(repository, "../shared/data");
