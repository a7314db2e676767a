import { describe, expect, it } from "vitest";
import { type Given, modelled } from "./warehouse.js";

const AS_OF = "2026-11-16T00:00:00Z";
const DAY = 86_400_000;
const stamp = (ms: number): string => new Date(ms).toISOString().replace("T", " ").replace("Z", "");
/** Midday in Jakarta of a Monday that many weeks before 2026-11-09. */
const monday = (weeksBack: number): number => Date.UTC(2026, 10, 9, 5) - weeksBack * 7 * DAY;

describe("golden case 20: ISO weeks of the reporting zone", () => {
  it("puts a ticket of Sunday 23:30 in Jakarta (16:30 UTC) in the week that ends, 00:00 in the next", async () => {
    const given: Given = {
      "raw.ticket": [
        { ticket_id: "1", created_at: "2026-11-08 16:30" },
        { ticket_id: "2", created_at: "2026-11-08 17:00" },
      ],
    };
    const look =
      "select week, week_start, ticket_count from reports.tickets_by_week where ticket_count > 0 order by week";
    expect(await modelled(given, look, { asOf: AS_OF })).toEqual([
      { week: "2026-W45", week_start: "2026-11-02", ticket_count: 1 },
      { week: "2026-W46", week_start: "2026-11-09", ticket_count: 1 },
    ]);
    expect(await modelled(given, look, { asOf: AS_OF, timeZone: "UTC" })).toEqual([
      { week: "2026-W45", week_start: "2026-11-02", ticket_count: 2 },
    ]);
  });

  it("labels the days around New Year by ISO year", async () => {
    const rows = await modelled(
      { "raw.ticket": [{ ticket_id: "1", created_at: "2027-01-03 02:00" }] },
      "select distinct week from reports.tickets_by_week",
      { asOf: "2027-01-10T00:00:00Z" },
    );
    expect(rows).toEqual([{ week: "2026-W53" }]);
  });

  it("marks a week complete only when it is over and the export covers it", async () => {
    const tickets = [
      { ticket_id: "1", created_at: "2026-10-21 02:00" },
      { ticket_id: "2", created_at: "2026-11-10 02:00", updated_at: "2026-11-15 17:30" },
    ];
    const look = "select week, is_complete from reports.tickets_by_week order by week";
    const weeks = ["2026-W43", "2026-W44", "2026-W45", "2026-W46", "2026-W47"];
    const complete = async (asOf: string) =>
      (await modelled({ "raw.ticket": tickets }, look, { asOf }))
        .filter((w) => w.is_complete)
        .map((w) => w.week);
    expect(await complete("2026-11-15T17:30:00Z")).toEqual(weeks.slice(1, 4));
    expect(await complete("2026-11-15T16:59:59Z")).toEqual(weeks.slice(1, 3));
  });
});

describe("waiting_now", () => {
  it("bands by age and holds each ticket to its most specific target", async () => {
    const waiting = (id: string, hours: number, priority: string | null, channel = "chat") => ({
      ticket_id: id,
      created_at: stamp(Date.parse(AS_OF) - hours * 3_600_000),
      priority,
      channel,
    });
    const config = `name: T
time_zone: Asia/Jakarta
sla:
  - {metric: first_response, within: 100h}
  - {metric: first_response, channel: chat, within: 50h}
  - {metric: first_response, priority: urgent, within: 2h}
  - {metric: first_response, priority: urgent, channel: chat, within: 30m}
`;
    const rows = await modelled(
      {
        "raw.ticket": [
          waiting("1", 0.75, "urgent"),
          waiting("2", 1, "urgent", "web"),
          waiting("3", 40, null),
          waiting("4", 60, "low"),
          waiting("5", 71.5, null, "web"),
          waiting("6", 200, null, "web"),
          { ...waiting("7", 5, "urgent"), status: "solved" },
        ],
      },
      "select age_band, channel, priority, ticket_count, past_target_count, with_target_count from reports.waiting_now order by all",
      { asOf: AS_OF, config },
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["1d_3d", "chat", "low", 1, 1, 1],
      ["1d_3d", "chat", "none", 1, 0, 1],
      ["1d_3d", "web", "none", 1, 0, 1],
      ["1h_4h", "web", "urgent", 1, 0, 1],
      ["over_7d", "web", "none", 1, 1, 1],
      ["under_1h", "chat", "urgent", 1, 1, 1],
    ]);
  });
});

describe("what is open, by few", () => {
  const open = (id: string, seconds: number, category: string) => ({
    ticket_id: id,
    created_at: stamp(Date.parse(AS_OF) - seconds * 1000),
    category,
  });
  const ages = async (report: string, seconds: readonly number[]) =>
    (
      await modelled(
        { "raw.ticket": seconds.map((age, i) => open(String(i), age, ["refund", "fees"][i % 2] as string)) },
        `select oldest_seconds from reports.${report}`,
        { asOf: AS_OF },
      )
    ).map((row) => row.oldest_seconds);

  it.each(["waiting_now", "backlog_by_age"])(
    "%s tells the age of the oldest of all alone, and no exact one",
    async (report) => {
      // 9 d 2 h 10 min 7 s; 1 h 59 min 45 s; 20 s.
      expect(await ages(report, [785_407, 7185, 20])).toEqual([784_800, 784_800, 784_800]);
      expect(await ages(report, [7185, 20])).toEqual([7200, 7200]);
      expect(await ages(report, [20])).toEqual([60]);
      expect(await ages(report, [0])).toEqual([0]);
    },
  );

  it.each(["waiting_now", "backlog_by_age", "sla_due", "complaints_due"])(
    "%s has no other age or instant of a row",
    async (report) => {
      const columns = await modelled(
        {},
        `select column_name as name from information_schema.columns
         where table_name = '${report}' and table_schema = 'reports'
           and (select count(*) from reports.${report}) >= 0`,
        { asOf: AS_OF },
      );
      const told = columns
        .map(({ name }) => String(name))
        .filter((name) => /_(at|seconds|left|date)$/.test(name));
      expect(told).toEqual(
        { sla_due: [], complaints_due: ["oldest_received_date"] }[report] ?? ["oldest_seconds"],
      );
    },
  );
});

describe("golden case 18: abandonment and service level", () => {
  const attempt = (id: string, more: Record<string, string | null>) => ({
    chat_id: id,
    attempted_at: "2026-11-09 02:00:00",
    connected_at: "2026-11-09 02:00:01",
    queued_at: "2026-11-09 02:00:10",
    ...more,
  });
  const given: Given = {
    "raw.chat": [
      attempt("in time", {
        outcome: "served",
        accepted_at: "2026-11-09 02:01:10",
        ended_at: "2026-11-09 03:00",
      }),
      attempt("late", {
        outcome: "served",
        accepted_at: "2026-11-09 02:01:11",
        ended_at: "2026-11-09 03:00",
      }),
      attempt("short", { outcome: "abandoned", ended_at: "2026-11-09 02:00:14.9" }),
      attempt("left", { outcome: "abandoned", ended_at: "2026-11-09 02:00:15" }),
      attempt("timed out", { outcome: "timed_out", ended_at: "2026-11-09 02:05:10" }),
      attempt("queued still", { outcome: null }),
      attempt("no line", { outcome: "failed", connected_at: null, queued_at: null }),
      attempt("never queued", { outcome: "abandoned", queued_at: null, ended_at: "2026-11-09 02:00:02" }),
      attempt("impossible", { outcome: "served", accepted_at: "2026-11-09 02:00:09" }),
    ],
  };
  it("divides by the queued without the short abandons, and counts every ending", async () => {
    const [row] = await modelled(given, "select * from reports.chat_by_week", {
      asOf: "2026-11-09T04:00:10Z",
    });
    expect(row).toMatchObject({
      attempt_count: 9,
      connected_count: 8,
      failed_count: 1,
      queued_count: 7,
      served_count: 3,
      abandoned_count: 3,
      short_abandoned_count: 1,
      timed_out_count: 1,
      open_count: 1,
      abandoned_share: 1 / 6,
      service_level_share: 1 / 6,
      queue_p50_seconds: 61,
      queue_p90_seconds: null,
      queue_longest_seconds: 7200,
    });
    expect(row?.failed_low).toBeCloseTo(0.019_9, 4);
  });

  it("counts hours over the last 4 complete weeks, all 24 a channel, and says nothing of none", async () => {
    const hours: Given = {
      "raw.chat": [0, 1, 2, 3, 4, 5].map((back) => ({
        chat_id: `c${back}`,
        attempted_at: stamp(monday(back)),
        updated_at: "2026-11-16 00:00",
      })),
    };
    const rows = await modelled(
      hours,
      "select hour, attempt_count, queue_p50_seconds from reports.chat_by_hour order by hour",
      { asOf: AS_OF },
    );
    expect(rows).toHaveLength(24);
    expect(rows.filter((row) => row.attempt_count !== 0)).toEqual([
      { hour: 12, attempt_count: 4, queue_p50_seconds: null },
    ]);
  });
});

describe("arrivals", () => {
  const given: Given = {
    "raw.ticket": [
      ...Array.from({ length: 9 }, (_, back) => back).flatMap((back) =>
        Array.from({ length: back === 0 ? 20 : 2 + (back % 2) }, (_, i) => ({
          ticket_id: `t${back}.${i}`,
          created_at: stamp(monday(back)),
          updated_at: "2026-11-16 00:00",
        })),
      ),
    ],
    "raw.chat": [
      { chat_id: "of a ticket", ticket_id: "t0.0", attempted_at: stamp(monday(0)), channel: "phone" },
      { chat_id: "alone", attempted_at: stamp(monday(0)), channel: "phone" },
      { chat_id: "ticket unknown", ticket_id: "elsewhere", attempted_at: stamp(monday(0)), channel: "phone" },
      { chat_id: "first", attempted_at: stamp(monday(8)), channel: "phone", updated_at: "2026-11-16 00:00" },
    ],
  };
  it("has 168 cells a channel, finds the peak, and counts a chat with its ticket once", async () => {
    const rows = await modelled(
      given,
      "select * from reports.arrivals_by_weekday_hour order by channel, weekday, hour",
      { asOf: AS_OF },
    );
    expect(rows).toHaveLength(3 * 168);
    expect(rows.filter((row) => row.contact_count !== 0)).toEqual([
      {
        channel: "all",
        weekday: 1,
        hour: 12,
        week: "2026-W46",
        contact_count: 22,
        usual_median: 3,
        usual_mad: 0,
        is_peak: true,
      },
      {
        channel: "chat",
        weekday: 1,
        hour: 12,
        week: "2026-W46",
        contact_count: 20,
        usual_median: 2.5,
        usual_mad: 0.5,
        is_peak: true,
      },
      {
        channel: "phone",
        weekday: 1,
        hour: 12,
        week: "2026-W46",
        contact_count: 2,
        usual_median: 0,
        usual_mad: 0,
        is_peak: false,
      },
    ]);
  });

  it("fills every day with zero, and leaves the day of as_of open", async () => {
    const days = await modelled(
      given,
      "select day, contact_count, is_complete from reports.arrivals_by_day where channel = 'phone' order by day",
      { asOf: AS_OF },
    );
    expect(days).toHaveLength(64);
    expect(days[0]).toEqual({ day: "2026-09-14", contact_count: 1, is_complete: true });
    expect(days.at(-7)).toEqual({ day: "2026-11-10", contact_count: 0, is_complete: true });
    expect(days.at(-1)).toEqual({ day: "2026-11-16", contact_count: 0, is_complete: false });
  });
});

describe("calendar_marks", () => {
  it("speaks local time; an end is exclusive, and an open incident runs to as_of", async () => {
    const rows = await modelled(
      {
        "ref.promotions": [{ name: "11.11", starts_at: "2026-11-10 17:00", ends_at: "2026-11-11 17:00" }],
        "ref.holidays": [{ date: "2026-11-10", name: "Hari Pahlawan" }],
        "ref.incidents": [{ name: "Top-up down", starts_at: "2026-11-12 02:00" }],
        "ref.releases": [{ version: "5.2.0", released_at: "2026-11-05 03:00", platform: "ios" }],
      },
      "select * from reports.calendar_marks order by kind",
      { asOf: AS_OF },
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["holiday", "Hari Pahlawan", "2026-11-10", "2026-11-10", null, null],
      ["incident", "Top-up down", "2026-11-12", "2026-11-16", "2026-11-12 09:00", null],
      ["promotion", "11.11", "2026-11-11", "2026-11-11", "2026-11-11 00:00", "2026-11-12 00:00"],
      ["release", "5.2.0 (ios)", "2026-11-05", "2026-11-05", "2026-11-05 10:00", null],
    ]);
  });
});

describe("first_response_by_hour and coverage", () => {
  it("pools 4 complete weeks by local hour, all channels and each", async () => {
    const given: Given = {
      "raw.ticket": [0, 1, 2, 3, 4].map((back) => ({
        ticket_id: `t${back}`,
        created_at: stamp(monday(back)),
        first_response_at: stamp(monday(back) + (back + 1) * 60_000),
        updated_at: "2026-11-16 00:00",
      })),
    };
    const rows = await modelled(
      given,
      "select * from reports.first_response_by_hour where ticket_count > 0 order by channel",
      { asOf: AS_OF },
    );
    const cell = { hour: 12, ticket_count: 4, p50_seconds: 120, p90_seconds: 240, longest_seconds: 240 };
    expect(rows).toEqual([
      { channel: "all", ...cell },
      { channel: "chat", ...cell },
    ]);
    expect(
      await modelled(given, "select * from reports.coverage where feed in ('ticket', 'chat') order by feed", {
        asOf: AS_OF,
      }),
    ).toEqual([
      {
        feed: "chat",
        row_count: 0,
        first_at: null,
        last_at: null,
        first_at_local: null,
        last_at_local: null,
      },
      {
        feed: "ticket",
        row_count: 5,
        first_at: "2026-10-12T05:00:00Z",
        last_at: "2026-11-09T05:00:00Z",
        first_at_local: "2026-10-12 12:00",
        last_at_local: "2026-11-09 12:00",
      },
    ]);
  });
});
