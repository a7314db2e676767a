import { rmSync } from "node:fs";
import path from "node:path";
import { figure } from "../figure.js";
import { bytesBelow, linkTree, sizeText } from "../files.js";
import { wholeDesk } from "../generate/deskFiles.js";
import { daysAt, sizesAt } from "../generate/scale.js";
import { suara } from "../measure.js";
import { type BenchContext, type BenchRow, type RowResult, row } from "../row.js";
import { MEMORY_LIMIT, MEMORY_LIMIT_MB, writeWorkspace } from "../workspace.js";

/** Shares of the models' row: memory that grows with the data shows between the two. */
const SHARES = [0.025, 0.25] as const;
const ALLOWANCE_MB = 300;

/** The most memory that a whole run holds, with everything it starts, at two sizes ten times apart. */
export const memoryRow: BenchRow = {
  key: "memory",
  async run(context) {
    const tickets = (share: number) => sizesAt(context.scale * share).tickets;
    // Next to nothing and a tenth of it are the same size.
    const shares = SHARES.filter(
      (share, i) => SHARES.findIndex((one) => tickets(one) === tickets(share)) === i,
    );
    const rows: RowResult[] = [];
    for (const share of shares) rows.push(await atShare(context, share));
    return rows;
  },
};

async function atShare(context: BenchContext, share: number): Promise<RowResult> {
  context.progress("memory: generating");
  const sizes = sizesAt(context.scale * share);
  const exports = await wholeDesk(context.dir, { sizes, days: daysAt(context.scale), seed: context.seed });
  const workspace = path.join(context.dir, "work-memory");
  rmSync(workspace, { recursive: true, force: true });
  writeWorkspace(workspace);
  linkTree(exports, path.join(workspace, "exports"));
  context.progress(`memory: a whole run of ${sizeText(bytesBelow(exports))}`);
  const cost = await suara("run", ...(context.site ? [] : ["--no-site"]), "--workspace", workspace);
  rmSync(workspace, { recursive: true, force: true });
  const { peakMb, treePeakMb, seconds } = cost;
  return row({
    key: `memory-${share}`,
    what: `peak memory of a whole run of ${sizeText(bytesBelow(exports))}, limit ${MEMORY_LIMIT}${context.site ? "" : ", without the site"}`,
    unit: "MB",
    measured: treePeakMb === null ? null : figure([treePeakMb]),
    target: { text: `≤ limit + ${ALLOWANCE_MB} MB`, limit: MEMORY_LIMIT_MB + ALLOWANCE_MB },
    notes:
      peakMb === null
        ? ["not available on this machine: it has no /proc to read memory from"]
        : [`of which the process itself ${peakMb.toFixed(0)} MB; the run took ${seconds.toFixed(1)} s`],
    details: { tickets: sizes.tickets, seconds, peakMb, treePeakMb },
  });
}
