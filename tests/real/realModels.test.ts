import path from "node:path";
import { expect, it } from "vitest";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import { realDataDirectory } from "../helpers/realData.js";
import { describeReal, withRealWorkspace } from "./realWorkspace.js";

/** The extract's own rows as texts, read past the product's intake: what the figures are held against. */
async function rowsOf(folder: string, extension: string): Promise<Record<string, string>[]> {
  const directory = path.join(realDataDirectory(), folder);
  const engine = await openDuckDb({
    path: ":memory:",
    allowedDirectories: [directory],
    timeZone: "UTC",
    threads: 1,
  });
  try {
    return await engine.rows<Record<string, string>>(
      `select * from read_csv('${directory}/*${extension}', all_varchar = true, header = true, nullstr = '\u0001')`,
    );
  } finally {
    await engine.close();
  }
}

/** Hyndman and Fan type 7. */
function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = p * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

describeReal("bank_call_centre_1999", () => {
  it("abandonment, answered wait and peak hour are those of the log", () =>
    withRealWorkspace(
      "bank_call_centre_1999",
      (file) => file.endsWith(".txt"),
      async ({ engine, build }) => {
        await build();
        const calls = await rowsOf("bank_call_centre_1999", ".txt");
        const queued = calls.filter((call) => call.q_start !== "0:00:00");
        const seconds = (clock = ""): number => {
          const [h = 0, m = 0, s = 0] = clock.split(":").map(Number);
          return 3600 * h + 60 * m + s;
        };
        const gone = queued.filter((call) => call.outcome === "HANG");
        const short = gone.filter((call) => seconds(call.q_exit) - seconds(call.q_start) < 5);
        const [found] = await engine.rows(`select cast(sum(queued_count) as integer) as queued,
            cast(sum(short_abandoned_count) as integer) as short,
            cast(round(sum(abandoned_share * (queued_count - short_abandoned_count))) as integer) as gone
          from reports.chat_by_week`);
        expect(found).toEqual({
          queued: queued.length,
          short: short.length,
          gone: gone.length - short.length,
        });
        // Two that an agent took have no service time, or one before the queue: their wait is not known.
        const waits = queued
          .filter((call) => call.outcome === "AGENT" && seconds(call.ser_start) >= seconds(call.q_start))
          .map((call) => seconds(call.ser_start) - seconds(call.q_start));
        const [answered] = await engine.rows(`select count(*) as n, avg(queue_seconds) as mean,
            quantile_cont(queue_seconds, 0.5) as half from marts.chats where is_queued and queue_outcome = 'accepted'`);
        expect(answered?.n).toBe(waits.length);
        expect(answered?.mean).toBeCloseTo(waits.reduce((a, b) => a + b, 0) / waits.length, 6);
        expect(answered?.half).toBe(quantile(waits, 0.5));
        // Who gave up waited too: half of all waits longer than half of the answered.
        const [true50] = await engine.rows(
          "select max(p50_seconds) as all_waits from reports.chat_waits_by_week where measure = 'queue_wait'",
        );
        expect(true50?.all_waits).toBeGreaterThanOrEqual(quantile(waits, 0.5));
        const byHour = new Map<number, number>();
        for (const call of calls) {
          const hour = Math.floor(seconds(call.vru_entry) / 3600);
          byHour.set(hour, (byHour.get(hour) ?? 0) + 1);
        }
        const [peak] = await engine.rows(
          "select hour, count(*) as n from marts.chats group by hour order by n desc limit 1",
        );
        expect([peak?.hour, peak?.n]).toEqual([...byHour].sort((a, b) => b[1] - a[1])[0]);
      },
    ));
});

describeReal("gojek_play_reviews", () => {
  it("reply latency is that of the replies after the last edit; those before it stand apart", () =>
    withRealWorkspace(
      "gojek_play_reviews",
      (file) => file.endsWith(".csv"),
      async ({ engine, build }) => {
        await build();
        const at = (text = ""): number => Date.parse(`${text.replace(" ", "T")}Z`) / 1000;
        const replied = (await rowsOf("gojek_play_reviews", ".csv")).filter(
          (review) => review.repliedAt !== "",
        );
        const latencies = replied.map((review) => at(review.repliedAt) - at(review.at));
        const [found] = await engine.rows(`select count(*) filter (where has_reply) as replied,
            count(reply_exclusion) as precedes_edit, quantile_cont(reply_seconds, 0.5) as half,
            min(reply_seconds) as least from marts.feedback`);
        const known = latencies.filter((seconds) => seconds >= 0);
        expect(found).toEqual({
          replied: replied.length,
          precedes_edit: latencies.length - known.length,
          half: quantile(known, 0.5),
          least: Math.min(...known),
        });
        const [report] = await engine.rows("select * from reports.feedback_replies");
        expect(report).toMatchObject({ channel: "play_store" });
        expect(report?.precedes_edit_count).toBeLessThanOrEqual(latencies.length - known.length);
      },
    ));
});

describeReal("sumo_questions_2023_03", () => {
  it("of none is it told whether it was answered: nobody is said to wait, none is lost, and no percentile is made up", () =>
    withRealWorkspace(
      "sumo_questions_2023_03",
      (file) => file.endsWith(".csv"),
      async ({ engine, build }) => {
        await build();
        const questions = await rowsOf("sumo_questions_2023_03", ".csv");
        const [waiting] = await engine.rows(
          "select cast(sum(ticket_count) as integer) as n from reports.waiting_now",
        );
        expect(waiting?.n).toBeNull();
        const [response] = await engine.rows(`select count(*) as weeks, count(p50_seconds) as halves,
          cast(sum(waiting_count) as integer) as waiting,
          cast(sum(untold_count) as integer) as untold from reports.first_response_by_week where scope_kind = 'all'`);
        expect(response?.weeks).toBeGreaterThan(3);
        expect(response).toMatchObject({ halves: 0, waiting: 0, untold: questions.length });
        // By the day in Los Angeles, over the Sunday on which its clocks went forward.
        const day = new Intl.DateTimeFormat("en-CA", { timeZone: "America/Los_Angeles" });
        const created = new Map<string, number>();
        for (const question of questions) {
          const key = day.format(
            new Date((question.created ?? "").replace(" ", "T").replace(/ ?([+-]\d\d)(\d\d)$/, "$1:$2")),
          );
          created.set(key, (created.get(key) ?? 0) + 1);
        }
        const days = await engine.rows<{ day: string; created_count: number }>(
          `select cast(day as varchar) as day, cast(created_count as integer) as created_count
           from reports.backlog_by_day where scope_kind = 'all' and created_count > 0`,
        );
        expect(new Map(days.map((row) => [row.day, row.created_count]))).toEqual(created);
      },
    ));
});

const ENDED = new Set(["INVALID", "VERIFIED", "RESOLVED", "Resolve ticket", "Closed"]);

/** Seconds from a case's first line to the last time it came to an end; null where the log cannot tell. */
function resolutionOf(lines: readonly Record<string, string>[]): number | null {
  const steps = lines
    .map((line) => ({
      at: Date.parse((line["time:timestamp"] ?? "").replace(" ", "T")),
      isEnd: ENDED.has(line.Activity ?? ""),
      isDuplicate: line.Activity === "DUPLICATE",
    }))
    .sort((a, b) => a.at - b.at);
  // Two activities in one second have no order in the log.
  const hasOrder = new Set(steps.map((step) => step.at)).size === steps.length;
  if (!hasOrder || steps.some((step) => step.isDuplicate) || steps.at(-1)?.isEnd !== true) return null;
  const last = steps.findLast((step, i) => step.isEnd && steps[i - 1]?.isEnd !== true);
  const first = steps[0];
  return first === undefined || last === undefined ? null : (last.at - first.at) / 1000;
}

describeReal("helpdesk_event_log", () => {
  it("resolution and reopens of each case are those of its log", () =>
    withRealWorkspace(
      "helpdesk_event_log",
      (file) => file.endsWith(".csv"),
      async ({ engine, build }) => {
        await build();
        const cases = new Map<string, Record<string, string>[]>();
        for (const row of await rowsOf("helpdesk_event_log", ".csv")) {
          const id = row["case:concept:name"] ?? "";
          cases.set(id, [...(cases.get(id) ?? []), row]);
        }
        const expected = new Map(
          [...cases].flatMap(([id, lines]) => {
            const seconds = resolutionOf(lines);
            return seconds === null ? [] : [[id, seconds] as const];
          }),
        );
        expect(expected.size).toBeGreaterThan(300);
        const rows = await engine.rows<{ ticket_id: string; seconds: number }>(
          `select ticket_id, cast(full_resolution_seconds as integer) as seconds
           from intermediate.int_ticket_resolutions where full_resolution_seconds is not null`,
        );
        const found = new Map(rows.map((row) => [row.ticket_id, row.seconds]));
        const wrong = [...expected].filter(([id, seconds]) => found.get(id) !== seconds);
        expect(wrong).toEqual([]);
      },
    ));
});
