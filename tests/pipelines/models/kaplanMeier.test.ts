import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { readModels } from "../../../pipelines/models/modelFile.js";
import { openWarehouse } from "./warehouse.js";

interface Wait {
  seconds: number;
  answered: boolean;
  /** Under observation only from this age on. */
  entry?: number;
}
type Figures = Record<string, number | null>;

const COUNTS = `(measure varchar, period varchar, scope_kind varchar, scope varchar, hour integer, seconds bigint,
  event_count bigint, censored_count bigint, closed_unanswered_count bigint)`;

/** The model alone, over groups of waits; the figures by group. */
async function percentiles(
  groups: ReadonlyMap<string, readonly Wait[]>,
  threads = 1,
): Promise<Map<string, Figures>> {
  const engine = await openWarehouse({ threads });
  try {
    await engine.run("create schema intermediate");
    await engine.run(`create table intermediate.int_first_response_counts ${COUNTS}`);
    await engine.run(`create table intermediate.int_chat_wait_counts ${COUNTS}`);
    await engine.run(`create table intermediate.int_feedback_reply_counts ${COUNTS}`);
    await engine.run(`create table intermediate.int_chat_turn_counts ${COUNTS}`);
    await engine.run(`create table intermediate.int_waiting_counts ${COUNTS}`);
    await engine.run(`create table intermediate.int_clock_counts ${COUNTS}`);
    await engine.run(`create table intermediate.int_channel_wait_counts ${COUNTS}`);
    await engine.run(
      `create table intermediate.int_late_entry_counts (measure varchar, period varchar, scope_kind varchar, scope varchar, hour integer, seconds bigint, late_entry_count bigint)`,
    );
    await insertWaits(engine, groups);
    const bodies = new Map((await readModels()).map(({ name, body }) => [name, body]));
    const counts = "intermediate.int_wait_counts";
    await engine.run(`create table ${counts} as ${bodies.get(counts)}`);
    const rows = await engine.rows<Figures & { scope: string }>(
      bodies.get("intermediate.int_wait_percentiles") ?? "",
    );
    return new Map(rows.map((row) => [row.scope, row]));
  } finally {
    await engine.close();
  }
}

async function insertWaits(engine: Engine, groups: ReadonlyMap<string, readonly Wait[]>): Promise<void> {
  const rows = [...groups].flatMap(([name, waits]) =>
    waits.map((wait) => `('${name}', ${wait.seconds}, ${wait.answered})`),
  );
  if (rows.length === 0) return;
  await engine.run(`insert into intermediate.int_first_response_counts
    select 'first_response', 'w', 'all', g, -1, s, count(*) filter (where a), count(*) filter (where not a), 0
    from (values ${rows.join(",")}) as t(g, s, a) group by g, s`);
  const late = [...groups].flatMap(([name, waits]) =>
    waits.flatMap(({ entry }) => (entry === undefined ? [] : [`('${name}', ${entry})`])),
  );
  if (late.length === 0) return;
  await engine.run(`insert into intermediate.int_late_entry_counts
    select 'first_response', 'w', 'all', g, -1, s, count(*) from (values ${late.join(",")}) as t(g, s) group by g, s`);
}

describe("int_wait_percentiles against R survival", () => {
  const lines = readFileSync(new URL("../../reference/kaplanMeier.csv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const names = [
    "total_count",
    "event_count",
    ...["p50", "p75", "p90", "p95", "p99"].flatMap((p) => [
      `${p}_seconds`,
      `${p}_low_seconds`,
      `${p}_high_seconds`,
    ]),
    "longest_seconds",
    "naive_p50_seconds",
    "naive_p90_seconds",
    "p10_seconds",
    "p25_seconds",
  ];
  const cases = lines.slice(1).map((line) => {
    const [name = "", waits = "", ...figures] = line.split(",");
    return {
      name,
      waits: waits.split(" ").map((wait) => {
        const [seconds, answered, entry] = wait.split("/");
        return {
          seconds: Number(seconds),
          answered: answered === "1",
          ...(entry === undefined ? {} : { entry: Number(entry) }),
        };
      }),
      expected: Object.fromEntries(
        names.map((key, i) => [key, figures[i] === "" ? null : Number(figures[i])]),
      ),
    };
  });

  it("gives R's percentiles, intervals and naive figures in every case, all groups at once", async () => {
    const figures = await percentiles(new Map(cases.map((c) => [c.name, c.waits])));
    expect(cases).toHaveLength(14);
    for (const { name, expected } of cases) {
      const got = figures.get(name) ?? {};
      for (const key of names) {
        const want = expected[key] ?? null;
        if (want === null) expect(got[key], `${name} ${key}`).toBeNull();
        else expect(got[key], `${name} ${key}`).toBeCloseTo(want, 8);
      }
    }
  });
});

/** Kaplan–Meier by its definition, in exact fractions, one wait at a time. */
function bruteForce(waits: readonly Wait[], p: number): number | null {
  let numerator = 1n;
  let denominator = 1n;
  for (const second of [...new Set(waits.map((w) => w.seconds))].sort((a, b) => a - b)) {
    const atRisk = waits.filter((w) => w.seconds >= second).length;
    const answered = waits.filter((w) => w.seconds === second && w.answered).length;
    numerator *= BigInt(atRisk - answered);
    denominator *= BigInt(atRisk);
    if (answered > 0 && numerator * 10n <= denominator * BigInt(Math.round((1 - p) * 10))) return second;
  }
  return null;
}

describe("int_wait_percentiles against a brute force in exact fractions", () => {
  const wait = fc.record({ seconds: fc.integer({ min: 0, max: 12 }), answered: fc.boolean() });
  it("agrees on 600 random groups, exact ties included", async () => {
    const samples = fc.sample(fc.array(wait, { minLength: 1, maxLength: 24 }), { numRuns: 600, seed: 7 });
    const groups = new Map(samples.map((waits, i) => [`g${i}`, waits]));
    const figures = await percentiles(groups, 2);
    expect(figures.size).toBe(600);
    for (const [name, waits] of groups) {
      const got = figures.get(name);
      expect([got?.p50_seconds, got?.p90_seconds], JSON.stringify(waits)).toEqual([
        bruteForce(waits, 0.5),
        bruteForce(waits, 0.9),
      ]);
    }
  });

  it("hits one half exactly among 100,001 different seconds", async () => {
    const waits = Array.from({ length: 100_000 }, (_, i) => ({ seconds: i + 1, answered: true }));
    const figures = (await percentiles(new Map([["g", waits]]), 2)).get("g");
    expect([figures?.p50_seconds, figures?.p90_seconds]).toEqual([50_000, 90_000]);
  });
});
