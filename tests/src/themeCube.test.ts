import { describe, expect, it } from "vitest";
import { toArrow } from "../../pipelines/publish/arrow.js";
import { REPORTS, type ReportRow } from "../../pipelines/publish/reportContracts.js";
import { readCube, tally } from "../../src/components/themes/cube.js";
import { FACETS, type Picked } from "../../src/components/themes/state.js";
import { uniformDraws } from "../helpers/countDraws.js";
import { pairsOf } from "../helpers/pairsOf.js";

type Row = ReportRow<"theme_cube">;
const FIRST = Date.UTC(2026, 4, 18);

/** Cells as a desk of many texts has them: 60 themes, 26 weeks, 6 channels, 4 languages, 3 scores, 10 versions. */
function cells(count: number): Row[] {
  const draw = uniformDraws(5);
  const one = (most: number) => Math.floor(draw() * most);
  return Array.from({ length: count }, () => {
    const told = one(5);
    return {
      theme: `theme_${one(60)}`,
      week_start: new Date(FIRST + one(26) * 7 * 86_400_000).toISOString().slice(0, 10),
      channel: told > 0 ? `channel_${one(6)}` : null,
      language: told > 1 ? `l${one(4)}` : null,
      score: told > 2 ? (["low", "high", "none"] as const)[one(3)]! : null,
      app_version: told > 3 ? `4.${one(10)}.0` : null,
      customer_count: 5 + one(6),
    };
  });
}

type Pair = ReportRow<"theme_pairs">;

const bytes = (shape: Parameters<typeof toArrow>[0], rows: readonly object[]) =>
  toArrow(shape, rows as never).slice().buffer;
const cubeOf = (rows: readonly Row[], pairs: readonly Pair[] = pairsOf(rows)) =>
  readCube(bytes(REPORTS.theme_cube.shape, rows), bytes(REPORTS.theme_pairs.shape, pairs), 5);
const PICKED: Picked = { channel: ["channel_1", "channel_2"], score: ["low"], theme: ["theme_3", "theme_4"] };

describe("the explorer's counts", () => {
  it("are those of the cells that fit, of each facet by the choices of the others", () => {
    const rows = cells(4000);
    const cube = cubeOf(rows);
    const fits = (row: Row, but: string, picked: Picked) =>
      FACETS.every((facet) => facet === but || (picked[facet]?.includes(String(row[facet])) ?? true));
    const sum = (some: readonly Row[]) => some.reduce((total, row) => total + row.customer_count, 0);
    const { theme: _, ...two } = PICKED;
    for (const picked of [PICKED, two, { score: ["low"] }, {}] as Picked[]) {
      const found = tally(cube, picked);
      expect(found.total).toBe(sum(rows.filter((row) => fits(row, "", picked))));
      expect(found.total).toBeGreaterThan(0);
      for (const facet of FACETS) {
        for (const [i, value] of cube.values[facet].entries()) {
          const own = rows.filter((row) => row[facet] === value && fits(row, facet, picked));
          expect(found.by[facet][i + 1], `${facet} ${value}`).toBe(sum(own));
        }
      }
    }
    expect(tally(cube, PICKED).isAtLeast).toBe(true);
    expect(tally(cube, two).isAtLeast).toBe(false);
    expect(tally(cube, { theme: ["nothing of the kind"] }).total).toBe(0);
  });

  const cell = (theme: string, more: Partial<Row> = {}): Row => ({
    theme,
    week_start: "2026-11-09",
    channel: null,
    language: null,
    score: null,
    app_version: null,
    customer_count: 5,
    ...more,
  });
  const pair = (
    facet: Pair["facet"],
    value: string,
    count: number,
    by?: [Pair["by_facet"], string],
  ): Pair => ({
    facet,
    value,
    by_facet: by?.[0] ?? null,
    by_value: by?.[1] ?? null,
    customer_count: count,
  });
  /** A small desk: no cell tells a language, the pairs do. */
  const small = cubeOf(
    [cell("refund"), cell("refund", { week_start: "2026-11-02" }), cell("crash")],
    [
      pair("all", "all", 100),
      pair("theme", "refund", 60),
      pair("theme", "crash", 40),
      pair("language", "id", 70),
      pair("language", "zh", 10),
      pair("theme", "refund", 45, ["language", "id"]),
      pair("theme", "crash", 25, ["language", "id"]),
      pair("theme", "refund", 10, ["language", "zh"]),
    ],
  );
  const barOf = (picked: Picked, facet: (typeof FACETS)[number], value: string) =>
    tally(small, picked).by[facet][small.values[facet].indexOf(value) + 1];

  it("of one choice and of two are told where no cell tells them", () => {
    expect(tally(small, {})).toMatchObject({ total: 100, isAtLeast: false });
    expect(barOf({}, "language", "id")).toBe(70);
    expect(tally(small, { language: ["id"] }).total).toBe(70);
    expect(barOf({ language: ["id"] }, "theme", "crash")).toBe(25);
    expect(barOf({ theme: ["crash"] }, "language", "id")).toBe(25);
    expect(barOf({ theme: ["refund", "crash"] }, "language", "id")).toBe(70);
    expect(tally(small, { theme: ["refund"], language: ["id", "zh"] })).toMatchObject({
      total: 55,
      isAtLeast: false,
    });
    // The bars of a chosen facet show what another choice would give.
    expect(barOf({ theme: ["refund"], language: ["id"] }, "language", "zh")).toBe(10);
  });

  it("say that they are at least so many where a pair is of too few, and what is not told", () => {
    expect(tally(small, { theme: ["crash"], language: ["id", "zh"] })).toMatchObject({
      total: 25,
      isAtLeast: true,
    });
    expect(tally(small, { theme: ["crash"] }).by.language[0]).toBe(15);
    // 70 + 10 of 100: more than rounding makes; 60 + 40 of 100: nothing.
    expect(tally(small, {}).by.language[0]).toBe(20);
    expect(tally(small, {}).by.theme[0]).toBe(0);
  });

  it("of a million pieces of feedback take less than a tenth of a second", () => {
    const cube = cubeOf(cells(150_000));
    expect(tally(cube, {}).total).toBeGreaterThan(1_000_000);
    const times = Array.from({ length: 9 }, () => {
      const started = performance.now();
      tally(cube, PICKED);
      return performance.now() - started;
    }).sort((a, b) => a - b);
    expect(times[4]).toBeLessThan(100);
  });
});
