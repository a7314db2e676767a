import { existsSync } from "node:fs";
import { realDataDirectory } from "./realData.js";

/** Says once, on top of the run, what this machine can and cannot show. */
export default function setup(): void {
  const data = realDataDirectory();
  const found = existsSync(data) ? "found" : "absent, the tests on real extracts are skipped";
  process.stdout.write(
    `real extracts (${process.env.SUARA_REAL_DATA ? "SUARA_REAL_DATA" : "../shared/data"}): ${found}\n`,
  );
}
