// Reads a sheet for xlsxSheet.ts (and, where none was named, how the others begin), in a thread of its own because of the clock: the library parses in steps that it
// halves while they take longer than 7 ms, and on a busy machine or a large sheet that goes down to nothing and ends in
// a stack overflow. Here the clock stands still, so the steps grow.
import { parentPort, workerData } from "node:worker_threads";

Date.now = () => 0;
const { default: readWorkbook, readSheet } = await import("read-excel-file/node");
try {
  const options = { trim: false, parseNumber: (text) => ({ stored: text }) };
  if (workerData.sheet !== null) {
    parentPort.postMessage({ rows: await readSheet(workerData.file, workerData.sheet, options), others: [] });
  } else {
    const [first, ...others] = await readWorkbook(workerData.file, options);
    const heads = others.map(({ sheet, data }) => ({ sheet, rows: data.slice(0, workerData.headRows) }));
    parentPort.postMessage({ rows: first?.data ?? [], others: heads });
  }
} catch (error) {
  parentPort.postMessage({ problem: error instanceof Error ? error.message : String(error) });
}
