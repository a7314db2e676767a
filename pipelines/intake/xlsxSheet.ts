import { Worker } from "node:worker_threads";

/** A number as the sheet stores it. */
interface StoredNumber {
  stored: string;
}

export type Cell = string | boolean | Date | StoredNumber | null;

export interface SheetRead {
  rows: Cell[][];
  /** Rows before the one that names the columns. */
  skipped: number;
  /** Where no sheet was named: the names of the others whose columns are those of the first, or which go on where it ends. */
  alike: string[];
}

interface Answer {
  rows: Cell[][];
  others: { sheet: string; rows: Cell[][] }[];
}

/** More rows than a title takes. */
const MOST_TITLE_ROWS = 10;

/**
 * A sheet by its name; null: the first. `skipLines` says how many rows stand before the names of the columns, where it is not for us
 * to find out. Throws Error saying what is wrong with the workbook.
 */
export async function readSheetRows(
  file: string,
  sheet: string | null,
  skipLines?: number,
): Promise<SheetRead> {
  const { rows, others } = await readCells(file, sheet, (skipLines ?? 0) + MOST_TITLE_ROWS + 1);
  const headOf = (of: Cell[][]): Cell[][] =>
    of
      .slice(skipLines ?? titleRows(of), MOST_TITLE_ROWS + (skipLines ?? 0) + 2)
      .filter((row) => filled(row) > 0);
  const alike = others.filter((other) => isAlike(headOf(rows), headOf(other.rows)));
  return { rows, skipped: skipLines ?? titleRows(rows), alike: alike.map((other) => other.sheet) };
}

const filled = (row: readonly Cell[]): number => row.filter((cell) => cell !== null && cell !== "").length;

/** Rows of at most one cell before the first of several: titles, as reports have them above the names of their columns. */
function titleRows(rows: readonly Cell[][]): number {
  const first = rows.slice(0, MOST_TITLE_ROWS + 1).findIndex((row) => filled(row) > 1);
  return Math.max(first, 0);
}

/** Of the names of two sheets so many are the same, and they hold the same: a month may have a column more than another. */
const SHARED = 0.75;

/** Whether a sheet holds the same columns as the first, in whatever order and letter case, or has no row of names and goes on with records. */
function isAlike([names = [], record = []]: Cell[][], [first = []]: Cell[][]): boolean {
  const own = namesIn(names);
  const others = namesIn(first);
  const shared = [...others].filter((name) => own.has(name)).length;
  if (shared > 0 && shared >= SHARED * Math.max(own.size, others.size)) return true;
  // Names are texts; where both have a number or a date in a column, what the other begins with is a record.
  const kinds = record.map((cell, i) => [kindOf(cell), kindOf(first[i] ?? null)] as const);
  const both = kinds.filter(([one, other]) => one !== "none" && other !== "none");
  return (
    both.some(([one]) => one !== "text") &&
    both.every(([one, other]) => one === other) &&
    2 * both.length > filled(names)
  );
}

const namesIn = (row: readonly Cell[]): Set<string> =>
  new Set(
    row.flatMap((cell) =>
      typeof cell === "string" && cell.trim() !== "" ? [cell.trim().toLowerCase()] : [],
    ),
  );

function kindOf(cell: Cell): "none" | "text" | "date" | "boolean" | "number" {
  if (cell === null || cell === "") return "none";
  if (typeof cell === "string") return "text";
  if (cell instanceof Date) return "date";
  return typeof cell === "boolean" ? "boolean" : "number";
}

function readCells(file: string, sheet: string | null, headRows: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./xlsxWorker.mjs", import.meta.url), {
      workerData: { file, sheet, headRows },
      execArgv: [],
    });
    worker.once("message", (answer: Answer | { problem: string }) => {
      if ("rows" in answer) resolve(answer);
      else reject(new Error(answer.problem));
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the reader ended with code ${code}`)));
  });
}
