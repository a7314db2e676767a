import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Engine, Row } from "../engine/engine.js";
import { quoteIdentifier } from "../engine/engine.js";
import { SuaraError } from "../errors.js";
import { toArrow } from "./arrow.js";
import { BEST_HOUR_FILE, bestHours } from "./bestHourFile.js";
import { writeQuotes } from "./quotes.js";
import {
  REPORTS,
  type ReportName,
  type ReportRow,
  type SnapshotMeta,
  snapshotMeta,
} from "./reportContracts.js";
import { rowsOfSite } from "./siteRows.js";
import { publishedRelation } from "./smallCells/protectReports.js";
import { WEEK_REPORTS, type WeekReport, writeWeekFiles } from "./weekFiles.js";

export const REPORT_NAMES = Object.keys(REPORTS) as ReportName[];
export const META_FILE = "meta.json";

/** What a snapshot reads from a database; any engine will do. */
export type RowReader = Pick<Engine, "rows">;

/**
 * Writes what pages show of each report as `DIR/<report>.arrow`, what the page of each week shows as `DIR/weeks/<week>.json`, the best hours for
 * others to show as `DIR/best_hour.json` and what they rest on as `DIR/meta.json`. Rows are ordered by all their
 * columns, so the same data gives the same bytes. Throws SuaraError `report_contract` when a relation does not hold
 * what the pages expect: that is a defect of a model, never of the data.
 */
export async function writeSnapshot(
  engine: RowReader,
  reports: readonly ReportName[],
  meta: SnapshotMeta,
  dir: string,
): Promise<void> {
  await mkdir(dir, { recursive: true });
  const ofWeeks: Partial<Record<WeekReport, Row[]>> = {};
  for (const name of reports) {
    const rows = checkRows(name, await engine.rows(selectReport(name)));
    if (isWeekReport(name)) ofWeeks[name] = rows;
    if (name === "theme_quotes") {
      await writeQuotes(rows as ReportRow<"theme_quotes">[], dir);
      continue;
    }
    const shown = rowsOfSite(name, rows as ReportRow<typeof name>[]);
    await writeFile(path.join(dir, `${name}.arrow`), toArrow(REPORTS[name].shape, shown));
    if (name === "best_hours")
      await writeJson(path.join(dir, BEST_HOUR_FILE), bestHours(rows as ReportRow<"best_hours">[], meta));
  }
  if (WEEK_REPORTS.every((name) => name in ofWeeks)) {
    await writeWeekFiles(ofWeeks as unknown as Parameters<typeof writeWeekFiles>[0], dir);
  }
  await writeJson(path.join(dir, META_FILE), snapshotMeta.parse(meta));
}

const isWeekReport = (name: ReportName): name is WeekReport =>
  (WEEK_REPORTS as readonly ReportName[]).includes(name);

const writeJson = (file: string, value: object): Promise<void> =>
  writeFile(file, `${JSON.stringify(value, null, 1)}\n`);

/** The statement that reads a report in its published order. */
function selectReport(name: ReportName): string {
  const columns = Object.keys(REPORTS[name].shape);
  const order = columns.map((_, i) => i + 1).join(", ");
  return `select ${columns.map(quoteIdentifier).join(", ")} from ${publishedRelation(name)} order by ${order}`;
}

function checkRows(name: ReportName, rows: readonly Row[]): Row[] {
  const contract = REPORTS[name];
  return rows.map((row, i) => {
    const parsed = contract.safeParse(row);
    if (parsed.success) return parsed.data;
    const issues = parsed.error.issues.map((issue) => `${issue.path.join(".") || "row"}: ${issue.message}`);
    throw new SuaraError(
      "report_contract",
      `report ${name}, row ${i + 1} is not what the pages expect: ${issues.join("; ")}`,
      {
        fix: `this is a defect of Suara: models/reports/${name}.sql and publish/reportContracts.ts disagree`,
      },
    );
  });
}
