import type { ReportName, ReportRow } from "../../pipelines/publish/reportContracts.js";

type Reports = { [N in ReportName]: ReportRow<N>[] };
type Week = Pick<ReportRow<"answered_within">, "week" | "week_start" | "is_complete"> & { i: number };
type Scope = Pick<ReportRow<"answered_within">, "scope_kind" | "scope">;

const DAY = 86_400_000;
const ALLOWED = [900, 3600, 14_400, 28_800, 86_400, 259_200, 604_800] as const;
const METRICS = ["first_response", "next_reply", "resolution"] as const;
const WAITS = [
  "requester_wait",
  "requester_wait_business",
  "agent_wait",
  "agent_wait_business",
  "on_hold",
  "on_hold_business",
] as const;
const QUALITY = ["reopened", "one_touch", "first_contact_resolved", "repeated", "handed_over"] as const;
const DEFINITIONS = [
  ["first_response", "suara", "seconds", 6600],
  ["first_response", "zendesk", "seconds", 5400],
  ["first_response", "chatwoot", "seconds", 21_000],
  ["first_response", "freshdesk", "seconds", 20_800],
  ["first_response", "intercom", "seconds", 5500],
  ["first_response", "zammad", "seconds", 9000],
  ["unanswered", "suara", "count", 58],
  ["unanswered", "dbt_zendesk", "count", 0],
  ["one_touch", "suara", "share", 0.44],
  ["one_touch", "zendesk", "share", 0.52],
  ["one_touch", "dbt_zendesk", "share", 0.47],
  ["one_touch", "intercom", "share", 0.7],
  ["one_touch", "zammad", "share", 0.05],
  ["reopened", "suara", "count", 41],
  ["reopened", "dbt_zendesk", "count", 33],
  ["backlog", "suara", "count", 172],
  ["backlog", "zammad", "count", -1],
] as const;
const CLOCKS = [
  "first_response",
  "first_response_business",
  "first_response_after_bot",
  "next_reply",
  "next_reply_business",
  "resolution",
  "resolution_business",
] as const;

type Made =
  | "answer_quality_by_week"
  | "answered_within"
  | "backlog_by_age"
  | "backlog_by_day"
  | "clock_sources_by_week"
  | "complaints_by_week"
  | "complaints_due"
  | "definitions_compared"
  | "feedback_replies"
  | "satisfaction_by_week"
  | "sla_breaches_by_hour"
  | "sla_by_week"
  | "sla_breach_circumstances"
  | "sla_by_team"
  | "sla_due"
  | "status_waits_by_week"
  | "wait_percentiles_by_week";

/** Deterministic noise in 0..1, so that the made-up figures look alive and never change. */
export const noise = (i: number): number => Math.abs(Math.sin(i * 12.9898) * 43_758.5453) % 1;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Made-up clocks of tickets, what became of them, and the backlog; the last week is the latest complete one. */
export function syntheticTicketClocks(weeks: readonly Week[], scopes: readonly Scope[]): Pick<Reports, Made> {
  const cells = weeks.flatMap(({ i, ...week }) =>
    scopes.map((scope, s) => ({ ...week, ...scope, seed: i + s * 13, isLast: i === weeks.length - 1 })),
  );
  return {
    wait_percentiles_by_week: cells.flatMap(({ seed, isLast, ...cell }) =>
      CLOCKS.map((measure, m) => ({ measure, ...cell, ...percentiles(seed + m * 7, m), ...endings(isLast) })),
    ),
    answered_within: cells.flatMap(({ seed, isLast, ...cell }) =>
      ALLOWED.map((within_seconds, a) => ({
        ...cell,
        within_seconds,
        ticket_count: 120,
        ...shares(seed, a, isLast && a === ALLOWED.length - 1),
      })),
    ),
    answer_quality_by_week: cells.flatMap(({ seed, isLast, ...cell }) =>
      QUALITY.map((measure, m) => {
        const yes_share = [0.09, 0.46, 0.71, 0.14, 0.2][m]! + 0.02 * noise(seed + m) + (isLast ? 0.04 : 0);
        return {
          measure,
          ...cell,
          solved_count: 110,
          known_count: 100,
          yes_count: Math.round(100 * yes_share),
          yes_share,
          yes_low: yes_share - 0.05,
          yes_high: yes_share + 0.06,
        };
      }),
    ),
    satisfaction_by_week: cells.flatMap(({ seed, isLast, ...cell }) =>
      (["csat", "nps"] as const).map((measure) => {
        const value = (measure === "csat" ? 0.78 : 0.21) + 0.03 * noise(seed) - (isLast ? 0.09 : 0);
        return {
          measure,
          ...cell,
          rated_count: 44,
          positive_count: 30,
          neutral_count: measure === "csat" ? 0 : 6,
          negative_count: measure === "csat" ? 14 : 8,
          solved_count: measure === "csat" ? 110 : null,
          value,
          value_low: value - 0.1,
          value_high: value + 0.1,
        };
      }),
    ),
    definitions_compared:
      weeks.length === 0
        ? []
        : DEFINITIONS.map(([figure, system, unit, value]) => ({
            figure,
            system,
            unit,
            value,
            population_count: 500,
          })),
    sla_by_week: cells.flatMap(({ seed, isLast, ...cell }) =>
      METRICS.map((metric, m) => {
        const met_share = 0.9 - 0.08 * m - 0.03 * noise(seed) - (isLast ? 0.06 : 0);
        return {
          metric,
          ...cell,
          met_count: Math.round(100 * met_share),
          breached_count: 100 - Math.round(100 * met_share),
          running_count: isLast ? 12 : 0,
          paused_count: isLast && metric === "resolution" ? 4 : 0,
          cancelled_count: 1,
          met_share,
          met_low: met_share - 0.07,
          met_high: Math.min(1, met_share + 0.06),
        };
      }),
    ),
    sla_breaches_by_hour: weeks.length === 0 ? [] : breachesByHour(),
    complaints_by_week: complaintsByWeek(weeks),
    complaints_due: (["past_extension", "past_limit", "last_day", "7_days", "later"] as const).flatMap(
      (due_band, b) =>
        ["refund", "account_security"].map((category, c) => ({
          rule: "Written",
          category,
          due_band,
          ticket_count: 1 + 3 * b + c,
          oldest_received_date: "2026-10-12",
        })),
    ),
    feedback_replies: ["play_store", "in_app"].map((channel, c) => ({
      channel,
      feedback_count: 400,
      replied_count: 120 - 80 * c,
      replied_share: 0.3 - 0.2 * c,
      replied_low: 0.25 - 0.2 * c,
      replied_high: 0.35 - 0.2 * c,
      precedes_edit_count: 7,
      ...nothing("p50"),
      ...nothing("p90"),
      longest_seconds: 7_000_000,
      naive_p50_seconds: 5400,
      naive_p90_seconds: 60_000,
    })),
    clock_sources_by_week: weeks.flatMap(({ i, ...week }) =>
      (["first_response", "resolution"] as const).flatMap((measure) =>
        (["events", "stamp"] as const).map((source, s) => ({
          measure,
          ...week,
          source,
          ticket_count: 100 - 60 * s + (i % 3),
        })),
      ),
    ),
    sla_by_team: METRICS.flatMap((metric, m) =>
      ["care", "chat", ""].map((team, i) => ({
        metric,
        team,
        met_count: 300 - 60 * i,
        breached_count: 20 + 30 * i + 5 * m,
        met_share: (300 - 60 * i) / (320 - 30 * i + 5 * m),
        met_low: 0.6,
        met_high: 0.95,
      })),
    ),
    sla_breach_circumstances: METRICS.flatMap((metric) =>
      (["incident", "promotion", "closed", "none"] as const).map((circumstance, i) => ({
        metric,
        circumstance,
        breach_count: 40 - 8 * i,
        total_count: 100,
      })),
    ),
    status_waits_by_week: weeks.flatMap(({ i, ...week }) =>
      WAITS.map((measure, m) => ({
        measure,
        ...week,
        ticket_count: 100,
        some_count: 90 - 15 * m,
        p50_seconds: Math.round((30_000 + 900 * noise(i)) / (m + 1)),
        p90_seconds: Math.round((160_000 + 9000 * noise(i + 1)) / (m + 1)),
      })),
    ),
    sla_due: METRICS.flatMap((metric) =>
      (["past", "under_1h", "1h_4h", "4h_24h", "over_24h"] as const).map((due_band, i) => ({
        metric,
        due_band,
        channel: "email",
        category: "refund",
        priority: "normal",
        ticket_count: [31, 12, 24, 60, 85][i] ?? 0,
      })),
    ),
    backlog_by_day: backlog(weeks),
    backlog_by_age: (["under_1d", "1d_3d", "3d_7d", "7d_30d", "over_30d"] as const).map((age_band, i) => ({
      age_band,
      channel: "email",
      category: "refund",
      status: "open",
      ticket_count: [120, 80, 41, 22, 3][i] ?? 0,
      oldest_seconds: 3_398_400,
    })),
  };
}

const breachesByHour = (): Reports["sla_breaches_by_hour"] =>
  METRICS.flatMap((metric) =>
    Array.from({ length: 168 }, (_, i) => ({
      metric,
      weekday: Math.floor(i / 24) + 1,
      hour: i % 24,
      breach_count: Math.round(4 * noise(i)) + (i % 24 > 18 ? 5 : 0),
    })),
  );

const endings = (isLast: boolean) => ({
  clock_count: 120,
  answered_count: 110,
  running_count: isLast ? 8 : 0,
  closed_unanswered_count: 2,
});

function percentiles(seed: number, m: number) {
  const p50 = Math.round((5000 + 600 * noise(seed)) * (m % 2 === 0 ? 1 : 0.6));
  return {
    p10_seconds: Math.round(p50 / 6),
    p25_seconds: Math.round(p50 / 3),
    ...around("p50", p50),
    ...around("p75", 2 * p50),
    ...around("p90", 4 * p50),
    ...around("p95", 6 * p50),
    p99_seconds: null,
    p99_low_seconds: 7 * p50,
    p99_high_seconds: null,
    longest_seconds: 9 * p50,
    naive_p50_seconds: Math.round(0.9 * p50),
    naive_p90_seconds: 3 * p50,
  };
}

function shares(seed: number, a: number, isUnknown: boolean) {
  const share = Math.min(0.97, 0.12 + 0.14 * a + 0.03 * noise(seed));
  const known = (value: number) => (isUnknown ? null : value);
  return {
    answered_share: known(share),
    answered_low: known(share - 0.03),
    answered_high: known(Math.min(1, share + 0.03)),
    closed_unanswered_share: known(0.002 * (a + 1)),
    closed_unanswered_low: known(0.001),
    closed_unanswered_high: known(0.03),
  };
}

/** A stock that grows by day, of all tickets and of one category. */
function backlog(weeks: readonly Week[]): Reports["backlog_by_day"] {
  const first = Date.parse(weeks[0]?.week_start ?? "2026-11-09");
  const days = Array.from({ length: weeks.length * 7 }, (_, i) => i);
  return (["all", "category"] as const).flatMap((scope_kind) => {
    let stock = 200;
    return days.map((i) => {
      const created_count = 90 + Math.round(20 * noise(i));
      const outflow_count = created_count - Math.round(6 * noise(i + 3) - 1.5);
      const opening_count = stock;
      stock += created_count - outflow_count;
      return {
        day: iso(first + i * DAY),
        scope_kind,
        scope: scope_kind === "all" ? "all" : "refund",
        opening_count,
        created_count,
        reopened_count: 0,
        outflow_count,
        closing_count: stock,
        is_complete: true,
      };
    });
  });
}

/** A percentile and its interval. */
const around = <P extends "p50" | "p75" | "p90" | "p95">(p: P, value: number) =>
  ({
    [`${p}_seconds`]: value,
    [`${p}_low_seconds`]: Math.round(value * 0.92),
    [`${p}_high_seconds`]: Math.round(value * 1.09),
  }) as Record<`${P}_seconds` | `${P}_low_seconds` | `${P}_high_seconds`, number>;

const complaintsByWeek = (weeks: readonly Week[]): Reports["complaints_by_week"] =>
  weeks.flatMap(({ i, ...week }) =>
    ["Spoken", "Written"].map((rule) => ({ rule, ...week, ...complaintCounts(i < weeks.length - 2) })),
  );

const complaintCounts = (isDecided: boolean) =>
  isDecided
    ? {
        received_count: 60,
        in_time_count: 52,
        in_extension_count: 5,
        late_count: 2,
        past_limit_count: 1,
        running_count: 0,
        in_time_share: 52 / 60,
        in_time_low: 0.76,
        in_time_high: 0.93,
      }
    : {
        received_count: 60,
        in_time_count: 30,
        in_extension_count: 0,
        late_count: 0,
        past_limit_count: 1,
        running_count: 29,
        in_time_share: null,
        in_time_low: null,
        in_time_high: null,
      };

const nothing = <P extends string>(p: P) =>
  ({ [`${p}_seconds`]: null, [`${p}_low_seconds`]: null, [`${p}_high_seconds`]: null }) as Record<
    `${P}_seconds` | `${P}_low_seconds` | `${P}_high_seconds`,
    null
  >;
