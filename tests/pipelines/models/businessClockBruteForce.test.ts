import { describe, expect, it } from "vitest";
import { build, insert, openWarehouse } from "./warehouse.js";

// The same clock counted second by second on Intl's wall clocks: no code, zone data or arithmetic in common. Intl is asked
// once a minute: every zone's clock shows the same minute for all of its 60 seconds.

const DAY = 86_400;
const TICKETS = 34_000;

type Hours = readonly (readonly [opens: string, closes: string])[];
/** Sunday first, as Intl's weekdays are looked up; a shift over the hour that clocks skip or repeat. */
const SCHEDULE: Readonly<Record<string, Hours>> = {
  Sun: [["01:15", "04:45"]],
  Mon: [
    ["08:10", "12:00"],
    ["13:05", "17:30"],
  ],
  Tue: [["00:00", "24:00"]],
  Thu: [
    ["00:00", "02:20"],
    ["22:40", "24:00"],
  ],
  Sat: [["02:05", "02:50"]],
};
const HOLIDAY = 17;
const HALF_DAY = 19;

const YAML_DAYS: Readonly<Record<string, string>> = {
  Sun: "sunday",
  Mon: "monday",
  Tue: "tuesday",
  Thu: "thursday",
  Sat: "saturday",
};
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Open seconds from `from` to each second of `days` days, counted one by one. */
function openSeconds(timeZone: string, from: number, days: number): Uint32Array {
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone,
    weekday: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const before = new Uint32Array(days * DAY + 1);
  for (let i = 0; i < days * 1440; i++) {
    const parts = Object.fromEntries(
      clock.formatToParts((from + i * 60) * 1000).map(({ type, value }) => [type, value]),
    );
    const minute = Number(parts.hour) * 60 + Number(parts.minute);
    const day = Number(parts.day);
    const isIn = (SCHEDULE[parts.weekday ?? ""] ?? []).some(
      ([opens, closes]) => minute >= minutes(opens) && minute < minutes(closes),
    );
    const open = isIn && day !== HOLIDAY && (day !== HALF_DAY || minute < 12 * 60) ? 1 : 0;
    for (let second = i * 60; second < i * 60 + 60; second++) {
      before[second + 1] = (before[second] ?? 0) + open;
    }
  }
  return before;
}

const CASES = [
  { timeZone: "Asia/Jakarta", from: "2026-03-01", days: 60 },
  { timeZone: "Europe/Berlin", from: "2026-03-15", days: 30 },
  { timeZone: "Europe/Berlin", from: "2026-10-11", days: 30 },
  { timeZone: "America/New_York", from: "2026-02-26", days: 30 },
  { timeZone: "America/New_York", from: "2026-10-18", days: 30 },
];

describe("the business clock against a count of every second, 170,000 tickets over changes of clocks", () => {
  it.each(CASES)("in $timeZone from $from: no ticket differs", async ({ timeZone, from, days }) => {
    const start = Date.parse(`${from}T00:00:00Z`) / 1000;
    const spans = Object.entries(SCHEDULE).map(
      ([day, hours]) =>
        `${YAML_DAYS[day]}: [${hours.map(([opens, closes]) => `"${opens}-${closes}"`).join(", ")}]`,
    );
    const engine = await openWarehouse({ timeZone, threads: 2 });
    const first = new Date(start * 1000).toISOString().slice(0, 7);
    const months = [0, 1, 2].map((n) => {
      const month = new Date(`${first}-01T00:00:00Z`);
      month.setUTCMonth(month.getUTCMonth() + n);
      return month.toISOString().slice(0, 7);
    });
    await insert(engine, {
      "ref.holidays": months.flatMap((month) => [
        { date: `${month}-${HOLIDAY}`, name: "Closed", kind: "public" },
        { date: `${month}-${HALF_DAY}`, name: "Half", kind: "half_day" },
      ]),
    });
    const span = days * DAY - 1;
    await engine.run(`insert into raw.ticket (file_id, record_no, is_log_row, ticket_id, status, channel, created_at, first_response_at)
      with draws as (select i, hash(i, 'a') % ${span} as a, hash(i, 'b') % ${span} as b from range(${TICKETS}) r(i))
      select 1, i, false, 't' || i, 'open', 'chat', timestamp '${from}' + to_seconds(cast(least(a, b) as bigint)),
        timestamp '${from}' + to_seconds(cast(greatest(a, b) as bigint)) from draws`);
    const query = `select cast(epoch(created_at) as bigint) - ${start} as a,
      cast(epoch(first_responded_at) as bigint) - ${start} as b, first_response_business_seconds as seconds
      from marts.tickets`;
    const options = {
      asOf: `${new Date((start + days * DAY) * 1000).toISOString().slice(0, 19)}Z`,
      config: `name: T\ntime_zone: ${timeZone}\nbusiness_hours: {care: {${spans.join(", ")}}}\n`,
    };
    await build(engine, options, query);
    const rows = await engine.rows<{ a: number; b: number; seconds: number }>(query);
    await engine.close();
    const before = openSeconds(timeZone, start, days);
    const wrong = rows.filter(({ a, b, seconds }) => (before[b] ?? 0) - (before[a] ?? 0) !== seconds);
    expect(rows).toHaveLength(TICKETS);
    expect(wrong).toEqual([]);
    expect(rows.filter(({ seconds }) => seconds > 0).length).toBeGreaterThan(TICKETS / 2);
  });
});
