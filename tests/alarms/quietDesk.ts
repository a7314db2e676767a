import type { WeeklyInput } from "../../pipelines/estimates/weeklyCounts.js";
import { binomialDraw, poissonDraw, uniformDraws } from "../helpers/countDraws.js";

/** What is planted into a desk that is quiet otherwise: a factor on a category's expectation in a week. */
export type Planted = (category: number, week: number, weeks: number) => number;

export interface DeskShape {
  /** 13 to 52 where not given; a desk's other traits are drawn too. */
  weeks?: number;
  categories?: number;
  /** Tickets a week. */
  size?: number;
  /** Tickets a week of the first category. */
  firstSize?: number;
  planted?: Planted;
}

const CHANNELS = ["chat", "email", "social", "web"];
const CHANNEL_SHARES = [0.45, 0.25, 0.18, 0.12];
const FIRST_MONDAY = Date.UTC(2025, 0, 6);
const DAY = 86_400_000;
const date = (day: number): string => new Date(FIRST_MONDAY + day * DAY).toISOString().slice(0, 10);

/** Deviations of this desk, all of them on the log scale but for its size. */
interface Traits {
  weeks: number;
  means: number[];
  season: number;
  phase: number;
  growthAYear: number;
  payDay: number;
  sharedSpread: number;
  ownSpread: number;
  persistence: number;
}

/**
 * Weekly counts by channel and category of a desk in which nothing happens: a season of up to ±10 %, growth of −10 % to +20 % a
 * year, pay weeks, weeks in which the whole desk strays by 3 to 8 %, categories that stray by 4 to 12 % of themselves and
 * carry a fifth of it on, Poisson around all that. 60 to 5,000 tickets a week in 6 to 14 categories. Of a category in
 * three a third is told by texts to be the problem of the one before, and of every second problem a third has a sub-cause.
 */
export function quietDesk(seed: number, shape: DeskShape = {}): WeeklyInput {
  const draw = uniformDraws(seed * 7919 + 13);
  const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  const traits = drawTraits(draw, normal, shape);
  const counts: WeeklyInput["counts"] = [];
  const own = traits.means.map(() => 0);
  for (let week = 0; week < traits.weeks; week++) {
    const shared = sharedLevel(traits, week) + traits.sharedSpread * normal();
    for (const [k, mean] of traits.means.entries()) {
      const fresh = Math.sqrt(1 - traits.persistence ** 2) * traits.ownSpread * normal();
      own[k] = traits.persistence * (own[k] as number) + fresh;
      const factor = shape.planted?.(k, week, traits.weeks) ?? 1;
      const expected = mean * factor * Math.exp(shared + (own[k] as number));
      for (const [c, channel] of CHANNELS.entries()) {
        const tickets = countOf(draw, normal, expected * (CHANNEL_SHARES[c] as number));
        if (tickets === 0) continue;
        const row = { channel, category: `category ${k}`, week_start: date(week * 7) };
        counts.push(...partsOf(draw, k, tickets).map((part) => ({ ...row, ...part })));
      }
    }
  }
  const weeks = Array.from({ length: traits.weeks }, (_, week) => ({
    week: `week ${week}`,
    week_start: date(week * 7),
  }));
  return { weeks, counts, days: [] };
}

/** The tickets of a category by problem and sub-cause. */
function partsOf(draw: () => number, category: number, tickets: number) {
  const third = binomialDraw(draw, tickets, 1 / 3);
  const of = (k: number, sub: boolean, count: number) => ({
    problem: `problem ${k}`,
    sub_cause: sub ? `problem ${k}/often` : null,
    tickets: count,
  });
  const isOther = category % 3 === 2;
  const parts = isOther
    ? [of(category - 1, false, third), of(category, false, tickets - third)]
    : [of(category, category % 2 === 0, third), of(category, false, tickets - third)];
  return parts.filter((part) => part.tickets > 0);
}

function drawTraits(draw: () => number, normal: () => number, shape: DeskShape): Traits {
  const weeks = shape.weeks ?? 13 + Math.floor(40 * draw());
  const categories = shape.categories ?? 6 + Math.floor(9 * draw());
  const size = shape.size ?? Math.exp(Math.log(60) + draw() * Math.log(5000 / 60));
  const weights = Array.from({ length: categories }, () => Math.exp(0.9 * normal()));
  const total = weights.reduce((a, b) => a + b, 0);
  const means = weights.map((weight) => (size * weight) / total);
  if (shape.firstSize !== undefined) means[0] = shape.firstSize;
  return {
    weeks,
    means,
    season: 0.1 * draw(),
    phase: 2 * Math.PI * draw(),
    growthAYear: -0.1 + 0.3 * draw(),
    payDay: 0.06 * draw(),
    sharedSpread: 0.03 + 0.05 * draw(),
    ownSpread: 0.04 + 0.08 * draw(),
    persistence: 0.2,
  };
}

function sharedLevel({ season, phase, growthAYear, payDay }: Traits, week: number): number {
  const isPayWeek = week % 4.345 < 1;
  return (
    season * Math.sin((2 * Math.PI * week) / 52 + phase) +
    (growthAYear * week) / 52 +
    (isPayWeek ? payDay : 0)
  );
}

/** Poisson; from some hundreds on a normal draw of the same variance, which is as good and quicker. */
function countOf(draw: () => number, normal: () => number, mean: number): number {
  return mean > 400 ? Math.max(0, Math.round(mean + Math.sqrt(mean) * normal())) : poissonDraw(draw, mean);
}
