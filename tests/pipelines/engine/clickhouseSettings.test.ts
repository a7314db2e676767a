import { describe, expect, it } from "vitest";
import { readClickHouseSettings } from "../../../pipelines/engine/clickhouse/settings.js";
import { SuaraError } from "../../../pipelines/errors.js";

const URL_ONLY = { SUARA_CLICKHOUSE_URL: "http://127.0.0.1:8123/" };

function refusal(environment: Record<string, string | undefined>): SuaraError {
  try {
    readClickHouseSettings(environment);
  } catch (error) {
    if (error instanceof SuaraError) return error;
    throw error;
  }
  throw new Error("the settings were taken");
}

describe("readClickHouseSettings", () => {
  it("needs an address only, for one server", () => {
    expect(readClickHouseSettings(URL_ONLY)).toEqual({
      url: "http://127.0.0.1:8123",
      user: "default",
      password: "",
      cluster: undefined,
      prefix: "suara_",
      ddl: "per_node",
      nodes: [],
    });
  });

  it("takes a cluster by its nodes, blanks and empty variables forgiven", () => {
    const settings = readClickHouseSettings({
      SUARA_CLICKHOUSE_URL: " https://ch.example:8443 ",
      SUARA_CLICKHOUSE_USER: "",
      SUARA_CLICKHOUSE_PASSWORD: "p@ss word",
      SUARA_CLICKHOUSE_CLUSTER: "two",
      SUARA_CLICKHOUSE_NODES: "http://a:8123, http://b:8123,",
      SUARA_CLICKHOUSE_PREFIX: "desk7_",
      HOME: "/nowhere",
    });
    expect(settings).toEqual({
      url: "https://ch.example:8443",
      user: "default",
      password: "p@ss word",
      cluster: "two",
      prefix: "desk7_",
      ddl: "per_node",
      nodes: ["http://a:8123", "http://b:8123"],
    });
  });

  it("takes ON CLUSTER without nodes", () => {
    const settings = readClickHouseSettings({
      ...URL_ONLY,
      SUARA_CLICKHOUSE_CLUSTER: "two",
      SUARA_CLICKHOUSE_DDL: "on_cluster",
    });
    expect(settings.ddl).toBe("on_cluster");
    expect(settings.nodes).toEqual([]);
  });

  it.each([
    [{}, "SUARA_CLICKHOUSE_URL is not set"],
    [{ SUARA_CLICKHOUSE_URL: "" }, "SUARA_CLICKHOUSE_URL is not set"],
    [{ SUARA_CLICKHOUSE_URL: "tcp://a:9000" }, "SUARA_CLICKHOUSE_URL holds something that is no http"],
    [{ ...URL_ONLY, SUARA_CLICKHOUSE_DDL: "somehow" }, "SUARA_CLICKHOUSE_DDL must be on_cluster or per_node"],
    [{ ...URL_ONLY, SUARA_CLICKHOUSE_PREFIX: "a-b" }, "SUARA_CLICKHOUSE_PREFIX must begin"],
    [{ ...URL_ONLY, SUARA_CLICKHOUSE_CLUSTER: "a'b" }, "SUARA_CLICKHOUSE_CLUSTER is not a cluster's name"],
    [{ ...URL_ONLY, SUARA_CLICKHOUSE_CLUSTER: "two" }, "SUARA_CLICKHOUSE_NODES is not set"],
    [{ ...URL_ONLY, SUARA_CLICKHOUSE_NODES: "http://a" }, "SUARA_CLICKHOUSE_CLUSTER is not"],
    [
      { ...URL_ONLY, SUARA_CLICKHOUSE_CLUSTER: "two", SUARA_CLICKHOUSE_NODES: "http://a,http://a/" },
      "names a node twice",
    ],
  ])("refuses %j", (environment, message) => {
    const error = refusal(environment);
    expect(error.message).toContain(message);
    expect([error.code, error.exitCode]).toEqual(["clickhouse_settings", 64]);
  });

  it("never repeats a password, not even one written into an address", () => {
    const error = refusal({
      SUARA_CLICKHOUSE_URL: "https://me:s3cret@ch.example",
      SUARA_CLICKHOUSE_PASSWORD: "s3cret",
      SUARA_CLICKHOUSE_NODES: "https://me:s3cret@a",
    });
    expect(error.message).toContain("SUARA_CLICKHOUSE_URL carries a user or password");
    expect(JSON.stringify([error.message, error.fix])).not.toContain("s3cret");
  });
});
