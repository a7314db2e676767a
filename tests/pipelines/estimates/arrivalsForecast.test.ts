import { describe, expect, it } from "vitest";
import {
  type Forecast,
  forecastArrivals,
  HORIZON_HOURS,
} from "../../../pipelines/estimates/arrivalsForecast.js";
import type { CalendarFeature } from "../../../pipelines/estimates/calendar.js";
import { forecastCoverage, meanOf } from "../../bench/coverage.js";
import { drawDesk } from "../../helpers/countDraws.js";

/** A Monday. */
const FIRST_DAY = 20_598;
const HORIZON_DAYS = HORIZON_HOURS / 24;

const promotionOn = (days: readonly number[], length: number): CalendarFeature => ({
  name: "promotion",
  shares: Array.from({ length }, (_, hour) => (days.includes(Math.floor(hour / 24)) ? 1 : 0)),
});

/** A forecast of the last four weeks of a drawn desk from those before, and what came. */
function tested(counts: readonly number[], features: readonly CalendarFeature[] = []) {
  const known = counts.slice(0, counts.length - HORIZON_HOURS);
  const forecast = forecastArrivals({ counts: known }, { firstDay: FIRST_DAY }, features) as Forecast;
  return { forecast, came: counts.slice(known.length) };
}

describe("the first day of the tests", () => {
  it("is a Monday", () => {
    expect(new Date(FIRST_DAY * 86_400_000).getUTCDay()).toBe(1);
  });
});

describe("a forecast of arrivals", () => {
  it("holds its 80 % and 95 % intervals within 5 points, over 20 generated desks", () => {
    const desks = forecastCoverage(20);
    expect(Math.abs(meanOf(desks, ({ held80 }) => held80) - 0.8)).toBeLessThan(0.05);
    expect(Math.abs(meanOf(desks, ({ held95 }) => held95) - 0.95)).toBeLessThan(0.05);
  });

  it("is unbiased, and better than the week before", () => {
    const { forecast, came } = tested(drawDesk(21, 22 * 7));
    const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
    expect(Math.abs(total(forecast.expected) / total(came) - 1)).toBeLessThan(0.1);
    const error = (method: string) =>
      forecast.backtests.find((one) => one.method === method)?.root_mean_squared_error ?? 0;
    expect(error("regression")).toBeLessThan(error("seasonal_naive"));
    const used = forecast.backtests.filter((one) => one.is_used);
    expect(used).toHaveLength(1);
    for (const { root_mean_squared_error } of forecast.backtests) {
      expect(used[0]?.root_mean_squared_error).toBeLessThanOrEqual(root_mean_squared_error);
    }
  });

  it("knows the coming promotion from the ones before", () => {
    const [past, coming] = [[20, 41, 62, 83, 104], 22 * 7 - HORIZON_DAYS + 9];
    const factors = new Map([...past, coming].map((day) => [day, 1.8]));
    const counts = drawDesk(22, 22 * 7, { factors });
    const feature = promotionOn([...past, coming], counts.length);
    const { forecast } = tested(counts, [feature]);
    const dayTotal = (day: number) =>
      forecast.expected.slice(day * 24, day * 24 + 24).reduce((sum, value) => sum + value, 0);
    // The same weekday a week later has none.
    expect(dayTotal(9) / dayTotal(16)).toBeGreaterThan(1.6);
    expect(dayTotal(9) / dayTotal(16)).toBeLessThan(2);
  });

  it("leaves an event alone that it saw once or never", () => {
    const counts = drawDesk(23, 16 * 7);
    const once = promotionOn([10, 16 * 7 - HORIZON_DAYS + 9], counts.length);
    expect(tested(counts, [once]).forecast.expected).toEqual(tested(counts).forecast.expected);
  });

  it("expects a few contacts where none came by chance, and none where the desk is closed", () => {
    // Closed from 22 to 6 and on Sundays; one hour between others had nobody in any week.
    const isClosed = (hour: number) => hour % 24 < 6 || hour % 24 >= 22 || Math.floor(hour / 24) % 7 === 6;
    const counts = Array.from({ length: 16 * 168 }, (_, hour) =>
      isClosed(hour) || hour % 168 === 24 + 9 ? 0 : 1 + (((hour * 7919) % 11) % 3),
    );
    const { expected } = forecastArrivals({ counts }, { firstDay: FIRST_DAY }, []) as Forecast;
    expect(expected[24 + 9]).toBeCloseTo(0.5 / 16, 12);
    for (const [hour, count] of expected.entries()) {
      if (isClosed(hour)) expect(count).toBe(0);
      else expect(count).toBeGreaterThan(0);
    }
  });

  it("has no test and no interval with too few weeks, and is none below six", () => {
    const seven = forecastArrivals({ counts: drawDesk(24, 49) }, { firstDay: FIRST_DAY }, []);
    expect(seven?.backtests).toEqual([]);
    expect(seven?.low80).toBeNull();
    expect(seven?.expected).toHaveLength(HORIZON_HOURS);
    expect(forecastArrivals({ counts: drawDesk(24, 35) }, { firstDay: FIRST_DAY }, [])).toBeNull();
  });

  it("expects nothing of a desk that had nothing", () => {
    const nothing = forecastArrivals(
      { counts: new Array<number>(10 * 168).fill(0) },
      { firstDay: FIRST_DAY },
      [],
    );
    expect(Math.max(...(nothing?.expected ?? [1]))).toBeLessThan(0.01);
  });
});
