import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { publishGeneration } from "../../../pipelines/publish/generation.js";

/** Publishes version VERSION to OUT and ends itself, with no chance to clean up, at step STEP. */
const [outDir = "", version = "", dieAt = ""] = process.argv.slice(2);

export function makeParts(dir: string, text: string): { marts: string; reports: string; site: string } {
  const parts = {
    marts: path.join(dir, "marts"),
    reports: path.join(dir, "reports"),
    site: path.join(dir, "site"),
  };
  const hash = text.padStart(8, "0");
  mkdirSync(path.join(parts.site, "_file"), { recursive: true });
  mkdirSync(parts.marts, { recursive: true });
  mkdirSync(parts.reports, { recursive: true });
  writeFileSync(path.join(parts.marts, "tickets.parquet"), text);
  writeFileSync(path.join(parts.reports, "coverage.parquet"), text);
  writeFileSync(path.join(parts.site, "_file", `data.${hash}.arrow`), text);
  writeFileSync(path.join(parts.site, "index.html"), `_file/data.${hash}.arrow`);
  return parts;
}

if (outDir !== "") {
  const parts = makeParts(path.join(outDir, ".publish"), version);
  await publishGeneration({
    outDir,
    parts,
    onStep: (step) => {
      if (step === dieAt) process.kill(process.pid, "SIGKILL");
    },
  });
}
