import { qValues } from "../methods/falseDiscoveryRate.js";
import type { RateChange } from "../methods/rateComparison.js";
import { estimate } from "./estimate.js";
import { type MovingEvent, readMovingEvents } from "./eventsOfWeek.js";
import { type Judged, judge, type Verdict } from "./judgeWeek.js";
import { withProblemEvents } from "./problemEvents.js";
import {
  COMPARED_WEEKS,
  readWeeklyCounts,
  scopeKey,
  WEEKLY_INPUTS,
  type WeeklyCounts,
  type WeeklyInput,
  weeklyCounts,
} from "./weeklyCounts.js";

/** Of the calls of a change, at most so many may be false. */
const Q = 0.05;

type Column =
  | "scope_kind"
  | "scope"
  | "week"
  | "week_start"
  | "ticket_count"
  | "weeks_before"
  | "usual_count"
  | "ratio"
  | "ratio_low"
  | "ratio_high"
  | "p_value"
  | "q_value"
  | "verdict"
  | "total_count"
  | "share"
  | "usual_share"
  | "share_ratio"
  | "share_ratio_low"
  | "share_ratio_high"
  | "share_p_value"
  | "share_q_value"
  | "share_verdict"
  | "dispersion"
  | "edge_day"
  | "event_kind"
  | "event_name"
  | "event_count";
type TrendRow = Record<Column, string | number | null>;

export interface TrendsInput {
  weekly: WeeklyInput;
  events: MovingEvent[];
}

export const categoryTrends = estimate<TrendsInput, Column>({
  name: "estimates.category_trends",
  grain: ["scope_kind", "scope"],
  inputs: [...WEEKLY_INPUTS, "estimates.uplift_by_event"],
  columns: {
    scope_kind: "VARCHAR",
    scope: "VARCHAR",
    week: "VARCHAR",
    week_start: "DATE",
    ticket_count: "BIGINT",
    weeks_before: "BIGINT",
    usual_count: "DOUBLE",
    ratio: "DOUBLE",
    ratio_low: "DOUBLE",
    ratio_high: "DOUBLE",
    p_value: "DOUBLE",
    q_value: "DOUBLE",
    verdict: "VARCHAR",
    total_count: "BIGINT",
    share: "DOUBLE",
    usual_share: "DOUBLE",
    share_ratio: "DOUBLE",
    share_ratio_low: "DOUBLE",
    share_ratio_high: "DOUBLE",
    share_p_value: "DOUBLE",
    share_q_value: "DOUBLE",
    share_verdict: "VARCHAR",
    dispersion: "DOUBLE",
    edge_day: "DATE",
    event_kind: "VARCHAR",
    event_name: "VARCHAR",
    event_count: "DOUBLE",
  },
  units:
    "tickets a week; shares 0..1 of the tickets of all channels compared; ratio = this week over the weeks before",
  note:
    "the latest complete week against up to 12 before it, those left out that an incident moved; scope_kind category as the " +
    "tool has it, problem as the taxonomy has it, sub_cause problem/sub-cause; q over every count and share compared, those " +
    "withheld too, a problem that is a category as one; an export that ended or began is no change",
  read: async (engine) => ({
    weekly: await readWeeklyCounts(engine),
    events: await readMovingEvents(engine),
  }),
  compute: ({ weekly, events }) => trends(weeklyCounts(weekly), withProblemEvents(events, weekly.counts)),
});

/** One row a scope with a ticket in the weeks compared; none without a complete week. */
export function trends(data: WeeklyCounts, events: readonly MovingEvent[]): TrendRow[] {
  const weeks = data.weeks.slice(-COMPARED_WEEKS);
  const latest = weeks.at(-1);
  const all = data.series.find(({ scopeKind }) => scopeKind === "all")?.counts.slice(-COMPARED_WEEKS);
  if (latest === undefined || all === undefined) return [];
  const judged = data.series
    .map((series) => ({ ...series, counts: series.counts.slice(-COMPARED_WEEKS) }))
    .filter(({ counts, scopeKind }) => scopeKind === "all" || counts.some((count) => count > 0))
    .map((series) => judge(series, all, weeks, data, events));
  const of = tested(judged);
  return judged.map((one) => {
    const { series, before, state, event, usual, dispersion } = one;
    return {
      scope_kind: series.scopeKind,
      scope: series.scope,
      week: latest.week,
      week_start: latest.week_start,
      ticket_count: series.counts.at(-1) as number,
      weeks_before: before.length,
      usual_count: usual,
      ...countColumns(of(one.count), state),
      total_count: all.at(-1) as number,
      ...shareColumns(one, of(one.share), all.at(-1) as number),
      dispersion,
      edge_day: data.edges.get(scopeKey(series))?.day ?? null,
      event_kind: event?.kind ?? null,
      event_name: event?.name ?? null,
      event_count: event?.extra ?? null,
    };
  });
}

interface Tested {
  change: RateChange | null;
  q: number | null;
}

/** With q over all counts and shares. A problem that is a category, week by week, is no second discovery: one test of the two. */
function tested(judged: readonly Judged[]): (change: RateChange | null) => Tested {
  const firsts = new Map<string, Judged>();
  const tests: RateChange[] = [];
  const firstOf = new Map<RateChange, RateChange>();
  for (const one of judged) {
    const key = JSON.stringify([one.count?.pValue, one.share?.pValue, one.series.counts]);
    const { scopeKind } = one.series;
    const twin = scopeKind === "problem" || scopeKind === "sub_cause" ? firsts.get(key) : undefined;
    for (const measure of ["count", "share"] as const) {
      const [change, first] = [one[measure], twin?.[measure] ?? null];
      if (change === null) continue;
      firstOf.set(change, first ?? change);
      if (first === null) tests.push(change);
    }
    if (scopeKind !== "all" && scopeKind !== "channel" && !firsts.has(key)) firsts.set(key, one);
  }
  const q = new Map(qValues(tests.map(({ pValue }) => pValue)).map((value, i) => [tests[i], value]));
  return (change) => ({
    change,
    q: change === null ? null : (q.get(firstOf.get(change)) ?? null),
  });
}

const countColumns = (tested: Tested, state: Verdict | null) => ({
  ratio: tested.change?.ratio ?? null,
  ratio_low: tested.change?.low ?? null,
  ratio_high: tested.change?.high ?? null,
  p_value: tested.change?.pValue ?? null,
  q_value: tested.q,
  verdict: state ?? verdictOf(tested),
});

function shareColumns({ series, state, usualShare }: Judged, tested: Tested, total: number) {
  const isPart = series.scopeKind !== "all" && state !== "ended" && state !== "began";
  return {
    share: isPart && total > 0 ? (series.counts.at(-1) as number) / total : null,
    usual_share: isPart ? usualShare : null,
    share_ratio: tested.change?.ratio ?? null,
    share_ratio_low: tested.change?.low ?? null,
    share_ratio_high: tested.change?.high ?? null,
    share_p_value: tested.change?.pValue ?? null,
    share_q_value: tested.q,
    share_verdict: isPart ? (state ?? verdictOf(tested)) : null,
  };
}

function verdictOf({ change, q }: Tested): Verdict {
  if (change === null || q === null || q > Q) return "no_change";
  return change.ratio === null || change.ratio > 1 ? "rose" : "fell";
}
