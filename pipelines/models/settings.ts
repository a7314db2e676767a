import type { Engine } from "../engine/engine.js";
import { EXIT, SuaraError } from "../errors.js";
import { FEED_NAMES } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";
import { durationSeconds } from "../workspace/units.js";
import type { Workspace } from "../workspace/workspace.js";

/** The latest instant in any row of any feed, ISO text in UTC; null when nothing is loaded. */
export async function latestInstant(engine: Engine): Promise<string | null> {
  const columns = FEED_NAMES.flatMap((name) =>
    FEEDS[name].fields
      .filter((field) => field.type === "instant")
      .map((field) => `select max(${field.name}) as latest from raw.${name}`),
  );
  return engine.value<string | null>(`select max(latest) from (${columns.join(" union all ")}) as instants`);
}

/**
 * The instant of the snapshot, ISO text in UTC: the given one (ISO 8601 with an offset or Z), else the latest in
 * the exports; null when neither is there. Throws SuaraError (exit 64) for text that is no instant.
 */
export async function resolveAsOf(engine: Engine, given: string | undefined): Promise<string | null> {
  if (given === undefined) return latestInstant(engine);
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/.test(given)
    ? Date.parse(given)
    : Number.NaN;
  if (Number.isNaN(instant)) {
    throw new SuaraError("bad_as_of", `--as-of ${given} is not an instant`, {
      exitCode: EXIT.usage,
      fix: "give a date, a time and the zone, for example 2026-11-16T00:00:00+07:00",
    });
  }
  const fraction = /\.(\d{1,6})/.exec(given)?.[1];
  const whole = new Date(Math.floor(instant / 1000) * 1000).toISOString().slice(0, 19);
  return fraction === undefined ? `${whole}Z` : `${whole}.${fraction.padEnd(6, "0")}Z`;
}

/**
 * Writes what the models need of suara.yaml: `ref.settings` (one row, none while `asOf` is null: then every model
 * is empty), `ref.sla_targets` and `ref.desk_channels`.
 */
export async function writeSettings(
  engine: Engine,
  workspace: Pick<Workspace, "config">,
  asOf: string | null,
): Promise<void> {
  const { config } = workspace;
  await engine.run("create schema if not exists ref");
  await engine.run(
    "create or replace table ref.settings (as_of TIMESTAMP, service_level_seconds BIGINT, short_abandon_seconds BIGINT, small_cell BIGINT)",
  );
  if (asOf !== null) {
    await engine.run("insert into ref.settings values (cast($1 as timestamp), $2, $3, $4)", [
      asOf.replace("T", " ").replace(/Z$/, ""),
      durationSeconds(config.service_level.threshold),
      durationSeconds(config.service_level.short_abandon),
      config.small_cell,
    ]);
  }
  await engine.run(
    "create or replace table ref.sla_targets (metric VARCHAR, channel VARCHAR, priority VARCHAR, seconds BIGINT)",
  );
  for (const target of config.sla) {
    const values = [
      target.metric,
      target.channel ?? null,
      target.priority ?? null,
      durationSeconds(target.within),
    ];
    await engine.run("insert into ref.sla_targets values ($1, $2, $3, $4)", values);
  }
  await engine.run("create or replace table ref.desk_channels (channel VARCHAR, label VARCHAR)");
  for (const [channel, label] of Object.entries(config.channels)) {
    await engine.run("insert into ref.desk_channels values ($1, $2)", [channel, label]);
  }
}
