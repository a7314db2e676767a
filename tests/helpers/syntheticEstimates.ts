import type { ReportName, ReportRow } from "../../pipelines/publish/reportContracts.js";
import { noise } from "./syntheticTicketClocks.js";

type Reports = { [N in ReportName]: ReportRow<N>[] };
type EstimateReports = Pick<
  Reports,
  | "forecast_by_hour"
  | "forecast_backtest"
  | "peak_days"
  | "peak_spells"
  | "roster_backtest"
  | "staffing_basis"
  | "staffing_by_half_hour"
  | "uplift_by_event"
>;

const DAY = 86_400_000;
const NEXT_MONDAY = Date.UTC(2026, 10, 16);
const day = (i: number): string => new Date(NEXT_MONDAY + i * DAY).toISOString().slice(0, 10);

const busy = (hour: number): number => (hour < 7 ? 2 : hour < 18 ? 14 : hour < 22 ? 18 : 6);

const event = (
  kind: ReportRow<"uplift_by_event">["kind"],
  name: string | null,
  starts_on: string | null,
  ratio: number | null,
): ReportRow<"uplift_by_event"> => ({
  kind,
  name,
  starts_on,
  scope_kind: "all",
  scope: "all",
  day_count: name === null ? 6 : 1,
  contact_count: Math.round(100 * (ratio ?? 1)),
  expected_count: 100,
  ratio,
  ratio_low: ratio === null ? null : ratio * 0.86,
  ratio_high: ratio === null ? null : ratio * 1.17,
  verdict: ratio === null ? "too_few_days" : ratio * 0.86 > 1 ? "more" : "no_difference",
});

/** A promotion in the latest week, an incident before it, and an evening that nothing explains. */
const spell = (
  starts_at_local: string,
  ends_at_local: string,
  explanation: [ReportRow<"peak_spells">["explanation_kind"], string] | null,
  slower: number,
): ReportRow<"peak_spells"> => ({
  starts_at_local,
  ends_at_local,
  is_latest_week: starts_at_local >= day(-7),
  contact_count: 156,
  expected_count: 91.4,
  ratio: 1.71,
  ratio_low: 1.42,
  ratio_high: 2.05,
  explanation_kind: explanation?.[0] ?? null,
  explanation_name: explanation?.[1] ?? null,
  explanation_fit: explanation === null ? null : 0.88,
  top_category: explanation === null ? null : "payment_failure",
  top_channel: "chat",
  ticket_count: 117,
  p50_seconds: Math.round(2700 * slower),
  p50_low_seconds: Math.round(1600 * slower),
  p50_high_seconds: Math.round(6400 * slower),
  p90_seconds: slower > 3 ? null : Math.round(80_000 * slower),
  longest_seconds: 420_000,
  usual_ticket_count: 750,
  usual_p50_seconds: 2700,
  usual_p90_seconds: 80_000,
  queued_count: 97,
  usual_queued_count: 594,
  queue_p50_seconds: Math.round(86 * slower),
  queue_p90_seconds: Math.round(555 * slower),
  usual_queue_p50_seconds: 86,
  usual_queue_p90_seconds: 555,
  abandoned_share: Math.min(0.9, 0.2 * slower),
  usual_abandoned_share: 0.2,
});

function halfHour(expected_count: number, isShort: boolean) {
  const agents_needed = Math.ceil(expected_count / 2) + 1;
  return {
    expected_count,
    low_count: expected_count * 0.7,
    high_count: expected_count * 1.35,
    agents_needed,
    agents_needed_low: agents_needed - 1,
    agents_needed_high: agents_needed + 1,
    agents_rostered: isShort ? agents_needed - 1 : agents_needed + 1,
    answered_share: isShort ? 0.61 : 0.93,
    answered_share_high: isShort ? 0.42 : 0.85,
    answered_share_two_more: 0.95,
    abandoned_share: isShort ? 0.12 : 0.02,
    mean_wait_seconds: isShort ? 71 : 8,
  };
}

/** A roster that should have given 93 % in time, in all and by hour. */
function rosterTests(channel: string, measured_share: number, worked: number): Reports["roster_backtest"] {
  const figures = {
    channel,
    mean_rostered: 1.8,
    expected_share: 0.93,
    measured_share,
    measured_low: measured_share - 0.02,
    measured_high: measured_share + 0.02,
    verdict: measured_share < 0.9 ? ("gave_less" as const) : ("held" as const),
  };
  const whole = {
    half_hour_count: 4032,
    contact_count: 2400,
    worked_share: worked,
    worked_low: worked - 0.02,
    worked_high: worked + 0.02,
    agents_needed_as_worked: Math.round(2 / worked),
  };
  const open = { worked_share: null, worked_low: null, worked_high: null, agents_needed_as_worked: null };
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    ...figures,
    ...open,
    from_hour: hour,
    to_hour: hour + 1,
    half_hour_count: 168,
    contact_count: 100,
  }));
  return [{ ...figures, ...whole, from_hour: 0, to_hour: 24 }, ...hours];
}

/** Four weeks ahead; the evenings are short of people. */
export function syntheticEstimates(): EstimateReports {
  const hours = Array.from({ length: 28 * 24 }, (_, i) => ({
    day: day(Math.floor(i / 24)),
    hour: i % 24,
    i,
  }));
  return {
    uplift_by_event: [
      event("promotion", null, null, 1.42),
      event("holiday", null, null, 0.93),
      event("incident", null, null, null),
      { ...event("promotion", null, null, 1.9), scope_kind: "category", scope: "payment_failure" },
      { ...event("promotion", null, null, 1.1), scope_kind: "channel", scope: "chat" },
      event("promotion", "11.11", "2026-11-11", 1.73),
      event("holiday", "Hari Kemerdekaan", "2026-08-17", 0.93),
      event("incident", "Top-ups credited late", "2026-11-03", 1.68),
    ],
    peak_spells: [
      spell("2026-10-04 19:00", "2026-10-05 00:00", null, 1.1),
      spell("2026-11-03 13:00", "2026-11-03 17:00", ["incident", "Top-ups credited late"], 4),
      spell("2026-11-11 01:00", "2026-11-11 23:00", ["promotion", "11.11"], 2.4),
    ],
    peak_days: Array.from({ length: 84 }, (_, i) => {
      const expected_count = i % 7 < 5 ? 98 : 80;
      const over = { [day(-43)]: 20, [day(-13)]: 28, [day(-5)]: 65 }[day(i - 84)] ?? 0;
      const contact_count = Math.round(expected_count * (1 + 0.12 * noise(i)) + over);
      return { day: day(i - 84), contact_count, expected_count, peak_over_count: over };
    }),
    forecast_by_hour: ["all", "chat", "phone"].flatMap((channel, c) =>
      hours.map(({ day, hour, i }) => {
        const expected_count = (busy(hour) * (1 + 0.1 * noise(i))) / (c + 1);
        return {
          channel,
          day,
          hour,
          expected_count,
          low80: expected_count * 0.7,
          high80: expected_count * 1.35,
          low95: expected_count * 0.5,
          high95: expected_count * 1.6,
        };
      }),
    ),
    forecast_backtest: ["all", "chat", "phone"].flatMap((channel, c) =>
      (["regression", "mstl", "seasonal_naive"] as const).map((method, m) => ({
        channel,
        method,
        origin_count: 3,
        root_mean_squared_error: (2.1 + 0.2 * m) / (c + 1),
        mean_absolute_error: (1.5 + 0.2 * m) / (c + 1),
        bias_ratio: 0.98,
        covered80: 0.8,
        covered95: 0.95,
        is_used: m === 0,
      })),
    ),
    roster_backtest: [...rosterTests("chat", 0.36, 0.31), ...rosterTests("phone", 0.93, 1)],
    staffing_basis: ["chat", "phone"].map((channel, c) => ({
      channel,
      accepted_count: 900,
      gave_up_count: 120,
      handle_seconds: 320,
      patience_seconds: 610,
      concurrency: 2 - c,
      queued_per_contact: 0.94,
      answered_share: 0.8,
      threshold_seconds: 60,
      shrinkage: 0.3,
    })),
    staffing_by_half_hour: ["chat", "phone"].flatMap((channel, c) =>
      hours.flatMap(({ day, hour, i }) =>
        ["00", "30"].map((minute) => ({
          channel,
          day,
          starts_at_local: `${String(hour).padStart(2, "0")}:${minute}`,
          roster_source: i < 14 * 24 ? ("plan" as const) : ("pattern" as const),
          ...halfHour(busy(hour) / 2 / (c + 1), hour >= 18 && hour < 22),
        })),
      ),
    ),
  };
}
