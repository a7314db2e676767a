import jStat from "jstat";
import type { Engine } from "../../pipelines/engine/engine.js";
import { compareRate } from "../../pipelines/methods/rateComparison.js";

/** The part of a sample's truth.json that the rows below rest on. */
export interface Planted {
  promotions: { name: string; uplift: number }[];
  incident: { name: string };
  badRelease: { version: string; from: string; os: string[] };
  /** Tickets by the Monday of their week, then by channel/problem. */
  ticketsByWeek: Record<string, Record<string, number>>;
  effects: {
    volume: { holiday: number };
    category: {
      promotion: Record<string, number>;
      incident: Record<string, number>;
      badRelease: Record<string, number>;
    };
  };
}

export interface Found {
  what: string;
  /** The factor that was planted, and the one that was found with its 95 % interval. */
  planted: number;
  ratio: number | null;
  low: number | null;
  high: number | null;
  verdict: string;
  /** Chance that an interval as wide as this leaves 1 out, if the factor is the planted one; null of what is counted whole. */
  power: number | null;
  /** Where the verdict can be read. */
  report: string;
  isHeld: boolean;
  /** Whether the interval holds the planted factor that holds it in 95 desks of 100 for all estimates of the desk at once. */
  isHeldAtOnce: boolean;
}

type Judged = Omit<Found, "isHeldAtOnce">;

/** A normal distribution's two-sided 95 % bound. */
const BOUND = 1.959964;
/** Shares of the made-up desk's tickets by category, per cent; of these truth.json tells the factors. */
const WEIGHTS: Readonly<Record<string, number>> = {
  payment_failure: 24,
  delayed_transaction: 20,
  promotion: 5,
};
/** 2.4 times by chat and phone, 3.2 in social media, 1.5 elsewhere, by the channels' shares; of tickets alone, without phone. */
const INCIDENT = { contacts: 2.2, tickets: 2.18 };

/** What factors on the weights of categories make of one category's share. */
function shareFactor(factors: Readonly<Record<string, number>>, category: string): number {
  const total = Object.entries(factors).reduce(
    (sum, [name, factor]) => sum + (WEIGHTS[name] ?? 0) * (factor - 1),
    100,
  );
  return ((factors[category] ?? 1) * 100) / total;
}

/** What was planted in a sample desk, against what a run of it found. */
export async function plantedFound(engine: Engine, planted: Planted): Promise<Found[]> {
  const rows = [
    ...(await uplifts(engine, planted)),
    await release(engine, planted),
    ...(await problems(engine, planted)),
  ];
  const estimates = rows.filter(({ power }) => power !== null).length;
  return rows.map((row) => ({
    ...row,
    isHeldAtOnce: row.power === null ? row.isHeld : atOnce(row, estimates),
  }));
}

/**
 * Of thirteen intervals of 95 % one misses in every second desk. Bonferroni's (Dunn 1961) hold all at once in 95 of 100: each
 * leaves out 5 % over their number. Each side of an interval is widened for itself, on the log scale.
 */
function atOnce({ planted, ratio, low, high }: Judged, estimates: number): boolean {
  if (ratio === null || low === null || ratio <= 0) return false;
  const wider = jStat.normal.inv(1 - 0.025 / estimates, 0, 1) / BOUND;
  const widened = (limit: number): number => ratio * (limit / ratio) ** wider;
  return holds(planted, widened(low), high === null ? null : widened(high));
}

/** Of promotions, the incident and holidays: how many contacts they brought. */
async function uplifts(engine: Engine, planted: Planted): Promise<Judged[]> {
  const { effects, promotions, incident } = planted;
  const rows = await engine.rows<{
    kind: string;
    name: string | null;
    scope: string;
    ratio: number | null;
    ratio_low: number | null;
    ratio_high: number | null;
    verdict: string;
  }>("select kind, name, scope, ratio, ratio_low, ratio_high, verdict from estimates.uplift_by_event");
  const uplift = (what: string, kind: string, name: string | null, scope: string, factor: number): Judged => {
    const row = rows.find((one) => one.kind === kind && one.name === name && one.scope === scope);
    const [ratio, low, high] = [row?.ratio ?? null, row?.ratio_low ?? null, row?.ratio_high ?? null];
    const verdict = row?.verdict ?? "no row";
    return {
      what,
      planted: factor,
      ratio,
      low,
      high,
      verdict,
      power: powerOf(factor, low, high),
      report: "uplift_by_event",
      isHeld: holds(factor, low, high),
    };
  };
  const [largest] = [...promotions].sort((a, b) => b.uplift - a.uplift);
  return [
    ...promotions.map((one) => uplift(`promotion ${one.name}`, "promotion", one.name, "all", one.uplift)),
    uplift(
      "promotions together",
      "promotion",
      null,
      "all",
      promotions.reduce((sum, one) => sum + one.uplift, 0) / promotions.length,
    ),
    ...["promotion", "payment_failure"].map((category) =>
      uplift(
        `promotion ${largest?.name}: ${category}`,
        "promotion",
        largest?.name ?? "",
        category,
        (largest?.uplift ?? 1) * shareFactor(effects.category.promotion, category),
      ),
    ),
    uplift("incident", "incident", incident.name, "all", INCIDENT.contacts),
    uplift(
      "incident: delayed_transaction",
      "incident",
      incident.name,
      "delayed_transaction",
      INCIDENT.tickets * shareFactor(effects.category.incident, "delayed_transaction"),
    ),
    uplift("holidays together", "holiday", null, "all", effects.volume.holiday),
  ];
}

const PROBLEMS = ["payment_failure", "delayed_transaction", "refund"];

/** Tickets of the latest complete week by problem: the planted number in the interval of what was counted. */
async function problems(engine: Engine, { ticketsByWeek }: Planted): Promise<Judged[]> {
  const rows = await engine.rows<{ scope: string; week: string; n: number; low: number; high: number }>(
    `select scope, week_start as week, ticket_count as n, count_low as low, count_high as high
     from estimates.category_weeks
     where scope_kind = 'problem' and week_start = (select max(week_start) from estimates.category_weeks) order by scope`,
  );
  return rows
    .filter(({ scope }) => PROBLEMS.includes(scope))
    .map(({ scope, week, n, low, high }) => {
      const planted = Object.entries(ticketsByWeek[week] ?? {})
        .filter(([key]) => key.endsWith(`/${scope}`))
        .reduce((sum, [, count]) => sum + count, 0);
      return {
        what: `tickets about ${scope}, week of ${week}`,
        planted,
        ratio: n,
        low,
        high,
        verdict: planted === n ? "equal" : "differs",
        power: null,
        report: "category_weeks",
        isHeld: holds(planted, low, high),
      };
    });
}

/** Of a 95 % interval on the log scale, one-sided as the planted direction is known. */
function powerOf(factor: number, low: number | null, high: number | null): number | null {
  if (low === null || high === null || low <= 0) return null;
  const error = (Math.log(high) - Math.log(low)) / (2 * BOUND);
  return jStat.normal.cdf(Math.abs(Math.log(factor)) / error - BOUND, 0, 1);
}

const holds = (factor: number, low: number | null, high: number | null): boolean =>
  low !== null && low <= factor && (high === null || factor <= high);

/** The share of delayed transactions among those with the broken release on an old system, over that of all weeks before it. */
async function release(engine: Engine, { badRelease, effects }: Planted): Promise<Judged> {
  const isDelayed = "count(*) filter (category = 'delayed_transaction')";
  const from = badRelease.from.replace("T", " ").replace("Z", "");
  const systems = badRelease.os.map((os) => `'${os}'`).join(", ");
  const [now] = await engine.rows<{ hits: number; total: number }>(
    `select ${isDelayed} as hits, count(*) as total from marts.tickets
     where created_at >= '${from}' and app_version = '${badRelease.version}' and os in (${systems})`,
  );
  const before = await engine.rows<{ hits: number; total: number }>(
    `select ${isDelayed} as hits, count(*) as total from marts.tickets
     where week_start < cast(timestamp '${from}' as date) - 6 and app_version is not null
     group by week_start order by week_start desc limit 12`,
  );
  const factor = shareFactor(effects.category.badRelease, "delayed_transaction");
  const change = compareRate(
    { count: now?.hits ?? 0, exposure: now?.total ?? 0 },
    { counts: before.map(({ hits }) => hits), exposures: before.map(({ total }) => total) },
    "share",
  );
  return {
    what: `release ${badRelease.version} on old systems: share of delayed_transaction`,
    planted: factor,
    ratio: change.ratio,
    low: change.low,
    high: change.high,
    verdict: change.pValue < 0.05 ? (change.low > 1 ? "more" : "fewer") : "no_difference",
    power: powerOf(factor, change.low, change.high),
    report: "marts.tickets",
    isHeld: holds(factor, change.low, change.high),
  };
}
