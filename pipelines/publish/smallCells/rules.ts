import { channelCell } from "./channelCell.js";
import { eventOf } from "./eventDays.js";
import { findingCells } from "./findingCells.js";
import { daysBefore, daysFrom, group, ofScope, type SmallCellRules, weeksUntil } from "./rule.js";

const OPEN = { kind: "open" } as const;
const WEEK = 7;

/** One for each report: who adds a report says whom it tells of. */
export const SMALL_CELL_RULES: SmallCellRules = {
  arrivals_by_day: OPEN,
  arrivals_by_weekday_hour: OPEN,
  calendar_marks: OPEN,
  // A time, a channel and what the desk did: the estimate leaves out what the customer wanted.
  cause_examples: OPEN,
  cause_rules: OPEN,
  clock_sources_by_week: OPEN,
  contact_switches: OPEN,
  coverage: OPEN,
  forecast_backtest: OPEN,
  forecast_by_hour: OPEN,
  left_out: OPEN,
  peak_days: OPEN,
  switches_by_week: OPEN,
  sla_breaches_by_hour: OPEN,
  sla_breach_circumstances: OPEN,
  staffing_basis: OPEN,
  staffing_by_half_hour: OPEN,
  // A channel, a time and what the desk did.
  untold_answers: OPEN,

  restatements: { kind: "published" },

  attempts_to_tickets: { kind: "figures", count: (row) => row.accepted_count },
  // Themes overlap, so their customers add up to nothing; what is withheld of them is where they are counted.
  theme_by_release: OPEN,
  theme_by_version: OPEN,
  theme_cube: OPEN,
  theme_discovered: OPEN,
  theme_emergence: OPEN,
  theme_harm: OPEN,
  theme_pairs: OPEN,
  theme_per_user: OPEN,
  theme_quotes: OPEN,
  theme_tone: OPEN,
  themes_by_week: OPEN,
  tone_agreement: OPEN,

  chat_by_concurrency: { kind: "figures", count: (row) => row.turn_count },
  chat_by_hour: { kind: "figures", count: (row) => row.queued_count },
  // Of few who came into no queue the connection is a figure too.
  chat_by_week: { kind: "figures", count: (row) => row.queued_count || row.attempt_count },
  chat_formulas: { kind: "figures", count: (row) => row.whole_count },
  chat_waits_by_week: { kind: "figures", count: (row) => row.wait_count },
  definitions_compared: { kind: "figures", count: (row) => row.population_count },
  feedback_replies: { kind: "figures", count: (row) => row.feedback_count },
  first_response_by_hour: { kind: "figures", count: (row) => row.ticket_count },
  roster_backtest: { kind: "figures", count: (row) => row.contact_count },
  // How many came stays; of few answered or queued there are no waits.
  peak_spells: {
    kind: "figures",
    count: (row) => Math.min(...[row.ticket_count, row.queued_count].filter((count) => count > 0)),
  },
  sla_by_team: { kind: "figures", count: (row) => row.met_count + row.breached_count },
  status_waits_by_week: { kind: "figures", count: (row) => row.ticket_count },

  backlog_by_age: { kind: "merged", attribute: "category", count: "ticket_count" },
  complaints_due: { kind: "merged", attribute: "category", thenBy: "rule", count: "ticket_count" },
  sla_due: { kind: "merged", attribute: "category", count: "ticket_count" },
  waiting_now: { kind: "merged", attribute: "category", count: "ticket_count" },

  answer_quality_by_week: {
    kind: "groups",
    cells: (row) => [
      group(`${row.measure}: known`, daysFrom(row.week_start), ofScope(row), row.known_count),
      group("solved", daysFrom(row.week_start), ofScope(row), row.solved_count),
    ],
  },
  answered_within: {
    kind: "groups",
    cells: (row) => [group("first_response", daysFrom(row.week_start), ofScope(row), row.ticket_count)],
  },
  backlog_by_day: {
    kind: "groups",
    cells: (row) => {
      const day = daysFrom(row.day, 1);
      const counts = { open: row.closing_count, created: row.created_count, done: row.outflow_count };
      return [
        ...Object.entries(counts).map(([what, count]) => group(what, day, ofScope(row), count)),
        // What a day opens with is what the one before it closed with.
        group("open", daysBefore(row.day, 1), ofScope(row), row.opening_count),
      ];
    },
  },
  best_hours: { kind: "groups", cells: (row) => [channelCell(row, null)] },
  channel_waits: {
    kind: "groups",
    cells: (row) => [channelCell(row, row.unknown_problem_count)],
  },
  // A rule is the tickets of some categories: complaintWeeks.ts.
  complaints_by_week: {
    kind: "groups",
    cells: (row) => [group("complaints", daysFrom(row.week_start), { rule: row.rule }, row.received_count)],
  },
  contact_cases: {
    kind: "groups",
    cells: (row) => [group("cases", null, ofScope(row), row.case_count)],
  },
  self_service_by_week: {
    kind: "groups",
    cells: (row) => [
      group(
        row.scope_kind === "all" ? "contacts" : "created",
        daysFrom(row.week_start),
        ofScope(row),
        row.contact_count,
      ),
    ],
  },
  cause_waits_by_week: {
    kind: "groups",
    cells: (row) => [
      group(`slow or failed: ${row.cause}`, daysFrom(row.week_start), ofScope(row), row.contact_count),
      group("slow or failed", daysFrom(row.week_start), ofScope(row), row.total_contact_count),
    ],
  },
  category_change_points: {
    kind: "groups",
    // Levels are whole numbers, so no week's count can be told from them.
    cells: (row) => [
      group("level before", daysFrom(row.week_start), ofScope(row), row.before_count * row.before_weeks),
      group("level after", daysFrom(row.week_start), ofScope(row), row.after_count * row.after_weeks),
    ],
  },
  category_trends: {
    kind: "groups",
    cells: (row) => [
      group("created", daysFrom(row.week_start), ofScope(row), row.ticket_count),
      // The mean of the weeks before is their sum.
      group(
        "created",
        daysBefore(row.week_start, 12 * WEEK),
        ofScope(row),
        Math.round((row.usual_count ?? 0) * row.weeks_before),
      ),
    ],
  },
  category_weeks: {
    kind: "groups",
    cells: (row) => [group("created", daysFrom(row.week_start), ofScope(row), row.ticket_count)],
  },
  connect_failures: {
    kind: "groups",
    cells: (row) => [
      group("failed", null, { channel: row.channel, error_code: row.error_code }, row.failed_count),
    ],
  },
  first_response_by_week: {
    kind: "groups",
    cells: (row) => [
      group("first_response", daysFrom(row.week_start), ofScope(row), row.ticket_count),
      group("answers untold", daysFrom(row.week_start), ofScope(row), row.untold_count),
    ],
  },
  findings: { kind: "groups", cells: findingCells },
  satisfaction_by_week: {
    kind: "groups",
    cells: (row) => [group(`rated: ${row.measure}`, daysFrom(row.week_start), ofScope(row), row.rated_count)],
  },
  sla_by_week: {
    kind: "groups",
    cells: (row) => {
      const { met_count, breached_count, running_count, paused_count, cancelled_count } = row;
      const clocks = met_count + breached_count + running_count + paused_count + cancelled_count;
      return [group(`sla: ${row.metric}`, daysFrom(row.week_start), ofScope(row), clocks)];
    },
  },
  // What told a problem says of nobody what it was; only how many there were in all ties it to the rest.
  problem_parts: {
    kind: "groups",
    cells: ({ part_kind, problem, part, week_start, week_count, ticket_count, total_count }) => {
      const span = weeksUntil(week_start, week_count);
      return part_kind === "source"
        ? [group("created", span, {}, total_count)]
        : [
            group("created", span, { problem, sub_problem: part }, ticket_count),
            group("created", span, { problem }, total_count),
          ];
    },
  },
  tickets_by_week: {
    kind: "groups",
    cells: ({ week_start, channel, category, ticket_count }) => [
      group("created", daysFrom(week_start), { channel, category }, ticket_count),
    ],
  },
  uplift_by_event: {
    kind: "groups",
    cells: ({ scope_kind, scope, ...row }) => [
      scope_kind === "category"
        ? group("created", null, eventOf({ ...row, category: scope }), row.contact_count)
        : group("contacts of an event", null, ofScope({ scope_kind, scope }), row.contact_count),
    ],
  },
  wait_percentiles_by_week: {
    kind: "groups",
    cells: (row) => [
      group(
        row.measure.startsWith("first_response") ? "first_response" : row.measure,
        daysFrom(row.week_start),
        ofScope(row),
        row.clock_count,
      ),
    ],
  },
};
