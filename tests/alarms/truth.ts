import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Command } from "commander";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import { suara } from "../helpers/workspaces.js";
import { type Planted, plantedFound } from "./plantedFound.js";
import { alignedTable } from "./table.js";

const program = new Command("truth")
  .description("What was planted in a sample desk (truth.json) against what a run of it finds")
  .option(
    "--workspace <dir>",
    "a desk that `suara sample` wrote",
    path.resolve(import.meta.dirname, "../../data/sample"),
  )
  .parse();
const { workspace } = program.opts<{ workspace: string }>();
const folder = mkdtempSync(path.join(os.tmpdir(), "suara-truth-"));
try {
  cpSync(workspace, folder, { recursive: true });
  const run = await suara(["run", "-w", folder, "--no-site", "-q"]);
  if (run.code !== 0) throw new Error(run.stderr);
  const engine = await openDuckDb({
    path: path.join(folder, "out/suara.duckdb"),
    allowedDirectories: [folder],
    timeZone: "Asia/Jakarta",
    readOnly: true,
  });
  const planted = JSON.parse(readFileSync(path.join(folder, "truth.json"), "utf8")) as Planted;
  const rows = await plantedFound(engine, planted);
  await engine.close();
  const number = (value: number | null): string => (value === null ? "–" : value.toFixed(2));
  process.stdout.write(
    alignedTable(
      ["what", "planted", "found", "95 % interval", "verdict", "power", "within", "report"],
      rows.map((row) => [
        row.what,
        number(row.planted),
        number(row.ratio),
        `${number(row.low)} – ${number(row.high)}`,
        row.verdict,
        row.power === null ? "–" : `${Math.round(100 * row.power)} %`,
        row.isHeld ? "yes" : "no",
        row.report,
      ]),
    ),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
