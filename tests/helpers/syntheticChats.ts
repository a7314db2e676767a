import type { ReportName, ReportRow } from "../../pipelines/publish/reportContracts.js";

type Reports = { [N in ReportName]: ReportRow<N>[] };
type Week = Pick<ReportRow<"chat_waits_by_week">, "week" | "week_start" | "is_complete">;
type Made =
  | "chat_by_concurrency"
  | "chat_by_hour"
  | "chat_formulas"
  | "chat_waits_by_week"
  | "connect_failures";

const CHANNELS = ["chat", "phone"] as const;
const MEASURES = ["queue_wait", "patience", "first_message", "chat_turn"] as const;
const SHARES = [
  ["service_level", "without_short_abandons", 0.71],
  ["service_level", "all_queued", 0.69],
  ["service_level", "accepted", 0.79],
  ["service_level", "without_abandons_in_time", 0.73],
  ["service_level", "abandons_in_time_met", 0.75],
  ["abandonment", "without_short_abandons", 0.11],
  ["abandonment", "all_queued", 0.13],
  ["abandonment", "all_attempts", 0.12],
  ["abandonment", "accepted_and_abandoned", 0.14],
] as const;

const percentiles = (p50: number, p90: number | null) => ({
  p50_seconds: p50,
  p50_low_seconds: Math.round(p50 * 0.9),
  p50_high_seconds: Math.round(p50 * 1.1),
  p90_seconds: p90,
  p90_low_seconds: Math.round(p50 * 3.6),
  p90_high_seconds: p90 === null ? null : Math.round(p50 * 4.5),
});

/** Made-up contacts by chat and phone; the last week is the latest complete one. */
export function syntheticChats(weeks: readonly Week[]): Pick<Reports, Made> {
  if (weeks.length === 0)
    return {
      chat_by_concurrency: [],
      chat_by_hour: [],
      chat_formulas: [],
      chat_waits_by_week: [],
      connect_failures: [],
    };
  return {
    chat_waits_by_week: weeks.flatMap(({ week, week_start, is_complete }) =>
      CHANNELS.flatMap((channel, c) =>
        MEASURES.filter((measure) => channel === "chat" || measure !== "chat_turn").map((measure, m) => ({
          measure,
          week,
          week_start,
          is_complete,
          channel,
          wait_count: 500,
          ended_count: measure === "patience" ? 60 : 430,
          ...percentiles(45 + 20 * m + 10 * c, measure === "patience" ? null : 180 + 80 * m),
          longest_seconds: 1800,
          naive_p50_seconds: 40,
          naive_p90_seconds: 150,
        })),
      ),
    ),
    chat_by_hour: CHANNELS.flatMap((channel, c) =>
      Array.from({ length: 24 }, (_, hour) => {
        const load = 1 + Math.exp(-((hour - 11 - 8 * c) ** 2) / 12);
        return {
          channel,
          hour,
          attempt_count: Math.round(60 * load),
          failed_count: 3,
          queued_count: Math.round(56 * load),
          abandoned_count: Math.round(5 * load),
          queue_p50_seconds: Math.round(30 * load),
          queue_p90_seconds: Math.round(200 * load),
        };
      }),
    ),
    chat_by_concurrency: ["1", "2", "3", "4", "10+"].map((concurrent_chats, i) => ({
      concurrent_chats,
      turn_count: 900 - 150 * i,
      answered_count: 880 - 150 * i,
      ...percentiles(40 + 15 * i, 160 + 60 * i),
      longest_seconds: 2400,
    })),
    connect_failures: CHANNELS.flatMap((channel) =>
      ["timeout", ""].map((error_code, i) => ({
        channel,
        error_code,
        failed_count: 14 - 8 * i,
        attempt_count: 540,
        failed_share: (14 - 8 * i) / 540,
        failed_low: 0.005,
        failed_high: 0.04,
        before_failed_count: 30,
        before_attempt_count: 2160,
        before_share: 30 / 2160,
      })),
    ),
    chat_formulas: CHANNELS.flatMap((channel) => [
      ...SHARES.map(([figure, formula, value], i) => ({
        channel,
        figure,
        formula,
        is_setting: i === 0 || i === 5,
        unit: "share" as const,
        value,
        value_low: value - 0.03,
        value_high: value + 0.03,
        part_count: Math.round(500 * value),
        whole_count: 500,
      })),
      ...(["accepted", "half_of_all"] as const).map((formula, i) => ({
        channel,
        figure: "speed_of_answer" as const,
        formula,
        is_setting: i === 1,
        unit: "seconds" as const,
        value: 88 - 43 * i,
        value_low: null,
        value_high: null,
        part_count: 430,
        whole_count: 430 + 70 * i,
      })),
    ]),
  };
}
