import { readFileSync } from "node:fs";
import path from "node:path";
import { EXIT, type ExitCode } from "../errors.js";
import { isMostlyRejected } from "../load/badFiles.js";
import type { EngineName } from "../modelEngine.js";
import { type RunResult, runStages, type Stage } from "../run.js";
import type { RunJson } from "../runJson.js";
import { workspaceAtHand } from "../workspace/atHand.js";
import { openWorkspace } from "../workspace/workspace.js";
import { formatCount, type Output, textTable } from "./output.js";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

export interface RunCommandOptions {
  stages: readonly Stage[];
  asOf: string | undefined;
  site: boolean;
  engine: EngineName;
}

/** `suara run`, `load`, `build` and `publish`: the stages asked for, then a summary and what to do next. */
export async function runCommand(
  directory: string,
  options: RunCommandOptions,
  output: Output,
): Promise<ExitCode> {
  const workspace = await openWorkspace(directory);
  const progress = (text: string): void => {
    output.progress(text);
    output.event({ event: "progress", text });
  };
  const result = await runStages(workspace, { ...options, version }, progress);
  output.done();
  for (const file of result.run.files) output.event({ event: "file", ...file });
  for (const note of result.run.notes) output.event({ event: "note", ...note });
  for (const check of result.run.checks) output.event({ event: "check", ...check });
  output.event({
    event: "finished",
    exitCode: result.exitCode,
    asOf: result.run.asOf,
    published: result.run.published,
  });
  summarise(result, directory, options, output);
  return result.exitCode;
}

function summarise(
  { run, exitCode, notes }: RunResult,
  directory: string,
  options: RunCommandOptions,
  output: Output,
): void {
  const { style } = output;
  if (options.stages.includes("load")) output.say(fileTable(run));
  for (const file of run.files.filter((one) => one.status === "refused")) {
    output.say(`${style.bad("refused")} ${file.path}: ${file.refusal?.replace("\n", "\n  ") ?? ""}`);
  }
  for (const { path: file, records, rejected } of run.files.filter(isMostlyRejected)) {
    output.say(
      `${style.bad("rejected")} ${file}: ${formatCount(rejected)} of ${formatCount(records)} records, so that its mapping is rather wrong than they`,
    );
  }
  for (const { text, shown = text } of notes) output.say(`${style.bad("look")} ${shown}`);
  for (const check of run.checks.filter((one) => one.status !== "passed")) {
    output.say(
      `${style.bad(`check ${check.status}`)} ${check.name.replaceAll("_", " ")} (${formatCount(check.rows)} rows)`,
    );
  }
  if (run.models.length > 0) {
    const seconds = run.models.reduce((sum, model) => sum + model.seconds, 0);
    output.say(
      `${run.models.length} models brought up to date in ${seconds.toFixed(1)} s, ${run.checks.length} checks run`,
    );
  }
  if (run.asOf !== null) output.say(`as of ${run.asOf}`);
  if (exitCode === EXIT.checkFailed)
    output.say(style.bad("nothing was published: what readers see is unchanged"));
  const workspace = directory === workspaceAtHand() ? "" : ` --workspace ${directory}`;
  sayRejected(run, workspace, output);
  if (run.published !== null && options.site) {
    output.say(
      `${style.good("published")} ${path.join(directory, "out/site")} (${formatCount(run.published.files)} files)`,
    );
    output.say(`  look at it: ${style.bold(`npm run suara -- preview${workspace}`)}`);
  }
}

function sayRejected({ files }: RunJson, workspace: string, output: Output): void {
  const rejected = files.reduce((sum, file) => sum + file.rejected, 0);
  const records = rejected === 1 ? "1 record was" : `${formatCount(rejected)} records were`;
  if (rejected > 0) output.say(`${records} rejected; see why: npm run suara -- rejects${workspace}`);
}

/** More lines than a terminal shows at once. */
const LONGEST_TABLE = 40;

interface FileGroup {
  folder: string;
  feed: string;
  counts: [files: number, records: number, accepted: number, rejected: number, superseded: number];
}

/** Files of one folder and format together; folder by folder only while that stays readable. */
function fileTable({ files }: RunJson): string {
  const byFolder = grouped(files, (file) => path.posix.dirname(file.path));
  const groups =
    byFolder.length <= LONGEST_TABLE ? byFolder : grouped(files, (file) => file.path.split("/", 1)[0] ?? "");
  const rows = groups.map(({ folder, feed, counts }) => [folder, feed, ...counts.map(formatCount)]);
  return textTable(["folder", "feed", "files", "records", "accepted", "rejected", "superseded"], rows);
}

function grouped(files: RunJson["files"], folderOf: (file: RunJson["files"][number]) => string): FileGroup[] {
  const groups = new Map<string, FileGroup>();
  for (const file of files) {
    const [folder, feed] = [folderOf(file), file.feed ?? file.status];
    const group = groups.get(`${folder}\t${feed}`) ?? { folder, feed, counts: [0, 0, 0, 0, 0] };
    const { counts } = group;
    counts[0] += 1;
    counts[1] += file.records;
    counts[2] += file.accepted;
    counts[3] += file.rejected;
    counts[4] += file.superseded;
    groups.set(`${folder}\t${feed}`, group);
  }
  return [...groups.values()];
}
