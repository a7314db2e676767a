import { QueryError, SuaraError } from "../../errors.js";

const UNREACHABLE =
  /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ECONNRESET|EAI_AGAIN|socket hang up|timeout error/i;

/** Error numbers of ClickHouse's own list (src/Common/ErrorCodes.cpp). */
const DENIED = new Set(["192", "193", "194", "497", "516"]);
const SHARD_LOST = new Set(["32", "209", "210", "279", "519", "703"]);
const UNREADABLE_VALUE = new Set(["6", "27", "38", "41", "53", "69", "70", "72", "321", "407"]);

interface ServerError {
  code: string;
  type: string | undefined;
  message: string;
}

const isServerError = (error: unknown): error is Error & ServerError =>
  error instanceof Error && "code" in error && "type" in error && /^\d+$/.test(String(error.code));

/** An address without what might be secret in it. */
export const hostOf = (url: string): string => new URL(url).host;

/**
 * What a failed statement means to a user: the server is not there, a shard is lost, the user may not, memory ran
 * out; else a QueryError with the statement. Only the message of the server is kept, never its stack trace, and not
 * where it would repeat a value of a row.
 */
export function explainFailure(error: unknown, sql: string, url: string): Error {
  if (error instanceof SuaraError || error instanceof QueryError) return error;
  if (isServerError(error)) return explainServerError(error, sql, url);
  const message =
    error instanceof Error ? `${"code" in error ? error.code : ""} ${error.message}` : String(error);
  if (!UNREACHABLE.test(message)) return new QueryError(sql, error);
  return new SuaraError("clickhouse_unreachable", `no ClickHouse answers at ${hostOf(url)}`, {
    fix: "start the server, or correct SUARA_CLICKHOUSE_URL and SUARA_CLICKHOUSE_NODES",
    cause: error,
  });
}

function explainServerError(error: Error & ServerError, sql: string, url: string): Error {
  const host = hostOf(url);
  if (DENIED.has(error.code)) {
    return new SuaraError("clickhouse_denied", `ClickHouse at ${host} refuses this user (${error.type})`, {
      fix: "set SUARA_CLICKHOUSE_USER and SUARA_CLICKHOUSE_PASSWORD to a user who may create databases, tables and functions",
    });
  }
  if (SHARD_LOST.has(error.code)) {
    return new SuaraError("clickhouse_shard_lost", `a shard of the cluster behind ${host} does not answer`, {
      fix: "start it again and repeat the run; nothing was counted without it",
      cause: error,
    });
  }
  if (error.code === "241") {
    return new SuaraError("clickhouse_memory", `ClickHouse at ${host} ran out of memory for a query`, {
      fix: "raise max_memory_usage for the user, or add shards",
      cause: error,
    });
  }
  const text = UNREADABLE_VALUE.has(error.code)
    ? `a value does not fit its column's type (${error.type})`
    : firstLines(error.message);
  return new QueryError(sql, new Error(`ClickHouse ${error.code} ${error.type ?? ""}: ${text}`));
}

const firstLines = (message: string): string => (message.split(/\n\s*(?:Stack trace|0\. )/)[0] ?? "").trim();
