import { InvalidArgumentError, Option } from "commander";
import { workspaceAtHand } from "./workspace/atHand.js";

export const workspaceOption = (): Option =>
  new Option("-w, --workspace <dir>", "folder of one support desk").default(
    workspaceAtHand(),
    "this folder where it has a suara.yaml, else the sample",
  );

/** What options of the command line must look like; anything else ends with exit 64. */
export const wholeNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number");
  return Number(text);
};
export const isoDate = (text: string): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new InvalidArgumentError("a date such as 2026-11-15");
  return text;
};
export const isoWeek = (text: string): string => {
  if (!/^\d{4}-W\d{2}$/.test(text)) throw new InvalidArgumentError("a week such as 2026-W46");
  return text;
};
export const isoInstant = (text: string): string => {
  if (!/(Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new InvalidArgumentError("an instant with its offset, such as 2026-11-16T06:00:00+07:00");
  }
  return new Date(text).toISOString();
};
