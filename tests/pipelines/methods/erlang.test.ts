import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erlangB, type Queue, queuePerformance, serversNeeded } from "../../../pipelines/methods/erlang.js";

const relative = (value: number, expected: number) =>
  Math.abs(value - expected) / Math.max(Math.abs(expected), 1e-12);

describe("Erlang C and A", () => {
  const lines = readFileSync(new URL("../../reference/erlang.csv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  it.each(lines.slice(1))("agree with R: %s", (line) => {
    const [rate, handle, servers, patience, within, wait, abandon, mean, answered] = line
      .split(",")
      .map(Number);
    const result = queuePerformance({
      arrivalRate: rate as number,
      handleSeconds: handle as number,
      servers: servers as number,
      patienceSeconds: patience === 0 ? null : (patience as number),
    });
    expect(relative(result.waitShare, wait as number)).toBeLessThan(1e-8);
    expect(Math.abs(result.abandonShare - (abandon as number))).toBeLessThan(1e-10);
    expect(Math.abs(result.meanWaitSeconds - (mean as number))).toBeLessThan(1e-6);
    expect(relative(result.answeredWithin(within as number), answered as number)).toBeLessThan(1e-8);
  });

  it("give the published table: 100 calls in half an hour of 180 s each, 14 agents, 20 s", () => {
    const calls = { arrivalRate: 100 / 1800, handleSeconds: 180, patienceSeconds: null };
    const result = queuePerformance({ ...calls, servers: 14 });
    expect(result.waitShare).toBeCloseTo(0.1741319, 7);
    expect(result.answeredWithin(20)).toBeCloseTo(0.88835, 5);
    expect(result.meanWaitSeconds).toBeCloseTo(7.8359, 4);
    expect(serversNeeded(calls, { share: 0.8, seconds: 20 })).toBe(14);
  });

  it("give Erlang's loss table: 10 erlangs on 15 lines lose 3.65 %", () => {
    expect(erlangB(15, 10)).toBeCloseTo(0.0365, 4);
    expect(erlangB(0, 10)).toBe(1);
  });
});

/** A small generator of a known sequence (mulberry32), so that a failure can be run again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** First come, first served, contact by contact: who waits, gives up, and is answered within `within` seconds. */
function simulate(queue: Queue & { patienceSeconds: number }, contacts: number, within: number) {
  const draw = random(20_261_123);
  const exponential = (mean: number) => -mean * Math.log(1 - draw());
  const free = new Array<number>(queue.servers).fill(0);
  let now = 0;
  const found = { waited: 0, abandoned: 0, waiting: 0, within: 0 };
  for (let i = 0; i < contacts; i++) {
    now += exponential(1 / queue.arrivalRate);
    let first = 0;
    for (let k = 1; k < free.length; k++) if ((free[k] as number) < (free[first] as number)) first = k;
    const wait = Math.max(0, (free[first] as number) - now);
    const patience = exponential(queue.patienceSeconds);
    if (wait > 0) found.waited++;
    found.waiting += Math.min(wait, patience);
    if (wait > patience) {
      found.abandoned++;
      continue;
    }
    if (wait <= within) found.within++;
    free[first] = now + wait + exponential(queue.handleSeconds);
  }
  return {
    waitShare: found.waited / contacts,
    abandonShare: found.abandoned / contacts,
    meanWaitSeconds: found.waiting / contacts,
    answeredWithin: found.within / contacts,
  };
}

describe("Erlang A against a simulated queue of 600,000 contacts", () => {
  it.each([
    { arrivalRate: 0.05, handleSeconds: 240, servers: 12, patienceSeconds: 90 },
    { arrivalRate: 0.08, handleSeconds: 120, servers: 8, patienceSeconds: 300 },
  ])("within its error: %o", (queue) => {
    const model = queuePerformance(queue);
    const seen = simulate(queue, 600_000, 30);
    expect(Math.abs(model.waitShare - seen.waitShare)).toBeLessThan(0.01);
    expect(Math.abs(model.abandonShare - seen.abandonShare)).toBeLessThan(0.004);
    expect(relative(seen.meanWaitSeconds, model.meanWaitSeconds)).toBeLessThan(0.03);
    expect(Math.abs(model.answeredWithin(30) - seen.answeredWithin)).toBeLessThan(0.008);
  });
});

const rate = fc.double({ min: 0.0005, max: 3, noNaN: true });
const handle = fc.integer({ min: 10, max: 1800 });
const patience = fc.integer({ min: 5, max: 3600 });

describe("every queue", () => {
  it("does no worse with one more server, and is always a share", () => {
    fc.assert(
      fc.property(
        rate,
        handle,
        patience,
        fc.integer({ min: 0, max: 400 }),
        (arrivalRate, handleSeconds, p, n) => {
          const queue = { arrivalRate, handleSeconds, patienceSeconds: p };
          const one = queuePerformance({ ...queue, servers: n });
          const more = queuePerformance({ ...queue, servers: n + 1 });
          for (const { waitShare, abandonShare, occupancy, answeredWithin } of [one, more]) {
            for (const share of [waitShare, abandonShare, occupancy, answeredWithin(20)]) {
              expect(share).toBeGreaterThanOrEqual(-1e-8);
              expect(share).toBeLessThanOrEqual(1 + 1e-9);
            }
          }
          expect(more.abandonShare).toBeLessThanOrEqual(one.abandonShare + 1e-9);
          expect(more.answeredWithin(20)).toBeGreaterThanOrEqual(one.answeredWithin(20) - 1e-9);
          // What is not given up is handled: arrivals × served = occupancy × servers ÷ handling time.
          const served = arrivalRate * (1 - more.abandonShare);
          expect(relative((more.occupancy * (n + 1)) / handleSeconds, served)).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 2000, seed: 1 },
    );
  });

  it("needs the fewest servers that reach the target", () => {
    fc.assert(
      fc.property(rate, handle, fc.option(patience, { nil: null }), (arrivalRate, handleSeconds, p) => {
        const queue = { arrivalRate, handleSeconds, patienceSeconds: p };
        const needed = serversNeeded(queue, { share: 0.8, seconds: 30 }) as number;
        const answered = (servers: number) => queuePerformance({ ...queue, servers }).answeredWithin(30);
        expect(answered(needed)).toBeGreaterThanOrEqual(0.8);
        if (needed > 0) expect(answered(needed - 1)).toBeLessThan(0.8);
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  it("without arrivals needs nobody to wait", () => {
    const nobody = { arrivalRate: 0, handleSeconds: 60, patienceSeconds: null };
    expect(queuePerformance({ ...nobody, servers: 1 }).answeredWithin(0)).toBe(1);
    expect(queuePerformance({ ...nobody, servers: 1 }).occupancy).toBe(0);
  });

  it("with more load than servers and endless patience never comes to rest", () => {
    const result = queuePerformance({
      arrivalRate: 1,
      handleSeconds: 60,
      servers: 60,
      patienceSeconds: null,
    });
    expect(result.meanWaitSeconds).toBe(Number.POSITIVE_INFINITY);
    expect(result.answeredWithin(1e9)).toBe(0);
    expect(
      serversNeeded(
        { arrivalRate: 1, handleSeconds: 60, patienceSeconds: null },
        { share: 0.8, seconds: 30, most: 60 },
      ),
    ).toBeNull();
  });

  it("that is none is refused", () => {
    const queue = { arrivalRate: 1, handleSeconds: 60, servers: 1, patienceSeconds: null };
    expect(() => queuePerformance({ ...queue, handleSeconds: 0 })).toThrow("a handling time of 0 s");
    expect(() => queuePerformance({ ...queue, servers: 1.5 })).toThrow("1.5 servers");
    expect(() => queuePerformance({ ...queue, arrivalRate: -1, patienceSeconds: 0 })).toThrow(
      "an arrival rate of -1 and a patience of 0 s",
    );
  });
});
