import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "./ask.js";
import type { Cluster } from "./cluster.js";
import { freePorts } from "./freePorts.js";
import { NodeProcess } from "./nodeProcess.js";

const CLUSTER_NAME = "suara_test";
const START_SECONDS = 60;
const ATTEMPTS = 3;

/**
 * Starts ClickHouse processes of this cluster's own on the loopback address, an initiator and its shards, and resolves
 * once all answer and the initiator reaches every shard. They end with `stop()` and with this process, even killed.
 * No password: user `default`. Without a Keeper, so no ON CLUSTER. Their zone is this process's TZ.
 *
 * Throws where `clusterSupport` says no, and with the end of its log when a node does not come up. A port taken by
 * somebody else meanwhile makes it start anew with others, three times in all. `pickPorts` is for the test of that.
 */
export async function startCluster(
  options: { shards: 1 | 2 },
  pickPorts: (count: number) => Promise<number[]> = freePorts,
): Promise<Cluster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryToStart(options.shards, pickPorts);
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt === ATTEMPTS) throw error;
    }
  }
}

class PortTaken extends Error {}

async function tryToStart(shards: number, pickPorts: (count: number) => Promise<number[]>): Promise<Cluster> {
  const ports = await pickPorts(2 * (shards + 1));
  const folder = mkdtempSync(path.join(tmpdir(), "suara-cluster-"));
  const nodes: NodeProcess[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      await Promise.all(nodes.map((node) => node.kill()));
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    })();
    return stopping;
  };
  try {
    const tcpPorts = ports.slice(shards + 1);
    const usersFile = path.join(folder, "users.xml");
    writeFileSync(usersFile, USERS);
    for (const [i, tcpPort] of tcpPorts.entries()) {
      const name = i === 0 ? "initiator" : `shard${i}`;
      const configFile = path.join(folder, `${name}.xml`);
      const nodeFolder = path.join(folder, name);
      mkdirSync(nodeFolder);
      writeFileSync(configFile, nodeConfig({ usersFile, nodeFolder, shardPorts: tcpPorts.slice(1) }));
      nodes.push(
        new NodeProcess({ name, folder: nodeFolder, configFile, tcpPort, httpPort: ports[i] as number }),
      );
    }
    await Promise.all(nodes.map((node) => answering(node, path.join(folder, node.name))));
    await shardsReached(nodes, folder);
    return clusterOf(nodes, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

function clusterOf(nodes: readonly NodeProcess[], stop: () => Promise<void>): Cluster {
  const nodeUrls = nodes.map((node) => node.url);
  const [url = "", ...shardUrls] = nodeUrls;
  return {
    url,
    nodeUrls,
    shardUrls,
    clusterName: CLUSTER_NAME,
    user: "default",
    password: "",
    environment: {
      SUARA_CLICKHOUSE_URL: url,
      SUARA_CLICKHOUSE_CLUSTER: CLUSTER_NAME,
      SUARA_CLICKHOUSE_NODES: shardUrls.join(","),
    },
    stopShard: async (index) => {
      const shard = nodes.slice(1)[index];
      if (shard === undefined) throw new RangeError(`the cluster has no shard ${index}`);
      await shard.kill();
    },
    stop,
  };
}

/** Waits until the node answers as itself: on a taken port somebody else may answer. */
async function answering(node: NodeProcess, identity: string): Promise<void> {
  const deadline = performance.now() + START_SECONDS * 1000;
  const fail = (reason: string): never => {
    const output = node.tail();
    const Failure = output.includes("Address already in use") ? PortTaken : Error;
    throw new Failure(`ClickHouse node ${node.name} (${node.url}) ${reason}:\n${output}`);
  };
  for (;;) {
    const answer = await ask(node.url, NODE_IDENTITY, { timeout: 2000 }).catch(() => undefined);
    if (answer === identity) return;
    if (node.gone !== undefined) fail(node.gone);
    if (node.tail().includes("Received exception")) fail("does not listen");
    if (performance.now() > deadline) fail(`does not answer after ${START_SECONDS} s`);
    await sleep(50);
  }
}

/** Tables are read here, as functions would be answered by the initiator without asking the shards. */
async function shardsReached(nodes: readonly NodeProcess[], folder: string): Promise<void> {
  const [initiator, ...shards] = nodes;
  const expected = shards.map(({ name }) => path.join(folder, name)).join("\n");
  const sql = `select substitution from cluster('${CLUSTER_NAME}', system.macros)
    where macro = '${IDENTITY_MACRO}' order by substitution`;
  const reached = await ask(initiator?.url ?? "", sql);
  if (reached !== expected) {
    throw new Error(`ClickHouse reaches other shards than its own: ${reached}, not ${expected}`);
  }
}

const IDENTITY_MACRO = "suara_node";
const NODE_IDENTITY = `select substitution from system.macros where macro = '${IDENTITY_MACRO}'`;

const USERS = `<clickhouse>
  <profiles><default><max_threads>2</max_threads></default></profiles>
  <users><default>
    <password></password>
    <networks><ip>127.0.0.1</ip></networks>
    <profile>default</profile>
    <quota>default</quota>
    <access_management>1</access_management>
  </default></users>
  <quotas><default/></quotas>
</clickhouse>
`;

function nodeConfig(given: { usersFile: string; nodeFolder: string; shardPorts: readonly number[] }): string {
  const shards = given.shardPorts.map(
    (port) => `<shard>
      <internal_replication>true</internal_replication>
      <replica><host>127.0.0.1</host><port>${port}</port></replica>
    </shard>`,
  );
  return `<clickhouse>
  <users_config>${given.usersFile}</users_config>
  <log-level>warning</log-level>
  <logger><log>${path.join(given.nodeFolder, "log")}</log></logger>
  <macros><${IDENTITY_MACRO}>${given.nodeFolder}</${IDENTITY_MACRO}></macros>
  <remote_servers><${CLUSTER_NAME}>
    ${shards.join("\n    ")}
  </${CLUSTER_NAME}></remote_servers>
</clickhouse>
`;
}
