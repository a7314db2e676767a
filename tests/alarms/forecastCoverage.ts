import { forecastArrivals, HORIZON_HOURS } from "../../pipelines/estimates/arrivalsForecast.js";
import { drawDesk } from "../helpers/countDraws.js";

/** A Monday, in days since 1970-01-01. */
const FIRST_DAY = 20_598;
const DAYS = 22 * 7;

export interface Coverage {
  desks: number;
  /** Mean share of hours that fell within their interval. */
  held80: number;
  held95: number;
}

/** Forecasts of the last four weeks of generated desks from the weeks before them, against what came. */
export function forecastCoverage(desks: number): Coverage {
  const sum = { held80: 0, held95: 0 };
  for (let seed = 1; seed <= desks; seed++) {
    const counts = drawDesk(seed, DAYS);
    const known = counts.slice(0, counts.length - HORIZON_HOURS);
    const came = counts.slice(known.length);
    const forecast = forecastArrivals({ counts: known }, { firstDay: FIRST_DAY }, []);
    if (forecast === null) throw new Error("a desk of 18 weeks has a forecast");
    sum.held80 += within(came, forecast.low80, forecast.high80);
    sum.held95 += within(came, forecast.low95, forecast.high95);
  }
  return { desks, held80: sum.held80 / desks, held95: sum.held95 / desks };
}

function within(
  came: readonly number[],
  low: readonly number[] | null,
  high: readonly number[] | null,
): number {
  const inside = came.filter(
    (count, i) =>
      count >= (low?.[i] ?? Number.POSITIVE_INFINITY) && count <= (high?.[i] ?? Number.NEGATIVE_INFINITY),
  );
  return inside.length / came.length;
}
