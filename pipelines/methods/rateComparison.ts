import jStat from "jstat";
import { exactRates, fisherExact } from "./exactTests.js";
import { remembered } from "./remembered.js";

/** Counts of several periods, each with what it is counted per: 1 (a week) for a count, all tickets for a share. */
export interface Rates {
  counts: readonly number[];
  exposures: readonly number[];
}

export interface RateChange {
  /** Rate of now over the rate of the periods before; null where there was none before. */
  ratio: number | null;
  /** 95 % interval, from the same test. high null = without bound. */
  low: number;
  high: number | null;
  /** Two-sided. */
  pValue: number;
  /** Variance of a period's count over its mean, at least 1 = Poisson. */
  dispersion: number;
}

/** Below this expectation of one cell the large-sample test is not to be trusted (Cochran 1954). */
const SMALL_EXPECTATION = 5;
const LARGEST_LOG_RATIO = 12;

/**
 * The rate of one period against that of several before it, by the quasi-Poisson regression log(rate) ~ now (McCullagh and
 * Nelder 1989, chapter 9): F test of the deviance with Pearson's dispersion, which only the periods before tell and which
 * is held to at least 1, as counts that stray less than chance do so by luck. As R's
 * anova(glm(family = quasipoisson), test = "F"); the interval holds all ratios that this test would not refuse.
 *
 * Where fewer than five are expected the exact test must agree: the larger of the two p-values is given, so that neither
 * the graininess of small counts nor counts that come in clumps make a change. It is Fisher's for a share, and the one
 * of two Poisson rates for a count (`kind`).
 *
 * Throws RangeError with fewer than three periods before, or exposures that are not > 0.
 */
export const compareRate = remembered("compareRate", rateChange);

function rateChange(
  now: { count: number; exposure: number },
  before: Rates,
  kind: "count" | "share",
): RateChange {
  const periods = before.counts.length;
  if (periods < 3) throw new RangeError("fewer than three periods to compare with");
  if (!(now.exposure > 0) || before.exposures.some((exposure) => !(exposure > 0)))
    throw new RangeError("an exposure must be above 0");
  const total = sum(before.counts);
  const exposure = sum(before.exposures);
  const dispersion = dispersionOf(before);
  const deviance = (ratio: number): number => devianceAt(now, total, exposure, ratio) / dispersion;
  const overdispersed = tailOf(deviance(1), periods - 1);
  const expected = ((now.count + total) * now.exposure) / (now.exposure + exposure);
  const exact = kind === "share" ? fisherExact : exactRates;
  const pValue =
    expected < SMALL_EXPECTATION
      ? Math.max(overdispersed, exact(now.count, now.exposure, total, exposure))
      : overdispersed;
  const usual = total / exposure;
  const ratio = usual > 0 ? now.count / now.exposure / usual : null;
  return { ratio, ...interval(ratio, deviance, limitOf(periods - 1)), pValue, dispersion };
}

/** Pearson's chi-squared over its degrees of freedom around the common rate, at least 1. */
export function dispersionOf({ counts, exposures }: Rates): number {
  const rate = sum(counts) / sum(exposures);
  // One count says nothing of its spread.
  if (!(rate > 0) || counts.length < 2) return 1;
  const pearson = counts.map((count, i) => {
    const mean = rate * (exposures[i] as number);
    return (count - mean) ** 2 / mean;
  });
  return Math.max(1, sum(pearson) / (counts.length - 1));
}

/** What the likelihood loses, twice, when the ratio is held at this one; 0 at the ratio seen. */
function devianceAt(
  now: { count: number; exposure: number },
  total: number,
  exposure: number,
  ratio: number,
): number {
  const rate = (now.count + total) / (ratio * now.exposure + exposure);
  if (rate === 0) return 0;
  return Math.max(0, 2 * (loss(now.count, ratio * rate * now.exposure) + loss(total, rate * exposure)));
}

const loss = (count: number, mean: number): number => (count === 0 ? 0 : count * Math.log(count / mean));

/** Of F with 1 and these degrees of freedom. */
const tailOf = (f: number, degrees: number): number =>
  Math.min(1, 2 * jStat.studentt.cdf(-Math.sqrt(f), degrees));
const limitOf = (degrees: number): number => jStat.studentt.inv(0.975, degrees) ** 2;

function interval(
  ratio: number | null,
  deviance: (ratio: number) => number,
  limit: number,
): { low: number; high: number | null } {
  if (ratio === null) return { low: 0, high: null };
  const middle = ratio === 0 ? -LARGEST_LOG_RATIO : Math.log(ratio);
  const low = ratio === 0 ? 0 : Math.exp(crossing(middle, -LARGEST_LOG_RATIO, deviance, limit));
  const high = Math.exp(crossing(middle, LARGEST_LOG_RATIO, deviance, limit));
  return { low, high: Math.log(high) > LARGEST_LOG_RATIO - 1e-6 ? null : high };
}

/** The log ratio between `inside` and `outside` where the deviance passes the limit, by halving. */
function crossing(
  inside: number,
  outside: number,
  deviance: (ratio: number) => number,
  limit: number,
): number {
  let [near, far] = [inside, outside];
  for (let i = 0; i < 60; i++) {
    const middle = (near + far) / 2;
    if (deviance(Math.exp(middle)) > limit) far = middle;
    else near = middle;
  }
  return near;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
