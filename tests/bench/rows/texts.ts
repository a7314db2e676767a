import { interleaved } from "../figure.js";
import { textFile } from "../generate/textFile.js";
import { child } from "../measure.js";
import { type BenchContext, type BenchRow, row } from "../row.js";

const BUDGET_SECONDS = 300;
/** 100,000 texts a second. */
const FULL_SECONDS = 10;

const THREADS = 2;

/** Redaction, language, themes and words of texts of 80 characters, as a load has them read, against two plain replacements by DuckDB. */
export const textsRow: BenchRow = {
  key: "texts",
  async run(context) {
    context.progress("texts: generating");
    const file = await textFile(context.dir, context.scale, context.seed);
    let texts = 0;
    let cpuSeconds = 0;
    const peaks: number[] = [];
    const { product, baseline } = await interleaved(
      { times: context.repeat, budgetSeconds: BUDGET_SECONDS },
      {
        product: async () => {
          const cost = await read(context, file, "suara");
          texts = cost.texts;
          cpuSeconds = cost.cpuSeconds;
          peaks.push(cost.peakMb);
          return cost.seconds;
        },
        baseline: async () => (await read(context, file, "duckdb")).seconds,
      },
    );
    const perSecond = Math.round(texts / product.median);
    const limit = FULL_SECONDS * context.scale;
    const target = `≤ ${limit} s`;
    return [
      {
        ...row({
          key: "texts",
          what: `read ${texts.toLocaleString("en-GB")} texts of 80 characters: redaction, language, themes, words`,
          unit: "s",
          measured: product,
          baseline: { what: "two regexp_replace by DuckDB", figure: baseline },
          notes: [
            `${perSecond.toLocaleString("en-GB")} texts a second; ${((cpuSeconds / texts) * 1e6).toFixed(0)} µs of processor a text; at most ${Math.max(...peaks).toFixed(0)} MB`,
          ],
          details: { texts, threads: THREADS, perSecond, cpuSeconds, peakMb: Math.max(...peaks) },
        }),
        target: { text: target, limit },
        // Of seconds, not of the ratio: nobody else does the same work.
        verdict: product.median <= limit ? "met" : "missed",
      },
    ];
  },
};

async function read(context: BenchContext, file: string, by: "suara" | "duckdb") {
  context.progress(`texts: ${by}`);
  const { stdout, peakMb } = await child("textsChild.ts", { file, by, threads: THREADS });
  const cost = JSON.parse(stdout) as { seconds: number; cpuSeconds: number; texts: number };
  return { ...cost, peakMb: peakMb ?? Number.NaN };
}
