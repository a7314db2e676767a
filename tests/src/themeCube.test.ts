import { describe, expect, it } from "vitest";
import { toArrow } from "../../pipelines/publish/arrow.js";
import { REPORTS, type ReportRow } from "../../pipelines/publish/reportContracts.js";
import { cellsOf, readCube, tally } from "../../src/components/themes/cube.js";
import { FACETS, type Picked } from "../../src/components/themes/state.js";
import { uniformDraws } from "../helpers/countDraws.js";

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

const cubeOf = (rows: readonly Row[]) => readCube(toArrow(REPORTS.theme_cube.shape, rows).slice().buffer);
const PICKED: Picked = { channel: ["channel_1", "channel_2"], score: ["low"], theme: ["theme_3", "theme_4"] };

describe("the explorer's counts", () => {
  it("are those of the cells that fit, of each facet by the choices of the others", () => {
    const rows = cells(4000);
    const cube = cubeOf(rows);
    const fits = (row: Row, but: string) =>
      FACETS.every((facet) => facet === but || (PICKED[facet]?.includes(String(row[facet])) ?? true));
    const sum = (some: readonly Row[]) => some.reduce((total, row) => total + row.customer_count, 0);
    const found = tally(cube, PICKED);
    expect(found.total).toBe(sum(rows.filter((row) => fits(row, ""))));
    expect(found.total).toBeGreaterThan(0);
    for (const facet of FACETS) {
      for (const [i, value] of cube.values[facet].entries()) {
        const own = rows.filter((row) => row[facet] === value && fits(row, facet));
        expect(found.by[facet][i + 1], `${facet} ${value}`).toBe(sum(own));
      }
    }
    expect(cellsOf(cube, PICKED).reduce((total, cell) => total + cell.customers, 0)).toBe(found.total);
    expect(tally(cube, { theme: ["nothing of the kind"] }).total).toBe(0);
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
