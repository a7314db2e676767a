import { Worker } from "node:worker_threads";

/** A number as the sheet stores it. */
interface StoredNumber {
  stored: string;
}

export type Cell = string | boolean | Date | StoredNumber | null;

export interface SheetRead {
  rows: Cell[][];
  /** Where no sheet was named: the names of the others whose first row is that of the first. */
  alike: string[];
}

/** A sheet by its name; null: the first. Throws Error saying what is wrong with the workbook. */
export function readSheetRows(file: string, sheet: string | null): Promise<SheetRead> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./xlsxWorker.mjs", import.meta.url), {
      workerData: { file, sheet },
      execArgv: [],
    });
    worker.once("message", (answer: SheetRead | { problem: string }) => {
      if ("rows" in answer) resolve(answer);
      else reject(new Error(answer.problem));
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the reader ended with code ${code}`)));
  });
}
