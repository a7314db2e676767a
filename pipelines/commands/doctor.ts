import { existsSync, readdirSync } from "node:fs";
import { access, constants, stat, statfs } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { glob } from "tinyglobby";
import { EXIT, type ExitCode, SuaraError } from "../errors.js";
import { unreadableIn } from "../load/unreadable.js";
import { sizeBytes } from "../workspace/units.js";
import { openWorkspace, type Workspace } from "../workspace/workspace.js";
import { checkClickHouse } from "./checkClickHouse.js";
import { checkLoaded } from "./checkLoaded.js";
import { bad, type Finding, ok, warn } from "./finding.js";
import type { Output } from "./output.js";

const GIB = 1024 ** 3;
const gib = (bytes: number): string => `${(bytes / GIB).toFixed(1)} GB`;

/** `suara doctor`: everything a run depends on, each with what to do. Exit 1 if a run would fail. */
export async function doctor(directory: string, output: Output, clock = new Date()): Promise<ExitCode> {
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
    findings.push(...(closed.length > 0 ? closed : await checkLoaded(workspace, clock)));
  }
  findings.push(...(await checkClickHouse(process.env)));
  const signs = {
    ok: output.style.good("ok  "),
    warn: output.style.warn("look"),
    bad: output.style.bad("BAD "),
  };
  for (const finding of findings) {
    output.event({ event: "finding", ...finding });
    // What was asked for, not word of it on the side.
    if (!output.json && !output.quiet)
      output.data(
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
