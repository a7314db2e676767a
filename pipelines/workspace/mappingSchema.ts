import { z } from "zod";
import { FEED_NAMES } from "../feeds/feed.js";

/**
 * One entry of `sources:` in suara.yaml: which files, how to read them, and, for a table that no built-in
 * source knows, how its columns become a feed. Built-in sources are written in the same terms.
 */

const condition = z.union([
  z.strictObject({ column: z.string(), is: z.union([z.string(), z.array(z.string())]) }),
  z.strictObject({ column: z.string(), is_not: z.union([z.string(), z.array(z.string())]) }),
  z.strictObject({
    column: z.string(),
    matches: z.string().describe("RE2 regular expression, anywhere in the value"),
  }),
  z.strictObject({
    column: z.string(),
    not_matches: z.string().describe("RE2 regular expression found nowhere in the value, or no value"),
  }),
  z.strictObject({ column: z.string(), present: z.boolean() }),
]);

/** hh:mm:ss 00:05:30; hh:mm 00:05; mm:ss 05:30, with hours before it where there are some. */
export const DURATION_UNITS = [
  "milliseconds",
  "seconds",
  "minutes",
  "hours",
  "hh:mm:ss",
  "hh:mm",
  "mm:ss",
] as const;

const fieldMap = z.union([
  z.string().describe("The column's name"),
  z.strictObject({
    column: z.string().optional(),
    /** Several columns joined by `join` (default a blank), e.g. a date and a time column. */
    columns: z.array(z.string()).min(1).optional(),
    join: z.string().optional(),
    /** First of these columns that is present. */
    first_of: z.array(z.string()).min(1).optional(),
    /** The same value in every record. */
    constant: z.union([z.string(), z.number(), z.boolean()]).optional(),
    /** Text taken from the file's path by a regular expression's first group, e.g. a date. */
    from_path: z.string().optional(),
    /** First group of this RE2 expression in the value. */
    extract: z.string().optional(),
    /** Value map; a value not in it is a reject unless `otherwise` is given (null = missing, "keep" = as is). */
    map: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
    otherwise: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
    /** strptime formats tried in order; or "iso", "epoch_s", "epoch_ms". */
    formats: z.array(z.string()).min(1).optional(),
    /** Zone of naive times in this column; overrides the source's. */
    time_zone: z.string().optional(),
    /** This instant plus a duration held in another column. */
    plus: z.strictObject({ column: z.string(), unit: z.enum(DURATION_UNITS) }).optional(),
    minus: z.strictObject({ column: z.string(), unit: z.enum(DURATION_UNITS) }).optional(),
    /** Only where this holds, else missing. */
    when: z.union([condition, z.array(condition)]).optional(),
    /** A flag: true where the condition holds, else false. */
    flag: z.union([condition, z.array(condition)]).optional(),
    /** Another value where a condition holds: some tools say by a tag what others say by a status. */
    instead: z.strictObject({ when: z.union([condition, z.array(condition)]), value: z.string() }).optional(),
    /** Additional missing-value markers for this field. */
    missing: z.array(z.string()).optional(),
    /** Separator of a list of tags. */
    separator: z.string().optional(),
  }),
]);

const feedMap = z.strictObject({
  feed: z.enum(FEED_NAMES),
  /** Records that become a row of this feed; others are accepted and not used. */
  where: z.union([condition, z.array(condition)]).optional(),
  /**
   * `version` (default): a row is a whole version, the newest wins. `log`: a row is one update of an event
   * log; rows of a key are folded: the feed's `earliest` fields keep their first value, the rest the latest
   * that is present.
   */
  rows: z.enum(["version", "log"]).default("version"),
  fields: z.record(z.string(), fieldMap),
});

export const mappingSchema = z.strictObject({
  files: z
    .union([z.string(), z.array(z.string())])
    .describe("Globs below the workspace, e.g. exports/crm/*.csv"),
  ignore: z
    .string()
    .optional()
    .describe("Why these files are left alone; they are read and counted, not used"),
  format: z.string().optional().describe("Name of a built-in source, where recognising fails"),
  time_zone: z.string().optional().describe("Zone of times written without one"),
  encoding: z.string().optional(),
  delimiter: z.string().length(1).optional(),
  quote: z.enum(['"', "none"]).optional(),
  skip_lines: z.number().int().nonnegative().optional(),
  header: z.array(z.string()).optional().describe("Column names of a file without a header row"),
  records: z.string().optional().describe("For JSON pages: the property that holds the list"),
  sheet: z.string().optional(),
  missing: z.array(z.string()).optional().describe("Values that mean nothing is known, e.g. ?, null, -"),
  id_prefix: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .optional()
    .describe(
      "Set before the ids of tickets, chats and feedback, where another tool gives the same, e.g. crm-",
    ),
  feeds: z.array(feedMap).optional(),
});

export type SourceMapping = z.infer<typeof mappingSchema>;
export type FeedMapping = z.infer<typeof feedMap>;
export type FieldMapping = z.infer<typeof fieldMap>;
export type Condition = z.infer<typeof condition>;
