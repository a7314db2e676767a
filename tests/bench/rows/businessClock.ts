import { figure } from "../figure.js";
import { sizesAt } from "../generate/scale.js";
import { child } from "../measure.js";
import { type BenchRow, row } from "../row.js";

export interface ClockInput {
  waits: number;
  seed: number;
  repeat: number;
  dir: string;
}

/** Seconds of each repetition, and on how many waits the two ways differ: none, or neither is a measure of the other. */
export interface ClockOutput {
  product: number[];
  baseline: number[];
  different: number;
  waits: number;
  schedules: number;
}

/** Opening hours of twice as many waits as the scale has tickets, three calendars, in one statement. */
export const businessClockRow: BenchRow = {
  key: "business-clock",
  async run(context) {
    const waits = 2 * sizesAt(context.scale).tickets;
    context.progress(`business-clock: ${waits} waits`);
    const input: ClockInput = { waits, seed: context.seed, repeat: context.repeat, dir: context.dir };
    const told = JSON.parse((await child("businessClockChild.ts", input)).stdout) as ClockOutput;
    if (told.different > 0) throw new Error(`the two clocks differ on ${told.different} waits`);
    return [
      row({
        key: "business-clock",
        what: `seconds in opening hours of ${waits.toLocaleString("en-GB")} waits, ${told.schedules} calendars, one SQL pass`,
        unit: "s",
        measured: figure(told.product),
        baseline: {
          what: "by hand: spans of open time, looked up by two ASOF joins",
          figure: figure(told.baseline),
        },
        target: { text: "≤ 1.0 ×", limit: 1 },
        notes: [`both count the same seconds on all ${told.waits.toLocaleString("en-GB")} waits`],
      }),
    ];
  },
};
