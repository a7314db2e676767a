import { interleaved } from "../figure.js";
import { textFile } from "../generate/textFile.js";
import { child } from "../measure.js";
import { type BenchContext, type BenchRow, row } from "../row.js";

const BUDGET_SECONDS = 300;
/** 100,000 texts a second. */
const FULL_SECONDS = 10;

const THREADS = 2;

const METHODS = "redaction, language, themes, words";

/** Texts of 80 characters through the methods on worker threads, and as a load has them read, against two plain replacements by DuckDB. */
export const textsRow: BenchRow = {
  key: "texts",
  async run(context) {
    context.progress("texts: generating");
    const file = await textFile(context.dir, context.scale, context.seed);
    const threads = recorder(context, file, "threads");
    const load = recorder(context, file, "load");
    const duckDb = recorder(context, file, "duckdb");
    const taken = await interleaved(
      { times: context.repeat, budgetSeconds: BUDGET_SECONDS },
      { threads: threads.once, load: load.once, baseline: duckDb.once },
    );
    const baseline = { what: "two regexp_replace by DuckDB", figure: taken.baseline };
    const count = threads.costs[0]?.texts.toLocaleString("en-GB") ?? "";
    const limit = FULL_SECONDS * context.scale;
    return [
      {
        ...row({
          key: "texts",
          what: `${count} texts of 80 characters on ${THREADS} threads: ${METHODS}`,
          unit: "s",
          measured: taken.threads,
          baseline,
          ...noted(threads.costs, taken.threads.median),
        }),
        target: { text: `≤ ${limit} s`, limit },
        // Of seconds, not of the ratio: nobody else does the same work.
        verdict: taken.threads.median <= limit ? "met" : "missed",
      },
      row({
        key: "texts-load",
        what: "the same as a load does it: out of DuckDB and back into a table",
        unit: "s",
        measured: taken.load,
        baseline,
        ...noted(load.costs, taken.load.median),
      }),
    ];
  },
};

interface Cost {
  seconds: number;
  cpuSeconds: number;
  texts: number;
  peakMb: number;
}

function noted(costs: readonly Cost[], seconds: number) {
  const { texts, cpuSeconds } = costs[0] ?? { texts: Number.NaN, cpuSeconds: Number.NaN };
  const perSecond = Math.round(texts / seconds);
  const peakMb = Math.max(...costs.map((cost) => cost.peakMb));
  return {
    notes: [
      `${perSecond.toLocaleString("en-GB")} texts a second; ${((cpuSeconds / texts) * 1e6).toFixed(0)} µs of processor a text; at most ${peakMb.toFixed(0)} MB`,
    ],
    details: { texts, threads: THREADS, perSecond, cpuSeconds, peakMb },
  };
}

/** Reads once a call, and remembers what it cost. */
function recorder(context: BenchContext, file: string, by: "threads" | "load" | "duckdb") {
  const costs: Cost[] = [];
  return {
    costs,
    async once(): Promise<number> {
      context.progress(`texts: ${by}`);
      const { stdout, peakMb } = await child("textsChild.ts", { file, by, threads: THREADS });
      const cost = { ...(JSON.parse(stdout) as Omit<Cost, "peakMb">), peakMb: peakMb ?? Number.NaN };
      costs.push(cost);
      return cost.seconds;
    },
  };
}
