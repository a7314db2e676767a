import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { initSync, MSTL } from "@bsull/augurs/mstl";
import { remembered } from "./remembered.js";

const WEEK = 168;

/** The count of the same hour of the last week there is, again and again. Needs a week of hourly counts. */
export function seasonalNaive(counts: readonly number[], hours: number): number[] {
  return Array.from({ length: hours }, (_, i) => counts[counts.length - WEEK + (i % WEEK)] as number);
}

let isReady = false;

/**
 * Hourly counts ahead by multiple seasonal-trend decomposition by loess, with a day and a week as seasons and
 * exponential smoothing for what is left (Bandara, Hyndman and Bergmeir 2021, as augurs implements it), on
 * log(1 + count), so that no forecast is below 0. Needs two weeks or more.
 */
export const mstlForecast = remembered("mstlForecast", seasonsAhead);

function seasonsAhead(counts: readonly number[], hours: number): number[] {
  if (!isReady) {
    const module = fileURLToPath(new URL("mstl_bg.wasm", import.meta.resolve("@bsull/augurs/mstl")));
    initSync({ module: readFileSync(module) });
    isReady = true;
  }
  const model = MSTL.ets([24, WEEK]);
  model.fit(Float64Array.from(counts, Math.log1p));
  return Array.from(model.predict(hours, null).point, (value) => Math.max(0, Math.expm1(value)));
}
