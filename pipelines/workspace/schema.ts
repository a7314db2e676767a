import { z } from "zod";
import { CHANNELS, PRIORITIES, SLA_METRICS } from "../feeds/ticket.js";
import { causesSchema } from "./causeRules.js";
import { channelNames } from "./channelNames.js";
import { digestSchema } from "./digestSchema.js";
import { mappingSchema } from "./mappingSchema.js";
import { schedulesFaults, spansFault } from "./openingHours.js";

const duration = z
  .string()
  .regex(/^\d+ ?(s|m|h|d)$/, 'a number and a unit, for example "30m" or "4h"')
  .describe("A duration: 45s, 30m, 4h, 2d");

/** One that may not be nothing. */
const span = duration.regex(/^(?!0+ ?[smhd]$)/, "must be longer than nothing");

const size = z.string().regex(/^\d+(\.\d+)? ?(KB|MB|GB|TB)$/, 'for example "1GB"');

const hours = z
  .array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, '"09:00-17:30"'))
  .superRefine((spans, context) => {
    const fault = spansFault(spans);
    if (fault !== null) context.addIssue({ code: "custom", message: fault });
  })
  .describe("Opening hours of a day, several for a split shift; empty = closed");

const schedule = z.strictObject({
  channels: z
    .array(z.enum(CHANNELS))
    .default([])
    .describe("Channels that keep these hours. Without channels and teams: whatever no other schedule names"),
  teams: z.array(z.string().min(1)).default([]).describe("Teams that keep these hours, whatever the channel"),
  holidays: z
    .enum(["closed", "open"])
    .default("closed")
    .describe("On holidays of the country and of reference/holidays.csv; an observance is an ordinary day"),
  half_day_until: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '"12:00"')
    .default("12:00")
    .describe("When it closes on a holiday of kind half_day, unless it is open on holidays"),
  monday: hours.default([]),
  tuesday: hours.default([]),
  wednesday: hours.default([]),
  thursday: hours.default([]),
  friday: hours.default([]),
  saturday: hours.default([]),
  sunday: hours.default([]),
});

const slaTarget = z.strictObject({
  metric: z
    .enum(SLA_METRICS)
    .describe("What the clock waits for: a first answer, an answer to a later message, the solution"),
  channel: z.enum(CHANNELS).optional(),
  category: z.string().min(1).optional().describe("As the tool names it"),
  priority: z.enum(PRIORITIES).optional(),
  within: span,
  clock: z
    .enum(["calendar", "business"])
    .default("calendar")
    .describe("business: counts the opening hours of the ticket's schedule only"),
});

const complaintRule = z.strictObject({
  rule: z.string().min(1).describe("The name readers know it by"),
  channels: z.array(z.enum(CHANNELS)).min(1).optional().describe("Without: every channel"),
  categories: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe("As the tool names them. Without: every category"),
  working_days: z
    .number()
    .int()
    .min(1)
    .max(60)
    .describe("To be solved by the end of this working day after it came"),
  extension_days: z
    .number()
    .int()
    .min(0)
    .max(60)
    .default(0)
    .describe("Further working days that the rule grants once the customer was told"),
});

/** The ways contact centres define a service level; the report shows every one of them beside the desk's own. */
const SERVICE_LEVEL_FORMULAS = [
  "without_short_abandons",
  "all_queued",
  "accepted",
  "without_abandons_in_time",
  "abandons_in_time_met",
] as const;

const serviceLevel = z.strictObject({
  threshold: span.default("60s").describe("Answered within this counts as met"),
  formula: z
    .enum(SERVICE_LEVEL_FORMULAS)
    .default("without_short_abandons")
    .describe(
      "What the answered in time are divided by: the queued without short abandons, all queued, the accepted, the queued without those who left in time; or abandons_in_time_met: all queued, those who left in time counted as met",
    ),
  short_abandon: duration.default("5s").describe("Abandoned sooner than this is left out of the denominator"),
});

const staffing = z.strictObject({
  answered: z
    .number()
    .min(0.01)
    .max(0.999)
    .default(0.8)
    .describe("Share of the contacts by chat and phone to be answered within the threshold of service_level"),
  shrinkage: z
    .number()
    .min(0)
    .max(0.9)
    .default(0.3)
    .describe("Share of rostered time in which an agent takes no contact: breaks, training, illness"),
  chats_at_once: z
    .number()
    .int()
    .min(1)
    .max(20)
    .nullable()
    .default(null)
    .describe("Chats that one agent handles at once; without: as the exports say, else 1"),
});

const payDays = z.strictObject({
  on: z
    .array(z.union([z.number().int().min(1).max(31), z.literal("last")]))
    .default([25, "last"])
    .describe(
      "Days of the month on which salaries are paid; last = its last day; [] = none. No 31st: the last day",
    ),
  lasting_days: z
    .number()
    .int()
    .min(1)
    .max(10)
    .default(3)
    .describe("Days that feel it, the day itself among them"),
});

const limits = z.strictObject({
  unpacked: size.default("64GB"),
  ratio: z.number().min(2).default(200),
  zip_entries: z.number().int().positive().default(1000),
  record: size.default("16MB"),
});

/** suara.yaml. Unknown keys are refused; every default stands here and nowhere else. */
export const workspaceSchema = z.strictObject({
  name: z.string().min(1).describe("Name of the desk, as the pages show it"),
  time_zone: z
    .string()
    .refine((zone) => isTimeZone(zone), "not an IANA time zone, for example Asia/Jakarta")
    .describe("IANA zone of every local hour, day and week in the reports"),
  week_start: z.enum(["monday"]).default("monday").describe("ISO weeks, Monday to Sunday"),
  channels: channelNames,
  business_hours: z
    .record(z.string(), schedule)
    .default({})
    .superRefine((schedules, context) => {
      for (const message of schedulesFaults(schedules)) context.addIssue({ code: "custom", message });
    })
    .describe("Opening hours by schedule name, in the desk's time zone"),
  holidays: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, "an ISO code such as ID, SG or DE-BY")
    .nullable()
    .default(null)
    .describe(
      "Country, or part of one, whose public holidays and joint leave the desk keeps; days of reference/holidays.csv go before them. Phone numbers without a country's code are read as its own",
    ),
  exported_since: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, '"2026-06-01"')
    .nullable()
    .default(null)
    .describe(
      "Set it where the tool exported only tickets changed since this local day: older ones are then counted as seen from that day on",
    ),
  sla: z.array(slaTarget).default([]).describe("Targets; category before priority before channel"),
  complaints: z
    .array(complaintRule)
    .default([])
    .describe(
      "The regulator's time limits for complaints, in working days; the first rule that fits a ticket applies",
    ),
  service_level: serviceLevel.prefault({}),
  staffing: staffing.prefault({}),
  pay_days: payDays.prefault({}),
  causes: causesSchema
    .prefault({})
    .describe("Why contacts were slow or failed: changes to the rules of data/reference/causes.yaml"),
  small_cell: z
    .number()
    .int()
    .min(1)
    .default(5)
    .describe("Figures on fewer people than this are withheld from everything published"),
  retention: z
    .strictObject({ text_days: z.number().int().positive().nullable().default(null) })
    .prefault({})
    .describe(
      "Days after which the texts of tickets and feedback leave the database, counted to as_of; their themes stay. null keeps them",
    ),
  digest: digestSchema,
  engine: z
    .strictObject({
      memory_limit: size.default("1GB"),
      threads: z
        .number()
        .int()
        .positive()
        .nullable()
        .default(null)
        .describe("Cores that the database may use; null: one for a small desk, else every one"),
    })
    .prefault({}),
  limits: limits.prefault({}),
  sources: z.array(mappingSchema).default([]).describe("Files whose format, zone or columns must be told"),
});

export type WorkspaceFile = z.infer<typeof workspaceSchema>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
