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
   * change is of fewer people than small_cell or of nobody knows how many, a value also where a percentile is not reached or the
   * week is gone.
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
    /**
     * Tickets or attempts of the week that are there only since files of new names are, and the files; likewise those that
     * these changed. Null: a few, as earlier versions of Suara said it.
     */
    late_count: count.nullable(),
    late_files: z.string().nullable(),
    changed_count: count.nullable(),
    changed_files: z.string().nullable(),
    /** Of files whose content is another under the same name: the old records beside the new ones. */
    replaced_changed_count: count,
    replaced_added_count: count,
    replaced_gone_count: count,
    replaced_files: z.string().nullable(),
    /** Those of which files that are gone held what no other does. */
    removed_count: count,
    removed_files: z.string().nullable(),
    /** Files that are other ones or gone, whose records nobody can count any more: of a database that was built anew. */
    uncompared_files: z.string().nullable(),
    /** Tables of holidays and policies that are others: they decide by when an answer was due. */
    reference_files: z.string().nullable(),
    has_other_settings: z.boolean(),
    has_other_version: z.boolean(),
    has_forgotten: z.boolean(),
    /** Nothing else is known to have changed: the figures speak of another instant. */
    is_time_only: z.boolean(),
  }),
} as const;
