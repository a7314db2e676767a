import { existsSync, readdirSync } from "node:fs";
import { stat, statfs } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { glob } from "tinyglobby";
import { EXIT, type ExitCode, SuaraError } from "../errors.js";
import { databaseFile, readWarehouse } from "../warehouse.js";
import { sizeBytes } from "../workspace/units.js";
import { openWorkspace, type Workspace } from "../workspace/workspace.js";
import { checkClickHouse } from "./checkClickHouse.js";
import { bad, type Finding, ok, warn } from "./finding.js";
import type { Output } from "./output.js";

const GIB = 1024 ** 3;
const gib = (bytes: number): string => `${(bytes / GIB).toFixed(1)} GB`;

/** `suara doctor`: everything a run depends on, each with what to do. Exit 1 if a run would fail. */
export async function doctor(directory: string, output: Output): Promise<ExitCode> {
  const findings: Finding[] = [checkNode()];
  let workspace: Workspace | undefined;
  try {
    workspace = await openWorkspace(directory);
    findings.push(ok(`${path.join(directory, "suara.yaml")} is understood: ${workspace.config.name}`));
  } catch (error) {
    if (!(error instanceof SuaraError)) throw error;
    findings.push(bad(error.message, error.fix ?? ""));
  }
  if (workspace !== undefined) {
    findings.push(checkMemory(workspace), ...(await checkExports(workspace)), ...checkReference(workspace));
    findings.push(...(await checkFreshness(workspace)));
  }
  findings.push(...(await checkClickHouse(process.env)));
  const signs = {
    ok: output.style.good("ok  "),
    warn: output.style.warn("look"),
    bad: output.style.bad("BAD "),
  };
  for (const finding of findings) {
    output.event({ event: "finding", ...finding });
    output.say(
      `${signs[finding.level]} ${finding.what}${finding.fix === undefined ? "" : `\n       ${finding.fix}`}`,
    );
  }
  return findings.some((finding) => finding.level === "bad") ? EXIT.failure : EXIT.ok;
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  return fits
    ? ok(`Node ${process.versions.node}`)
    : bad(`Node ${process.versions.node} is too old`, "install Node 20.19 or newer");
}

function checkMemory(workspace: Workspace): Finding {
  const limit = sizeBytes(workspace.config.engine.memory_limit);
  const total = os.totalmem();
  if (limit < 0.5 * GIB) return bad(`engine.memory_limit is ${gib(limit)}`, "DuckDB needs 512MB at least");
  return limit + 0.5 * GIB > total
    ? warn(
        `engine.memory_limit ${gib(limit)} of ${gib(total)} in this machine`,
        "lower engine.memory_limit in suara.yaml",
      )
    : ok(`memory: ${gib(limit)} allowed of ${gib(total)}`);
}

async function checkExports(workspace: Workspace): Promise<Finding[]> {
  const files = await glob("exports/**/*", { cwd: workspace.dir, followSymbolicLinks: false });
  if (files.length === 0) return [bad("exports/ holds no file", "put your tools' exports there")];
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(path.join(workspace.dir, file))).size),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const disk = await statfs(workspace.dir);
  const free = disk.bavail * disk.bsize;
  // Unpacked copy, staging table and database: four times the stored size has been enough.
  const needed = total * 4;
  return [
    ok(`${files.length} export files, ${(total / 1024 ** 2).toFixed(1)} MB`),
    free < needed
      ? bad(`${gib(free)} of disk are free, about ${gib(needed)} are needed`, "free some disk space")
      : ok(`disk: ${gib(free)} free`),
  ];
}

/** What the pages lose without each optional table. */
const REFERENCE = {
  holidays: "holidays are not marked",
  promotions: "promotions are not marked",
  incidents: "incidents are not marked",
  releases: "app releases are not marked",
  roster: "peaks cannot be held against the roster",
} as const;

function checkReference(workspace: Workspace): Finding[] {
  const directory = path.join(workspace.dir, "reference");
  const present = existsSync(directory) ? readdirSync(directory) : [];
  return Object.entries(REFERENCE).map(([name, loss]) =>
    present.includes(`${name}.csv`)
      ? ok(`reference/${name}.csv`)
      : warn(`reference/${name}.csv is missing: ${loss}`, `add one; the README lists its columns`),
  );
}

const COVERAGE = `
  select cast(max(extract('year' from day)) as integer) as last_year,
    (select max(extract('year' from cast("date" as date))) from ref.holidays) as holiday_year
  from (select cast(day as date) as day from reports.arrivals_by_day)`;

async function checkFreshness(workspace: Workspace): Promise<Finding[]> {
  if (!existsSync(databaseFile(workspace))) return [warn("nothing has been loaded yet", "run: suara run")];
  return readWarehouse(workspace, async (engine) => {
    const built = await engine.value<number>(
      "select count(*) from information_schema.tables where table_schema = 'reports' and table_name in ('coverage', 'arrivals_by_day')",
    );
    if (built < 2) return [warn("loaded, but nothing is built yet", "run: suara build")];
    const feeds = await engine.rows<{ feed: string; last_at_local: string | null }>(
      "select feed, last_at_local from reports.coverage order by feed",
    );
    const [years] = await engine.rows<{ last_year: number | null; holiday_year: number | null }>(COVERAGE);
    const findings = feeds.map((row) =>
      row.last_at_local === null
        ? warn(`feed ${row.feed} is empty`, "add its export, or leave it: its pages say so")
        : ok(`feed ${row.feed} reaches ${row.last_at_local}`),
    );
    const { last_year, holiday_year } = years ?? {};
    if (last_year != null && (holiday_year ?? 0) < last_year) {
      findings.push(warn(`no holiday of ${last_year} is listed`, "complete reference/holidays.csv"));
    }
    return findings;
  });
}
