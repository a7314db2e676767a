import { createHash } from "node:crypto";
import type { Bindable, Engine } from "../../engine/engine.js";
import { writeTable } from "../../engine/writeTable.js";
import { createDeparted } from "../../load/departed.js";
import { readForgotten } from "../../load/forgotten.js";
import type { Workspace } from "../../workspace/workspace.js";
import type { PublishedFile } from "../meta.js";
import type { ReportRow } from "../reportContracts.js";
import { RESTATEMENT_REPORTS } from "../restatementReports.js";
import { publishedRelation } from "../smallCells/protectReports.js";
import { changesOf, remembered, restatementOf } from "./compare.js";
import { headlineFigures } from "./figures.js";
import { type Basis, HISTORY_VERSION, type History } from "./history.js";
import { broughtSince } from "./reasons.js";

type Restatement = ReportRow<"restatements">;

/**
 * Compares the headline figures, as they may be seen, with those that readers saw last, writes the report `restatements`,
 * and returns what to remember. Call it when the reports are protected. The same exports again give the same report.
 */
export async function restate(
  engine: Engine,
  history: History | null,
  input: {
    workspace: Workspace;
    files: readonly PublishedFile[];
    asOf: string;
    isAsOfAsked?: boolean;
    version: string;
  },
): Promise<History> {
  // Who asks how it was before does not change what readers were told of later. Exports that end earlier than they did, do.
  if (history !== null && input.isAsOfAsked === true && input.asOf < history.basis.asOf) {
    await writeReport(engine, history.restatements);
    return history;
  }
  const figures = await headlineFigures(engine);
  const basis = await basisOf(input);
  const restatements =
    history === null
      ? []
      : [...history.restatements, ...(await newOnes(engine, history, figures, basis, input))];
  await writeReport(engine, restatements);
  return { version: HISTORY_VERSION, basis, figures: remembered(history, figures, input.asOf), restatements };
}

async function newOnes(
  engine: Engine,
  history: History,
  figures: Awaited<ReturnType<typeof headlineFigures>>,
  now: Basis,
  { workspace: { config } }: Pick<Parameters<typeof restate>[2], "workspace">,
): Promise<Restatement[]> {
  const changes = changesOf(history, figures);
  if (changes.length === 0) return [];
  // A database that an earlier version loaded has no such tables yet.
  await createDeparted(engine);
  const before = changes.map((change) => change.before);
  const broughtFor = await broughtSince(engine, before, history.basis, config.time_zone);
  return changes.map((change) =>
    restatementOf(change, broughtFor(change.before), { before: history.basis, now }, config.small_cell),
  );
}

async function basisOf({ workspace, files, asOf, version }: Parameters<typeof restate>[2]): Promise<Basis> {
  const hash = (value: unknown): string =>
    createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
  // What says how figures are sent, or how a machine is used, changes none of them.
  const { digest: _digest, engine: _engine, limits: _limits, name: _name, ...settings } = workspace.config;
  return {
    asOf,
    version,
    settings: hash(settings),
    forgotten: hash(await forgottenLists(workspace.dir)),
    files: Object.fromEntries(
      files.filter(({ status }) => status === "loaded").map(({ path, sha256 }) => [path, sha256]),
    ),
  };
}

/** Whatever rules they were noted by. */
async function forgottenLists(dir: string): Promise<Record<string, string[]>> {
  const { folded, ...own } = await readForgotten(dir);
  const kinds = Object.keys(own) as (keyof typeof own)[];
  return Object.fromEntries(kinds.map((kind) => [kind, [...own[kind], ...folded[kind]].sort()]));
}

const TYPES: Partial<Record<keyof Restatement, string>> = {
  week_start: "DATE",
  published_value: "DOUBLE",
  value: "DOUBLE",
  published_n: "BIGINT",
  n: "BIGINT",
  late_count: "BIGINT",
  changed_count: "BIGINT",
  replaced_changed_count: "BIGINT",
  replaced_added_count: "BIGINT",
  replaced_gone_count: "BIGINT",
  removed_count: "BIGINT",
  is_withheld: "BOOLEAN",
  has_other_settings: "BOOLEAN",
  has_other_version: "BOOLEAN",
  has_forgotten: "BOOLEAN",
  is_time_only: "BOOLEAN",
};

const writeReport = (engine: Engine, rows: readonly Restatement[]): Promise<void> =>
  writeTable(
    engine,
    publishedRelation("restatements"),
    Object.fromEntries(
      Object.keys(RESTATEMENT_REPORTS.restatements.shape).map((column) => [
        column,
        TYPES[column as keyof Restatement] ?? "VARCHAR",
      ]),
    ),
    rows as unknown as Record<string, Bindable>[],
  );
