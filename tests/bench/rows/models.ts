import { assertAgreement } from "../agreement.js";
import { type Builder, type BuildOutput, build } from "../builds.js";
import { type Figure, figure, interleaved } from "../figure.js";
import { rawDatabase } from "../generate/rawDatabase.js";
import { sizesText } from "../generate/scale.js";
import { type BenchContext, type BenchRow, type RowResult, row } from "../row.js";

const BUDGET_SECONDS = 900;

/** How long customers wait: of tickets, chat and phone; what was promised; who waits; whether the answer helped. */
const WAITS = [
  "answer_quality_by_week",
  "answered_within",
  "attempts_to_tickets",
  "backlog_by_age",
  "backlog_by_day",
  "chat_by_concurrency",
  "chat_by_hour",
  "chat_by_week",
  "chat_formulas",
  "chat_waits_by_week",
  "clock_sources_by_week",
  "complaints_by_week",
  "complaints_due",
  "connect_failures",
  "definitions_compared",
  "feedback_replies",
  "first_response_by_hour",
  "first_response_by_week",
  "left_out",
  "satisfaction_by_week",
  "sla_breach_circumstances",
  "sla_breaches_by_hour",
  "sla_by_team",
  "sla_by_week",
  "sla_due",
  "status_waits_by_week",
  "tickets_by_week",
  "untold_answers",
  "wait_percentiles_by_week",
  "waiting_now",
];

/** Every model of the product against one hand-written query a report, on the same tables. */
export const modelsRow: BenchRow = {
  key: "models",
  async run(context) {
    const { measured, result } = await built(context, "models", "all models", null);
    context.fullBuild = measured;
    return [result];
  },
};

/** The same of the reports on waiting and what they rest on: for sizes at which all of it takes an hour. */
export const waitsRow: BenchRow = {
  key: "waits",
  run: async (context) => [
    (await built(context, "waits", `the ${WAITS.length} reports on waiting, and their models,`, WAITS))
      .result,
  ],
};

async function built(
  context: BenchContext,
  key: string,
  what: string,
  reports: readonly string[] | null,
): Promise<{ measured: Figure; result: RowResult }> {
  context.progress(`${key}: holding the hand-written queries against the models`);
  const compared = await assertAgreement(context.dir, context.seed);
  context.progress(`${key}: generating`);
  await rawDatabase(context.dir, context.scale, context.seed);
  const product = recorder(context, "buildModelsChild.ts", reports);
  const baseline = recorder(context, "handWrittenChild.ts", reports);
  const taken = await interleaved(
    { times: context.repeat, budgetSeconds: BUDGET_SECONDS },
    { product: product.once, baseline: baseline.once },
  );
  const result = row({
    key,
    what: `build ${what} on ${sizesText(context.scale)}`,
    unit: "s",
    measured: taken.product,
    baseline: { what: "a hand-written query a report, in sum", figure: taken.baseline },
    target: { text: "≤ 1.0 ×", limit: 1 },
    notes: [
      `most of it: ${longest(product.parts())}`,
      `most of the baseline: ${longest(baseline.parts())}`,
      ...baseline
        .unfinished()
        .map((name) => `the baseline's ${name} ran out of memory: its time counts, its table is not there`),
    ],
    details: {
      agreement: { rowsCompared: compared },
      models: product.parts(),
      handWritten: baseline.parts(),
      peakMb: { product: figure(product.peaks), baseline: figure(baseline.peaks) },
    },
  });
  return { measured: taken.product, result };
}

const longest = (parts: readonly { name: string; seconds: number }[]): string =>
  parts
    .slice(0, 4)
    .map(({ name, seconds }) => `${name} ${seconds.toFixed(2)} s`)
    .join(", ");

/** Builds once a call, and remembers what each part took. */
function recorder(context: BenchContext, builder: Builder, reports: readonly string[] | null) {
  const outputs: BuildOutput[] = [];
  const peaks: number[] = [];
  return {
    peaks,
    async once(): Promise<number> {
      context.progress(`building: ${builder === "buildModelsChild.ts" ? "the product" : "by hand"}`);
      const output = await build(context, builder, context.scale, reports);
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
