import { changePoints, type LevelSeries, successiveDispersion } from "./changePoints.js";
import { commonFactors, median } from "./commonFactors.js";
import { countInterval } from "./rateInterval.js";

/** Weeks below which a level is not told from chance. */
const FEWEST_PERIODS = 12;
/** A single week that stands out is no level. */
const SHORTEST = 2;
/**
 * One more change point must be worth 3.5 · ln(periods) + 2 · ln(series): the first as measured by `npm run alarms`, the
 * second because with so many series the largest of as many chi-squares is that much larger.
 */
const PER_LOG_PERIOD = 3.5;
const PER_LOG_SERIES = 2;
/** Means below this tell the dispersion of large counts badly. */
const SMALLEST_MEAN = 5;

interface Level {
  /** Periods of this level, and the count a period with its 95 % interval. */
  periods: number;
  mean: number;
  low: number;
  high: number;
}

export interface LevelChange {
  /** Index of the first period of the new level. */
  at: number;
  before: Level;
  after: Level;
  /** The change beyond what all series share, with its 95 % interval; null where one side has no count. */
  ratio: { value: number; low: number; high: number } | null;
}

interface Shared {
  together?: readonly (readonly number[])[];
  shown?: number;
}

/**
 * Where each of several series that are shown together takes another level, the movement they share left out
 * (`commonFactors`): PELT on Poisson costs over the dispersion (`changePoints`). The dispersion is a series' own or what
 * the median series has for a count of that size, whichever is larger: of some twenty weeks one's own is often too small.
 * The intervals do not know that the place was chosen: they are a little too narrow.
 *
 * One list a series, in their order; all empty below 12 periods. `together`: those whose movement is shared, where it is not
 * these; `shown`: how many series are shown in all, where there are more than these.
 */
export function levelChanges(
  series: readonly (readonly number[])[],
  { together = series, shown = series.length }: Shared = {},
): LevelChange[][] {
  const periods = series[0]?.length ?? 0;
  if (periods < FEWEST_PERIODS) return series.map(() => []);
  const factors = commonFactors(together);
  const penalty = PER_LOG_PERIOD * Math.log(periods) + PER_LOG_SERIES * Math.log(shown);
  const dispersions = pooledDispersions(series.map((counts) => ({ counts, factors })));
  return series.map((counts, k) => {
    const dispersion = dispersions[k] as number;
    const cuts = changePoints({ counts, factors }, { penalty, shortest: SHORTEST, dispersion });
    const edges = [0, ...cuts, periods];
    return cuts.map((at, i): LevelChange => {
      const [from, to] = [edges[i] as number, edges[i + 2] as number];
      return {
        at,
        before: levelOf(counts.slice(from, at), dispersion),
        after: levelOf(counts.slice(at, to), dispersion),
        ratio: ratioOf({ counts, factors }, [from, at, to], dispersion),
      };
    });
  });
}

function pooledDispersions(series: readonly LevelSeries[]): number[] {
  const own = series.map(successiveDispersion);
  const means = series.map(({ counts }) => sum(counts) / counts.length);
  const telling = [...means.keys()].filter((k) => (means[k] as number) >= SMALLEST_MEAN);
  const extra =
    telling.length === 0 ? 0 : median(telling.map((k) => ((own[k] as number) - 1) / (means[k] as number)));
  return own.map((dispersion, k) => Math.max(dispersion, 1 + extra * (means[k] as number)));
}

function levelOf(counts: readonly number[], dispersion: number): Level {
  const total = sum(counts);
  const { low, high } = countInterval(total, dispersion);
  const periods = counts.length;
  return { periods, mean: total / periods, low: low / periods, high: high / periods };
}

function ratioOf(
  { counts, factors }: LevelSeries,
  [from, at, to]: readonly [number, number, number],
  dispersion: number,
): LevelChange["ratio"] {
  const [before, after] = [sum(counts.slice(from, at)), sum(counts.slice(at, to))];
  if (before === 0 || after === 0) return null;
  const value = after / sum(factors.slice(at, to)) / (before / sum(factors.slice(from, at)));
  const reach = 1.959964 * Math.sqrt(dispersion * (1 / before + 1 / after));
  return { value, low: value * Math.exp(-reach), high: value * Math.exp(reach) };
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
