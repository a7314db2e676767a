// Reads one sheet for xlsxSheet.ts, in a thread of its own because of the clock: the library parses in steps that it
// halves while they take longer than 7 ms, and on a busy machine or a large sheet that goes down to nothing and ends in
// a stack overflow. Here the clock stands still, so the steps grow.
import { parentPort, workerData } from "node:worker_threads";

Date.now = () => 0;
const { readSheet } = await import("read-excel-file/node");
try {
  const rows = await readSheet(workerData.file, workerData.sheet, {
    trim: false,
    parseNumber: (text) => ({ stored: text }),
  });
  parentPort.postMessage({ rows });
} catch (error) {
  parentPort.postMessage({ problem: error instanceof Error ? error.message : String(error) });
}
