import { createHash } from "node:crypto";
import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ReportRow } from "./reportContracts.js";

type Quote = ReportRow<"theme_quotes">;

/** Which file holds the quotes of a theme and quarter: what a page reads first. */
export interface QuoteFile {
  theme: string;
  /** 2026-Q4, of the week's Monday. */
  quarter: string;
  file: string;
  quotes: number;
}

const FOLDER = "quotes";
const INDEX = "theme_quotes.json";

/**
 * Writes the quotes in a file a theme and quarter, `DIR/quotes/<theme>-<quarter>.<hash>.json`, and `DIR/theme_quotes.json`, the
 * list of them, so that a page fetches only what it shows. The same quotes give the same names and bytes.
 */
export async function writeQuotes(rows: readonly Quote[], dir: string): Promise<void> {
  const parts = new Map<string, Quote[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.theme, quarterOf(row.week_start)]);
    parts.set(key, [...(parts.get(key) ?? []), row]);
  }
  await mkdir(path.join(dir, FOLDER), { recursive: true });
  const index: QuoteFile[] = [];
  for (const [key, quotes] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [theme, quarter] = JSON.parse(key) as [string, string];
    const text = `${JSON.stringify(quotes)}\n`;
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
    const file = `${theme.replaceAll(/[^a-z0-9_]+/gi, "-").slice(0, 60)}-${quarter}.${hash}.json`;
    await writeFile(path.join(dir, FOLDER, file), text);
    index.push({ theme, quarter, file, quotes: quotes.length });
  }
  await writeFile(path.join(dir, INDEX), `${JSON.stringify(index)}\n`);
}

/** Puts the quotes of a snapshot beside the built site's own files, where they are kept for pages opened before. */
export const copyQuotes = (snapshotDir: string, siteDir: string): Promise<void> =>
  cp(path.join(snapshotDir, FOLDER), path.join(siteDir, "_file", FOLDER), { recursive: true });

const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
