import { build } from "../builds.js";
import { figure, interleaved } from "../figure.js";
import { rawDatabase } from "../generate/rawDatabase.js";
import { type BenchRow, row } from "../row.js";

const BUDGET_SECONDS = 240;

/** All models on ten times the data: a little more than ten times the time, no more. */
export const growthRow: BenchRow = {
  key: "growth",
  async run(context) {
    const tenth = context.scale / 10;
    context.progress("growth: generating");
    await rawDatabase(context.dir, context.scale, context.seed);
    await rawDatabase(context.dir, tenth, context.seed);
    const once = (scale: number) => async () => {
      context.progress(`growth: building at scale ${scale}`);
      return (await build(context, "buildModelsChild.ts", scale)).seconds;
    };
    const full = context.fullBuild;
    const taken =
      full === undefined
        ? await interleaved(
            { times: context.repeat, budgetSeconds: BUDGET_SECONDS },
            { whole: once(context.scale), tenth: once(tenth) },
          )
        : {
            whole: full,
            ...(await interleaved(
              { times: context.repeat, budgetSeconds: BUDGET_SECONDS },
              { tenth: once(tenth) },
            )),
          };
    return [
      row({
        key: "growth",
        what: "build all models on ten times the data",
        unit: "s",
        measured: taken.whole,
        baseline: { what: "the same on a tenth", figure: taken.tenth },
        target: { text: "≤ 10.5 ×", limit: 10.5 },
        notes: full === undefined ? [] : ["the whole was measured in the row models"],
        details: { tenth: figure(taken.tenth.repetitions) },
      }),
    ];
  },
};
