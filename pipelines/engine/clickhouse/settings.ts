import { z } from "zod";
import { EXIT, SuaraError } from "../../errors.js";

/** Where the ClickHouse server is and how its shards are reached. Holds a password: never print it whole. */
export interface ClickHouseSettings {
  /** HTTP address of the server that answers, e.g. https://clickhouse.example:8443. */
  url: string;
  user: string;
  password: string;
  /** Name of the cluster in the server's configuration; undefined = one server on its own. */
  cluster: string | undefined;
  /** Database of schema `staging` is `<prefix>staging`. Each desk on a shared server needs its own. */
  prefix: string;
  /** How tables come to be on every shard: by `ON CLUSTER` (needs a Keeper) or by asking each node. */
  ddl: "on_cluster" | "per_node";
  /** HTTP addresses of the shards, for `per_node`. */
  nodes: readonly string[];
}

const httpUrl = (name: string) =>
  z
    .string()
    .trim()
    .transform((text, context) => {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
        context.addIssue({
          code: "custom",
          message: `${name} holds something that is no http or https address`,
        });
        return z.NEVER;
      }
      if (url.username !== "" || url.password !== "") {
        context.addIssue({
          code: "custom",
          message: `${name} carries a user or password; they belong in SUARA_CLICKHOUSE_USER and SUARA_CLICKHOUSE_PASSWORD`,
        });
        return z.NEVER;
      }
      return url.href.replace(/\/$/, "");
    });

const schema = z
  .object({
    SUARA_CLICKHOUSE_URL: z
      .string({ error: "SUARA_CLICKHOUSE_URL is not set" })
      .pipe(httpUrl("SUARA_CLICKHOUSE_URL")),
    SUARA_CLICKHOUSE_USER: z.string().default("default"),
    SUARA_CLICKHOUSE_PASSWORD: z.string().default(""),
    SUARA_CLICKHOUSE_CLUSTER: z
      .string()
      .regex(/^[A-Za-z_][\w.-]*$/, "SUARA_CLICKHOUSE_CLUSTER is not a cluster's name")
      .optional(),
    SUARA_CLICKHOUSE_PREFIX: z
      .string()
      .regex(
        /^[a-z][a-z0-9_]{0,40}$/,
        "SUARA_CLICKHOUSE_PREFIX must begin with a small letter and hold only a-z, 0-9 and _",
      )
      .default("suara_"),
    SUARA_CLICKHOUSE_DDL: z
      .enum(["on_cluster", "per_node"], { error: "SUARA_CLICKHOUSE_DDL must be on_cluster or per_node" })
      .default("per_node"),
    SUARA_CLICKHOUSE_NODES: z
      .string()
      .default("")
      .transform((text) => text.split(",").filter((one) => one.trim() !== ""))
      .pipe(z.array(httpUrl("SUARA_CLICKHOUSE_NODES"))),
  })
  .superRefine((value, context) => {
    const say = (message: string) => context.addIssue({ code: "custom", message });
    const onNodes = value.SUARA_CLICKHOUSE_NODES.length > 0;
    if (value.SUARA_CLICKHOUSE_CLUSTER === undefined && onNodes) {
      say("SUARA_CLICKHOUSE_NODES is set and SUARA_CLICKHOUSE_CLUSTER is not");
    }
    if (
      value.SUARA_CLICKHOUSE_CLUSTER !== undefined &&
      value.SUARA_CLICKHOUSE_DDL === "per_node" &&
      !onNodes
    ) {
      say("SUARA_CLICKHOUSE_NODES is not set, and without ON CLUSTER each shard must be asked");
    }
    if (new Set(value.SUARA_CLICKHOUSE_NODES).size < value.SUARA_CLICKHOUSE_NODES.length) {
      say("SUARA_CLICKHOUSE_NODES names a node twice");
    }
  });

/**
 * The ClickHouse settings of an environment; an empty variable counts as not set.
 * Throws SuaraError `clickhouse_settings` (exit 64) naming every variable at fault, never a value.
 */
export function readClickHouseSettings(
  environment: Readonly<Record<string, string | undefined>>,
): ClickHouseSettings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new SuaraError(
      "clickhouse_settings",
      `ClickHouse cannot be used:\n${parsed.error.issues.map((issue) => `  ${issue.message}`).join("\n")}`,
      {
        exitCode: EXIT.usage,
        fix: "set SUARA_CLICKHOUSE_URL, for a cluster SUARA_CLICKHOUSE_CLUSTER and either SUARA_CLICKHOUSE_NODES (the shards' HTTP addresses, by comma) or SUARA_CLICKHOUSE_DDL=on_cluster",
      },
    );
  }
  const { data } = parsed;
  return {
    url: data.SUARA_CLICKHOUSE_URL,
    user: data.SUARA_CLICKHOUSE_USER,
    password: data.SUARA_CLICKHOUSE_PASSWORD,
    cluster: data.SUARA_CLICKHOUSE_CLUSTER,
    prefix: data.SUARA_CLICKHOUSE_PREFIX,
    ddl: data.SUARA_CLICKHOUSE_DDL,
    nodes: data.SUARA_CLICKHOUSE_NODES,
  };
}
