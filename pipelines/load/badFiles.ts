import type { FileAccount } from "./accounts.js";

type Judged = Pick<FileAccount, "format" | "status" | "records" | "rejected" | "reasons">;

/** Of fewer records, some that are wrong tell nothing of the others. */
const FEWEST_RECORDS = 20;

/** More of an export's records rejected than taken: its mapping is rather wrong than they. */
export const isMostlyRejected = ({ format, records, rejected }: Judged): boolean =>
  format !== "reference" && records >= FEWEST_RECORDS && 2 * rejected > records;

/**
 * A table of the desk's own is written by hand, a record a fact: one left out is missing in every figure that rests on it. One that only
 * says again what another says is not.
 */
const hasSlips = ({ format, reasons }: Judged): boolean =>
  format === "reference" && Object.keys(reasons).some((reason) => reason !== "repeated");

/** Whether a run must not end as if all were well with a file. */
export const isBad = (file: Judged): boolean =>
  file.status === "refused" || isMostlyRejected(file) || hasSlips(file);
