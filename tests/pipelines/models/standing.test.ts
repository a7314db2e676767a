import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { ESTIMATES } from "../../../pipelines/estimates/index.js";
import { updateEstimates } from "../../../pipelines/estimates/updateEstimates.js";
import { resolveAsOf } from "../../../pipelines/models/asOf.js";
import { buildModels, updateModels } from "../../../pipelines/models/buildModels.js";
import { readModels } from "../../../pipelines/models/modelFile.js";
import { writeSettings } from "../../../pipelines/models/settings.js";
import { parseConfig } from "../../../pipelines/workspace/workspace.js";
import { smallDesk, smallDeskConfig } from "./smallDesk.js";
import { insert, openWarehouse } from "./warehouse.js";

const models = await readModels();
const relations = [...models, ...ESTIMATES].map(({ name }) => name);

/** What a manager edits between two runs, one a table: of these the models know no keys. */
const EDITS: Record<string, string> = {
  "ref.promotions": "update ref.promotions set starts_at = starts_at - interval 6 hour",
  "ref.incidents":
    "insert into ref.incidents (name, starts_at, ends_at) values ('Login', '2026-10-23 01:00', '2026-10-23 05:00')",
  "ref.roster": "update ref.roster set agents = 2 where team = 'chat'",
  "ref.restricted_topics": "update ref.restricted_topics set channel = 'phone'",
  "ref.releases": "delete from ref.releases",
  "ref.help_center": "update ref.help_center set searches = 12",
  "ref.staffing": "update ref.staffing set chats_at_once = 4",
  "ref.desk_channels": "insert into ref.desk_channels values ('phone', 'Hotline')",
  "ref.cause_rules": "delete from ref.cause_rules where rule = 'missing_reference'",
  "ref.cause_rule_values": "delete from ref.cause_rule_values",
  "ref.bearable_loads": "update ref.bearable_loads set erlangs = erlangs / 2",
  "ref.active_users": "insert into ref.active_users (date, users) values ('2026-11-03', 1000)",
  "ref.pay_days": "insert into ref.pay_days values (3, 1)",
};

async function open(): Promise<Engine> {
  const engine = await openWarehouse();
  await insert(engine, smallDesk);
  await engine.run(
    "insert into raw.files (file_id, path, sha256, mapping_sha256, status) values (1, 'exports/desk.csv', 's', 'm', 'loaded')",
  );
  await engine.run("update raw.files set sha256 = path");
  await writeSettings(engine, { config: parseConfig(smallDeskConfig) }, await resolveAsOf(engine, undefined));
  return engine;
}

/** The relations of models and estimates that are written while `work` runs. */
async function written(engine: Engine, work: (engine: Engine) => Promise<unknown>): Promise<Set<string>> {
  const found = new Set<string>();
  await work({
    ...engine,
    async run(sql, values) {
      const name =
        /^(?:create or replace table|insert into|delete from|drop table if exists) (\S+)/.exec(sql)?.[1] ??
        "";
      if (relations.includes(name)) found.add(name);
      await engine.run(sql, values);
    },
    transaction: (inside) => engine.transaction(inside),
  });
  return found;
}

/** What is asked of loaded records and models while the estimates are brought up to date. */
async function readings(engine: Engine): Promise<string[]> {
  const read: string[] = [];
  const watched: Engine = {
    ...engine,
    rows: (sql, values) => {
      read.push(sql);
      return engine.rows(sql, values);
    },
  };
  await updateEstimates(watched, ESTIMATES);
  return read.filter((sql) => /\b(?:marts|reports)\./.test(sql));
}

const bring = async (engine: Engine): Promise<void> => {
  await updateModels(engine, models);
  await updateEstimates(engine, ESTIMATES);
};

async function contents(engine: Engine): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of relations) {
    const rows = await engine.rows(`select * from ${name} order by all`);
    found.set(
      name,
      JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? `${value}n` : value)),
    );
  }
  return found;
}

const different = (one: Map<string, string>, other: Map<string, string>): string[] =>
  relations.filter((name) => one.get(name) !== other.get(name));

/** Models and estimates that are computed from a relation, by whatever way. */
function behind(relation: string): string[] {
  const found = new Set([relation]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const { name, inputs } of [...models, ...ESTIMATES])
      if (inputs.some((input) => found.has(input))) found.add(name);
  }
  return [...found].filter((name) => name !== relation).sort();
}

describe("an update of a desk of which little is new", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    await bring(engine);
  }, 120_000);
  afterAll(() => engine.close());

  it("writes no model and reads for no estimate when nothing is", async () => {
    const before = await contents(engine);
    expect(await written(engine, (watched) => updateModels(watched, models))).toEqual(new Set());
    expect(await readings(engine)).toEqual([]);
    expect(different(await contents(engine), before)).toEqual([]);
  });

  it("computes again what rests on a table that was edited, and nothing else", async () => {
    const ofModels = new Set(models.map(({ name }) => name));
    for (const [table, edit] of Object.entries(EDITS)) {
      await engine.run(edit);
      const touched = await written(engine, (watched) => updateModels(watched, models));
      expect([...touched].sort(), table).toEqual(behind(table).filter((name) => ofModels.has(name)));
    }
    await updateEstimates(engine, ESTIMATES);
    const whole = await open();
    try {
      for (const edit of Object.values(EDITS)) await whole.run(edit);
      await buildModels(whole, models);
      await updateEstimates(whole, ESTIMATES);
      expect(different(await contents(engine), await contents(whole))).toEqual([]);
    } finally {
      await whole.close();
    }
  }, 300_000);

  it("computes an estimate again whose table is gone, and all after the models were built by another engine", async () => {
    const before = await contents(engine);
    const name = "estimates.peak_days";
    await engine.run(`drop table ${name}`);
    await updateEstimates(engine, ESTIMATES);
    expect(different(await contents(engine), before)).toEqual([]);
    await buildModels(engine, models);
    expect(await readings(engine)).not.toEqual([]);
  });
});
