import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Command } from "commander";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import { groupBy } from "../../pipelines/estimates/groupBy.js";
import { suara } from "../helpers/workspaces.js";
import { type Found, type Planted, plantedFound } from "./plantedFound.js";
import { alignedTable } from "./table.js";

const program = new Command("truth")
  .description("What was planted in a sample desk (truth.json) against what a run of it finds")
  .option(
    "--workspace <dir>",
    "a desk that `suara sample` wrote",
    path.resolve(import.meta.dirname, "../../data/sample"),
  )
  .option(
    "--desks <n>",
    "instead, this many made-up desks: how many of their intervals hold what was planted",
    Number,
  )
  .parse();
const { workspace, desks } = program.opts<{ workspace: string; desks?: number }>();
process.stdout.write(
  desks === undefined ? tableOf(await found(workspace)) : coverageOf(await ofDesks(desks)),
);

/** What was planted in a desk against what a run of a copy of it finds. */
async function found(desk: string): Promise<Found[]> {
  return inFolder(async (folder) => {
    cpSync(desk, folder, { recursive: true });
    await done(["run", "-w", folder, "--no-site", "-q"]);
    const engine = await openDuckDb({
      path: path.join(folder, "out/suara.duckdb"),
      allowedDirectories: [folder],
      timeZone: "Asia/Jakarta",
      readOnly: true,
    });
    const planted = JSON.parse(readFileSync(path.join(folder, "truth.json"), "utf8")) as Planted;
    const rows = await plantedFound(engine, planted);
    await engine.close();
    return rows;
  });
}

/** Seeds from 101 on: none that anything was tried on. */
async function ofDesks(count: number): Promise<Found[]> {
  const all: Found[] = [];
  for (let seed = 101; seed < 101 + count; seed++) {
    const rows = await inFolder(async (folder) => {
      const desk = path.join(folder, "desk");
      await done(["sample", desk, "--seed", String(seed), "-q"]);
      return found(desk);
    });
    all.push(...rows);
  }
  return all;
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "suara-truth-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function done(args: readonly string[]): Promise<void> {
  const { code, stderr } = await suara(args);
  if (code !== 0) throw new Error(stderr);
}

function tableOf(rows: readonly Found[]): string {
  const number = (value: number | null): string => (value === null ? "–" : value.toFixed(2));
  return alignedTable(
    ["what", "planted", "found", "95 % interval", "verdict", "power", "within", "all at once", "report"],
    rows.map((row) => [
      row.what,
      number(row.planted),
      number(row.ratio),
      `${number(row.low)} – ${number(row.high)}`,
      row.verdict,
      row.power === null ? "–" : `${Math.round(100 * row.power)} %`,
      row.isHeld ? "yes" : "no",
      row.isHeldAtOnce ? "yes" : "no",
      row.report,
    ]),
  );
}

/** By what was planted, weeks of tickets left out: those are counted, not estimated. */
function coverageOf(rows: readonly Found[]): string {
  const estimated = rows.filter(({ power }) => power !== null);
  const groups = groupBy(estimated, ({ what }) => what.replace(/ \d+\.\d+$/, ""));
  return alignedTable(
    ["what", "estimates", "within 95 %", "all at once"],
    [["all", estimated] as const, ...groups].map(([what, some]) => [
      what,
      String(some.length),
      String(some.filter(({ isHeld }) => isHeld).length),
      String(some.filter(({ isHeldAtOnce }) => isHeldAtOnce).length),
    ]),
  );
}
