import fc from "fast-check";
import { expect } from "vitest";
import type { Engine, Row } from "../../pipelines/engine/engine.js";
import { forgetAbsent } from "../../pipelines/load/fileRegistry.js";
import { writeUntoldAnswers } from "../../pipelines/load/untoldAnswers.js";
import { countSuperseded } from "../../pipelines/load/versions.js";
import { resolveAsOf } from "../../pipelines/models/asOf.js";
import { buildModels, updateModels } from "../../pipelines/models/buildModels.js";
import { readModels } from "../../pipelines/models/modelFile.js";
import { writeSettings } from "../../pipelines/models/settings.js";
import { parseConfig } from "../../pipelines/workspace/workspace.js";
import { withInputs } from "../helpers/modelClosure.js";
import { insert, openWarehouse } from "../pipelines/models/warehouse.js";
import { type ExportFile, exportFile, loadFile } from "./exportFiles.js";
import { BUSINESS_HOURS } from "./randomDesk.js";

const all = await readModels();
const inParts = all.filter((model) => model.rebuild !== null);
/** What can be rebuilt in part, and all that it is computed from; the rest is built whole, or not at all when nothing of it changed. */
const models = withInputs(all, inParts);

const config = parseConfig(
  `name: Desk\ntime_zone: Asia/Jakarta\nexported_since: 2026-10-28\ncomplaints: [{rule: All, working_days: 3}]\nsla: [{metric: first_response, within: 4h}]\n${BUSINESS_HOURS}\n`,
);

const POLICIES = [{ policy: "gold", metric: "first_response", target_seconds: 7200 }];

async function settle(engine: Engine, asOf: string | undefined): Promise<void> {
  await writeSettings(engine, { config }, await resolveAsOf(engine, asOf));
}

/** What is compared: the models, and what is counted of each file. */
const COMPARED: readonly (readonly [string, string])[] = [
  ...models.map(({ name }) => [name, name] as const),
  ["superseded", "(select path, superseded from raw.files)"],
];

/** Of every relation its number of rows, a digest of them whatever their order, and its columns: equal where all rows are. */
async function contents(engine: Engine): Promise<Map<string, Row>> {
  const each = COMPARED.map(
    ([name, from]) =>
      `select '${name}' as name, count(*) as row_count, coalesce(cast(sum(hash(t)) as varchar), '') as digest from ${from} as t`,
  );
  const rows = await engine.rows<Row & { name: string }>(
    `select n.name, n.row_count, n.digest, c.columns from (${each.join(" union all ")}) as n
     left join (select schema_name || '.' || table_name as name, string_agg(column_name || ' ' || data_type, ', ' order by column_index) as columns
       from duckdb_columns() group by all) as c on c.name = n.name`,
  );
  return new Map(rows.map((row) => [row.name, row]));
}

/** Every row of a relation, as one text each. */
async function rowsOf(engine: Engine, name: string): Promise<string[]> {
  const from = COMPARED.find(([known]) => known === name)?.[1];
  const rows = await engine.rows(`select * from ${from} order by all`);
  return rows.map((row) =>
    JSON.stringify(row, (_, value) => (typeof value === "bigint" ? `${value}n` : value)),
  );
}

/** Says which rows differ where any do; gives what both hold. */
async function expectSame(updated: Engine, whole: Engine): Promise<Map<string, Row>> {
  const [found, expected] = [await contents(updated), await contents(whole)];
  for (const [name, row] of expected)
    if (JSON.stringify(found.get(name)) !== JSON.stringify(row))
      expect([name, await rowsOf(updated, name)]).toEqual([name, await rowsOf(whole, name)]);
  expect(found).toEqual(expected);
  return expected;
}

interface Step {
  add: ExportFile[];
  /** Which of the files there is taken away, as a share of their number; null = none. */
  remove: number | null;
  asOf: string | undefined;
}

const added = fc.array(exportFile, { minLength: 2, maxLength: 5 });

/** Exports come one after the other; nothing else happens. */
export const growing: fc.Arbitrary<Step> = fc.record({
  add: added,
  remove: fc.constant(null),
  asOf: fc.constant(undefined),
});

/** Exports are deleted too, and the snapshot is taken at an instant before or after the last record. */
export const shifting: fc.Arbitrary<Step> = fc.record({
  add: added,
  remove: fc.option(fc.double({ min: 0, max: 0.999, noNaN: true }), { freq: 3 }),
  asOf: fc.option(
    fc.integer({ min: 0, max: 20 * 24 }).map((hours) => new Date(Date.UTC(2026, 10, 2, hours)).toISOString()),
    { nil: undefined, freq: 3 },
  ),
});

async function bring(engine: Engine, there: readonly ExportFile[]): Promise<void> {
  const known = await forgetAbsent(engine, there.map(presentOf), "t");
  for (const file of there) if (!known.has(presentOf(file).path)) await loadFile(engine, file);
  await countSuperseded(engine);
  await writeUntoldAnswers(engine);
}

/** Goes on from whatever the last update left, with one more; gives the files that there are then. */
async function update(engine: Engine, before: readonly ExportFile[], step: Step): Promise<ExportFile[]> {
  const kept = step.remove === null ? before : before.toSpliced(Math.floor(step.remove * before.length), 1);
  const there = [...kept, ...step.add.filter((file) => kept.every((old) => old.content !== file.content))];
  await bring(engine, there);
  await settle(engine, step.asOf);
  await updateModels(engine, models);
  return there;
}

/** The same files in another order, everything counted and built from nothing. */
async function buildWhole(
  engine: Engine,
  files: readonly ExportFile[],
  asOf: string | undefined,
): Promise<void> {
  await forgetAbsent(engine, [], "t");
  await engine.run("delete from raw.counted");
  await bring(engine, files);
  await settle(engine, asOf);
  await buildModels(engine, models);
}

const presentOf = (file: ExportFile) => ({ path: file.content, sha256: file.content, mappingSha256: "m" });

/** Updates of each kind that the tests check; `SUARA_HISTORIES=250` for more of them. */
export const HISTORIES = Number(process.env.SUARA_HISTORIES ?? 24);

/** After each step what was updated must be what building everything gives; gives the names of the relations that had rows. */
async function follow(
  updated: Engine,
  whole: Engine,
  steps: readonly Step[],
  {
    backwards = false,
    checkedFrom = 0,
    onChecked = () => {},
  }: { backwards?: boolean; checkedFrom?: number; onChecked?: () => void } = {},
): Promise<Set<string>> {
  const filled = new Set<string>();
  let there: ExportFile[] = [];
  for (const [i, next] of steps.entries()) {
    there = await update(updated, there, next);
    if (i < checkedFrom) continue;
    await buildWhole(whole, backwards ? there.toReversed() : there, next.asOf);
    const same = await expectSame(updated, whole);
    for (const [name, { row_count }] of same) if (Number(row_count) > 0) filled.add(name);
    onChecked();
  }
  return filled;
}

/** Exports day after day, checked from one of them on; gives the names of the relations that had rows. */
export async function checkDays(days: readonly ExportFile[][], checkedFrom: number): Promise<Set<string>> {
  const [updated, whole] = await Promise.all([openWarehouse(), openWarehouse()]);
  try {
    return await follow(
      updated,
      whole,
      days.map((add) => ({ add, remove: null, asOf: undefined })),
      { checkedFrom },
    );
  } finally {
    await Promise.all([updated.close(), whole.close()]);
  }
}

/**
 * Random histories of one to three updates, until `count` updates are checked: after each, everything must be as if
 * it had been built whole.
 */
export async function checkHistories(step: fc.Arbitrary<Step>, count: number, seed: number): Promise<void> {
  const [updated, whole] = await Promise.all([openWarehouse(), openWarehouse()]);
  for (const engine of [updated, whole]) await insert(engine, { "ref.sla_policies": POLICIES });
  let checked = 0;
  const filled = new Set<string>();
  const steps = fc.array(step, { minLength: 1, maxLength: 3 });
  try {
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (history, backwards) => {
        if (checked >= count) return;
        const found = await follow(updated, whole, history, { backwards, onChecked: () => checked++ });
        for (const name of found) filled.add(name);
      }),
      { numRuns: count, seed, endOnFailure: true },
    );
  } finally {
    await Promise.all([updated.close(), whole.close()]);
  }
  expect(checked).toBeGreaterThanOrEqual(count);
  // Two empty tables are equal whatever the code does.
  expect(inParts.map(({ name }) => name).filter((name) => !filled.has(name))).toEqual([]);
}
