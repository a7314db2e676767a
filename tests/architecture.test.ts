import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Bindable, Engine } from "../pipelines/engine/engine.js";
import { ESTIMATES } from "../pipelines/estimates/index.js";
import { updateEstimates } from "../pipelines/estimates/updateEstimates.js";
import { FEED_NAMES } from "../pipelines/feeds/feed.js";
import { FEEDS } from "../pipelines/feeds/index.js";
import { versionOrder } from "../pipelines/load/versions.js";
import { readModels } from "../pipelines/models/modelFile.js";
import { orderModels } from "../pipelines/models/modelOrder.js";
import { REPORTS } from "../pipelines/publish/reportContracts.js";
import { smallDesk, smallDeskConfig } from "./pipelines/models/smallDesk.js";
import { build, insert, openWarehouse } from "./pipelines/models/warehouse.js";

const models = await readModels();

/** Relations a body reads: every schema-qualified name after from or join. */
function relationsRead(body: string): string[] {
  const code = body.replace(/--.*$/gm, "").replace(/'[^']*'/g, "''");
  const names = [...code.matchAll(/\b(?:from|join)\s+([a-z_]+\.[a-z_]+)/g)].map((match) => match[1] ?? "");
  return [...new Set(names)].sort();
}

describe("SQL models: the header is the truth about the relation", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openWarehouse();
    await insert(engine, smallDesk);
    await build(engine, { asOf: "2026-11-16T00:00:00Z", config: smallDeskConfig });
  });
  afterAll(() => engine.close());

  it.each(models.map((model) => [model.name, model] as const))("%s", async (name, model) => {
    expect(relationsRead(model.body), "Inputs").toEqual([...model.inputs].sort());
    const columns = await engine.rows<{ column_name: string; column_type: string }>(`describe ${name}`);
    expect(
      columns.map((column) => column.column_name),
      "Outputs",
    ).toEqual(model.outputs);
    expect(model.outputs, "Grain").toEqual(expect.arrayContaining([...model.grain]));
    const key = model.grain.join(", ");
    expect(
      await engine.rows(`select ${key} from ${name} group by ${key} having count(*) > 1`),
      "unique",
    ).toEqual([]);
    const required = model.grain.filter((column) => !model.nullableGrain.includes(column));
    const nulls = required.map((column) => `${column} is null`).join(" or ");
    expect(await engine.value(`select count(*) from ${name} where ${nulls}`), "not null").toBe(0);
    for (const unit of ["_seconds", "_milliseconds"]) {
      if (model.outputs.some((column) => column.endsWith(unit))) expect(model.units).toMatch(/second/);
    }
    // Parquet has no 128-bit integer: it would be written as a rounded double.
    expect(columns.filter((column) => column.column_type.startsWith("HUGEINT"))).toEqual([]);
    expect(
      await engine.value<number>(`select count(*) from ${name}`),
      "the fixture reaches it",
    ).toBeGreaterThan(0);
  });
});

/** With all that is in it; a change throws. */
function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) for (const one of Object.values(value)) frozen(one);
  return Object.freeze(value);
}

describe("estimates", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openWarehouse();
    await insert(engine, smallDesk);
    await build(engine, { asOf: "2026-11-16T00:00:00Z", config: smallDeskConfig });
    await updateEstimates(engine, ESTIMATES);
  });
  afterAll(() => engine.close());

  /** Say only what is beyond chance, or what ten people and more, or a year's users, are behind: of a few tickets nothing is. */
  const mayFindNothing = new Set(
    ["category_change_points", "theme_per_user", "theme_tone", "tone_agreement"].map(
      (name) => `estimates.${name}`,
    ),
  );

  it.each(ESTIMATES.map((one) => [one.name, one] as const))("%s", async (name, estimate) => {
    const columns = await engine.rows<{ column_name: string }>(`describe ${name}`);
    expect(columns.map((column) => column.column_name)).toEqual(Object.keys(estimate.columns));
    const key = estimate.grain.join(", ");
    expect(
      await engine.rows(`select ${key} from ${name} group by ${key} having count(*) > 1`),
      "unique",
    ).toEqual([]);
    expect(
      await engine.value<number>(`select count(*) from ${name}`),
      "the fixture reaches it",
    ).toBeGreaterThan(mayFindNothing.has(name) ? -1 : 0);
    // Read back from ClickHouse are marts and reports only; what a load writes is in DuckDB anyway, its list of files too.
    for (const input of estimate.inputs) {
      expect(input).toMatch(/^((marts|reports|estimates|ref)\.|raw\.(files|ticket|feedback)$)/);
    }
    // While one is computed the next is read already, unless it says that it reads it.
    const statements: string[] = [];
    const noting = <T>(ask: (sql: string, binds?: readonly Bindable[]) => T) => {
      return (sql: string, binds?: readonly Bindable[]): T => {
        statements.push(sql);
        return ask(sql, binds);
      };
    };
    await estimate.read({ rows: noting(engine.rows), value: noting(engine.value) } as Engine);
    expect(estimate.inputs, "Inputs").toEqual(expect.arrayContaining(relationsRead(statements.join("\n"))));
  });

  it.each(
    ESTIMATES.flatMap((one) =>
      one.parts?.digests === undefined ? [] : ([[one.name, one.parts, one]] as const),
    ),
  )(
    "%s has a digest of each part, which changes with it alone, and reads each part by itself as with all",
    async (_, parts, estimate) => {
      const whole = parts.of(await estimate.read(engine));
      const digests = await parts.digests?.(engine);
      expect([...(digests?.keys() ?? [])]).toEqual([...whole.keys()].sort());
      const [part] = [...whole.keys()] as [string];
      expect(parts.of(await estimate.read(engine, [part]))).toEqual(new Map([[part, whole.get(part)]]));
      await engine.run("begin");
      await engine.run(
        "update raw.ticket set subject = coalesce(subject, '') || '!' where coalesce(subject, text) is not null",
      );
      const changed = await parts.digests?.(engine);
      await engine.run("rollback");
      const stale = [...whole.keys()].filter((key) => changed?.get(key) !== digests?.get(key));
      const rewritten = [...whole].filter(([, one]) => JSON.stringify(one).includes('"source":"ticket"'));
      expect(stale.length).toBeGreaterThan(0);
      expect(stale.sort()).toEqual(rewritten.map(([key]) => key).sort());
    },
  );

  it.each(ESTIMATES.map((one) => [one.name, one] as const))(
    "%s leaves what it reads, and others may have read, as it is",
    async (_, estimate) => {
      const input = frozen(await estimate.read(engine));
      expect(() => estimate.compute(input)).not.toThrow();
    },
  );
});

describe("SQL models: layers", () => {
  it("can be ordered: no cycle, no unknown input, no reference backwards", () => {
    expect(orderModels(models)).toHaveLength(models.length);
  });

  it("are read by something: no model is left over", () => {
    const read = new Set(models.flatMap((model) => model.inputs));
    const ends = ["reports", "marts"];
    const waitingForTheirReport = ["staging.stg_desk_channels"];
    const unread = models.filter((m) => !ends.includes(m.layer) && !read.has(m.name)).map((m) => m.name);
    expect(unread.sort()).toEqual(waitingForTheirReport.sort());
  });

  it("publish, with the estimates, exactly the columns of the report contracts, in order", () => {
    const reports = [
      ...models.filter((model) => model.layer === "reports"),
      ...ESTIMATES.map(({ name, columns }) => ({ name, outputs: Object.keys(columns) })),
    ];
    const nameOf = (report: { name: string }) => report.name.replace(/^\w+\./, "");
    // What was published before is known to publication alone.
    const made = [...reports.map(nameOf), "restatements"];
    expect(made.sort()).toEqual(Object.keys(REPORTS).sort());
    for (const report of reports) {
      const contract = REPORTS[nameOf(report) as keyof typeof REPORTS];
      expect(report.outputs, report.name).toEqual(Object.keys(contract.shape));
    }
  });

  it("keep to SQL that runs on every engine", () => {
    for (const model of models) {
      expect(model.body, model.name).not.toMatch(
        /\b(product|approx_quantile|median|mad)\s*\(|group by all|date_diff/i,
      );
      expect(model.body, `${model.name} reads the clock`).not.toMatch(
        /\b(now|current_date|current_timestamp|today)\b/i,
      );
      expect(model.body, `${model.name} orders without saying where nulls go`).not.toMatch(
        /\b(asc|desc)\b(?!\s+nulls last)/i,
      );
    }
  });

  it("rank versions by the same words as the load's accounting", () => {
    const plain = (text: string): string => text.replace(/["\s]|\bv\./g, "");
    for (const feed of FEED_NAMES.filter((name) => name !== "ticket_event")) {
      const staging = models.find((m) => m.layer === "staging" && m.inputs.includes(`raw.${feed}`));
      const order = plain(versionOrder(FEEDS[feed])).replace(/^coalesce\((\w+)\)/, "$1");
      expect(plain(staging?.body ?? ""), feed).toContain(order);
    }
  });
});
