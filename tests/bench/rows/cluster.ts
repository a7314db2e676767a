import { type BuildOutput, build } from "../builds.js";
import { startBenchCluster } from "../cluster.js";
import { type Figure, figure } from "../figure.js";
import { sizesAt, sizesText } from "../generate/scale.js";
import { type BenchContext, type BenchRow, row } from "../row.js";

/** A build that takes longer is not repeated: nothing is to be reached here, only reported. */
const ANOTHER_WITHIN_MS = 120_000;

/** All models on a ClickHouse cluster of two shards, beside DuckDB on the same data: seconds, and rows per second each. */
export const clusterRow: BenchRow = {
  key: "cluster",
  async run(context) {
    const cluster = await startBenchCluster();
    const what = `build all models on a cluster, on ${sizesText(context.scale)}`;
    if ("unavailable" in cluster) {
      const notes = [`not available on this machine: ${cluster.unavailable}`];
      return [row({ key: "cluster", what, unit: "s", measured: null, notes })];
    }
    try {
      const outputs = await onCluster(context, cluster.environment);
      const measured = figure(outputs.map(({ seconds }) => seconds));
      const models = figure(outputs.map(({ parts }) => sum(parts.filter(({ name }) => name.includes(".")))));
      const duckDb =
        context.fullBuild ?? figure([(await build(context, "buildModelsChild.ts", context.scale)).seconds]);
      const notes = [
        `${cluster.shards} shards; the models alone ${models.median.toFixed(1)} s, the rest is sending what was loaded and fetching marts and reports`,
        `loaded rows a second: cluster ${perSecond(context, models)}, DuckDB ${perSecond(context, duckDb)}`,
      ];
      return [
        row({
          key: "cluster",
          what,
          unit: "s",
          measured,
          baseline: { what: "DuckDB", figure: duckDb },
          notes,
        }),
      ];
    } finally {
      await cluster.stop();
    }
  },
};

async function onCluster(
  context: BenchContext,
  environment: Readonly<Record<string, string>>,
): Promise<BuildOutput[]> {
  Object.assign(process.env, environment);
  const outputs: BuildOutput[] = [];
  const started = performance.now();
  do {
    context.progress("cluster: sending, building, fetching");
    outputs.push(await build(context, "buildOnClusterChild.ts", context.scale));
  } while (outputs.length < context.repeat && performance.now() - started < ANOTHER_WITHIN_MS);
  return outputs;
}

const sum = (parts: BuildOutput["parts"]): number => parts.reduce((total, { seconds }) => total + seconds, 0);

const perSecond = ({ scale }: BenchContext, seconds: Figure): string => {
  const sizes = sizesAt(scale);
  // Three events a ticket.
  const rows = Object.values({ ...sizes, events: 3 * sizes.tickets }).reduce(
    (total, size) => total + size,
    0,
  );
  return Math.round(rows / seconds.median).toLocaleString("en");
};
