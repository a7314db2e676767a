import { tz } from "@date-fns/tz";
import { format } from "date-fns/format";
import type { Engine } from "../engine/engine.js";
import { readTaxonomy } from "../text/taxonomy.js";
import { durationSeconds } from "../workspace/units.js";
import type { Workspace } from "../workspace/workspace.js";
import type { SnapshotMeta } from "./reportContracts.js";

/** One file of the run, as load accounts for it. */
export interface PublishedFile extends Omit<SnapshotMeta["files"][number], "feeds" | "status"> {
  feed: string | null;
  status: string;
}

export interface PublishedCheck {
  name: string;
  status: string;
  rows: number;
}

/** What the figures of this publication rest on. `asOf` is a UTC instant, ISO 8601. */
export async function snapshotMetaOf(
  engine: Pick<Engine, "rows" | "name">,
  input: {
    workspace: Workspace;
    files: readonly PublishedFile[];
    checks: readonly PublishedCheck[];
    notes: SnapshotMeta["notes"];
    asOf: string;
    version: string;
    withheld: SnapshotMeta["withheld"];
    roundsProblems: boolean;
  },
): Promise<SnapshotMeta> {
  const { config } = input.workspace;
  const taxonomy = await readTaxonomy(input.workspace.dir);
  const { feeds, week } = await covered(engine);
  const untold = await engine.rows<SnapshotMeta["untoldAnswers"][number]>(
    `select channel, ticket_count as "ticketCount", untold_count as "untoldCount", open_untold_count as "openUntoldCount"
     from reports.untold_answers order by channel`,
  );
  return {
    suaraVersion: input.version,
    name: config.name,
    timeZone: config.time_zone,
    zoneNames: zoneNames(config.time_zone),
    asOf: input.asOf,
    asOfLocal: localMinute(input.asOf, config.time_zone),
    week,
    feeds,
    smallCell: config.small_cell,
    withheld: input.withheld,
    roundsProblems: input.roundsProblems,
    untoldAnswers: untold,
    notes: input.notes,
    channels: { ...config.channels },
    themes: Object.fromEntries(taxonomy.themes.map(({ id, names }) => [id, names])),
    sla: config.sla.map((target) =>
      Object.fromEntries(Object.entries(target).map(([key, value]) => [key, String(value)])),
    ),
    serviceLevel: {
      thresholdSeconds: durationSeconds(config.service_level.threshold),
      formula: config.service_level.formula,
      shortAbandonSeconds: durationSeconds(config.service_level.short_abandon),
    },
    engine: engine.name,
    files: input.files.map(({ feed, status, ...file }) => ({
      path: file.path,
      sha256: file.sha256,
      format: file.format,
      feeds: feed === null ? [] : feed.split(/,\s*/),
      status: status as SnapshotMeta["files"][number]["status"],
      refusal: file.refusal,
      records: file.records,
      accepted: file.accepted,
      rejected: file.rejected,
      unused: file.unused,
      superseded: file.superseded,
      reasons: file.reasons,
    })),
    checks: input.checks.map(({ name, status, rows }) => ({
      name,
      status: status as SnapshotMeta["checks"][number]["status"],
      rows,
    })),
  };
}

/** The feeds that a desk has, and its latest complete week. */
async function covered(engine: Pick<Engine, "rows">): Promise<Pick<SnapshotMeta, "feeds" | "week">> {
  const rows = await engine.rows<{ feed: string }>(
    "select feed from reports.coverage where row_count > 0 order by feed",
  );
  const feeds = rows.map(({ feed }) => feed);
  for (const report of weeksOf(feeds)) {
    const [latest] = await engine.rows<{ week: string | null }>(
      `select max(week) as week from reports.${report} where is_complete`,
    );
    if (latest?.week) return { feeds, week: latest.week };
  }
  return { feeds, week: null };
}

/** The report that knows the weeks of what a desk has: its tickets, else its chats, else what customers write, then their scores. */
function weeksOf(feeds: readonly string[]): string[] {
  if (feeds.includes("ticket")) return ["first_response_by_week"];
  return feeds.includes("chat") ? ["chat_by_week"] : ["themes_by_week", "satisfaction_by_week"];
}

/** Asia/Jakarta: Jakarta, WIB, 雅加达时间. Named here once, for browsers do not all know the names. */
function zoneNames(timeZone: string): Record<string, string> {
  const city = (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
  const named = (language: string): string => {
    const clock = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "shortGeneric" });
    return clock.formatToParts(0).find(({ type }) => type === "timeZoneName")?.value ?? city;
  };
  // English calls a zone by its country ("Germany Time").
  return { en: city, id: named("id"), zh: named("zh-CN") };
}

/** A UTC instant as wall time of a zone: 2026-11-16 06:00. */
export const localMinute = (instant: string, timeZone: string): string =>
  format(instant, "yyyy-MM-dd HH:mm", { in: tz(timeZone) });
