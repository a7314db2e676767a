import { readFile } from "node:fs/promises";
import { distance } from "fastest-levenshtein";
import { z } from "zod";
import { EXIT, type ExitCode, SuaraError } from "../errors.js";
import { ESTIMATES } from "../estimates/index.js";
import { readModels } from "../models/modelFile.js";
import { readWarehouse } from "../warehouse.js";
import { openWorkspace } from "../workspace/workspace.js";
import { formatCount, type Output, textTable } from "./output.js";

const metricSchema = z.object({
  id: z.string(),
  model: z.string(),
  /** SQL expressions over the report's rows: the figure, its n, and which rows; a week's figure is the latest's. */
  current: z
    .object({
      value: z.string(),
      count: z.string(),
      where: z.string(),
      kind: z.enum(["seconds", "share", "count"]),
    })
    .optional(),
  texts: z.record(z.string(), z.record(z.string(), z.string())),
});
type Metric = z.infer<typeof metricSchema>;

const METRICS = new URL("../../data/reference/metrics.json", import.meta.url);

/** `suara explain [METRIC]`: the list of measures, or one: meaning, formula, model, inputs, value now with its n. */
export async function explain(directory: string, id: string | undefined, output: Output): Promise<ExitCode> {
  const metrics = z.array(metricSchema).parse(JSON.parse(await readFile(METRICS, "utf8")));
  if (id === undefined) {
    for (const metric of metrics) output.event({ event: "metric", id: metric.id, model: metric.model });
    if (!output.json)
      output.data(
        textTable(
          ["metric", "name"],
          metrics.map((m) => [m.id, m.texts.en?.name ?? ""]),
        ),
      );
    return EXIT.ok;
  }
  const metric = metrics.find((one) => one.id === id);
  if (metric === undefined) throw unknownMetric(id, metrics);
  const relations = await computedRelations();
  const report = relations.find(({ name }) => name.replace(/^(reports|estimates)\./, "") === metric.model);
  const inputs = report === undefined ? [] : inputsOf(report.name, relations);
  const now = report === undefined ? null : await currentValue(directory, metric, report);
  output.event({ event: "metric", id, model: metric.model, inputs, ...metric.texts.en, ...now });
  if (!output.json) print(metric, inputs, now, output);
  return EXIT.ok;
}

/** What is computed: by a model, or an estimate. */
interface Relation {
  name: string;
  inputs: readonly string[];
  outputs: readonly string[];
}

const computedRelations = async (): Promise<Relation[]> => [
  ...(await readModels()),
  ...ESTIMATES.map(({ name, inputs, columns }) => ({ name, inputs, outputs: Object.keys(columns) })),
];

function unknownMetric(id: string, metrics: readonly Metric[]): SuaraError {
  const [nearest] = [...metrics].sort((a, b) => distance(id, a.id) - distance(id, b.id));
  return new SuaraError("unknown_metric", `there is no measure called ${id}`, {
    exitCode: EXIT.usage,
    fix: `did you mean ${nearest?.id ?? ""}? suara explain lists all`,
  });
}

/** The exports and reference tables that a relation is computed from, through all models between. */
function inputsOf(relation: string, relations: readonly Relation[]): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const model = relations.find((one) => one.name === name);
    if (model === undefined) found.add(name);
    else for (const input of model.inputs) visit(input);
  };
  visit(relation);
  found.delete(relation);
  return [...found].sort();
}

interface Current {
  value: number | null;
  n: number;
  week: string | null;
}

/** Null where nothing is built yet, or the measure is no figure of a report. */
async function currentValue(directory: string, metric: Metric, model: Relation): Promise<Current | null> {
  const { current } = metric;
  if (current === undefined) return null;
  const week = model.outputs.includes("week") ? "week" : "null";
  const workspace = await openWorkspace(directory);
  return readWarehouse(workspace, async (engine) => {
    const [row] = await engine.rows<{ value: number | null; n: number | null; week: string | null }>(
      `select ${current.value} as value, ${current.count} as n, ${week === "week" && /sum\(/.test(current.value) ? "max(week)" : week} as week
       from (select * from ${model.name} where ${current.where}
         ${week === "week" ? `qualify dense_rank() over (order by week desc) = 1` : ""})`,
    );
    return { value: row?.value ?? null, n: row?.n ?? 0, week: row?.week ?? null };
  });
}

function print(metric: Metric, inputs: readonly string[], now: Current | null, output: Output): void {
  const text = metric.texts.en ?? {};
  const { bold, dim } = output.style;
  output.data(bold(text.name ?? metric.id));
  output.data(text.definition ?? "");
  const lines = ["formula", "unit", "clock", "population", "exclusions"].map((key) => [key, text[key] ?? ""]);
  lines.push(["model", `reports.${metric.model}`], ["from", inputs.join(", ")]);
  if (now !== null) lines.push(["now", valueText(metric, now)]);
  for (const [key = "", value = ""] of lines) output.data(`${dim(key.padEnd(11))} ${value}`);
}

function valueText(metric: Metric, now: Current): string {
  const when = now.week === null ? "" : `, ${now.week}`;
  const n = ` (n ${formatCount(now.n)}${when})`;
  if (now.value === null) return `not reached or not known${n}`;
  if (metric.current?.kind === "share") return `${(now.value * 100).toFixed(1)} %${n}`;
  if (metric.current?.kind === "seconds") return `${duration(now.value)}${n}`;
  return `${formatCount(now.value)}${when === "" ? "" : ` (${now.week})`}`;
}

/** 1 d 2 h 3 m 4 s, the units that are not 0. */
function duration(seconds: number): string {
  let rest = Math.round(seconds);
  const parts: string[] = [];
  for (const [unit, size] of [
    ["d", 86_400],
    ["h", 3600],
    ["m", 60],
    ["s", 1],
  ] as const) {
    if (rest >= size) parts.push(`${Math.floor(rest / size)} ${unit}`);
    rest %= size;
  }
  return parts.length === 0 ? "0 s" : parts.join(" ");
}
