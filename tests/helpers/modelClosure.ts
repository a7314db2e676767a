import type { Model } from "../../pipelines/models/modelFile.js";

/** The wanted models and all that they are computed from, each once. */
export function withInputs(all: readonly Model[], wanted: readonly Model[]): Model[] {
  const byName = new Map(all.map((model) => [model.name, model]));
  const kept = new Set<Model>();
  const visit = (model: Model) => {
    if (kept.has(model)) return;
    kept.add(model);
    for (const input of model.inputs) {
      const next = byName.get(input);
      if (next !== undefined) visit(next);
    }
  };
  for (const model of wanted) visit(model);
  return [...kept];
}

/** The models whose relations a query names, and all that they are computed from. */
export function behindQuery(all: readonly Model[], sql: string): Model[] {
  const named = new Set(sql.match(/\b(?:staging|intermediate|marts|reports)\.\w+/g));
  return withInputs(
    all,
    all.filter((model) => named.has(model.name)),
  );
}
