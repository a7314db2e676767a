import type { Engine } from "../../pipelines/engine/engine.js";
import { compareRate } from "../../pipelines/methods/rateComparison.js";

/** The part of a sample's truth.json that the rows below rest on. */
export interface Planted {
  promotions: { name: string; uplift: number }[];
  incident: { name: string };
  badRelease: { version: string; from: string; os: string[] };
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
  /** Where the verdict can be read. */
  report: string;
  isHeld: boolean;
}

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
  const { effects, promotions, incident } = planted;
  const uplifts = await engine.rows<{
    kind: string;
    name: string | null;
    scope: string;
    ratio: number | null;
    ratio_low: number | null;
    ratio_high: number | null;
    verdict: string;
  }>("select kind, name, scope, ratio, ratio_low, ratio_high, verdict from estimates.uplift_by_event");
  const uplift = (what: string, kind: string, name: string | null, scope: string, factor: number): Found => {
    const row = uplifts.find((one) => one.kind === kind && one.name === name && one.scope === scope);
    const [ratio, low, high] = [row?.ratio ?? null, row?.ratio_low ?? null, row?.ratio_high ?? null];
    const verdict = row?.verdict ?? "no row";
    return {
      what,
      planted: factor,
      ratio,
      low,
      high,
      verdict,
      report: "uplift_by_event",
      isHeld: holds(factor, low, high),
    };
  };
  const [largest] = [...promotions].sort((a, b) => b.uplift - a.uplift);
  return [
    ...promotions.map((one) => uplift(`promotion ${one.name}`, "promotion", one.name, "all", one.uplift)),
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
    await release(engine, planted),
  ];
}

const holds = (factor: number, low: number | null, high: number | null): boolean =>
  low !== null && low <= factor && (high === null || factor <= high);

/** The share of delayed transactions among those with the broken release on an old system, over that of all weeks before it. */
async function release(engine: Engine, { badRelease, effects }: Planted): Promise<Found> {
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
    report: "marts.tickets",
    isHeld: holds(factor, change.low, change.high),
  };
}
