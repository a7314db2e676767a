import { Worker } from "node:worker_threads";

/** A number as the sheet stores it. */
interface StoredNumber {
  stored: string;
}

export type Cell = string | boolean | Date | StoredNumber | null;

/** Rows of a sheet, by name or by number from 1. Throws Error saying what is wrong with the workbook. */
export function readSheetRows(file: string, sheet: string | number): Promise<Cell[][]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./xlsxWorker.mjs", import.meta.url), {
      workerData: { file, sheet },
      execArgv: [],
    });
    worker.once("message", (answer: { rows: Cell[][] } | { problem: string }) => {
      if ("rows" in answer) resolve(answer.rows);
      else reject(new Error(answer.problem));
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the reader ended with code ${code}`)));
  });
}
