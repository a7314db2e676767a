import { categoryChangePoints } from "./categoryChangePoints.js";
import { categoryTrends } from "./categoryTrends.js";
import { categoryWeeks } from "./categoryWeeks.js";
import type { Estimate } from "./estimate.js";
import { findings } from "./findings.js";
import { forecastBacktest, forecastByHour } from "./forecastReports.js";
import { staffingBasis, staffingByHalfHour } from "./staffingReports.js";
import { upliftByEvent } from "./upliftByEvent.js";

/** In an order in which what is read is there before. */
export const ESTIMATES: readonly Estimate[] = [
  upliftByEvent,
  categoryWeeks,
  categoryTrends,
  categoryChangePoints,
  forecastByHour,
  forecastBacktest,
  staffingBasis,
  staffingByHalfHour,
  // Of everything before it.
  findings,
];
