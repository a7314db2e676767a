// Prints what the forecast's intervals held on 20 generated desks: npm run bench:coverage. Exits with 1
// where either is more than 5 points off.
import { forecastCoverage, meanOf } from "./coverage.js";

const rows = forecastCoverage(20);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
for (const { desk, held80, held95 } of rows) {
  process.stdout.write(`${desk.padEnd(10)}80 %: ${percent(held80)}   95 %: ${percent(held95)}\n`);
}
const [held80, held95] = [meanOf(rows, (row) => row.held80), meanOf(rows, (row) => row.held95)];
process.stdout.write(`${"all".padEnd(10)}80 %: ${percent(held80)}   95 %: ${percent(held95)}\n`);
if (Math.abs(held80 - 0.8) > 0.05 || Math.abs(held95 - 0.95) > 0.05) process.exitCode = 1;
