import { describe, expect, it } from "vitest";
import { estimate } from "../../../pipelines/estimates/estimate.js";
import { updateEstimates } from "../../../pipelines/estimates/updateEstimates.js";
import { remembered } from "../../../pipelines/methods/remembered.js";
import { openWarehouse } from "../models/warehouse.js";

describe("what an estimate computed before", () => {
  it("is not computed again while its arguments come back, and forgotten when they have not for long", async () => {
    const engine = await openWarehouse();
    const asked: number[] = [];
    const squared = remembered("squared", (n: number) => {
      asked.push(n);
      return n * n;
    });
    const squares = estimate<number[], "n">({
      name: "estimates.squares",
      grain: ["n"],
      inputs: ["marts.given"],
      columns: { n: "BIGINT" },
      units: "",
      note: "",
      read: async (reader) =>
        (await reader.rows<{ n: number }>("select n from given order by n")).map(({ n }) => n),
      compute: (list) => list.map((n) => ({ n: squared(n) })),
    });
    const update = async (...numbers: number[]) => {
      asked.length = 0;
      await engine.run("create or replace table given (n BIGINT)");
      await engine.run(`insert into given values ${numbers.map((n) => `(${n})`).join(", ")}`);
      await updateEstimates(engine, [squares]);
      const rows = await engine.rows<{ n: number }>("select n from estimates.squares order by n");
      expect(rows.map(({ n }) => n)).toEqual(numbers.map((n) => n * n));
    };
    try {
      await update(1, 2);
      expect(asked).toEqual([1, 2]);
      await update(1, 2, 3);
      expect(asked).toEqual([3]);
      for (let n = 10; n < 19; n++) await update(1, n);
      await update(1, 2);
      expect(asked).toEqual([2]);
      expect(
        await engine.value<number>(
          "select count(*) from estimates.remembered where name = 'estimates.squares'",
        ),
      ).toBe(10);
    } finally {
      await engine.close();
    }
  });
});
