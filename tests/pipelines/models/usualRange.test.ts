import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { openWarehouse } from "./warehouse.js";

const lines = readFileSync(new URL("../../reference/usualRange.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1);
const cases = lines.map((line) => {
  const [kind, values = "", centre, low, high] = line.split(",");
  return {
    kind,
    values: values.split(" ").map(Number),
    centre: Number(centre),
    low: Number(low),
    high: Number(high),
  };
});

describe("macros of ranges against R", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openWarehouse();
  });
  afterAll(() => engine.close());

  it.each(cases.filter((c) => c.kind === "usual"))(
    "usual_margin of $values, as R's median and mad",
    async ({ values, centre, high }) => {
      const [row] = await engine.rows<{ middle: number; margin: number }>(
        `with x as (select unnest([${values.join(", ")}]) as n),
           m as (select pct(n, 0.5) as middle from x)
         select m.middle, usual_margin(m.middle, pct(abs(x.n - m.middle), 0.5)) as margin
         from x cross join m group by m.middle`,
      );
      expect(row?.middle).toBe(centre);
      expect((row?.middle ?? 0) + (row?.margin ?? 0)).toBeCloseTo(high, 10);
    },
  );

  it.each(cases.filter((c) => c.kind === "wilson"))(
    "wilson_low and wilson_high of $values, as R's prop.test",
    async ({ values, low, high }) => {
      const [row] = await engine.rows<{ low: number; high: number }>(
        `select wilson_low(${values.join(", ")}) as low, wilson_high(${values.join(", ")}) as high`,
      );
      expect(row?.low).toBeCloseTo(low, 12);
      expect(row?.high).toBeCloseTo(high, 12);
    },
  );
});
