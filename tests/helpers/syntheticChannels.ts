import type { ReportName, ReportRow } from "../../pipelines/publish/reportContracts.js";

type Reports = { [N in ReportName]: ReportRow<N>[] };
type ChannelReports = Pick<
  Reports,
  | "attempts_to_tickets"
  | "best_hours"
  | "channel_waits"
  | "contact_cases"
  | "contact_switches"
  | "switches_by_week"
  | "self_service_by_week"
>;

const MEDIANS = { phone: 40, chat: 110, social: 5_600, web: 13_400, email: 68_000, community: 71_000 };
const CHANNELS = Object.keys(MEDIANS) as (keyof typeof MEDIANS)[];
const PROBLEMS = ["all", "payment_failure", "delayed_transaction", "refund", "account_security"];
const BLOCKS = [0, 4, 8, 12, 16, 20];
const PERIOD = { period_from: "2026-08-24", period_to: "2026-11-15" };
const MONDAY = Date.UTC(2026, 10, 9);
const monday = (back: number): string => new Date(MONDAY - back * 7 * 86_400_000).toISOString().slice(0, 10);

const cell = (channel: keyof typeof MEDIANS, scope: string, from_hour: number | null) => {
  const slower = 1 + PROBLEMS.indexOf(scope) / 10 + (from_hour === null ? 0 : Math.abs(from_hour - 8) / 40);
  const p50 = Math.round(MEDIANS[channel] * slower);
  const isSmall = channel === "community" && from_hour !== null;
  return {
    scope_kind: scope === "all" ? ("all" as const) : ("category" as const),
    scope,
    from_hour,
    to_hour: from_hour === null ? null : from_hour + 4,
    channel,
    contact_count: isSmall ? 12 : from_hour === null ? 900 : 150,
    answered_count: isSmall ? 9 : from_hour === null ? 820 : 138,
    p50_seconds: p50,
    p50_low_seconds: Math.round(p50 * 0.92),
    p50_high_seconds: Math.round(p50 * 1.1),
    p90_seconds: channel === "community" ? null : p50 * 4,
    p90_low_seconds: p50 * 3,
    p90_high_seconds: channel === "community" ? null : p50 * 5,
    longest_seconds: p50 * 9,
    ...PERIOD,
  };
};

function wait(channel: keyof typeof MEDIANS, scope: string, from_hour: number | null) {
  const isFirst = channel === (scope === "all" ? "phone" : "chat");
  const isSmall = channel === "community" && from_hour !== null;
  const unknown = channel === "phone" ? 900 : 0;
  return {
    ...cell(channel, scope, from_hour),
    unknown_problem_count: scope === "all" ? unknown : null,
    q_value: isFirst || isSmall ? null : 0.001,
    verdict: isSmall ? ("too_few" as const) : isFirst ? ("fastest" as const) : ("slower" as const),
  };
}

/** From eight to twelve is best. */
function hours(channel: keyof typeof MEDIANS, scope: string, from_hour: number) {
  const usual = cell(channel, scope, null);
  const own = cell(channel, scope, from_hour);
  const saved = Math.round(usual.p50_seconds * 1.2 - own.p50_seconds);
  const figures = {
    ...own,
    usual_p50_seconds: Math.round(usual.p50_seconds * 1.2),
    usual_p90_seconds: usual.p90_seconds,
  };
  const nothing = { saved_seconds: null, saved_low_seconds: null, saved_high_seconds: null, q_value: null };
  if (channel === "community") return { ...figures, ...nothing, verdict: "too_few" as const };
  return {
    ...figures,
    saved_seconds: saved,
    saved_low_seconds: saved * 0.5,
    saved_high_seconds: saved * 1.4,
    q_value: from_hour === 8 ? 0.004 : 0.3,
    verdict: from_hour === 8 ? ("best" as const) : ("no_difference" as const),
  };
}

/** A desk on whose phone somebody answers first; nobody says on the phone what it is about. */
export function syntheticChannels(): ChannelReports {
  const scopes = PROBLEMS.flatMap((scope) =>
    CHANNELS.filter((channel) => scope === "all" || channel !== "phone").map((channel) => ({
      scope,
      channel,
    })),
  );
  return {
    channel_waits: scopes.flatMap(({ scope, channel }) =>
      [null, ...BLOCKS].map((from_hour) => wait(channel, scope, from_hour)),
    ),
    best_hours: scopes.flatMap(({ scope, channel }) =>
      BLOCKS.map((from_hour) => hours(channel, scope, from_hour)),
    ),
    contact_switches: [
      { from: "chat", to: "chat", n: 64 },
      { from: "chat", to: "email", n: 41 },
      { from: "chat", to: null, n: 1_895 },
      { from: "email", to: "social", n: 36 },
      { from: "email", to: "email", n: 22 },
      { from: "email", to: null, n: 742 },
      { from: "social", to: "chat", n: 9 },
      { from: "social", to: null, n: 791 },
    ].map(({ from, to, n }) => {
      const contact_count = from === "chat" ? 2_000 : 800;
      const share = n / contact_count;
      return {
        basis: "same_problem",
        from_channel: from,
        to_channel: to,
        contact_count,
        followed_count: n,
        before_answer_count: to === null ? 0 : Math.round(n / 3),
        followed_share: share,
        followed_low: share * 0.8,
        followed_high: Math.min(1, share * 1.2),
      };
    }),
    switches_by_week: ["chat", "email"].flatMap((channel) =>
      Array.from({ length: 12 }, (_, i) => {
        const monday = new Date(Date.UTC(2026, 7, 24 + 7 * i)).toISOString().slice(0, 10);
        const over = i < 11 ? 120 : 0;
        const switched = i < 11 ? 6 + (i % 4) : 0;
        return {
          week: `2026-W${35 + i}`,
          week_start: monday,
          channel,
          contact_count: 120,
          over_count: over,
          switched_count: switched,
          before_answer_count: Math.round(switched / 2),
          switched_share: over === 0 ? null : switched / over,
          switched_low: over === 0 ? null : (0.6 * switched) / over,
          switched_high: over === 0 ? null : (1.6 * switched) / over,
        };
      }),
    ),
    contact_cases: PROBLEMS.map((scope, i) => ({
      scope_kind: scope === "all" ? "all" : "category",
      scope,
      contact_count: 5_000 - 1_000 * i,
      unknown_customer_count: i === 0 ? 620 : 0,
      case_count: 4_000 - 800 * i,
      case_contact_count: 4_400 - 860 * i,
      repeated_count: 300 - 40 * i,
      switched_count: 120 - 20 * i,
      contacts_per_case: 1.1,
      repeated_share: 0.075 + 0.01 * i,
      repeated_low: 0.067,
      repeated_high: 0.13,
      switched_share: 0.03,
      switched_low: 0.025,
      switched_high: 0.036,
    })),
    attempts_to_tickets: [
      {
        channel: "chat",
        attempt_count: 3_500,
        ticket_count: 2_700,
        accepted_count: 2_600,
        accepted_ticket_count: 2_550,
        accepted_ticket_share: 2_550 / 2_600,
        accepted_ticket_low: 0.975,
        accepted_ticket_high: 0.985,
      },
      {
        channel: "phone",
        attempt_count: 1_300,
        ticket_count: null,
        accepted_count: 1_150,
        accepted_ticket_count: null,
        accepted_ticket_share: null,
        accepted_ticket_low: null,
        accepted_ticket_high: null,
      },
    ],
    self_service_by_week: Array.from({ length: 12 }, (_, i) => 11 - i).flatMap((back) => [
      { ...helpWeek(back, 1_380 + 10 * back, 700), scope_kind: "all", scope: "all" },
      { ...helpWeek(back, 880 + 10 * back, 400), scope_kind: "category", scope: "refund" },
      {
        ...helpWeek(back, 0, 100),
        ...{ scope_kind: "category", scope: "payment_failure", view_count: null, search_count: null },
        ...{ no_result_count: null, views_per_contact: null },
        ...{ no_result_share: null, no_result_low: null, no_result_high: null },
      },
    ]),
  };
}

/** The help centre's table misses three days of one week. */
const helpWeek = (back: number, views: number, contacts: number) => ({
  week: `2026-W${46 - back}`,
  week_start: monday(back),
  covered_day_count: back === 7 ? 4 : 7,
  view_count: views,
  search_count: 300,
  no_result_count: 21,
  contact_count: contacts,
  views_per_contact: back === 7 ? null : views / contacts,
  no_result_share: 0.07,
  no_result_low: 0.046,
  no_result_high: 0.105,
});
