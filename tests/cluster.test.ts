import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { ask } from "./cluster/ask.js";
import type { Cluster } from "./cluster/cluster.js";
import { clusterSupport } from "./cluster/clusterSupport.js";
import { freePorts } from "./cluster/freePorts.js";
import { givenCluster } from "./cluster/givenCluster.js";
import { startCluster } from "./cluster/startCluster.js";
import { describeCluster } from "./helpers/cluster.js";

const ROWS = 100_000;
const TOTALS = `${ROWS}\t${(ROWS * (ROWS - 1)) / 2}`;
const DATABASE = `suara_cluster_test_${randomBytes(4).toString("hex")}`;

const askAs = ({ user, password }: Cluster, url: string, sql: string): Promise<string> =>
  ask(url, sql, { user, password });

/** A table on every shard, one over them on the initiator, and rows written through that one. */
async function fill(cluster: Cluster): Promise<void> {
  for (const url of cluster.nodeUrls) await askAs(cluster, url, `create database ${DATABASE}`);
  for (const url of cluster.shardUrls) {
    await askAs(
      cluster,
      url,
      `create table ${DATABASE}.part (id UInt64, value UInt64) engine = MergeTree order by id`,
    );
  }
  await askAs(
    cluster,
    cluster.url,
    `create table ${DATABASE}.whole (id UInt64, value UInt64)
     engine = Distributed('${cluster.clusterName}', '${DATABASE}', 'part', sipHash64(id))`,
  );
  await askAs(
    cluster,
    cluster.url,
    `insert into ${DATABASE}.whole select number, number from numbers(${ROWS})
     settings distributed_foreground_insert = 1`,
  );
}

const clean = async (cluster: Cluster): Promise<void> => {
  for (const url of cluster.nodeUrls) await askAs(cluster, url, `drop database if exists ${DATABASE} sync`);
};

/** The processes of nodes at these addresses, by what stands in their command lines, whoever started them. */
function processesOf(nodeUrls: readonly string[]): number[] {
  const ports = nodeUrls.map((url) => new URL(url).port);
  const ofNode = new RegExp(`cluster/node\\.ts.*http_port\\W+(${ports.join("|")})\\b`, "s");
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && ofNode.test(commandLine(name)))
    .map(Number);
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

async function isOpen(url: string): Promise<boolean> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  const open = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  return open;
}

const ping = async (url: string): Promise<string> => (await fetch(`${url}/ping`)).text();

describeCluster("two shards", { shards: 2 }, (cluster) => {
  afterAll(() => clean(cluster()));

  it("both hold rows that were written through the initiator, and together all of them", async () => {
    await fill(cluster());
    const { url, shardUrls } = cluster();
    const parts = await askAs(
      cluster(),
      url,
      `select _shard_num, count() from ${DATABASE}.whole group by all order by all`,
    );
    const byShard = parts.split("\n").map((line) => line.split("\t").map(Number));
    expect(byShard.map(([shard]) => shard)).toEqual([1, 2]);
    const onShards = shardUrls.map((shard) =>
      askAs(cluster(), shard, `select count() from ${DATABASE}.part`).then(Number),
    );
    expect(byShard.map(([, rows]) => rows)).toEqual(await Promise.all(onShards));
    for (const [, rows] of byShard) expect(rows).toBeGreaterThan(ROWS / 3);
    const totals = await askAs(cluster(), url, `select count(), sum(value) from ${DATABASE}.whole`);
    expect(totals).toBe(TOTALS);
  });
});

describeCluster("a cluster in trouble", { shards: 2, ownNodes: true }, (cluster) => {
  it("has all nodes answer after ten connections that the initiator broke off", async () => {
    const { url, clusterName, nodeUrls } = cluster();
    for (let i = 0; i < 10; i++) {
      // Each node has another port, so the header of a shard's answer is not the one that the initiator awaits
      // and it hangs up. Nodes without a terminal do not outlive the second time.
      const broken = ask(
        url,
        `select getServerPort('tcp_port') as port, count() from cluster('${clusterName}', system.one) group by port`,
      );
      await expect(broken).rejects.toThrow("While executing Remote");
    }
    await sleep(200);
    expect(await Promise.all(nodeUrls.map(ping))).toEqual(["Ok.\n", "Ok.\n", "Ok.\n"]);
    const others = await ask(url, `select count() from cluster('${clusterName}', system.one)`);
    expect(others).toBe("2");
  });

  it("fails without one shard and returns no fewer rows", async () => {
    await fill(cluster());
    const { url, nodeUrls } = cluster();
    const count = (): Promise<string> => ask(url, `select count(), sum(value) from ${DATABASE}.whole`);
    expect(await count()).toBe(TOTALS);
    await cluster().stopShard(1);
    await expect(count()).rejects.toThrow(/Code: (210|279)\b.*refused/s);
    await expect(ask(url, `select * from ${DATABASE}.whole limit 1 by id`)).rejects.toThrow(/refused/);
    expect(await Promise.all(nodeUrls.map(isOpen))).toEqual([true, true, false]);
    await expect(cluster().stopShard(2)).rejects.toThrow(RangeError);
  });
});

const support = clusterSupport();
const lack = support.supported ? undefined : support.reason;

describe.skipIf(lack !== undefined)(`clusters come and go${lack ? ` (skipped: ${lack})` : ""}`, () => {
  const started: Cluster[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((cluster) => cluster.stop()));
  });
  const start = async (...given: Parameters<typeof startCluster>): Promise<Cluster> => {
    const cluster = await startCluster(...given);
    started.push(cluster);
    return cluster;
  };

  it("two stand side by side, and one stopped leaves no process, no port, and the other alone", async () => {
    const [one, two] = await Promise.all([start({ shards: 1 }), start({ shards: 2 })]);
    expect(new Set([...one.nodeUrls, ...two.nodeUrls]).size).toBe(5);
    await Promise.all([fill(one), fill(two)]);
    const shards = `select uniqExact(_shard_num), count(), sum(value) from ${DATABASE}.whole`;
    expect(await ask(one.url, shards)).toBe(`1\t${TOTALS}`);
    expect(await ask(two.url, shards)).toBe(`2\t${TOTALS}`);

    expect(processesOf(two.nodeUrls).length).toBeGreaterThanOrEqual(3);
    await two.stop();
    expect(processesOf(two.nodeUrls)).toEqual([]);
    expect(await Promise.all(two.nodeUrls.map(isOpen))).toEqual([false, false, false]);
    await two.stop();
    expect(await ask(one.url, shards)).toBe(`1\t${TOTALS}`);
  });

  it("a port that was taken meanwhile makes the whole cluster start on others", async () => {
    const squatter = createServer().listen(0, "127.0.0.1");
    await once(squatter, "listening");
    const { port } = squatter.address() as { port: number };
    let picks = 0;
    const cluster = await start({ shards: 1 }, async (count) => {
      const ports = await freePorts(count);
      return picks++ === 0 ? [...ports.slice(0, -1), port] : ports;
    });
    expect(picks).toBe(2);
    expect(await ask(cluster.url, `select count() from cluster('${cluster.clusterName}', system.one)`)).toBe(
      "1",
    );
    squatter.close();
  });

  it("ports that stay taken are an error with the node's own words", async () => {
    const squatter = createServer().listen(0, "127.0.0.1");
    await once(squatter, "listening");
    const { port } = squatter.address() as { port: number };
    let picks = 0;
    const taken = start({ shards: 1 }, async (count) => {
      picks++;
      return [...(await freePorts(count - 1)), port];
    });
    await expect(taken).rejects.toThrow(/shard1.*does not listen.*Address already in use/s);
    expect(picks).toBe(3);
    squatter.close();
  });

  it("a process killed without warning takes its nodes along", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "suara-cluster-child-"));
    const file = path.join(import.meta.dirname, "cluster/clusterChild.ts");
    const child = spawn(process.execPath, ["--import", "tsx", file], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, TMPDIR: folder },
    });
    try {
      const [line] = (await once(createInterface(child.stdout), "line")) as [string];
      const nodeUrls = JSON.parse(line) as string[];
      expect(await Promise.all(nodeUrls.map(ping))).toEqual(["Ok.\n", "Ok.\n", "Ok.\n"]);
      expect(processesOf(nodeUrls).length).toBeGreaterThanOrEqual(3);
      child.kill("SIGKILL");
      await once(child, "exit");
      // The kernel ends them after their parent, and a port closes a little after the process is no longer listed.
      const left = async (): Promise<unknown[]> => [
        ...processesOf(nodeUrls),
        ...(await Promise.all(nodeUrls.map(isOpen))).filter(Boolean),
      ];
      await expect.poll(left, { timeout: 20_000 }).toEqual([]);
    } finally {
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      expect(existsSync(folder)).toBe(false);
    }
  });
});

describe("givenCluster", () => {
  it("is the servers of the environment, which it never stops", async () => {
    const environment = {
      SUARA_CLICKHOUSE_URL: "http://one.example:8123",
      SUARA_CLICKHOUSE_CLUSTER: "desk",
      SUARA_CLICKHOUSE_NODES: "http://one.example:8123,http://two.example:8123",
      SUARA_CLICKHOUSE_USER: "reader",
      SUARA_CLICKHOUSE_PASSWORD: "s3cret",
    };
    const given = givenCluster({ ...environment, HOME: "/home/reader" });
    expect(given).toMatchObject({
      url: "http://one.example:8123",
      nodeUrls: ["http://one.example:8123", "http://two.example:8123"],
      shardUrls: ["http://one.example:8123", "http://two.example:8123"],
      clusterName: "desk",
      user: "reader",
      password: "s3cret",
    });
    expect(given?.environment).toEqual(environment);
    await given?.stop();
    await expect(given?.stopShard(0)).rejects.toThrow("not ours to stop");
  });

  it("is nothing where no server is named", () => {
    expect(givenCluster({})).toBeUndefined();
    expect(givenCluster({ SUARA_CLICKHOUSE_URL: "" })).toBeUndefined();
  });
});
