import { renameSync, rmSync } from "node:fs";
import path from "node:path";
import { type Figure, figure, interleaved } from "../figure.js";
import { bytesBelow, filesBelow, hashTables, linkTree, replaceTree, sizeText } from "../files.js";
import { dailyDesk } from "../generate/deskFiles.js";
import { dayName, daysAt, sizesAt } from "../generate/scale.js";
import { suara } from "../measure.js";
import { type BenchContext, type BenchRow, row } from "../row.js";
import { readRunJson } from "../runJson.js";
import { writeWorkspace } from "../workspace.js";

/** The year's desk is this share of the size of the models' row: 500,000 tickets at scale 1, in 1,825 files. */
const SHARE = 0.1;
const BUDGET_SECONDS = 500;

/** A year of daily exports is loaded; one more day comes, then a run of which nothing is new; against a full run of all of it. */
export const newDayRow: BenchRow = {
  key: "new-day",
  async run(context) {
    const days = daysAt(context.scale);
    const desk = { sizes: sizesAt(context.scale * SHARE), days: days + 1, seed: context.seed };
    context.progress("new-day: generating");
    const exports = await dailyDesk(context.dir, desk);
    const runs = runner(context, path.join(context.dir, "work-new-day"));
    await runs.prepare(exports, days);
    const plan = { times: context.repeat, budgetSeconds: BUDGET_SECONDS };
    const tables = await interleaved(plan, {
      day: () => runs.once("day", false),
      again: () => runs.once("again", false),
      full: () => runs.once("full", false),
    });
    const withSite = context.site
      ? await interleaved(
          { ...plan, times: 1 },
          {
            day: () => runs.once("day", true),
            again: () => runs.once("again", true),
            full: () => runs.once("full", true),
          },
        )
      : null;
    runs.remove();
    const agree = runs.hashes.size === 1;
    const result = (key: string, what: string, measured: Figure, full: Figure) =>
      row({
        key,
        what,
        unit: "s",
        measured,
        baseline: { what: `the full run of ${sizeText(bytesBelow(exports))}`, figure: full },
        target: { text: "≤ 3 %", limit: agree ? 0.03 : 0 },
        notes: agree ? [] : ["missed whatever the time: its tables differ from those of the full run"],
        details: {
          agree,
          days,
          files: filesBelow(exports).length,
          tickets: desk.sizes.tickets,
          peakMb: figure(runs.peaks),
          models: runs.models,
        },
      });
    const both = (suffix: string, site: string, { day, again, full }: typeof tables) => [
      result(`new-day${suffix}`, `one new day after ${days} days of daily exports, ${site}`, day, full),
      result(`nothing-new${suffix}`, `a run of which nothing is new, ${site}`, again, full),
    ];
    const rows = both("", "without the site", tables);
    return withSite === null ? rows : [...rows, ...both("-site", "with the site", withSite)];
  },
};

const KINDS = { day: "one more day", again: "nothing new", full: "full run" } as const;

/** Runs on what the year left, on what the run before left, or on nothing; keeps the hashes of what came out. */
function runner(context: BenchContext, workspace: string) {
  const before = `${workspace}-before`;
  const remove = (): void => {
    for (const folder of [workspace, before]) rmSync(folder, { recursive: true, force: true });
  };
  const out = path.join(workspace, "out");
  const hashes = new Set<string>();
  const peaks: number[] = [];
  const models: Record<string, { name: string; seconds: number }[]> = {};
  return {
    hashes,
    peaks,
    models,
    remove,
    /** Runs what came before the new day, keeps what that left, and puts the new day's exports beside the others. */
    async prepare(exports: string, days: number): Promise<void> {
      remove();
      writeWorkspace(workspace);
      const add = (day: number) =>
        linkTree(path.join(exports, dayName(day)), path.join(workspace, "exports", dayName(day)));
      for (let day = 0; day < days; day++) add(day);
      context.progress(`new-day: the first ${days} days`);
      await suara("run", ...(context.site ? [] : ["--no-site"]), "--workspace", workspace);
      renameSync(out, before);
      add(days);
    },
    async once(kind: keyof typeof KINDS, site: boolean): Promise<number> {
      context.progress(`new-day: ${KINDS[kind]}${site ? ", with the site" : ""}`);
      if (kind === "day") replaceTree(before, out);
      if (kind === "full") rmSync(out, { recursive: true, force: true });
      const options = site ? [] : ["--no-site"];
      const cost = await suara("run", ...options, "--workspace", workspace);
      hashes.add(hashTables(workspace));
      peaks.push(cost.treePeakMb ?? Number.NaN);
      models[kind] = readRunJson(workspace).models.map(({ name, seconds }) => ({ name, seconds }));
      return cost.seconds;
    },
  };
}
