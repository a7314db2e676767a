import { type ArrivalSeries, type Arrivals, dateOfDay, HOURS, readWeeksOfArrivals } from "./arrivals.js";
import { type Forecast, forecastArrivals, HORIZON_WEEKS } from "./arrivalsForecast.js";
import { type CalendarEvent, calendarFeatures, readCalendar } from "./calendar.js";
import { estimate, type Reader } from "./estimate.js";

interface Input {
  arrivals: Arrivals | null;
  events: CalendarEvent[];
}

/** Everything's and each channel's whole weeks: a forecast made on a Monday stays until the next. */
async function read(engine: Reader): Promise<Input> {
  const whole = await readWeeksOfArrivals(engine);
  const series = whole?.series.filter(({ scopeKind }) => scopeKind !== "category") ?? [];
  if (whole === null) return { arrivals: null, events: [] };
  return { arrivals: { ...whole, series }, events: await readCalendar(engine, whole) };
}

interface Made {
  series: ArrivalSeries;
  forecast: Forecast;
}

/** Two reports come of one computation: the latest are kept, each with what it was made from. */
const kept = new Map<string, Made | null>();
/** More than the series of a desk. */
const MOST_KEPT = 64;

function forecasts({ arrivals, events }: Input): Made[] {
  if (arrivals === null) return [];
  const { firstDay, endDay } = arrivals;
  const features = calendarFeatures(events, firstDay, endDay + HORIZON_WEEKS * 7);
  return arrivals.series.flatMap((series) => {
    const key = JSON.stringify([series, firstDay, endDay, events]);
    let made = kept.get(key);
    if (made === undefined) {
      const forecast = forecastArrivals(series, arrivals, features);
      made = forecast === null ? null : { series, forecast };
      const [oldest] = kept.keys();
      if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(key, made);
    }
    return made ?? [];
  });
}

/** Every series is forecast by itself. */
const PARTS = {
  column: "channel",
  of: ({ arrivals, events }: Input): Map<string, Input> =>
    new Map(
      arrivals?.series.map((series) => [
        series.scope,
        { arrivals: { ...arrivals, series: [series] }, events },
      ]),
    ),
} as const;

const INPUTS = [
  "marts.contacts_by_hour",
  "marts.tickets",
  "reports.arrivals_by_day",
  "reports.calendar_marks",
  "ref.pay_days",
] as const;

export const forecastByHour = estimate<
  Input,
  "channel" | "day" | "hour" | "expected_count" | "low80" | "high80" | "low95" | "high95"
>({
  name: "estimates.forecast_by_hour",
  grain: ["channel", "day", "hour"],
  inputs: INPUTS,
  columns: {
    channel: "VARCHAR",
    day: "DATE",
    hour: "BIGINT",
    expected_count: "DOUBLE",
    low80: "DOUBLE",
    high80: "DOUBLE",
    low95: "DOUBLE",
    high95: "DOUBLE",
  },
  units: "contacts of a local hour; low and high bound 80 % and 95 % prediction intervals",
  note: "the four weeks after the last whole week of data; channel all = every channel, forecast by itself",
  read,
  parts: PARTS,
  compute(input) {
    const firstDay = input.arrivals?.endDay ?? 0;
    return forecasts(input).flatMap(({ series, forecast }) =>
      forecast.expected.map((expected, i) => ({
        channel: series.scope,
        day: dateOfDay(firstDay + Math.floor(i / HOURS)),
        hour: i % HOURS,
        expected_count: expected,
        low80: forecast.low80?.[i] ?? null,
        high80: forecast.high80?.[i] ?? null,
        low95: forecast.low95?.[i] ?? null,
        high95: forecast.high95?.[i] ?? null,
      })),
    );
  },
});

export const forecastBacktest = estimate<
  Input,
  | "channel"
  | "method"
  | "origin_count"
  | "root_mean_squared_error"
  | "mean_absolute_error"
  | "bias_ratio"
  | "covered80"
  | "covered95"
  | "is_used"
>({
  name: "estimates.forecast_backtest",
  grain: ["channel", "method"],
  inputs: INPUTS,
  columns: {
    channel: "VARCHAR",
    method: "VARCHAR",
    origin_count: "BIGINT",
    root_mean_squared_error: "DOUBLE",
    mean_absolute_error: "DOUBLE",
    bias_ratio: "DOUBLE",
    covered80: "DOUBLE",
    covered95: "DOUBLE",
    is_used: "BOOLEAN",
  },
  units: "*_error contacts an hour; covered80 and covered95 shares of hours within the interval",
  note: "each method's forecasts of four weeks from up to three earlier Mondays, against what came",
  read,
  parts: PARTS,
  compute: (input) =>
    forecasts(input).flatMap(({ series, forecast }) =>
      forecast.backtests.map((backtest) => ({ channel: series.scope, ...backtest })),
    ),
});
