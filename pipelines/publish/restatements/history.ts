import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { RESTATED, RESTATEMENT_REPORTS } from "../restatementReports.js";
import { asOfToday } from "./earlierHistory.js";

const figure = z.strictObject({
  week: z.string(),
  week_start: z.string(),
  measure: z.enum(RESTATED),
  channel: z.string().nullable(),
  value: z.number().nullable(),
  n: z.number().int(),
  /** as_of of the publication that first showed it. */
  since: z.string(),
});
export type PublishedFigure = z.infer<typeof figure>;

/** What a publication rested on, as far as it can tell why figures changed. */
const basis = z.strictObject({
  asOf: z.string(),
  version: z.string(),
  settings: z.string(),
  forgotten: z.string(),
  /** Hash of each file that was read, by its path. */
  files: z.record(z.string(), z.string()),
});
export type Basis = z.infer<typeof basis>;

/** The headline figures as readers last saw them, and every change of them since the first. */
export const HISTORY_VERSION = 2;
const history = z.strictObject({
  version: z.literal(HISTORY_VERSION),
  basis,
  figures: z.array(figure),
  restatements: z.array(RESTATEMENT_REPORTS.restatements),
});
export type History = z.infer<typeof history>;

export const HISTORY_FILE = "published-figures.json";

/** The history in a folder; null where there is none, or one of another version. */
export async function readHistory(folder: string): Promise<History | null> {
  const text = await readFile(path.join(folder, HISTORY_FILE), "utf8").catch(() => null);
  if (text === null) return null;
  const parsed = history.safeParse(asOfToday(JSON.parse(text)));
  return parsed.success ? parsed.data : null;
}
