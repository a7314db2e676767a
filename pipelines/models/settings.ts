import { type Engine, timestampText } from "../engine/engine.js";
import { FEED_NAMES } from "../feeds/feed.js";
import { FEEDS } from "../feeds/index.js";
import { nationalHolidays } from "../holidays/nationalHolidays.js";
import { readTaxonomy } from "../text/taxonomy.js";
import { minuteOfDay, openSpan } from "../workspace/openingHours.js";
import { durationSeconds } from "../workspace/units.js";
import type { Workspace } from "../workspace/workspace.js";
import { writeCauseRules } from "./causeSettings.js";
import { writeTaxonomyWords } from "./taxonomySettings.js";

/**
 * Writes what the models need of suara.yaml: `ref.settings` (one row, none while `asOf` is null: then every model
 * is empty), `ref.sla_targets`, `ref.schedule_hours`, `ref.schedule_uses`, `ref.complaint_rules`, `ref.staffing`,
 * `ref.pay_days`, `ref.cause_rules` with its values and loads, `ref.national_holidays`, `ref.desk_channels` and, of the
 * taxonomy, `ref.taxonomy_words`; without `dir` the shipped one. Throws SuaraError (exit 65) when `holidays` names no
 * country, (exit 64) when the taxonomy cannot be used.
 */
export async function writeSettings(
  engine: Engine,
  workspace: Pick<Workspace, "config"> & Partial<Pick<Workspace, "dir">>,
  asOf: string | null,
): Promise<void> {
  const { config } = workspace;
  await engine.run("create schema if not exists ref");
  await engine.run(
    "create or replace table ref.settings (as_of TIMESTAMP, exported_since DATE, service_level_seconds BIGINT, short_abandon_seconds BIGINT, service_level_formula VARCHAR, small_cell BIGINT)",
  );
  if (asOf !== null) {
    await engine.run(
      "insert into ref.settings values (cast($1 as timestamp), cast($2 as date), $3, $4, $5, $6)",
      [
        timestampText(asOf),
        config.exported_since,
        durationSeconds(config.service_level.threshold),
        durationSeconds(config.service_level.short_abandon),
        config.service_level.formula,
        config.small_cell,
      ],
    );
  }
  await engine.run(
    "create or replace table ref.sla_targets (metric VARCHAR, channel VARCHAR, category VARCHAR, priority VARCHAR, seconds BIGINT, clock VARCHAR)",
  );
  for (const target of config.sla) {
    const values = [
      target.metric,
      target.channel ?? null,
      target.category ?? null,
      target.priority ?? null,
      durationSeconds(target.within),
      target.clock,
    ];
    await engine.run("insert into ref.sla_targets values ($1, $2, $3, $4, $5, $6)", values);
  }
  await writeComplaintRules(engine, config.complaints);
  await writeSchedules(engine, config.business_hours);
  await engine.run(
    "create or replace table ref.staffing (answered_share DOUBLE, shrinkage DOUBLE, chats_at_once BIGINT)",
  );
  const { answered, shrinkage, chats_at_once } = config.staffing;
  await engine.run("insert into ref.staffing values ($1, $2, $3)", [answered, shrinkage, chats_at_once]);
  await engine.run("create or replace table ref.pay_days (day_of_month BIGINT, lasting_days BIGINT)");
  for (const day of config.pay_days.on) {
    // A month that has no 31st has its last day.
    await engine.run("insert into ref.pay_days values ($1, $2)", [
      day === "last" ? 31 : day,
      config.pay_days.lasting_days,
    ]);
  }
  await writeCauseRules(engine, config.causes, answered);
  await writeTaxonomyWords(engine, await readTaxonomy(workspace.dir ?? null));
  await writeNationalHolidays(engine, config.holidays, asOf);
  await engine.run("create or replace table ref.desk_channels (channel VARCHAR, label VARCHAR)");
  for (const [channel, names] of Object.entries(config.channels)) {
    const label = typeof names === "string" ? names : (names.en ?? Object.values(names)[0] ?? channel);
    await engine.run("insert into ref.desk_channels values ($1, $2)", [channel, label]);
  }
}

/** A row a channel and category that a rule names, null = every one; `position` numbers them as suara.yaml does. */
async function writeComplaintRules(engine: Engine, rules: Workspace["config"]["complaints"]): Promise<void> {
  await engine.run(
    "create or replace table ref.complaint_rules (position BIGINT, rule VARCHAR, channel VARCHAR, category VARCHAR, working_days BIGINT, extension_days BIGINT)",
  );
  const parts = rules.flatMap((rule) =>
    (rule.channels ?? [null]).flatMap((channel) =>
      (rule.categories ?? [null]).map((category) => ({ ...rule, channel, category })),
    ),
  );
  for (const [i, part] of parts.entries()) {
    await engine.run("insert into ref.complaint_rules values ($1, $2, $3, $4, $5, $6)", [
      i + 1,
      part.rule,
      part.channel,
      part.category,
      part.working_days,
      part.extension_days,
    ]);
  }
}

/** Of the years from the first ticket, chat or feedback to the one after as_of: deadlines reach into it. */
async function writeNationalHolidays(
  engine: Engine,
  country: string | null,
  asOf: string | null,
): Promise<void> {
  await engine.run("create or replace table ref.national_holidays (date DATE, name VARCHAR, kind VARCHAR)");
  if (country === null || asOf === null) return;
  const firsts = FEED_NAMES.flatMap((name) =>
    FEEDS[name].fields
      .filter((field) => field.type === "instant")
      .map(
        (field) =>
          `select min(${field.name}) as first from raw.${name} where ${field.name} >= date '2000-01-01'`,
      ),
  );
  const last = Number(asOf.slice(0, 4)) + 1;
  const first =
    (await engine.value<number | null>(
      `select cast(min(extract('year' from first)) as integer) from (${firsts.join(" union all ")}) as instants`,
    )) ?? last - 1;
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  const holidays = await nationalHolidays(country, years);
  if (holidays.length === 0) return;
  const rows = holidays.map((_, i) => `(cast($${3 * i + 1} as date), $${3 * i + 2}, $${3 * i + 3})`);
  await engine.run(
    `insert into ref.national_holidays values ${rows.join(", ")}`,
    holidays.flatMap(({ date, name, kind }) => [date, name, kind]),
  );
}

/** ISO weekdays, 1 = Monday. */
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

async function writeSchedules(
  engine: Engine,
  schedules: Workspace["config"]["business_hours"],
): Promise<void> {
  await engine.run(`create or replace table ref.schedule_hours (schedule VARCHAR, weekday INTEGER,
    opens_minute BIGINT, closes_minute BIGINT, is_closed_on_holidays BOOLEAN, half_day_until_minute BIGINT)`);
  await engine.run(
    "create or replace table ref.schedule_uses (schedule VARCHAR, channel VARCHAR, team VARCHAR)",
  );
  for (const [name, schedule] of Object.entries(schedules)) {
    const isClosed = schedule.holidays === "closed";
    const halfDayUntil = minuteOfDay(schedule.half_day_until);
    for (const [i, weekday] of WEEKDAYS.entries()) {
      for (const { opensMinute, closesMinute } of schedule[weekday].map(openSpan)) {
        await engine.run("insert into ref.schedule_hours values ($1, $2, $3, $4, $5, $6)", [
          name,
          i + 1,
          opensMinute,
          closesMinute,
          isClosed,
          halfDayUntil,
        ]);
      }
    }
    const uses = [
      ...schedule.channels.map((channel) => [channel, null]),
      ...schedule.teams.map((team) => [null, team]),
    ];
    for (const [channel = null, team = null] of uses.length === 0 ? [[null, null]] : uses) {
      await engine.run("insert into ref.schedule_uses values ($1, $2, $3)", [name, channel, team]);
    }
  }
}
