import { link, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Engine } from "../engine/engine.js";
import { SuaraError } from "../errors.js";
import { dropDeparted } from "../load/departed.js";
import type { Note, NoteFacts } from "../load/note.js";
import { exportModels } from "../models/exportModels.js";
import type { Workspace } from "../workspace/workspace.js";
import { hashFiles, listFiles, makeDir, totalBytes } from "./files.js";
import { METRICS, SITE_CONFIG, SITE_SOURCE } from "./framework/staging.js";
import { publishedHistory, publishedSite, publishGeneration } from "./generation.js";
import { type PublishedCheck, type PublishedFile, snapshotMetaOf } from "./meta.js";
import { REPORTS } from "./reportContracts.js";
import { restate } from "./restatements/restate.js";
import { protectReports, publishedRelation } from "./smallCells/protectReports.js";
import { REPORT_NAMES, writeSnapshot } from "./snapshot.js";

export interface PublishInput {
  workspace: Workspace;
  files: readonly PublishedFile[];
  checks: readonly PublishedCheck[];
  /** UTC instant; null when nothing was loaded. */
  asOf: string | null;
  /** Whether somebody asked for it; else it is the latest in the exports. */
  isAsOfAsked?: boolean;
  /** What the figures are not to be believed without, as long as the exports are these. */
  notes?: readonly NoteFacts[];
  /** What must be said of the publication alone. */
  onNote?: (note: Note) => void;
  version: string;
  /** false: publish the tables and leave the site away. */
  site: boolean;
}

/**
 * Writes marts and reports as Parquet, builds the site over the reports, and puts all three before the readers at
 * once. A site whose snapshot and source did not change is not built again.
 */
export async function publishWorkspace(
  engine: Engine,
  input: PublishInput,
  progress: (text: string) => void,
): Promise<{ dir: string; files: number; bytes: number }> {
  const { outDir } = input.workspace;
  const { asOf } = input;
  if (asOf === null) {
    throw new SuaraError("nothing_to_publish", "no record was loaded, so there is nothing to publish", {
      fix: "put exports into the workspace's exports folder; `suara rejects` says what was refused",
    });
  }
  const work = path.join(outDir, ".publish");
  await rm(work, { recursive: true, force: true });
  try {
    const parts = { marts: path.join(work, "marts"), reports: path.join(work, "reports") };
    progress("withholding small cells");
    const { small_cell } = input.workspace.config;
    const before = await publishedHistory(outDir);
    const earlier = before === null ? null : earlierNote(before.basis.asOf, asOf, input.isAsOfAsked === true);
    if (earlier !== null) input.onNote?.(earlier);
    const { protection, history } = await engine.transaction(async () => ({
      protection: await protectReports(engine, small_cell),
      history: await restate(engine, before, { ...input, asOf }),
    }));
    progress("writing marts and reports");
    const reports = REPORT_NAMES.map((name) => ({
      name: publishedRelation(name),
      // Whatever made them, all of a report's columns put its rows in one order.
      grain: Object.keys(REPORTS[name].shape),
      place: `reports/${name}`,
    }));
    await exportModels(engine, work, { previous: outDir, layers: ["marts"], others: reports });
    const site = input.site ? await siteOf(engine, { ...input, asOf, ...protection }, work, progress) : {};
    const { siteSource, ...pages } = site;
    const generation = await publishGeneration({
      outDir,
      parts: { ...parts, ...pages },
      ...(siteSource === undefined ? {} : { siteSource }),
      history,
    });
    await noteTold(engine, outDir);
    return await summary(generation);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Builds the site in `work` from the protected reports. */
async function siteOf(
  engine: Engine,
  input: PublishInput & Omit<Parameters<typeof snapshotMetaOf>[1], "notes">,
  work: string,
  progress: (text: string) => void,
): Promise<{ site?: string; siteSource?: string }> {
  const snapshot = path.join(work, "snapshot");
  const meta = await snapshotMetaOf(engine, { ...input, notes: input.notes ?? [] });
  await writeSnapshot(engine, REPORT_NAMES, meta, snapshot);
  const site = path.join(work, "site");
  const siteSource = await prepareSite(input.workspace.outDir, snapshot, site, progress);
  return { site, siteSource };
}

/** What was told of is compared no more. */
async function noteTold(engine: Engine, outDir: string): Promise<void> {
  const history = await publishedHistory(outDir);
  if (history !== null) await dropDeparted(engine, Object.values(history.basis.files));
}

/** Of a publication that speaks of an earlier instant than the one before it. */
function earlierNote(before: string, asOf: string, isAsked: boolean): Note | null {
  if (asOf >= before) return null;
  const text = isAsked
    ? `published as of ${asOf}, which is before ${before}, of which readers were told last: changes of figures are told against that when a later instant is published again`
    : `the latest record is of ${asOf}, and readers were last told of ${before}: records of the days between are gone from the exports, and what that changed in published figures is among the restatements`;
  return { facts: { code: "earlier_instant", asOf, before, isAsked }, text };
}

/** Builds the site, or links the published one when it would come out the same. Returns the hash of its source. */
async function prepareSite(
  outDir: string,
  snapshot: string,
  site: string,
  progress: (text: string) => void,
): Promise<string> {
  const source = await siteSourceHash(snapshot);
  const published = await publishedSite(outDir);
  if (published?.source === source) {
    progress("site unchanged");
    for (const file of published.files) {
      await makeDir(path.dirname(path.join(site, file)));
      await link(path.join(published.dir, file), path.join(site, file));
    }
    return source;
  }
  progress("building the site");
  // Loaded when a site is wanted, with all that it is built by.
  const { buildSite } = await import("./buildSite.js");
  await buildSite({ snapshotDir: snapshot, outDir: site });
  return source;
}

/** Everything the site's bytes depend on: the snapshot, the pages, the build's own code and the packages. */
async function siteSourceHash(snapshot: string): Promise<string> {
  const here = fileURLToPath(new URL("./framework/", import.meta.url));
  const pages = (await listFiles(SITE_SOURCE)).filter((file) => !/^(data|\.observablehq)\//.test(file));
  const config = [path.basename(SITE_CONFIG), "package.json"];
  const hashes = [
    await hashFiles(snapshot, await listFiles(snapshot)),
    await hashFiles(SITE_SOURCE, pages),
    await hashFiles(here, await listFiles(here)),
    await hashFiles(path.dirname(SITE_CONFIG), config),
    await hashFiles(path.dirname(METRICS), [path.basename(METRICS)]),
  ];
  return hashes.join("\n");
}

async function summary(generation: { dir: string }): Promise<{ dir: string; files: number; bytes: number }> {
  const files = await listFiles(generation.dir);
  return {
    dir: path.relative(path.dirname(path.dirname(generation.dir)), generation.dir),
    files: files.length,
    bytes: await totalBytes(generation.dir, files),
  };
}
