import { rmSync } from "node:fs";
import path from "node:path";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import type { Engine } from "../../pipelines/engine/engine.js";
import { prepareTables } from "../../pipelines/load/fileRegistry.js";
import { resolveAsOf } from "../../pipelines/models/asOf.js";
import { buildModels } from "../../pipelines/models/buildModels.js";
import { readModels } from "../../pipelines/models/modelFile.js";
import { writeSettings } from "../../pipelines/models/settings.js";
import { behindQuery } from "../helpers/modelClosure.js";
import type { ClockInput, ClockOutput } from "./rows/businessClock.js";
import { benchConfig, MEMORY_LIMIT } from "./workspace.js";

const input = JSON.parse(process.argv[2] ?? "") as ClockInput;
const file = path.join(input.dir, "business-clock.duckdb");

/** A year of calendars: two tickets a year apart make them. */
async function buildCalendars(engine: Engine): Promise<void> {
  await prepareTables(engine);
  await engine.run(`insert into raw.ticket (file_id, record_no, is_log_row, ticket_id, status, channel, created_at)
    values (1, 1, false, 'a', 'open', 'chat', timestamp '2025-11-09 17:00'),
      (1, 2, false, 'b', 'open', 'chat', timestamp '2026-11-10 16:00')`);
  await writeSettings(engine, { config: benchConfig }, await resolveAsOf(engine, "2026-11-10T17:00:00Z"));
  await buildModels(engine, behindQuery(await readModels(), "from intermediate.int_open_quarters"));
}

/** Waits of up to nine days, each by one of the calendars. */
async function drawWaits(engine: Engine): Promise<void> {
  await engine.run(`create table waits as
    with names as (select list(distinct schedule order by schedule) as all_of_them from intermediate.int_open_quarters),
    drawn as (
      select i, timestamp '2025-11-10' + to_seconds(cast(hash(i, 1, ${input.seed}) % 30000000 as bigint)) as from_at
      from range(${input.waits}) as r(i)
    )
    select i, all_of_them[1 + cast(hash(i, 3, ${input.seed}) % len(all_of_them) as integer)] as schedule, from_at,
      from_at + to_seconds(cast(hash(i, 2, ${input.seed}) % 777600 as bigint)) as until_at
    from drawn cross join names`);
}

/** As int_ticket_first_responses does it. */
const PRODUCT = `
  select w.i,
    business_seconds(secs_between(w.from_at, w.until_at),
      open_until(b.open_seconds_before, b.opens_second, b.open_seconds, secs_between(b.quarter_start, w.until_at))
      - open_until(a.open_seconds_before, a.opens_second, a.open_seconds, secs_between(a.quarter_start, w.from_at))) as seconds
  from waits as w
  left join intermediate.int_open_quarters as a on a.schedule = w.schedule and a.quarter_start = quarter_of(w.from_at)
  left join intermediate.int_open_quarters as b on b.schedule = w.schedule and b.quarter_start = quarter_of(w.until_at)`;

/** Spans of open time from the settings alone: another arithmetic, without quarters. */
const SPANS = `create table spans as
  with days as (select cast(unnest(generate_series(timestamp '2025-11-01', timestamp '2026-11-12', interval 1 day)) as date) as day),
  opened as (
    select h.schedule,
      epoch(from_local(day_start(d.day) + to_minutes(cast(h.opens_minute as bigint)))) as opens,
      epoch(from_local(day_start(d.day) + to_minutes(cast(h.closes_minute as bigint)))) as closes
    from days as d
    join staging.stg_schedule_hours as h on h.weekday = isodow(d.day)
    where not h.is_closed_on_holidays
      or d.day not in (select holiday_date from staging.stg_holidays where coalesce(kind, 'public') <> 'observance')
  ),
  gaps as (select *, opens > lag(closes) over (partition by schedule order by opens) as is_new from opened),
  numbered as (select *, count(*) filter (coalesce(is_new, true)) over (partition by schedule order by opens) as span_no from gaps),
  merged as (select schedule, cast(min(opens) as bigint) as opens, cast(max(closes) as bigint) as closes
    from numbered group by schedule, span_no)
  select *, sum(closes - opens) over (partition by schedule order by opens) - (closes - opens) as before from merged`;
const BASELINE = `
  select w.i, cast(b.before + least(epoch(w.until_at) - b.opens, b.closes - b.opens)
    - a.before - least(epoch(w.from_at) - a.opens, a.closes - a.opens) as bigint) as seconds
  from waits as w
  asof join spans as a on a.schedule = w.schedule and epoch(w.from_at) >= a.opens
  asof join spans as b on b.schedule = w.schedule and epoch(w.until_at) >= b.opens`;

async function seconds(engine: Engine, table: string, sql: string): Promise<number> {
  await engine.run(`drop table if exists ${table}`);
  const started = performance.now();
  await engine.run(`create table ${table} as ${sql}`);
  return (performance.now() - started) / 1000;
}

rmSync(file, { force: true });
const engine = await openDuckDb({
  path: file,
  allowedDirectories: [input.dir],
  memoryLimit: MEMORY_LIMIT,
  tempDirectory: path.join(input.dir, "business-clock.spill"),
  timeZone: "Asia/Jakarta",
});
try {
  await buildCalendars(engine);
  await drawWaits(engine);
  await engine.run(SPANS);
  const output: ClockOutput = { product: [], baseline: [], different: 0, waits: 0, schedules: 0 };
  for (let n = 0; n < input.repeat; n++) {
    output.product.push(await seconds(engine, "by_product", PRODUCT));
    output.baseline.push(await seconds(engine, "by_hand", BASELINE));
  }
  const [found] = await engine.rows<{ different: number; waits: number; schedules: number }>(
    `select count(*) filter (p.seconds is distinct from h.seconds) as different, count(*) as waits,
       (select count(distinct schedule) from waits) as schedules
     from by_product as p full join by_hand as h using (i)`,
  );
  process.stdout.write(JSON.stringify({ ...output, ...found }));
} finally {
  await engine.close();
  rmSync(file, { force: true });
}
