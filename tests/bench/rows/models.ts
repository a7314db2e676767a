import { assertAgreement } from "../agreement.js";
import { type Builder, type BuildOutput, build } from "../builds.js";
import { figure, interleaved } from "../figure.js";
import { rawDatabase } from "../generate/rawDatabase.js";
import { sizesText } from "../generate/scale.js";
import { type BenchContext, type BenchRow, row } from "../row.js";

const BUDGET_SECONDS = 900;

/** Every model of the product against one hand-written query a report, on the same tables. */
export const modelsRow: BenchRow = {
  key: "models",
  async run(context) {
    context.progress("models: holding the hand-written queries against the models");
    const compared = await assertAgreement(context.dir, context.seed);
    context.progress("models: generating");
    await rawDatabase(context.dir, context.scale, context.seed);
    const product = recorder(context, "buildModelsChild.ts");
    const baseline = recorder(context, "handWrittenChild.ts");
    const taken = await interleaved(
      { times: context.repeat, budgetSeconds: BUDGET_SECONDS },
      { product: product.once, baseline: baseline.once },
    );
    context.fullBuild = taken.product;
    return [
      row({
        key: "models",
        what: `build all models on ${sizesText(context.scale)}`,
        unit: "s",
        measured: taken.product,
        baseline: { what: "a hand-written query a report, in sum", figure: taken.baseline },
        target: { text: "≤ 1.0 ×", limit: 1 },
        notes: [
          `most of it: ${longest(product.parts())}`,
          `most of the baseline: ${longest(baseline.parts())}`,
          ...baseline
            .unfinished()
            .map(
              (name) => `the baseline's ${name} ran out of memory: its time counts, its table is not there`,
            ),
        ],
        details: {
          agreement: { rowsCompared: compared },
          models: product.parts(),
          handWritten: baseline.parts(),
          peakMb: { product: figure(product.peaks), baseline: figure(baseline.peaks) },
        },
      }),
    ];
  },
};

const longest = (parts: readonly { name: string; seconds: number }[]): string =>
  parts
    .slice(0, 4)
    .map(({ name, seconds }) => `${name} ${seconds.toFixed(2)} s`)
    .join(", ");

/** Builds once a call, and remembers what each part took. */
function recorder(context: BenchContext, builder: Builder) {
  const outputs: BuildOutput[] = [];
  const peaks: number[] = [];
  return {
    peaks,
    async once(): Promise<number> {
      context.progress(`models: ${builder === "buildModelsChild.ts" ? "the product" : "by hand"}`);
      const output = await build(context, builder, context.scale);
      outputs.push(output);
      peaks.push(output.peakMb ?? Number.NaN);
      return output.seconds;
    },
    unfinished: (): string[] =>
      (outputs[0]?.parts ?? []).flatMap(({ name, isOutOfMemory }) => (isOutOfMemory ? [name] : [])),
    /** Median seconds of each part, the slowest first: the profile. */
    parts(): { name: string; seconds: number }[] {
      const names = outputs[0]?.parts.map((part) => part.name) ?? [];
      return names
        .map((name) => ({
          name,
          seconds: figure(
            outputs.map((output) => output.parts.find((part) => part.name === name)?.seconds ?? Number.NaN),
          ).median,
        }))
        .sort((a, b) => b.seconds - a.seconds);
    },
  };
}
