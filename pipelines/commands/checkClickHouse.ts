import { hostOf } from "../engine/clickhouse/failures.js";
import { type ClickHouseInspection, inspectClickHouse } from "../engine/clickhouse/inspect.js";
import { type ClickHouseSettings, readClickHouseSettings } from "../engine/clickhouse/settings.js";
import { SuaraError } from "../errors.js";
import { bad, type Finding, ok } from "./finding.js";

/** Nobody waits longer for a doctor's answer; a healthy server takes milliseconds. */
const TIMEOUT_MS = 10_000;

/**
 * Whether `--engine clickhouse` would find its server, the nodes and every shard; nothing where the environment names
 * no server. Changes nothing there.
 */
export async function checkClickHouse(
  environment: Readonly<Record<string, string | undefined>>,
  timeoutMs: number = TIMEOUT_MS,
): Promise<Finding[]> {
  if ((environment.SUARA_CLICKHOUSE_URL ?? "") === "") return [];
  let settings: ClickHouseSettings;
  try {
    settings = readClickHouseSettings(environment);
  } catch (error) {
    return [explain(error, "the settings")];
  }
  const inspection = inspectClickHouse(settings, timeoutMs);
  const server = await serverFinding(inspection, settings.url);
  if (server.level === "bad" || settings.cluster === undefined) return [server];
  const nodes = await Promise.all(settings.nodes.map((url) => serverFinding(inspection, url)));
  const lost = nodes.filter((node) => node.level === "bad");
  return [server, ...lost, ...(await shardFindings(inspection, settings, settings.cluster))];
}

async function serverFinding(inspection: ClickHouseInspection, url: string): Promise<Finding> {
  try {
    const { host, version } = await inspection.server(url);
    return ok(`ClickHouse ${version} answers at ${host}`);
  } catch (error) {
    return explain(error, hostOf(url));
  }
}

async function shardFindings(
  inspection: ClickHouseInspection,
  settings: ClickHouseSettings,
  name: string,
): Promise<Finding[]> {
  try {
    const shards = await inspection.shards(name);
    const lost = shards.filter((shard) => !shard.answers);
    if (lost.length === 0) {
      const addresses = shards.map(({ address }) => address).join(", ");
      return [ok(`cluster ${name}: ${shards.length} of ${shards.length} shards answer: ${addresses}`)];
    }
    return lost.map(({ shard, address }) =>
      bad(
        `cluster ${name}: shard ${shard} of ${shards.length} does not answer at ${address}`,
        "start it again, or correct the server's remote_servers; nothing is counted without it",
      ),
    );
  } catch (error) {
    return [explain(error, hostOf(settings.url))];
  }
}

/** What was not foreseen is told by its kind alone: the text might be anybody's page. */
function explain(error: unknown, host: string): Finding {
  if (error instanceof SuaraError) return bad(error.message, error.fix ?? "");
  return bad(
    `what answers at ${host} does not speak as ClickHouse does${reasonOf(error)}`,
    "SUARA_CLICKHOUSE_URL and SUARA_CLICKHOUSE_NODES must name ClickHouse's HTTP port, usually 8123, or 8443 for https",
  );
}

/** ClickHouse's own one-line message, or the code of a failed connection (a certificate's, for instance). */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error)) return "";
  if (/^ClickHouse \d+ /.test(cause.message)) return ` (${cause.message.split("\n", 1)[0]})`;
  return "code" in cause && /^[A-Z][A-Z0-9_]+$/.test(String(cause.code)) ? ` (${cause.code})` : "";
}
