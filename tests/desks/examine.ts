import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import { quoteIdentifier } from "../../pipelines/engine/engine.js";
import { EXIT } from "../../pipelines/errors.js";
import { runJsonSchema } from "../../pipelines/runJson.js";
import { type CliResult, suara } from "../helpers/workspaces.js";

/** What no number or word for a reader may become. */
export const SLIPS = /\b(NaN|undefined|Infinity|Invalid Date|RuntimeError|TypeError|RangeError)\b|\[object /;

/** In a process of its own, or in this. */
type Command = (args: readonly string[]) => Promise<CliResult>;

/**
 * Runs a desk and writes its digest, as its owner would; what is wrong with either, nothing where all is well. Its
 * figures may be few: whatever the exports are like, a run ends, says why where it publishes nothing, loses no record, and
 * no figure is anything but a number.
 */
export async function examineRun(
  folder: string,
  { site, command = suara }: { site: boolean; command?: Command },
): Promise<string[]> {
  const result = await command(["run", "-w", folder, ...(site ? [] : ["--no-site"])]);
  const said = `${result.stdout}\n${result.stderr}`;
  const defects = defectIn(said);
  if (defects.length > 0) return defects;
  if (result.code !== EXIT.ok && result.code !== EXIT.badData)
    return [`exit code ${result.code}: ${said.trim().slice(0, 600)}`];
  const run = runJsonSchema.parse(JSON.parse(readFileSync(path.join(folder, "out/run.json"), "utf8")));
  const lost = run.files.filter(
    ({ status, records, accepted, rejected, unused }) =>
      status !== "refused" && accepted + rejected + unused !== records,
  );
  const troubles = lost.map((file) => `records lost: ${JSON.stringify(file)}`);
  troubles.push(
    ...run.checks.filter(({ status }) => status !== "passed").map(({ name }) => `check failed: ${name}`),
  );
  if (run.published === null)
    return said.trim() === "" ? [...troubles, "nothing published, nothing said"] : troubles;
  return [...troubles, ...(await slippedFigures(folder)), ...(await examineDigest(folder, command))];
}

/** Published columns that hold what is no number. */
async function slippedFigures(folder: string): Promise<string[]> {
  const engine = await openDuckDb({
    path: path.join(folder, "out/suara.duckdb"),
    allowedDirectories: [],
    timeZone: "UTC",
    readOnly: true,
  });
  try {
    const columns = await engine.rows<{ relation: string; name: string }>(
      `select table_schema || '.' || table_name as relation, column_name as name from information_schema.columns
       where table_schema in ('marts', 'reports', 'estimates') and data_type in ('DOUBLE', 'FLOAT') order by all`,
    );
    const slipped: string[] = [];
    for (const { relation, name } of columns) {
      const count = await engine.value<number>(
        `select count(*) from ${relation} where not isfinite(${quoteIdentifier(name)})`,
      );
      if (count > 0) slipped.push(`${relation}.${name}: ${count} of its figures are no number`);
    }
    return slipped;
  } finally {
    await engine.close();
  }
}

async function examineDigest(folder: string, command: Command): Promise<string[]> {
  const out = path.join(folder, "digest");
  const { code, stderr } = await command(["digest", "-w", folder, "--out", out]);
  if (code !== EXIT.ok)
    return stderr.trim() === "" ? [`digest: exit code ${code}, nothing said`] : defectIn(stderr);
  const texts = readdirSync(out).filter((name) => !name.endsWith(".pdf"));
  return texts.flatMap((name) => {
    const slip = SLIPS.exec(readFileSync(path.join(out, name), "utf8").replaceAll(/base64,[^"]*/g, ""));
    return slip === null ? [] : [`${name}: ${slip[0]}`];
  });
}

const defectIn = (said: string): string[] =>
  /a defect in Suara|^\s+at .+:\d+:\d+/m.test(said) ? [`defect: ${said.trim().slice(0, 600)}`] : [];
