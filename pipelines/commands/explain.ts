import { distance } from "fastest-levenshtein";
import { EXIT, type ExitCode, SuaraError } from "../errors.js";
import { readWarehouse, requireModels } from "../warehouse.js";
import { openWorkspace } from "../workspace/workspace.js";
import {
  type Current,
  computedRelations,
  currentValues,
  type Metric,
  type Relation,
  readMetrics,
  reportOf,
  requireReport,
} from "./metricValues.js";
import { formatCount, type Output, textTable } from "./output.js";

/** `suara explain [METRIC]`: the list of measures, or one: meaning, formula, model, inputs, value now with its n. */
export async function explain(directory: string, id: string | undefined, output: Output): Promise<ExitCode> {
  const metrics = await readMetrics();
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
  const report = reportOf(metric, relations);
  const inputs = report === undefined ? [] : inputsOf(report.name, relations);
  const workspace = await openWorkspace(directory);
  const now = await readWarehouse(workspace, async (engine) => {
    await requireModels(engine);
    if (report !== undefined) await requireReport(engine, report);
    return currentValues(engine, metric, report);
  });
  output.event({ event: "metric", id, model: metric.model, inputs, ...metric.texts.en, values: now });
  if (!output.json) print(metric, report?.name ?? metric.model, inputs, now, output);
  return EXIT.ok;
}

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

function print(
  metric: Metric,
  relation: string,
  inputs: readonly string[],
  now: readonly Current[],
  output: Output,
): void {
  const text = metric.texts.en ?? {};
  const { bold, dim } = output.style;
  output.data(bold(text.name ?? metric.id));
  output.data(text.definition ?? "");
  const lines = ["formula", "unit", "clock", "population", "exclusions"].map((key) => [key, text[key] ?? ""]);
  lines.push(["model", relation], ["from", inputs.join(", ")]);
  if (now.length === 0) lines.push(["now", "not known: no row tells it"]);
  for (const [i, one] of now.entries()) lines.push([i === 0 ? "now" : "", valueText(metric, one)]);
  for (const [key = "", value = ""] of lines) output.data(`${dim(key.padEnd(11))} ${value}`);
}

function valueText({ current }: Metric, now: Current): string {
  const about = [`n ${formatCount(now.n)}`, now.of ?? "", now.by ?? "", now.week ?? ""].filter(
    (part) => part !== "",
  );
  return `${now.value === null ? "not reached or not known" : figureText(now.value, current.kind)} (${about.join(", ")})`;
}

function figureText(value: number, kind: Metric["current"]["kind"]): string {
  switch (kind) {
    case "share":
      return `${perCent(value)} %`;
    case "seconds":
      return duration(value);
    case "milliseconds":
      return `${formatCount(Math.round(value))} ms`;
    case "points":
      return `${value > 0 ? "+" : ""}${value.toFixed(0)}`;
    case "ratio":
      return `${value.toFixed(2)} ×`;
    case "number":
      return value.toFixed(2);
    case "count":
      return formatCount(Math.round(value));
  }
}

/** Enough decimals that almost all never reads as all, nor a few as none. */
export function perCent(share: number, digits = 1): string {
  const text = (share * 100).toFixed(digits);
  const misleads = (Number(text) === 100 && share < 1) || (Number(text) === 0 && share > 0);
  return misleads && digits < 4 ? perCent(share, digits + 1) : text;
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
