import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { MOST_SHOWN, weekFindings } from "../../../src/components/findings/week.js";
import { type Around, type Finding, noteOf, sentenceOf } from "../../../src/components/findings/words.js";
import { texts } from "../../../src/i18n/index.js";
import { plantedFound } from "../../alarms/plantedFound.js";
import { suaraHere } from "../../helpers/commandLine.js";
import { useRealClock } from "../../helpers/pinClock.js";
import { syntheticMeta } from "../../helpers/syntheticReports.js";
import { describeCustomersSide } from "./plantedCustomersSide.js";
import { describeThemes } from "./plantedThemes.js";

const t = texts("en");

beforeAll(useRealClock);

interface Truth {
  asOf: string;
  refundsOpenAtAsOf: number;
  followUpsWaitingAtAsOf: number;
  refundBacklogFrom: string;
  chats: Record<string, number>;
  phone: { calls: number; abandoned: number; lost: number };
  lastWeekFirstResponse: { p50: number; p90: number };
  incident: { name: string; from: string; to: string };
  badRelease: { version: string };
  newTheme: { from: string; words: string[] };
  ticketsByWeek: Record<string, Record<string, number>>;
  shortHours: number[];
  promotions: { name: string; uplift: number }[];
  effects: {
    wait: {
      incident: number;
      crowd: number;
      refundBacklog: number;
      concurrentChat: number;
      shortHours: number;
    };
  };
}

/** What was planted in the committed sample, against what the pipeline finds in it. */
describe("the sample's truth", () => {
  const sample = path.resolve(import.meta.dirname, "../../../data/sample");
  const truth = JSON.parse(readFileSync(path.join(sample, "truth.json"), "utf8")) as Truth;
  const folder = mkdtempSync(path.join(os.tmpdir(), "suara-truth-"));
  let engine: Engine;
  beforeAll(async () => {
    cpSync(sample, folder, { recursive: true });
    const run = await suaraHere(["run", "-w", folder, "--no-site", "-q"]);
    expect([run.code, run.stderr]).toEqual([0, ""]);
    engine = await openDuckDb({
      path: path.join(folder, "out/suara.duckdb"),
      allowedDirectories: [folder],
      timeZone: "Asia/Jakarta",
      readOnly: true,
    });
  }, 600_000);
  afterAll(async () => {
    await engine?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const one = async (sql: string) => {
    const [row] = await engine.rows<Record<string, number>>(sql);
    if (row === undefined) throw new Error("no row");
    return row;
  };
  /**
   * How many times longer the first responses of one group of tickets took than those of another, each channel against
   * itself: the geometric mean and its 99 % interval, for log-normal waits of spread 1 (their answered part).
   */
  const slower = async (group: string, usual: string) => {
    const row = await one(`with waits as (
        select channel, ln(greatest(first_response_seconds, 1)) as wait, (${group}) as is_group, (${usual}) as is_usual
        from marts.tickets
        where exclusion is null and first_response_seconds is not null and channel in ('chat', 'web', 'social')),
      usual as (select channel, avg(wait) as wait, count(*) as n from waits where is_usual group by channel)
      select avg(w.wait - u.wait) as ratio, cast(count(*) as integer) as n, cast(min(u.n) as integer) as usual_n
      from waits as w join usual as u using (channel) where w.is_group`);
    const { ratio = Number.NaN, n = 0, usual_n = 0 } = row;
    const margin = 2.58 * Math.sqrt(1 / n + 1 / usual_n);
    return { n, low: Math.exp(ratio - margin), high: Math.exp(ratio + margin) };
  };
  const stamp = (at: string): string => at.replace("T", " ").replace("Z", "");
  /** Days without a promotion or its day after, before the bad release; hours with enough people. */
  const quiet =
    "day(created_at + interval 7 hour) not between 6 and 12 and created_at < '2026-11-03' and hour(created_at + interval 7 hour) not between 18 and 21";

  it("last week's true wait lies in our interval; the naive one is visibly wrong", async () => {
    const found = await one(`select p50_seconds as p50, p50_low_seconds as low, p50_high_seconds as high,
        p90_seconds as p90, p90_low_seconds as p90_low, coalesce(p90_high_seconds, 1e9) as p90_high,
        naive_p50_seconds as naive_p50, naive_p90_seconds as naive_p90
      from reports.wait_percentiles_by_week
      where measure = 'first_response' and scope_kind = 'all' and week = '2026-W46'`);
    const { p50, p90 } = truth.lastWeekFirstResponse;
    expect(p50).toBeGreaterThanOrEqual(found.low ?? Number.NaN);
    expect(p50).toBeLessThanOrEqual(found.high ?? Number.NaN);
    expect(p90).toBeGreaterThanOrEqual(found.p90_low ?? Number.NaN);
    expect(p90).toBeLessThanOrEqual(found.p90_high ?? Number.NaN);
    // The answered alone look more than twice as quick as it was.
    expect(found.naive_p50).toBeLessThan(p50 / 2);
    expect(found.naive_p90).toBeLessThan(p90 / 2);
    expect(found.naive_p50).toBeLessThan(found.low ?? Number.NaN);
    expect(found.naive_p90).toBeLessThan(found.p90_low ?? Number.NaN);
  });

  it("the refund backlog: every open refund is in the stock, and they wait as much longer as was planted", async () => {
    const stock = await one(`select closing_count as n from reports.backlog_by_day
      where scope_kind = 'category' and scope = 'refund' order by day desc limit 1`);
    expect(stock.n).toBe(truth.refundsOpenAtAsOf);
    const from = stamp(truth.refundBacklogFrom);
    const found = await slower(
      `category = 'refund' and created_at >= '${from}' and ${quiet}`,
      `category = 'refund' and created_at < '${from}' and ${quiet}`,
    );
    expect(found.n).toBeGreaterThan(50);
    expect(truth.effects.wait.refundBacklog).toBeGreaterThan(found.low);
    expect(truth.effects.wait.refundBacklog).toBeLessThan(found.high);
    expect(found.low).toBeGreaterThan(2);
  });

  it("the incident: whoever wrote during it waited as much longer as was planted", async () => {
    const [from, to] = [stamp(truth.incident.from), stamp(truth.incident.to)];
    const found = await slower(
      `category <> 'refund' and created_at >= '${from}' and created_at < '${to}'`,
      `category <> 'refund' and ${quiet}`,
    );
    const planted = truth.effects.wait.incident * truth.effects.wait.crowd;
    expect(found.n).toBeGreaterThan(20);
    expect(planted).toBeGreaterThan(found.low);
    expect(planted).toBeLessThan(found.high);
    expect(found.low).toBeGreaterThan(1.5);
  });

  it("abandoned contacts: every one, and no other", async () => {
    const chats = await engine.rows<{ outcome: string; n: number }>(
      "select outcome, cast(count(*) as integer) as n from marts.chats where channel = 'chat' group by outcome",
    );
    const found = Object.fromEntries(chats.map(({ outcome, n }) => [outcome, n]));
    // A chat that goes on at as_of is open, and will have been served.
    const { open = 0, served = 0, ...rest } = found;
    expect({ ...rest, served: served + open }).toEqual(truth.chats);
    const phone = await one(`select cast(sum(abandoned_count) as integer) as abandoned,
      cast(sum(attempt_count) as integer) as calls from reports.chat_by_week where channel = 'phone'`);
    expect(phone).toEqual({ abandoned: truth.phone.abandoned, calls: truth.phone.calls });
  });

  it("questions asked again and not answered yet: every one", async () => {
    const waiting = await one(
      "select cast(count(*) as integer) as n from intermediate.int_next_replies where wait_outcome = 'waiting'",
    );
    expect(waiting.n).toBe(truth.followUpsWaitingAtAsOf);
  });

  it("replies get slower with each chat more that an agent holds, by the planted factor", async () => {
    // After the first turn, which waits in the queue. Waits of spread 0.8, in whole seconds.
    const found = await one(
      `select regr_slope(ln(t.latency_milliseconds), c.concurrent_chats) as slope,
         0.8 / sqrt(regr_sxx(ln(t.latency_milliseconds), c.concurrent_chats)) as error
       from staging.stg_chat_turns as t join marts.chats as c using (chat_id)
       where t.turn_number > 1 and t.latency_milliseconds is not null`,
    );
    const { slope = Number.NaN, error = Number.NaN } = found;
    expect(truth.effects.wait.concurrentChat).toBeGreaterThan(Math.exp(slope - 2.58 * error));
    expect(truth.effects.wait.concurrentChat).toBeLessThan(Math.exp(slope + 2.58 * error));
    const halves = await engine.rows<{ p50_seconds: number }>(
      "select p50_seconds from reports.chat_by_concurrency where turn_count >= 30 order by concurrent_chats",
    );
    const seconds = halves.map((row) => row.p50_seconds);
    expect(seconds.length).toBeGreaterThan(2);
    expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
  });

  it("sizes what was planted: within intervals that hold all of it at once, and each but one within its own", async () => {
    const rows = await plantedFound(
      engine,
      JSON.parse(readFileSync(path.join(sample, "truth.json"), "utf8")),
    );
    expect(rows.filter(({ isHeldAtOnce }) => !isHeldAtOnce)).toEqual([]);
    // Each interval of its own holds in 19 of 20.
    expect(rows.filter(({ isHeld }) => !isHeld).length).toBeLessThanOrEqual(1);
    const verdicts = Object.fromEntries(rows.map(({ what, verdict }) => [what, verdict]));
    expect(verdicts).toMatchObject({
      "promotion 11.11": "more",
      incident: "more",
      "holidays together": "fewer",
    });
  });

  it("lists the incident and the promotion as the peaks, each with its explanation, and slower answers in both", async () => {
    const spells = await engine.rows<Record<string, string | number>>(
      `select starts_at_local as start, ends_at_local as finish, explanation_kind as kind, explanation_name as name,
         top_category as category, ratio_low, ratio_high, p50_seconds as half, usual_p50_seconds as usual
       from estimates.peak_spells order by start`,
    );
    expect(spells.map(({ kind, name }) => [kind, name])).toEqual([
      ["incident", truth.incident.name],
      ["promotion", "11.11"],
    ]);
    const [incident, promotion] = spells;
    // 12:30 to 16:00 and an hour of wave; whole hours.
    expect(
      String(incident?.start) >= "2026-11-03 12:00" && String(incident?.start) <= "2026-11-03 14:00",
    ).toBe(true);
    expect(
      String(incident?.finish) >= "2026-11-03 16:00" && String(incident?.finish) <= "2026-11-03 18:00",
    ).toBe(true);
    expect(incident?.category).toBe("delayed_transaction");
    expect([String(promotion?.start).slice(0, 10), String(promotion?.finish).slice(0, 10)]).toEqual([
      "2026-11-11",
      "2026-11-11",
    ]);
    for (const [spell, planted] of [
      [incident, 2.2],
      [promotion, 1.6],
    ] as const) {
      expect(spell?.ratio_low).toBeLessThan(planted);
      expect(spell?.ratio_high).toBeGreaterThan(planted);
      expect(Number(spell?.half)).toBeGreaterThan(Number(spell?.usual));
    }
  });

  it("tells its story in the findings of the latest week alone", async () => {
    const rows = await engine.rows<Record<string, string | number | null>>(
      "select * from estimates.findings where week = '2026-W46' order by rank",
    );
    const found = (kind: string, subject: string) =>
      rows.find((row) => row.kind === kind && row.subject === subject);
    // The incident, the promotion, and what the reader is to do about each.
    expect(found("event_incident", truth.incident.name)).toMatchObject({
      status: "real",
      action: "write_notice",
    });
    expect(found("event_promotion", "11.11")).toMatchObject({ status: "real", action: "plan_event" });
    // Refunds have piled up for five weeks.
    const refund = found("resolution_p50", "refund");
    expect(refund).toMatchObject({ status: "real", action: "clear_category", since_weeks: 5 });
    const late = rows.find((row) => row.kind === "late_resolution");
    expect(late).toMatchObject({ status: "fact", part: "refund" });
    // Most of the complaints past their limit are refunds too; less those told one by one, that would tell the few merged.
    const past = rows.find((row) => row.kind === "complaints_past_limit");
    expect(past).toMatchObject({ status: "fact", part: null });
    // The bad release: chat has been slower since its week.
    const level = rows.find((row) => row.kind === "service_level" && row.subject === "chat");
    expect(level).toMatchObject({ status: "real", direction: "down", since_weeks: 2, marker_name: "4.82.0" });
    // Chat and phone are short of people in the evenings.
    for (const channel of ["chat", "phone"]) {
      const short = rows.find((row) => row.kind === "short_of_people" && row.subject === channel);
      expect(short).toMatchObject({
        status: "fact",
        from_local: "18:00",
        to_local: "22:00",
        action: "roster_slot",
      });
    }
    // The sample's waits come of no queue of the people it plans: far fewer seem to work.
    const gap = rows.find((row) => row.kind === "roster_gave" && row.subject === "chat");
    expect(gap).toMatchObject({ status: "fact", action: "find_people", compared_with: "expected" });
    // Nothing was planted that makes answers worse, so nothing is said of them.
    expect(rows.filter((row) => row.family === "quality").map((row) => row.status)).toEqual([
      "nothing",
      "not_yet",
    ]);
    expect(rows.filter((row) => row.family === "trust")).toEqual([]);
  });

  it("tells each planted story on the first page of its week, to who reads nothing else", async () => {
    const rows = (await engine.rows("select * from estimates.findings")) as unknown as Finding[];
    const marks = (await engine.rows("select * from reports.calendar_marks")) as unknown as Around["marks"];
    const around = { meta: syntheticMeta(), marks };
    const page = (week: string): string =>
      weekFindings(rows, week)
        .changes.slice(0, MOST_SHOWN)
        .map((row) => `${sentenceOf(row, around, t)} ${noteOf(row, t)}`)
        .join("\n");
    // Of each week of the backlog since it can be told from chance, the incident's, and the latest.
    for (const week of ["2026-W42", "2026-W43", "2026-W44", "2026-W46"])
      expect(page(week), week).toMatch(/Refund: .*solved/);
    expect(page("2026-W45")).toContain(truth.incident.name);
    expect(page("2026-W46")).toMatch(/11\.11/);
    expect(page("2026-W46")).toMatch(
      new RegExp(
        `version ${truth.badRelease.version} write .*Delayed|since the week of release ${truth.badRelease.version}`,
      ),
    );
    // One event is one sentence: the peak and the uplift of the same hours are not both told.
    for (const week of ["2026-W45", "2026-W46"]) {
      const told = weekFindings(rows, week).changes.filter(({ kind }) => /^(peak|event_)/.test(kind ?? ""));
      expect(told.length, week).toBe(new Set(told.map((row) => row.marker_name)).size);
    }
    // What customers write from the broken release more than from others is told, and nothing of another version.
    const more = "select distinct app_version as v from estimates.theme_by_version where verdict = 'more'";
    expect(await engine.rows(more)).toEqual([{ v: truth.badRelease.version }]);
    // The roster began in October: that nobody could see too few people before is no rise.
    expect(rows.filter((row) => row.subject === "capacity" && row.status === "real")).toEqual([]);
  });

  describeThemes(() => ({ engine, truth }));

  it("finds channels as they were planted: by their tickets, the thin evenings, and nobody who is driven elsewhere", async () => {
    const counted = await engine.rows<{ channel: string; contacts: number }>(
      `select channel, cast(sum(contact_count) as integer) as contacts from estimates.channel_waits
       where scope_kind = 'category' and from_hour is null group by channel order by channel`,
    );
    const weeks = Object.keys(truth.ticketsByWeek).sort().slice(-12);
    for (const { channel, contacts } of counted) {
      const planted = weeks
        .flatMap((week) => Object.entries(truth.ticketsByWeek[week] ?? {}))
        .filter(([key]) => key.startsWith(`${channel}/`))
        .reduce((sum, [, n]) => sum + n, 0);
      // Spam, deleted and such are no contact of a customer's that waits.
      expect(contacts / planted, channel).toBeGreaterThan(0.95);
      expect(contacts / planted, channel).toBeLessThanOrEqual(1.005);
    }
    expect(counted.map(({ channel }) => channel)).toEqual(["chat", "community", "email", "social", "web"]);
    const order = await engine.rows<{ channel: string; verdict: string }>(
      `select channel, verdict from estimates.channel_waits
       where scope_kind = 'all' and from_hour is null order by p50_seconds`,
    );
    expect(order.map(({ channel }) => channel).slice(0, 2)).toEqual(["phone", "chat"]);
    // Of the blocks of four hours that from 20 on has two thin ones: chats wait longer there than in the morning.
    const blocks = await engine.rows<{ hour: number; p50: number; low: number; high: number }>(
      `select from_hour as hour, p50_seconds as p50, p50_low_seconds as low, p50_high_seconds as high
       from estimates.channel_waits where scope_kind = 'all' and channel = 'chat' and from_hour is not null`,
    );
    const at = (hour: number) => blocks.find((block) => block.hour === hour);
    expect(at(20)?.low).toBeGreaterThan(Number(at(8)?.high));
    expect(Number(at(20)?.p50) / Number(at(8)?.p50)).toBeLessThan(truth.effects.wait.shortHours * 1.6);
    // Nobody was made to turn elsewhere: what there is of it is chance, and no week's is news.
    const moved = await one(`select cast(sum(switched_count) as double) / sum(over_count) as part
      from reports.switches_by_week`);
    expect(moved.part).toBeLessThan(0.02);
    const news = "select count(*) as n from estimates.findings where kind = 'switched' and status = 'real'";
    expect(await one(news)).toEqual({ n: 0 });
  });

  it("finds the evenings short of people", async () => {
    const evenings = await one(`select cast(count(*) as integer) as n,
        cast(count(*) filter (agents_rostered < agents_needed) as integer) as short
      from estimates.staffing_by_half_hour
      where channel = 'chat' and roster_source = 'plan' and starts_at_local between '18:00' and '21:30'`);
    expect(evenings.short).toBeGreaterThan((evenings.n ?? 0) * 0.9);
    const mornings =
      await one(`select cast(count(*) filter (agents_rostered < agents_needed) as integer) as short
      from estimates.staffing_by_half_hour
      where channel = 'chat' and roster_source = 'plan' and starts_at_local between '08:00' and '16:30'`);
    expect(mornings.short).toBe(0);
  });

  describe("causes", () => {
    it("technical: every contact of the incident and no other, and every failed connection", async () => {
      const [from, to] = [stamp(truth.incident.from), stamp(truth.incident.to)];
      const found = await one(`with during as (
          select contact_kind, contact_id, started_at >= '${from}' and started_at < '${to}' as is_in
          from intermediate.int_contacts)
        select cast(count(*) filter (d.is_in) as integer) as planted,
          cast(count(h.rule) filter (d.is_in) as integer) as found,
          cast(count(h.rule) filter (not d.is_in) as integer) as others
        from during as d left join (select * from intermediate.int_contact_causes where rule = 'incident') as h
          using (contact_kind, contact_id)`);
      expect(found.planted).toBeGreaterThan(20);
      expect(found.found).toBe(found.planted);
      expect(found.others).toBe(0);
      const failed = await one(
        "select cast(count(*) as integer) as n from marts.contact_causes where rule = 'connection_failed'",
      );
      expect(failed.n).toBe(truth.chats.failed);
    });

    it("capacity by roster: the planted evening hours, 9 of 10 chats in them, at most 1 in 100 others", async () => {
      const evening = `hour in (${truth.shortHours.join(", ")})`;
      const found = await one(`with judged as (
          select c.contact_kind, c.contact_id, c.channel, c.hour
          from intermediate.int_contacts as c
          join intermediate.int_staffed_hours as s on s.channel = c.channel and s.local_day = c.local_day and s.hour = c.hour
          where c.channel = 'chat')
        select cast(count(*) filter (${evening}) as integer) as evening,
          cast(count(h.rule) filter (${evening}) as integer) as found,
          cast(count(*) filter (not ${evening}) as integer) as others,
          cast(count(h.rule) filter (not ${evening}) as integer) as wrong
        from judged as j left join (select * from intermediate.int_contact_causes where rule = 'short_staffed') as h
          using (contact_kind, contact_id)`);
      const { evening: n = 0, found: hits = 0, others = 0, wrong = 1 } = found;
      expect(n).toBeGreaterThan(200);
      expect(hits / n).toBeGreaterThan(0.9);
      expect(wrong / others).toBeLessThanOrEqual(0.01);
    });

    const inChat = (cause: string, week: string) =>
      one(`select excess_seconds as excess, excess_low_seconds as low, excess_high_seconds as high
        from estimates.cause_waits_by_week
        where scope_kind = 'channel' and scope = 'chat' and cause = '${cause}' and week_start = '${week}'`);
    /** What contacts of chat waited longer because their wait was multiplied by `factor`, from the waits themselves. */
    const planted = async (rule: string, week: string, factor: number) =>
      (
        await one(`select sum(c.first_wait_seconds) * (1 - 1 / ${factor}) as seconds
          from intermediate.int_contacts as c
          join (select distinct contact_kind, contact_id from intermediate.int_contact_causes where rule = '${rule}') as h
            using (contact_kind, contact_id)
          where c.channel = 'chat' and c.week_start = '${week}' and coalesce(c.failure, '') <> 'not_connected'`)
      ).seconds ?? Number.NaN;

    it("what the incident cost chats lies in its interval, which is above nothing", async () => {
      const found = await inChat("technical", "2026-11-02");
      const { incident, crowd } = truth.effects.wait;
      const cost = await planted("incident", "2026-11-02", incident * crowd);
      expect(found.low).toBeGreaterThan(0);
      expect(cost).toBeGreaterThan(found.low ?? Number.NaN);
      expect(cost).toBeLessThan(found.high ?? Number.NaN);
    });

    it("what the thin evenings cost chats lies in its interval in 3 of the 4 weeks of the roster or more", async () => {
      const weeks = ["2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09"];
      const held = await Promise.all(
        weeks.map(async (week) => {
          const { low = Number.NaN, high = Number.NaN } = await inChat("capacity", week);
          const cost = await planted("short_staffed", week, truth.effects.wait.shortHours);
          return low > 0 && low <= cost && cost <= high;
        }),
      );
      expect(held.filter((one) => one).length).toBeGreaterThanOrEqual(3);
    });

    it("what was planted to have no effect is said to cost something in 1 of 10 weeks at most", async () => {
      // Turns make waits of their own; a missing reference and a restriction change nothing in this desk.
      const weeks = await engine.rows<{ verdict: string }>(
        "select verdict from estimates.cause_waits_by_week where scope_kind = 'all' and cause = 'restriction' and excess_seconds is not null",
      );
      const more = weeks.filter(({ verdict }) => verdict === "more").length;
      expect(weeks.length).toBeGreaterThan(15);
      expect(more).toBeLessThanOrEqual(weeks.length / 10);
    });

    describeCustomersSide(() => ({ engine, truth }));

    it("with the unexplained, the parts of every week add up to all that slow and failed contacts waited", async () => {
      const weeks = await engine.rows<{ parts: number; waited: number }>(
        `with waited as (select week_start, sum(first_wait_seconds + later_wait_seconds) as seconds
           from intermediate.int_contacts where trouble is not null group by week_start)
         select sum(w.split_seconds) as parts, min(a.seconds) as waited
         from estimates.cause_waits_by_week as w join waited as a using (week_start)
         where w.scope_kind = 'all' group by w.week_start`,
      );
      expect(weeks).toHaveLength(26);
      for (const { parts, waited } of weeks) expect(parts).toBeCloseTo(waited, 3);
    });
  });
});
