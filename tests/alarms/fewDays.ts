import jStat from "jstat";
import { fitCounts } from "../../pipelines/methods/countRegression.js";
import { drawDesk, uniformDraws } from "../helpers/countDraws.js";

const DAYS = 182;
const FACTOR = 0.85;
/** About 60 contacts a day, as many as the sample's desk has. */
const SCALE = 0.3;

/**
 * Of drawn half years in which the contacts of a few days, by chance anywhere, are so many times the others': how many 95 %
 * intervals of that factor hold it. Days stray around their expectation; the interval is that of all events of a kind.
 */
export function intervalsOfFewDays(days: number, draws: number): number {
  let held = 0;
  for (let seed = 1; seed <= draws; seed++) {
    const draw = uniformDraws(seed);
    const chosen = new Set<number>();
    while (chosen.size < days) chosen.add(Math.floor(draw() * DAYS));
    const factors = new Map([...chosen].map((day) => [day, FACTOR]));
    const counts = drawDesk(seed, DAYS, { factors, scale: SCALE });
    const dayOf = counts.map((_, hour) => Math.floor(hour / 24));
    const fit = fitCounts({
      counts,
      levels: counts.map((_, hour) => hour % 168),
      covariates: dayOf.map((day) => [day / DAYS, chosen.has(day) ? 1 : 0]),
      clusters: dayOf,
    });
    const reach = jStat.studentt.inv(0.975, days - 1) * (fit.standardErrors[1] as number);
    if (Math.abs((fit.coefficients[1] as number) - Math.log(FACTOR)) <= reach) held++;
  }
  return held;
}
