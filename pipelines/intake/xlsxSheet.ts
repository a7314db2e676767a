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
  /** Where no sheet was named: the names of the others whose columns are those of the first. */
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
  const names = (of: Cell[][]): string =>
    JSON.stringify(of.slice(skipLines ?? titleRows(of)).find((row) => filled(row) > 0) ?? null);
  const alike = rows.length === 0 ? [] : others.filter((other) => names(other.rows) === names(rows));
  return { rows, skipped: skipLines ?? titleRows(rows), alike: alike.map((other) => other.sheet) };
}

const filled = (row: readonly Cell[]): number => row.filter((cell) => cell !== null && cell !== "").length;

/** Rows of at most one cell before the first of several: titles, as reports have them above the names of their columns. */
function titleRows(rows: readonly Cell[][]): number {
  const first = rows.slice(0, MOST_TITLE_ROWS + 1).findIndex((row) => filled(row) > 1);
  return Math.max(first, 0);
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
