import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Engine, Row } from "../engine/engine.js";
import { EXIT, SuaraError } from "../errors.js";
import { ESTIMATES } from "../estimates/index.js";
import { readModels } from "../models/modelFile.js";

const metricSchema = z.object({
  id: z.string(),
  model: z.string(),
  /**
   * SQL expressions over the report's rows (or those of `from`): the figure, its n, and which rows; a week's figure is
   * the latest's. `each`: a column by which there is one figure each; `by`: which formula each is by, where there are several.
   */
  current: z.object({
    value: z.string(),
    count: z.string(),
    where: z.string(),
    kind: z.enum(["seconds", "milliseconds", "share", "count", "points", "ratio", "number"]),
    each: z.string().optional(),
    by: z.string().optional(),
    order: z.string().optional(),
    from: z.string().optional(),
  }),
  texts: z.record(z.string(), z.record(z.string(), z.string())),
});
export type Metric = z.infer<typeof metricSchema>;

const METRICS = new URL("../../data/reference/metrics.json", import.meta.url);

/** Every measure that is shown, in the order of the page Definitions. */
export const readMetrics = async (): Promise<Metric[]> =>
  z.array(metricSchema).parse(JSON.parse(await readFile(METRICS, "utf8")));

/** What is computed: by a model, or an estimate. */
export interface Relation {
  name: string;
  inputs: readonly string[];
  outputs: readonly string[];
}

export const computedRelations = async (): Promise<Relation[]> => [
  ...(await readModels()),
  ...ESTIMATES.map(({ name, inputs, columns }) => ({ name, inputs, outputs: Object.keys(columns) })),
];

/** The report that a measure stands in; none where it is of run.json. */
export const reportOf = (metric: Metric, relations: readonly Relation[]): Relation | undefined =>
  relations.find(({ name }) => name.replace(/^(reports|estimates)\./, "") === metric.model);

export interface Current {
  /** Which channel, rule or other `each` it is of; null = all. */
  of: string | null;
  /** Which of several formulas; null where there is one. */
  by: string | null;
  value: number | null;
  n: number;
  week: string | null;
}

/** Throws where the report in the database is not the one of this version: it was computed by another, and not again since. */
export async function requireReport(engine: Engine, { name, outputs }: Relation): Promise<void> {
  const rows = await engine.rows<{ column_name: string }>(
    "select column_name from information_schema.columns where table_schema || '.' || table_name = $1",
    [name],
  );
  const columns = new Set(rows.map(({ column_name }) => column_name));
  if (outputs.every((column) => columns.has(column))) return;
  throw new SuaraError("other_version", "the figures were computed by another version of Suara", {
    exitCode: EXIT.usage,
    fix: "run: suara run",
  });
}

/** The figures now, the one on most first where nothing else is said; none where no row tells. */
export async function currentValues(
  engine: Engine,
  { current }: Metric,
  report: Relation | undefined,
): Promise<Current[]> {
  const relation = current.from ?? report?.name;
  if (relation === undefined) return [];
  const hasWeek = report?.outputs.includes("week") === true;
  const isSum = /\b(sum|max|count)\(/.test(current.value);
  const week = hasWeek ? (isSum ? "max(week)" : "week") : "cast(null as varchar)";
  return engine.rows<Current & Row>(
    `select cast(${current.each ?? "null"} as varchar) as "of", cast(${current.by ?? "null"} as varchar) as "by", ${current.value} as "value",
         coalesce(${current.count}, 0) as n, ${week} as week
       from (select * from ${relation} where ${current.where}
         ${hasWeek ? "qualify dense_rank() over (order by week desc) = 1" : ""})
       ${isSum && current.each !== undefined ? `group by ${current.each}` : ""}
       order by ${current.order ?? 'n desc, "of"'}`,
  );
}
