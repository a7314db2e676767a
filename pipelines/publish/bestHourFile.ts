import { tz } from "@date-fns/tz";
import { format } from "date-fns/format";
import { z } from "zod";
import type { ReportRow, SnapshotMeta } from "./reportContracts.js";

/** Its path in a published site. */
export const BEST_HOUR_FILE = "best_hour.json";

const seconds = z.number().int().nonnegative();
const clock = z.string().regex(/^([01]\d|2[0-4]):00$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const hours = z.strictObject({
  from: clock.describe("first hour, local time of timeZone"),
  to: clock.describe("end, not included; 24:00 = midnight"),
  contacts: z.number().int().positive().describe("contacts that the figures rest on"),
  medianSeconds: seconds
    .nullable()
    .describe("within this time half had an answer; null = not half of them yet"),
  medianLow: seconds.nullable().describe("95 % interval of the median"),
  medianHigh: seconds.nullable(),
  p90Seconds: seconds.nullable().describe("within this time nine in ten had an answer; null = not reached"),
});

/**
 * What a help centre can show: when to contact each channel. `version` changes when a reader of the file would have to.
 * Its JSON Schema is data/reference/best-hour.schema.json.
 */
export const bestHourFile = z.strictObject({
  version: z.literal(1),
  asOf: z.iso.datetime({ offset: true }).describe("instant of the data, in timeZone"),
  timeZone: z.string().describe("IANA name; all hours are local to it"),
  period: z
    .strictObject({ from: day, to: day })
    .nullable()
    .describe("first and last day of the contacts counted; null = nothing to say yet"),
  channels: z.array(
    z.strictObject({
      channel: z.enum(["chat", "web", "social", "phone", "email", "community"]),
      problem: z.string().nullable().describe("category as the desk calls it; null = whatever it is about"),
      usual: z
        .strictObject({ medianSeconds: seconds.nullable(), p90Seconds: seconds.nullable() })
        .describe("at any hour"),
      best: hours
        .extend({
          savedSeconds: z.number().int().describe("usual median less this one"),
          savedLow: z.number().int().nullable().describe("95 % interval; below 0 = it may take longer"),
          savedHigh: z.number().int().nullable(),
        })
        .nullable()
        .describe("null = no hours are told apart from the others: say nothing"),
      hours: z.array(hours).describe("blocks of hours with enough contacts, the earliest first"),
    }),
  ),
});

export type BestHourFile = z.infer<typeof bestHourFile>;
type Row = ReportRow<"best_hours">;

/** The file's content. Blocks of hours with too few contacts, or fewer than the small-cell limit, are left out. */
export function bestHours(rows: readonly Row[], meta: SnapshotMeta): BestHourFile {
  const shown = rows.filter((row) => row.verdict !== "too_few" && row.contact_count >= meta.smallCell);
  const keys = [...new Set(shown.map(keyOf))].sort();
  const [first] = rows;
  return bestHourFile.parse({
    version: 1,
    asOf: format(meta.asOf, "yyyy-MM-dd'T'HH:mm:ssxxx", { in: tz(meta.timeZone) }),
    timeZone: meta.timeZone,
    period: first === undefined ? null : { from: first.period_from, to: first.period_to },
    channels: keys.map((key) => channelOf(shown.filter((row) => keyOf(row) === key))),
  });
}

const keyOf = (row: Row): string => JSON.stringify([row.scope_kind, row.scope, row.channel]);

function channelOf(rows: readonly Row[]) {
  const [any] = rows as [Row];
  const best = rows.find((row) => row.verdict === "best");
  return {
    channel: any.channel,
    problem: any.scope_kind === "all" ? null : any.scope,
    usual: { medianSeconds: any.usual_p50_seconds, p90Seconds: any.usual_p90_seconds },
    best:
      best === undefined || best.saved_seconds === null
        ? null
        : {
            ...hoursOf(best),
            savedSeconds: Math.round(best.saved_seconds),
            savedLow: whole(best.saved_low_seconds),
            savedHigh: whole(best.saved_high_seconds),
          },
    hours: [...rows].sort((a, b) => (a.from_hour ?? 0) - (b.from_hour ?? 0)).map(hoursOf),
  };
}

const whole = (value: number | null): number | null => (value === null ? null : Math.round(value));
const clockOf = (hour: number | null): string => `${String(hour).padStart(2, "0")}:00`;

const hoursOf = (row: Row) => ({
  from: clockOf(row.from_hour),
  to: clockOf(row.to_hour),
  contacts: row.contact_count,
  medianSeconds: row.p50_seconds,
  medianLow: row.p50_low_seconds,
  medianHigh: row.p50_high_seconds,
  p90Seconds: row.p90_seconds,
});
