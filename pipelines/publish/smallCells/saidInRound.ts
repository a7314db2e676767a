import type { ReportName, ReportRow } from "../reportContracts.js";

type Columns = { readonly [N in ReportName]?: readonly (keyof ReportRow<N> & string)[] };

/**
 * Durations that may be of one contact and are told whatever the size, in whole minutes and from a day on in whole hours, as pages say
 * them. All rows alike: where a sum of few is the difference of two others, it is no exact one either.
 */
export const SAID_IN_ROUND: Columns = {
  cause_examples: ["waiting_seconds"],
  cause_rules: ["waiting_seconds"],
  cause_waits_by_week: ["waiting_seconds", "split_seconds"],
};
