import type { ReportName, ReportRow, SnapshotMeta } from "../../pipelines/publish/reportContracts.js";
import type { RowReader } from "../../pipelines/publish/snapshot.js";
import { syntheticCategories } from "./syntheticCategories.js";
import { syntheticCauses } from "./syntheticCauses.js";
import { syntheticChannels } from "./syntheticChannels.js";
import { syntheticChats } from "./syntheticChats.js";
import { syntheticEstimates } from "./syntheticEstimates.js";
import { syntheticFindings } from "./syntheticFindings.js";
import { syntheticRestatements } from "./syntheticRestatements.js";
import { syntheticThemes } from "./syntheticThemes.js";
import { noise, syntheticTicketClocks } from "./syntheticTicketClocks.js";

type Reports = { [N in ReportName]: ReportRow<N>[] };

const DAY = 86_400_000;
const LAST_MONDAY = Date.UTC(2026, 10, 9);
const CATEGORIES = ["payment_failed", "refund", "top_up", "registration", "account_security"];
const CHANNELS = ["chat", "email", "phone", "social", "web"];
const BANDS = ["under_1h", "1h_4h", "4h_24h", "1d_3d", "3d_7d", "over_7d"] as const;

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Made-up rows of every report: `weeks` complete weeks up to 2026-W46 whose last one stands out. */
export function syntheticReports(weeks = 20): Reports {
  const list = Array.from({ length: weeks }, (_, i) => {
    const n = 46 - (weeks - 1 - i);
    return {
      week: `2026-W${String(n).padStart(2, "0")}`,
      week_start: iso(LAST_MONDAY - (weeks - 1 - i) * 7 * DAY),
      is_complete: true,
      i,
    };
  });
  const counts = list.flatMap(({ i, ...week }) =>
    CHANNELS.flatMap((channel, c) =>
      CATEGORIES.map((category, k) => ({
        ...week,
        channel,
        category,
        ticket_count: Math.round(
          8 + 6 * noise(i * 31 + c * 7 + k) + (i === weeks - 1 && category === "top_up" ? 22 : 0),
        ),
      })),
    ),
  );
  const latest = list.at(-1)!;
  const total = (test: (row: (typeof counts)[number]) => boolean) =>
    counts.filter(test).reduce((sum, row) => sum + row.ticket_count, 0);
  const scopes = [
    { scope_kind: "all" as const, scope: "all" },
    ...CHANNELS.map((scope) => ({ scope_kind: "channel" as const, scope })),
    ...CATEGORIES.map((scope) => ({ scope_kind: "category" as const, scope })),
  ];
  const of = (scope: (typeof scopes)[number], week: string) =>
    total(
      (row) => row.week === week && (scope.scope_kind === "all" || row[scope.scope_kind] === scope.scope),
    );
  const enough = weeks > 6;
  return {
    ...syntheticChannels(),
    ...syntheticEstimates(),
    ...syntheticCauses(list.map((week) => week.week_start)),
    findings: syntheticFindings(weeks > 6),
    ...syntheticThemes(),
    restatements: syntheticRestatements,
    tickets_by_week: counts,
    ...syntheticCategories(counts),
    first_response_by_week: list.flatMap(({ i, ...week }) =>
      scopes.map((scope, s) => {
        const p90 = Math.round((32_000 + 4000 * noise(i + s * 13) + s * 1500) * (i === weeks - 1 ? 1.9 : 1));
        const ticket_count = of(scope, week.week);
        const waiting_count = Math.round(ticket_count * (i === weeks - 1 ? 0.12 : 0.01));
        const reached = !(scope.scope === "social" && i === weeks - 1);
        return {
          ...week,
          ...scope,
          ticket_count,
          waiting_count,
          answered_count: ticket_count - waiting_count - 1,
          closed_unanswered_count: 1,
          p50_seconds: Math.round(p90 / 4),
          p50_low_seconds: Math.round(p90 / 4.4),
          p50_high_seconds: Math.round(p90 / 3.6),
          p90_seconds: reached ? p90 : null,
          p90_low_seconds: Math.round(p90 * 0.92),
          p90_high_seconds: reached ? Math.round(p90 * 1.09) : null,
          longest_seconds: p90 * 3,
          naive_p50_seconds: Math.round(p90 / 4.5),
          naive_p90_seconds: Math.round(p90 * 0.72),
          untold_count: 0,
        };
      }),
    ),
    ...syntheticTicketClocks(list, scopes),
    first_response_by_hour: Array.from({ length: 24 }, (_, hour) => {
      const p90 = Math.round(30_000 + 14_000 * Math.cos(((hour - 22) * Math.PI) / 12) + 2000 * noise(hour));
      return {
        channel: "all",
        hour,
        ticket_count: 60,
        p50_seconds: Math.round(p90 / 4),
        p90_seconds: p90,
        longest_seconds: p90 * 3,
      };
    }),
    waiting_now: BANDS.map((age_band, i) => {
      const ticket_count = [41, 68, 120, 39, 9, 2][i]!;
      return {
        age_band,
        channel: "email",
        category: "refund",
        priority: "normal",
        ticket_count,
        past_target_count: i < 3 ? 0 : ticket_count,
        with_target_count: ticket_count,
        oldest_seconds: 950_400,
      };
    }),
    chat_by_week: list.flatMap(({ i, ...week }) =>
      ["chat", "phone"].map((channel, c) => {
        const share = 0.09 + 0.02 * noise(i + c * 5) + (i === weeks - 1 ? 0.07 : 0);
        return {
          ...week,
          channel,
          attempt_count: 540,
          connected_count: 520,
          failed_count: 20,
          failed_low: 0.024,
          failed_high: 0.056,
          queued_count: 500,
          served_count: 430,
          abandoned_count: Math.round(share * 490),
          short_abandoned_count: 10,
          timed_out_count: 3,
          open_count: 0,
          abandoned_share: share,
          abandoned_low: share - 0.025,
          abandoned_high: share + 0.03,
          service_level_share: 0.71,
          service_level_low: 0.67,
          service_level_high: 0.75,
          connect_p50_milliseconds: channel === "chat" ? 800 : null,
          connect_p90_milliseconds: channel === "chat" ? 2400 : null,
          queue_p50_seconds: 45,
          queue_p90_seconds: 410,
          queue_longest_seconds: 1800,
        };
      }),
    ),
    ...syntheticChats(list),
    arrivals_by_weekday_hour: Array.from({ length: 168 }, (_, n) => {
      const [weekday, hour] = [Math.floor(n / 24) + 1, n % 24];
      const usual = Math.max(
        0,
        Math.round(9 + 8 * Math.sin(((hour - 7) * Math.PI) / 12) + 4 * Math.exp(-((hour - 20) ** 2) / 6)),
      );
      const isPeak = enough && weekday === 3 && hour >= 10 && hour < 15;
      return {
        channel: "all",
        weekday,
        hour,
        week: latest.week,
        contact_count: isPeak ? usual * 2 + 9 : usual + Math.round(2 * noise(n)),
        usual_median: enough ? usual : null,
        usual_mad: enough ? 2 : null,
        is_peak: isPeak,
      };
    }),
    arrivals_by_day: Array.from({ length: weeks * 7 }, (_, n) => ({
      day: iso(LAST_MONDAY + 6 * DAY - (weeks * 7 - 1 - n) * DAY),
      channel: "all",
      is_complete: true,
      contact_count: Math.round(190 + 40 * noise(n) + (n === weeks * 7 - 5 ? 150 : 0)),
    })),
    calendar_marks: [
      {
        kind: "promotion",
        name: "11.11 promotion",
        starts_on: "2026-11-11",
        ends_on: "2026-11-11",
        starts_at_local: null,
        ends_at_local: null,
      },
      {
        kind: "incident",
        name: "Top-up incident",
        starts_on: "2026-11-11",
        ends_on: "2026-11-11",
        starts_at_local: "2026-11-11 12:30",
        ends_at_local: "2026-11-11 16:00",
      },
      {
        kind: "release",
        name: "4.82",
        starts_on: "2026-10-20",
        ends_on: "2026-10-20",
        starts_at_local: null,
        ends_at_local: null,
      },
      {
        kind: "holiday",
        name: "Independence Day",
        starts_on: "2026-08-17",
        ends_on: "2026-08-17",
        starts_at_local: null,
        ends_at_local: null,
      },
    ],
    untold_answers: [{ channel: "email", ticket_count: 1200, untold_count: 40, open_untold_count: 3 }],
    left_out: (
      [
        ["ticket", "merged", false, 41, 5200],
        ["ticket", "spam", false, 63, 5200],
        ["ticket", "reply_precedes_request", true, 3, 5200],
        ["feedback", "reply_precedes_edit", true, 212, 2300],
      ] as const
    ).map(([feed, reason, is_quarantined, left_out_count, total_count]) => ({
      feed,
      reason,
      is_quarantined,
      left_out_count,
      total_count,
    })),
    coverage: [
      {
        feed: "ticket",
        row_count: 5200,
        first_at: "2026-06-29T00:10:00Z",
        last_at: "2026-11-15T16:58:00Z",
        first_at_local: "2026-06-29 07:10",
        last_at_local: "2026-11-15 23:58",
      },
      {
        feed: "chat",
        row_count: 0,
        first_at: null,
        last_at: null,
        first_at_local: null,
        last_at_local: null,
      },
    ],
  };
}

export const syntheticMeta = (changes: Partial<SnapshotMeta> = {}): SnapshotMeta => ({
  suaraVersion: "0.0.0-test",
  name: "Synthetic desk",
  timeZone: "Asia/Jakarta",
  zoneNames: { en: "Jakarta", id: "WIB", zh: "雅加达时间" },
  asOf: "2026-11-15T17:00:00Z",
  asOfLocal: "2026-11-16 00:00",
  week: "2026-W46",
  feeds: ["chat", "feedback", "ticket"],
  smallCell: 5,
  withheld: {},
  roundsProblems: false,
  untoldAnswers: [],
  notes: [],
  channels: { web: "Website" },
  themes: { refund: { en: "Refund", id: "Pengembalian dana", zh: "退款" } },
  sla: [
    { metric: "first_response", within: "24h" },
    { metric: "resolution", category: "Refund", within: "3d" },
  ],
  serviceLevel: { thresholdSeconds: 60, shortAbandonSeconds: 5, formula: "without_short_abandons" },
  engine: "duckdb",
  files: [
    {
      path: "exports/tickets-2026-11.csv.gz",
      sha256: "a".repeat(64),
      format: "canonical",
      feeds: ["ticket"],
      status: "loaded",
      refusal: null,
      records: 5230,
      accepted: 5221,
      rejected: 9,
      unused: 0,
      superseded: 21,
      reasons: { bad_instant: 7, missing_id: 2 },
    },
    {
      path: "exports/broken.csv.gz",
      sha256: "b".repeat(64),
      format: null,
      feeds: [],
      status: "refused",
      refusal: "the archive ends in the middle\nexport it again",
      records: 0,
      accepted: 0,
      rejected: 0,
      unused: 0,
      superseded: 0,
      reasons: {},
    },
  ],
  checks: [{ name: "every_ticket_is_counted_once", status: "passed", rows: 0 }],
  ...changes,
});

/** Answers the snapshot's questions from rows in memory. */
export const readerOf = (reports: Partial<Reports>): RowReader => ({
  rows: async <T>(sql: string): Promise<T[]> => {
    const name = /from published\."(\w+)"/.exec(sql)?.[1];
    if (name === undefined) throw new Error(`not a report: ${sql}`);
    return structuredClone(reports[name as ReportName] ?? []) as T[];
  },
});
