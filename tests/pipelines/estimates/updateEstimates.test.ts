import { describe, expect, it } from "vitest";
import { estimate } from "../../../pipelines/estimates/estimate.js";
import { updateEstimates } from "../../../pipelines/estimates/updateEstimates.js";
import { openWarehouse } from "../models/warehouse.js";

describe("estimates", () => {
  it("are computed again when what they read changed, and only then", async () => {
    const engine = await openWarehouse();
    let computed = 0;
    const doubled = estimate<{ n: number }, "n" | "label">({
      name: "estimates.doubled",
      grain: ["n"],
      inputs: ["marts.given"],
      columns: { n: "BIGINT", label: "VARCHAR" },
      units: "",
      note: "",
      read: async (reader) => ({ n: await reader.value<number>("select max(n) from given") }),
      compute({ n }) {
        computed++;
        return Array.from({ length: 1200 }, (_, i) => ({ n: n * 2 + i, label: i === 0 ? null : `row ${i}` }));
      },
    });
    try {
      await engine.run("create table given (n BIGINT)");
      await engine.run("insert into given values (4)");
      expect(await updateEstimates(engine, [doubled])).toMatchObject([
        { name: "estimates.doubled", rows: 1200 },
      ]);
      await updateEstimates(engine, [doubled]);
      expect(computed).toBe(1);
      await engine.run("insert into given values (5)");
      await updateEstimates(engine, [doubled]);
      expect(computed).toBe(2);
      expect(
        await engine.rows("select min(n) as least, count(label) as labels from estimates.doubled"),
      ).toEqual([{ least: 10, labels: 1199 }]);
      await engine.run("drop table estimates.doubled");
      await updateEstimates(engine, [doubled]);
      expect(computed).toBe(3);
    } finally {
      await engine.close();
    }
  });
});
