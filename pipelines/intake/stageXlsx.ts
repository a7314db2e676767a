import path from "node:path";
import { FileRefused } from "../errors.js";
import { CanonicalCsv } from "./canonicalCsv.js";
import { uniqueNames } from "./dialect.js";
import type { Prepared } from "./prepare.js";
import type { IntakeLimits, ReadOptions, Reject } from "./types.js";
import { unzipTo } from "./unzip.js";
import { type Cell, readSheetRows } from "./xlsxSheet.js";

export interface SheetRows {
  header: string[];
  rows: Cell[][];
}

/**
 * First sheet, or the named one; refused where others hold the same columns, for what they hold would be lost unsaid. The archive is
 * verified member by member before a cell is believed.
 */
export async function readWorkbook(
  prepared: Prepared,
  options: ReadOptions,
  limits: IntakeLimits,
): Promise<SheetRows> {
  await unzipTo(prepared.location, prepared.temporary, prepared.file.path, prepared.file.bytes, limits);
  try {
    // Whoever names the columns says that no row does.
    const skip = options.skipLines ?? (options.header === undefined ? undefined : 0);
    const read = await readSheetRows(prepared.location, options.sheet ?? null, skip);
    const { rows: cells, alike, skipped } = read;
    if (alike.length > 0) throw sheetsLeft(prepared.file.path, alike);
    const rows = cells.slice(skipped).filter((row) => row.some((cell) => cell !== null && cell !== ""));
    const names = options.header ?? (rows[0] ?? []).map((cell) => cellText(cell).text ?? "");
    return { header: uniqueNames(names), rows: options.header === undefined ? rows.slice(1) : rows };
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new FileRefused(
      "damaged_workbook",
      prepared.file.path,
      `cannot be read as a workbook (${why})`,
      "save it again as .xlsx, or export CSV",
      error,
    );
  }
}

const sheetsLeft = (file: string, alike: readonly string[]): FileRefused =>
  new FileRefused(
    "several_sheets",
    file,
    `holds the same columns, or as good as the same, on more than one sheet (also on ${alike.map((name) => `"${name}"`).join(", ")}), and one sheet of a file is read`,
    "save each sheet as a file of its own, or name the one that counts in the mapping: sheet",
  );

export async function workbookToCsv(prepared: Prepared, options: ReadOptions, limits: IntakeLimits) {
  const { header, rows } = await readWorkbook(prepared, options, limits);
  const file = path.join(prepared.temporary, "sheet.csv");
  const csv = new CanonicalCsv(file);
  const rejects: Reject[] = [];
  for (const [i, row] of rows.entries()) {
    const texts = row.map(cellText);
    const fault = texts.findIndex((text) => text.reason !== undefined);
    const extra = row.slice(header.length).some((cell) => cell !== null && cell !== "");
    if (fault >= 0)
      rejects.push({ record: i + 1, column: header[fault] ?? null, reason: texts[fault]?.reason ?? "" });
    else if (extra) rejects.push({ record: i + 1, column: null, reason: "too_many_columns" });
    else
      csv.write(
        i + 1,
        header.map((_, column) => texts[column]?.text ?? null),
      );
  }
  csv.close();
  return { file, header, records: rows.length, rejects, blankEdges: csv.blankEdges };
}

export function cellText(cell: Cell | undefined): { text: string | null; reason?: string } {
  if (cell === null || cell === undefined) return { text: null };
  if (typeof cell === "string")
    return cell.includes("\0") ? { text: null, reason: "nul_byte" } : { text: cell };
  if (typeof cell === "boolean") return { text: String(cell) };
  if (cell instanceof Date) return { text: timeText(cell) };
  return numberText(cell.stored);
}

/** A sheet stores a time as a fraction of a day, by which a full second comes out some milliseconds early or late. */
const CLOSE_MS = 5;

function timeText(cell: Date): string {
  const second = Math.round(cell.getTime() / 1000) * 1000;
  const time = Math.abs(cell.getTime() - second) <= CLOSE_MS ? new Date(second) : cell;
  return time
    .toISOString()
    .replace("T", " ")
    .replace(/(\.000)?Z$/, "");
}

/** A sheet stores numbers as binary doubles: beyond 15 digits what stands there is no longer what was typed. */
function numberText(stored: string): { text: string | null; reason?: string } {
  const value = Number(stored);
  if (!Number.isFinite(value)) return { text: stored };
  const text = String(value);
  if (Number.isInteger(value) && Math.abs(value) >= 1e15) return { text: null, reason: "number_precision" };
  return { text: text.includes("e") ? value.toFixed(20).replace(/\.?0+$/, "") : text };
}
