import { badModel, LAYERS, type Layer, type Model } from "./modelFile.js";

const LOADED = ["raw", "ref"] as const;

/**
 * Models in an order in which every input is built before it is read; by name where the inputs leave it open.
 * Throws SuaraError `bad_model` for an unknown input, a reference against the order of the layers, a relation
 * defined twice, or a cycle (which it spells out).
 */
export function orderModels(models: readonly Model[]): Model[] {
  const byName = new Map<string, Model>();
  for (const model of models) {
    if (byName.has(model.name)) throw badModel(model.name, "another file defines the same relation");
    byName.set(model.name, model);
  }
  for (const model of models) for (const input of model.inputs) checkReference(model, input, byName);

  const ordered: Model[] = [];
  const done = new Set<string>();
  const visit = (model: Model, trail: readonly string[]): void => {
    if (done.has(model.name)) return;
    if (trail.includes(model.name)) {
      const cycle = [...trail.slice(trail.indexOf(model.name)), model.name];
      throw badModel(model.name, `it reads itself through ${cycle.join(" → ")}`);
    }
    for (const input of model.inputs) {
      const next = byName.get(input);
      if (next !== undefined) visit(next, [...trail, model.name]);
    }
    done.add(model.name);
    ordered.push(model);
  };
  const rank = (model: Model): string => `${LAYERS.indexOf(model.layer)}${model.name}`;
  for (const model of [...models].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))) visit(model, []);
  return ordered;
}

/** Staging alone reads what was loaded; reports read no report; otherwise the own layer or an earlier one. */
function checkReference(model: Model, input: string, byName: ReadonlyMap<string, Model>): void {
  const schema = input.split(".")[0] ?? "";
  if ((LOADED as readonly string[]).includes(schema)) {
    if (model.layer !== "staging") {
      throw badModel(model.name, `it reads ${input}, and only staging reads what was loaded`);
    }
    return;
  }
  if (!byName.has(input)) throw badModel(model.name, `it reads ${input}, and no model has that name`);
  const from = LAYERS.indexOf(model.layer);
  const to = LAYERS.indexOf(schema as Layer);
  if (to > from) throw badModel(model.name, `it reads ${input}, which is built after it`);
  if (to === from && (model.layer === "staging" || model.layer === "reports")) {
    throw badModel(model.name, `it reads ${input} of its own layer`);
  }
}
