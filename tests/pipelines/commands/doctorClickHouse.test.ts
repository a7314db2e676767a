import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, describe, expect, it } from "vitest";
import { checkClickHouse } from "../../../pipelines/commands/checkClickHouse.js";
import { describeCluster } from "../../helpers/cluster.js";
import { useRealClock } from "../../helpers/pinClock.js";
import { suara, withFolder, writeFiles } from "../../helpers/workspaces.js";

beforeAll(useRealClock);

const CSV = "ticket_id,created_at,status\n1,2026-11-02T03:00:00Z,new\n";

/** `suara doctor` over a desk whose other findings are none of them bad. */
const doctor = (environment: Record<string, string>) =>
  withFolder((folder) => {
    writeFiles(folder, { "suara.yaml": "name: Desk\ntime_zone: Asia/Jakarta\n", "exports/t.csv": CSV });
    return suara(["doctor", "-w", folder], environment);
  });

/** The address of a server that gives `body` to everybody, or no answer at all; gone after `work`. */
async function withServer<T>(body: string | undefined, work: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((_request, response) => {
    if (body !== undefined) response.writeHead(200, { "Content-Type": "text/html" }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe("doctor about ClickHouse", () => {
  it("says nothing where no server is named", async () => {
    const { code, stdout } = await doctor({ SUARA_CLICKHOUSE_URL: "" });
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/clickhouse/i);
  });

  it("says that nobody answers, and what to do", async () => {
    const url = await withServer("", async (taken) => taken);
    const { code, stdout } = await doctor({
      SUARA_CLICKHOUSE_URL: url,
      SUARA_CLICKHOUSE_CLUSTER: "",
      SUARA_CLICKHOUSE_NODES: "",
      SUARA_CLICKHOUSE_PASSWORD: "s3cret",
    });
    expect(code).toBe(1);
    expect(stdout).toContain(`BAD  no ClickHouse answers at ${new URL(url).host}\n       start the server`);
    expect(stdout).not.toMatch(/s3cret|\n\s+at /);
  });

  it("does not wait for a server that takes the question and never answers", async () => {
    const findings = await withServer(undefined, (url) =>
      checkClickHouse({ SUARA_CLICKHOUSE_URL: url }, 200),
    );
    expect(findings).toEqual([
      { level: "bad", what: expect.stringContaining("no ClickHouse answers at"), fix: expect.any(String) },
    ]);
  });

  it("knows a server that is something else, and does not repeat what it said", async () => {
    const findings = await withServer("<html>intranet of Ayu</html>", (url) =>
      checkClickHouse({ SUARA_CLICKHOUSE_URL: url }),
    );
    expect(findings).toEqual([
      {
        level: "bad",
        what: expect.stringContaining("does not speak as ClickHouse does"),
        fix: expect.stringContaining("8123"),
      },
    ]);
    expect(JSON.stringify(findings)).not.toContain("Ayu");
  });

  it("names the variables that do not fit together", async () => {
    const findings = await checkClickHouse({
      SUARA_CLICKHOUSE_URL: "http://127.0.0.1:1",
      SUARA_CLICKHOUSE_CLUSTER: "desk",
    });
    expect(findings).toMatchObject([
      { level: "bad", what: expect.stringContaining("SUARA_CLICKHOUSE_NODES is not set") },
    ]);
  });
});

describeCluster("doctor about a ClickHouse cluster", { shards: 2, ownNodes: true }, (cluster) => {
  it("says its version and that its shards answer", async () => {
    const { code, stdout } = await doctor(cluster().environment);
    const host = new URL(cluster().url).host;
    expect(stdout).toMatch(new RegExp(`ok {3}ClickHouse \\d+\\.\\d+\\.\\d+\\S* answers at ${host}\\n`));
    expect(stdout).toMatch(/ok {3}cluster suara_test: 2 of 2 shards answer: \S+:\d+, \S+:\d+\n/);
    expect(code).toBe(0);
  });

  it("asks for no shards where no cluster is named", async () => {
    const { SUARA_CLICKHOUSE_URL = "" } = cluster().environment;
    expect(await checkClickHouse({ SUARA_CLICKHOUSE_URL })).toEqual([
      { level: "ok", what: expect.stringMatching(/^ClickHouse \d.* answers at/) },
    ]);
  });

  it("says that the server knows no such cluster, or another number of shards", async () => {
    const { environment, shardUrls } = cluster();
    const other = await checkClickHouse({ ...environment, SUARA_CLICKHOUSE_CLUSTER: "other" });
    expect(other).toMatchObject([
      { level: "ok" },
      { level: "bad", what: expect.stringContaining("knows no cluster other") },
    ]);
    const fewer = await checkClickHouse({ ...environment, SUARA_CLICKHOUSE_NODES: shardUrls[0] });
    expect(fewer).toMatchObject([
      { level: "ok" },
      { level: "bad", what: expect.stringContaining("has 2 shards, and SUARA_CLICKHOUSE_NODES names 1") },
    ]);
  });

  it("names the shard that is lost", async () => {
    await cluster().stopShard(1);
    const { code, stdout } = await doctor(cluster().environment);
    expect(code).toBe(1);
    expect(stdout).toContain(`BAD  no ClickHouse answers at ${new URL(cluster().shardUrls[1] ?? "").host}\n`);
    expect(stdout).toMatch(/BAD {2}cluster suara_test: shard 2 of 2 does not answer at \S+:\d+\n/);
    expect(stdout).not.toMatch(/shard 1 of 2|\n\s+at /);
  });
});
