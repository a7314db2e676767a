import { z } from "zod";
import { count, date, seconds, week } from "./reportColumns.js";

/** The regulator's clock for complaints; see reportContracts.ts for the rules. */
export const COMPLAINT_REPORTS = {
  /** Of the complaints that came in a week: solved by the rule's first limit, in its extension, late, or open. */
  complaints_by_week: z.strictObject({
    rule: z.string(),
    ...week,
    received_count: count,
    in_time_count: count,
    in_extension_count: count,
    late_count: count,
    past_limit_count: count,
    running_count: count,
    /** Null until no limit of the week runs any more. */
    in_time_share: seconds,
    in_time_low: seconds,
    in_time_high: seconds,
  }),

  /** Open complaints by what is left of the limit; since when the oldest of all is open stands in every row. */
  complaints_due: z.strictObject({
    rule: z.string(),
    category: z.string(),
    due_band: z.enum(["past_extension", "past_limit", "last_day", "7_days", "later"]),
    ticket_count: count,
    oldest_received_date: date,
  }),
} as const;
