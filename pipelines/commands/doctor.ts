import { existsSync, readdirSync } from "node:fs";
import { access, constants, stat, statfs } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { glob } from "tinyglobby";
import type { Engine } from "../engine/engine.js";
import { EXIT, type ExitCode, SuaraError } from "../errors.js";
import { decreedYears } from "../holidays/nationalHolidays.js";
import { isLoadedByAnother } from "../load/fileRegistry.js";
import { loadNotes } from "../load/loadNotes.js";
import { unreadableIn } from "../load/unreadable.js";
import { databaseFile, holdsLoad, withWarehouse } from "../warehouse.js";
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
    const closed = await checkWritable(workspace);
    findings.push(checkMemory(workspace), ...(await checkExports(workspace)), ...checkReference(workspace));
    // What is loaded is opened for writing, were it only to look.
    findings.push(...(closed.length > 0 ? closed : await checkFreshness(workspace)));
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
  const closed = await unreadableIn(workspace.dir, "exports");
  if (closed.length > 0)
    return closed.map(({ path: name, refused }) => bad(`${name}: ${refused?.message}`, refused?.fix ?? ""));
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

async function checkWritable(workspace: Workspace): Promise<Finding[]> {
  const place = existsSync(workspace.outDir) ? workspace.outDir : workspace.dir;
  try {
    await access(place, constants.W_OK);
    return [];
  } catch {
    return [bad(`${place} cannot be written`, "let the user who runs Suara write there")];
  }
}

/** What the pages lose without each optional table. */
const REFERENCE = {
  holidays: "holidays are not marked and no opening hours end on them",
  promotions: "promotions are not marked",
  incidents: "incidents are not marked",
  releases: "app releases are not marked",
  roster: "peaks cannot be held against the roster",
} as const;

function checkReference(workspace: Workspace): Finding[] {
  const directory = path.join(workspace.dir, "reference");
  const present = existsSync(directory) ? readdirSync(directory) : [];
  const lists = Object.entries(REFERENCE).filter(
    ([name]) => name !== "holidays" || workspace.config.holidays === null,
  );
  return lists.map(([name, loss]) =>
    present.includes(`${name}.csv`)
      ? ok(`reference/${name}.csv`)
      : warn(`reference/${name}.csv is missing: ${loss}`, `add one; the README lists its columns`),
  );
}

const YEARS = `
  select cast(min(extract('year' from day)) as integer) as first_year,
    cast(max(extract('year' from day)) as integer) as last_year
  from (select cast(day as date) as day from reports.arrivals_by_day)`;

/** Which of the years in the exports, and of the next, have no holidays, or calculated ones. */
async function checkHolidays(engine: Engine, workspace: Workspace): Promise<Finding[]> {
  const [years] = await engine.rows<{ first_year: number | null; last_year: number | null }>(YEARS);
  if (years?.first_year == null || years.last_year === null) return [];
  const { first_year: first, last_year: last } = years;
  const needed = Array.from({ length: last - first + 2 }, (_, i) => first + i);
  const rows = await engine.rows<{ year: number }>(
    `select distinct cast(extract('year' from "date") as integer) as year from ref.holidays`,
  );
  const listed = new Set(rows.map(({ year }) => year));
  const country = workspace.config.holidays;
  const decreed = new Set(country === null ? [] : decreedYears(country));
  const unknown = needed.filter((year) => !decreed.has(year) && !listed.has(year));
  if (unknown.length === 0) return [ok(`holidays of ${needed.join(", ")}`)];
  return country === null
    ? [
        warn(
          `no holiday of ${unknown.join(", ")} is listed`,
          "set holidays: ID (your country) in suara.yaml, or complete reference/holidays.csv",
        ),
      ]
    : [
        warn(
          `holidays of ${unknown.join(", ")} in ${country} are calculated, without joint leave`,
          "list the decreed days of these years in reference/holidays.csv",
        ),
      ];
}

/** Files that the last load refused whole, and what no file says. */
async function checkLoaded(engine: Engine): Promise<Finding[]> {
  const refused = await engine.rows<{ path: string; refusal: string }>(
    "select path, refusal from raw.files where status = 'refused' order by path",
  );
  const findings = refused.map(({ path: file, refusal }) => {
    const [what = "", ...fix] = refusal.split("\n");
    return bad(`${file} was refused: ${what}`, fix.join(" ").trim());
  });
  const odd = await engine.rows<{ path: string; rejected: number; records: number }>(
    "select path, rejected, records from raw.files where status = 'loaded' and 2 * rejected > records order by path",
  );
  for (const { path: file, rejected, records } of odd)
    findings.push(
      warn(
        `${file}: ${rejected} of ${records} records were rejected`,
        "suara rejects says why; its mapping may be wrong",
      ),
    );
  return [...findings, ...(await loadNotes(engine)).map((note) => warn(note, "see docs/fields.md"))];
}

async function checkFreshness(workspace: Workspace): Promise<Finding[]> {
  const nothing = [warn("nothing has been loaded yet", "run: suara run")];
  if (!existsSync(databaseFile(workspace))) return nothing;
  return withWarehouse(workspace, async (engine) => {
    if (!(await holdsLoad(engine))) return nothing;
    if (await isLoadedByAnother(engine))
      return [warn("what is loaded was read by another version of Suara", "run: suara run")];
    const loaded = await checkLoaded(engine);
    const built = await engine.value<number>(
      "select count(*) from information_schema.tables where table_schema = 'reports' and table_name in ('coverage', 'arrivals_by_day')",
    );
    if (built < 2) return [...loaded, warn("loaded, but nothing is built yet", "run: suara build")];
    const feeds = await engine.rows<{ feed: string; last_at_local: string | null }>(
      "select feed, last_at_local from reports.coverage order by feed",
    );
    const findings = feeds.map(
      (row): Finding =>
        row.last_at_local === null
          ? warn(`feed ${row.feed} is empty`, "add its export, or leave it: its pages say so")
          : ok(`feed ${row.feed} reaches ${row.last_at_local}`),
    );
    findings.push(...loaded, ...(await checkHolidays(engine, workspace)));
    return findings;
  });
}
