import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { runChecks } from "../../pipelines/checks/runChecks.js";
import {
  type ClickHouseEngine,
  type ClickHouseOptions,
  openClickHouse,
} from "../../pipelines/engine/clickhouse/clickhouseEngine.js";
import { readClickHouseSettings } from "../../pipelines/engine/clickhouse/settings.js";
import { shapesOf } from "../../pipelines/engine/clickhouse/shapes.js";
import type { Relation } from "../../pipelines/engine/clickhouse/tables.js";
import { fetchRelation, sendRelation } from "../../pipelines/engine/clickhouse/transfer.js";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import type { Engine } from "../../pipelines/engine/engine.js";
import { createRawTables } from "../../pipelines/load/rawTables.js";
import { buildModels } from "../../pipelines/models/buildModels.js";
import { type Model, readModels } from "../../pipelines/models/modelFile.js";
import { orderModels } from "../../pipelines/models/modelOrder.js";
import type { Cluster } from "../cluster/cluster.js";
import { describeCluster } from "../helpers/cluster.js";
import { suaraHere } from "../helpers/commandLine.js";
import { compareRelations } from "../helpers/compareEngines.js";
import { compareMacros } from "../helpers/compareMacros.js";
import { withInputs } from "../helpers/modelClosure.js";
import { hashesOf, hashTree, writeFiles } from "../helpers/workspaces.js";
import { fillRandomDesk } from "./randomDesk.js";

const ZONE = "Europe/Paris";
const TICKETS = 400;
// A build of every model there takes a minute with two cores to itself, and ten times that without.
vi.setConfig({ testTimeout: 900_000 });
const models = orderModels(await readModels());
const ONE_SERVER = [
  "reports.first_response_by_week",
  "reports.chat_by_week",
  "reports.backlog_by_day",
  "reports.feedback_replies",
];

/** DuckDB with a desk of random rows, every model built, and the shape of each. */
interface Desk {
  duckDb: Engine;
  work: string;
  shapes: Relation[];
  inputs: string[];
}

/** `built: false`: what was loaded and the shapes alone. */
async function openDesk({ built } = { built: true }): Promise<Desk> {
  const work = mkdtempSync(path.join(tmpdir(), "suara-engines-"));
  const duckDb = await openDuckDb({
    path: ":memory:",
    allowedDirectories: [work],
    timeZone: ZONE,
    threads: 1,
  });
  await createRawTables(duckDb);
  await fillRandomDesk(duckDb, 7, TICKETS, ZONE);
  const shapes = await shapesOf(duckDb, models);
  if (built) {
    await buildModels(duckDb, models);
    await duckDb.run("create schema expected");
    for (const { name } of models) await duckDb.run(`create table ${expectedName(name)} as from ${name}`);
  }
  const inputs = await duckDb.rows<{ name: string }>(
    "select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('raw', 'ref') order by 1",
  );
  return { duckDb, work, shapes, inputs: inputs.map(({ name }) => name) };
}

const expectedName = (relation: string): string => `expected.${relation.replace(".", "_")}`;

const connect = (
  environment: Readonly<Record<string, string>>,
  prefix: string,
  options: Partial<ClickHouseOptions> = {},
): Promise<ClickHouseEngine> =>
  openClickHouse({
    settings: readClickHouseSettings({ ...environment, SUARA_CLICKHOUSE_PREFIX: prefix }),
    timeZone: ZONE,
    ...options,
  });

async function send(desk: Desk, clickHouse: ClickHouseEngine): Promise<void> {
  await clickHouse.createDatabases();
  for (const name of desk.inputs) await sendRelation(desk.duckDb, clickHouse, { name, key: [] }, desk.work);
}

/**
 * Builds the wanted models there and says in which relations what came out differs from DuckDB, or what went wrong; ends
 * with the first that `enough` says is enough.
 */
async function differences(
  desk: Desk,
  clickHouse: ClickHouseEngine,
  wanted: readonly Model[] = models,
  enough: (problem: string) => boolean = () => false,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const model of wanted) {
    const shape = desk.shapes[models.indexOf(model)] as Relation;
    try {
      await clickHouse.materialise(shape, model.body);
      await fetchRelation(clickHouse, desk.duckDb, shape, desk.work);
      const problems = await compareRelations(
        desk.duckDb,
        expectedName(model.name),
        model.name,
        shape.key,
        shape.columns,
      );
      if (problems.length > 0) found.set(model.name, problems.join("; "));
    } catch (error) {
      found.set(model.name, (error as Error).message);
    }
    if (enough(found.get(model.name) ?? "")) break;
  }
  return found;
}

const noDifferences = new Map<string, string>();

const PREFIX = "equal_";
// By all columns: rows of one ticket lie on any shard, so a join that works only where they lie together would show. By
// the key that a desk's rows are spread by, the command line builds every model, below.
const shardBy = ({ columns }: Relation): string[] => columns.map(({ name }) => name);

describeCluster("one text a model, two shards of ClickHouse beside DuckDB", { shards: 2 }, (cluster) => {
  let desk: Desk;
  let clickHouse: ClickHouseEngine;
  beforeAll(async () => {
    desk = await openDesk();
    clickHouse = await connect(cluster().environment, PREFIX, { shardBy });
    await send(desk, clickHouse);
  });
  afterAll(async () => {
    await clickHouse?.close();
    await desk?.duckDb.close();
    rmSync(desk?.work ?? "", { recursive: true, force: true });
  });

  it("has rows of every feed on both shards, and all of them", async () => {
    for (const feed of desk.inputs.filter((name) =>
      /^raw\.(ticket|ticket_event|chat|chat_turn|feedback)$/.test(name),
    )) {
      const there = await clickHouse.rows<{ shard: number; n: number }>(
        `select _shard_num as shard, count(*) as n from ${feed} group by _shard_num order by shard`,
      );
      expect(
        there.map(({ shard }) => Number(shard)),
        feed,
      ).toEqual([1, 2]);
      expect(
        there.reduce((sum, { n }) => sum + Number(n), 0),
        feed,
      ).toBe(await desk.duckDb.value<number>(`select count(*) from ${feed}`));
    }
  });

  it("gives the same rows in every model: keys, counts, sums and buckets equal, floats to 1e-12", async () => {
    expect(await differences(desk, clickHouse)).toEqual(noDifferences);
    expect(await desk.duckDb.value<number>("select count(*) from marts.tickets")).toBeGreaterThan(100);
  });

  it("gives the same verdicts of every check", async () => {
    expect(await runChecks(clickHouse)).toEqual(await runChecks(desk.duckDb));
  });

  it("gives the same answers on one server", async () => {
    const [url = ""] = cluster().shardUrls;
    const {
      SUARA_CLICKHOUSE_CLUSTER: _cluster,
      SUARA_CLICKHOUSE_NODES: _nodes,
      ...rest
    } = cluster().environment;
    const one = await connect({ ...rest, SUARA_CLICKHOUSE_URL: url }, "single_");
    await send(desk, one);
    // A server on its own lacks what makes two differ: reports of every feed, with all that they rest on, are enough.
    const reports = models.filter(({ name }) => ONE_SERVER.includes(name));
    expect(reports).toHaveLength(ONE_SERVER.length);
    const wanted = new Set(withInputs(models, reports));
    const inOrder = models.filter((model) => wanted.has(model));
    expect(await differences(desk, one, inOrder)).toEqual(noDifferences);
    await one.close();
  });

  it("names the rule that a model breaks which does not run on both", async () => {
    const shape = {
      name: "marts.strange",
      key: ["ticket_id"],
      columns: [{ name: "ticket_id", type: "VARCHAR" }],
    };
    const broken = (body: string) => clickHouse.materialise(shape, body);
    await expect(
      broken("select ticket_id from staging.stg_tickets where length(ticket_id) // 2 = 1"),
    ).rejects.toMatchObject({
      code: "not_portable",
      message: expect.stringMatching(/marts\.strange.*int_div/s),
    });
    await expect(
      broken("select list_first(list(ticket_id)) as ticket_id from staging.stg_tickets"),
    ).rejects.toMatchObject({ code: "not_portable" });
  });

  // Builds over the relations of the cases before it, so it comes after them.
  it("would show rows that a shard alone cannot find", async () => {
    const local = await connect(cluster().environment, PREFIX, { shardBy, distributedProductMode: "local" });
    const joining = models.filter(({ body }) => /\bjoin\b/.test(body));
    // Rows that are lacking, not a statement that failed.
    const lacking = (problem: string): boolean => /rows expected|rows missing/.test(problem);
    const found = await differences(desk, local, joining, lacking);
    expect([...found.values()].some(lacking)).toBe(true);
    await local.close();
  });

  it.each(["Asia/Jakarta", "America/New_York", "Asia/Kathmandu"])(
    "has the same macros in %s",
    async (timeZone) => {
      const duckDb = await openDuckDb({ path: ":memory:", allowedDirectories: [], timeZone, threads: 1 });
      const there = await openClickHouse({
        settings: readClickHouseSettings(cluster().environment),
        timeZone,
      });
      expect(await compareMacros(duckDb, there)).toEqual([]);
      await Promise.all([duckDb.close(), there.close()]);
    },
  );

  it("publishes the same bytes from the command line, and publishes again only where they were built", async () => {
    const root = mkdtempSync(path.join(tmpdir(), "suara-run-"));
    const [here, there] = [path.join(root, "here"), path.join(root, "there")];
    try {
      expect((await suaraHere(["sample", here, "--tickets", "300", "--weeks", "6"])).code).toBe(0);
      const environment = { ...cluster().environment, SUARA_CLICKHOUSE_PREFIX: "whole_" };
      for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
      const onDuckDb = await suaraHere(["run", "-w", here, "--no-site", "--json"]);
      // With the key under which persons are hashed.
      cpSync(here, there, { recursive: true, filter: (file) => !file.startsWith(path.join(here, "out")) });
      const onCluster = await suaraHere([
        "run",
        "-w",
        there,
        "--engine",
        "clickhouse",
        "--no-site",
        "--json",
      ]);
      expect([onCluster.code, onCluster.stderr]).toEqual([onDuckDb.code, onDuckDb.stderr]);
      // The site is made from the reports alone.
      for (const part of ["marts", "reports"]) {
        expect(hashesOf(path.join(there, "out", part)), part).toEqual(hashesOf(path.join(here, "out", part)));
      }
      const published = hashTree(path.join(there, "out/reports"));
      const publish = ["publish", "-w", there, "--no-site"];
      const unchecked = await suaraHere(publish);
      expect(unchecked.code).toBe(64);
      expect(unchecked.stderr).toContain("built on ClickHouse");
      expect(unchecked.stderr).toContain("suara publish --engine clickhouse");
      expect(unchecked.stderr).not.toMatch(/check (error|failed)|\n\s+at /);
      expect(hashTree(path.join(there, "out/reports"))).toBe(published);
      const checked = await suaraHere([...publish, "--engine", "clickhouse"]);
      expect([checked.code, checked.stderr]).toEqual([0, expect.not.stringContaining("error")]);
    } finally {
      vi.unstubAllEnvs();
      rmSync(root, { recursive: true, force: true });
    }
  });
});

describeCluster("a shard that is lost", { shards: 2, ownNodes: true }, (cluster: () => Cluster) => {
  it("is an error, never fewer rows", async () => {
    const desk = await openDesk({ built: false });
    const clickHouse = await connect(cluster().environment, "lost_");
    await send(desk, clickHouse);
    const count = "select count(*) from raw.ticket";
    expect(await clickHouse.value<number>(count)).toBe(TICKETS);
    await cluster().stopShard(1);
    await expect(clickHouse.value<number>(count)).rejects.toMatchObject({
      code: expect.stringMatching(/^clickhouse_(shard_lost|unreachable)$/),
    });
    const model = models.findIndex(({ name }) => name === "staging.stg_tickets");
    await expect(
      clickHouse.materialise(desk.shapes[model] as Relation, models[model]?.body ?? ""),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^clickhouse_/) });
    await clickHouse.close();
    await desk.duckDb.close();
    rmSync(desk.work, { recursive: true, force: true });
  });
});

describe("--engine clickhouse without a server named", () => {
  it("says what to set", async () => {
    const root = mkdtempSync(path.join(tmpdir(), "suara-run-"));
    writeFiles(root, {
      "suara.yaml": "name: Desk\ntime_zone: Asia/Jakarta\n",
      "exports/t.csv": "ticket_id,created_at,status,channel\n1,2026-11-09T02:00:00Z,open,email\n",
    });
    vi.stubEnv("SUARA_CLICKHOUSE_URL", "");
    const { code, stderr } = await suaraHere(["run", "-w", root, "--engine", "clickhouse"]);
    vi.unstubAllEnvs();
    expect(code).toBe(64);
    expect(stderr).toMatch(/SUARA_CLICKHOUSE_URL/);
    expect(stderr).not.toMatch(/\n\s+at /);
    rmSync(root, { recursive: true, force: true });
  });
});
