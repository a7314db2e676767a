import { type ArrivalSeries, type Arrivals, dateOfDay, HOURS, readArrivals, wholeWeeks } from "./arrivals.js";
import { type Forecast, forecastArrivals, HORIZON_WEEKS } from "./arrivalsForecast.js";
import { type CalendarEvent, calendarFeatures, readCalendar } from "./calendar.js";
import { estimate, type Reader } from "./estimate.js";

interface Input {
  arrivals: Arrivals | null;
  events: CalendarEvent[];
}

/** Everything's and each channel's whole weeks: a forecast made on a Monday stays until the next. */
async function read(engine: Reader): Promise<Input> {
  const arrivals = await readArrivals(engine);
  const whole = arrivals === null ? null : wholeWeeks(arrivals);
  const series = whole?.series.filter(({ scopeKind }) => scopeKind !== "category") ?? [];
  if (whole === null) return { arrivals: null, events: [] };
  return { arrivals: { ...whole, series }, events: await readCalendar(engine, whole) };
}

interface Made {
  series: ArrivalSeries;
  forecast: Forecast;
}

/** Two reports come of one computation: the last is kept. */
let last: { key: string; made: Made[] } = { key: "", made: [] };

function forecasts({ arrivals, events }: Input): Made[] {
  if (arrivals === null) return [];
  const key = JSON.stringify([arrivals, events]);
  if (last.key === key) return last.made;
  const features = calendarFeatures(events, arrivals.firstDay, arrivals.endDay + HORIZON_WEEKS * 7);
  const made = arrivals.series.flatMap((series) => {
    const forecast = forecastArrivals(series, arrivals, features);
    return forecast === null ? [] : [{ series, forecast }];
  });
  last = { key, made };
  return made;
}

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
  compute: (input) =>
    forecasts(input).flatMap(({ series, forecast }) =>
      forecast.backtests.map((backtest) => ({ channel: series.scope, ...backtest })),
    ),
});
