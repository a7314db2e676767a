import { forecastArrivals, HORIZON_HOURS } from "../../pipelines/estimates/arrivalsForecast.js";
import { type StrayingDesk, strayingDesk } from "../helpers/strayingDesk.js";

export interface Coverage {
  desk: string;
  /** Shares of the hours of the four weeks that lay within the interval made before them. */
  held80: number;
  held95: number;
}

/** Small and large, calm and not, growing and not; each is drawn with seeds of its own. */
const DESKS: readonly (StrayingDesk & { name: string })[] = [
  { name: "small", scale: 0.1, day: 0.05, stretch: 0.05, growth: 0 },
  { name: "calm", scale: 1, day: 0, stretch: 0, growth: 0.2 },
  { name: "usual", scale: 1, day: 0.1, stretch: 0.1, growth: 0.2 },
  { name: "straying", scale: 2, day: 0.2, stretch: 0.2, growth: 0.3 },
];
/** A Monday. */
const FIRST_DAY = 20_598;
const WEEKS = 22;

/** What the forecast's intervals held on generated desks: each is made from all but the last four weeks, which then come. */
export function forecastCoverage(desks: number): Coverage[] {
  return Array.from({ length: desks }, (_, i) => {
    const desk = DESKS[i % DESKS.length] as (typeof DESKS)[number];
    const counts = strayingDesk(i + 1, WEEKS * 7, desk);
    const known = counts.slice(0, counts.length - HORIZON_HOURS);
    const forecast = forecastArrivals({ counts: known }, { firstDay: FIRST_DAY }, []);
    const came = counts.slice(known.length);
    const held = (low: readonly number[] | null | undefined, high: readonly number[] | null | undefined) =>
      came.filter((count, hour) => count >= (low?.[hour] ?? 0) && count <= (high?.[hour] ?? 0)).length /
      came.length;
    return {
      desk: desk.name,
      held80: held(forecast?.low80, forecast?.high80),
      held95: held(forecast?.low95, forecast?.high95),
    };
  });
}

export const meanOf = (rows: readonly Coverage[], of: (row: Coverage) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
