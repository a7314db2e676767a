import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/**
 * The pitfalls of definitions that a support desk's figures must not fall into, by number: each is a `describe` called
 * "golden case N: …" with rows written by hand. `npx vitest run -t "golden case 7"` runs one.
 */
const PITFALLS: Readonly<Record<number, string>> = {
  1: "a ticket nobody answered has no first response, is in the percentiles and in waiting now",
  2: "solved, opened again and still open is one reopen",
  3: "a ticket an agent opened: the clock ends at the agent's answer to the customer",
  4: "a private note and a bot's message are no reply, whatever its actor's id looks like",
  5: "a bot's handover and a reopening start the wait for a person; the customer's view stays beside it",
  6: "a burst of a customer is one turn, a burst of an agent one reply",
  7: "two schedules in one ticket count each for its own stretch",
  8: "a reply outside opening hours took 0 seconds in them; a channel without hours has none, never 0",
  9: "changes of clocks, and times with a zone, an offset or neither",
  10: "holidays of several days, over a week's edge, half days",
  11: "a target that still runs is not met, and a breach counts when it passes",
  12: "the target of the priority at the time it was applied",
  13: "the backlog is a stock at a fixed local instant, not a flow",
  14: "no percentile from averages, no average of percentiles",
  15: "elapsed seconds, not boundaries crossed",
  16: "merged, spam, deleted and impossible times are left out with their count",
  17: "the population of a week is said: created in it, or solved in it",
  18: "denominators of abandonment, and short abandons",
  19: "satisfaction of the rated, with response rate and scale, by the date of the rating",
  20: "ISO weeks in the desk's zone",
  21: "preambles, double blocks, more than one header row, UTF-16",
  22: "the newest version wins, and loading twice changes nothing",
  23: "a conversation that the desk began starts at the customer's first message",
};

const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts") && path.basename(file) !== "goldenCases.test.ts")
  .map((file) => ({ file, text: readFileSync(path.join(import.meta.dirname, file), "utf8") }));

/** Files that hold golden case `n` in the name of a `describe`, "golden cases 3 and 23" among them. */
const holding = (n: number): string[] =>
  tests
    .filter(({ text }) =>
      [...text.matchAll(/describe\("golden cases? ([\d and]+):/g)].some(([, numbers = ""]) =>
        numbers.split(" and ").map(Number).includes(n),
      ),
    )
    .map(({ file }) => file);

describe("the 23 pitfalls of definitions", () => {
  it.each(Object.entries(PITFALLS))("%s: %s", (n) => {
    expect(holding(Number(n)).length).toBeGreaterThan(0);
  });

  it("are all there are: no golden case has another number", () => {
    const numbers = tests.flatMap(({ text }) =>
      [...text.matchAll(/"golden cases? ([\d and]+):/g)].flatMap(([, found = ""]) =>
        found.split(" and ").map(Number),
      ),
    );
    expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual(Object.keys(PITFALLS).map(Number));
  });
});
