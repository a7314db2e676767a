import { z } from "zod";
import { count, date, instant, seconds } from "./reportColumns.js";

export const RESTATED = [
  "tickets",
  "first_response_p50",
  "first_response_p90",
  "met_first_response",
  "attempts",
  "abandoned",
] as const;

/** What publication itself knows; see reportContracts.ts for the rules. */
export const RESTATEMENT_REPORTS = {
  /**
   * Headline figures of complete weeks that came out otherwise than they were published, each time that happened, with what
   * had changed by then. It rests on what was published before: a workspace built anew has none. Figures are null where the
   * change is of fewer people than small_cell, a value also where a percentile is not reached or the week is gone. Counts
   * of the records below small_cell are null too.
   */
  restatements: z.strictObject({
    week: z.string(),
    week_start: date,
    measure: z.enum(RESTATED),
    /** Of chat and phone. */
    channel: z.string().nullable(),
    /** as_of of the publication that first showed the figure, and of the one that changed it. */
    published_as_of: instant,
    restated_as_of: instant,
    published_value: seconds,
    value: seconds,
    published_n: count,
    n: count,
    is_withheld: z.boolean(),
    /** Records of the week that came in files which were not there before, and the files; newest versions and events likewise. */
    late_count: count.nullable(),
    late_files: z.string().nullable(),
    changed_count: count.nullable(),
    changed_files: z.string().nullable(),
    removed_files: z.string().nullable(),
    has_other_settings: z.boolean(),
    has_other_version: z.boolean(),
    has_forgotten: z.boolean(),
    /** Nothing else is known to have changed: the figures speak of another instant. */
    is_time_only: z.boolean(),
  }),
} as const;
