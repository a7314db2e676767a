import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { modelled, openWarehouse } from "./warehouse.js";

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

/** The count of the latest complete week, then those of the weeks before it, newest first. */
const volume = async (latest: number, before: readonly number[]) => {
  const tickets = [latest, ...before].flatMap((count, back) =>
    Array.from({ length: count }, (_, i) => ({
      ticket_id: `${back}.${i}`,
      created_at: new Date(Date.UTC(2026, 10, 9, 5) - back * 7 * 86_400_000)
        .toISOString()
        .slice(0, 19)
        .replace("T", " "),
    })),
  );
  const edges = [
    // Stands in another category, so that weeks of no ticket at all still lie within the export.
    { ticket_id: "edge", category: "edge", created_at: "2026-08-10 05:00", updated_at: "2026-11-16 00:00" },
  ];
  const rows = await modelled(
    { "raw.ticket": [...tickets, ...edges] },
    "select * from reports.volume_change where scope = 'uncategorised'",
    { asOf: "2026-11-16T00:00:00Z" },
  );
  return rows[0];
};

describe("volume_change against R's median and mad", () => {
  it.each(cases.filter((c) => c.kind === "usual" && c.values.length === 12))(
    "usual range of $values",
    async ({ values, centre, low, high }) => {
      const within = await volume(Math.floor(high), values);
      expect(within).toMatchObject({
        scope_kind: "category",
        week: "2026-W46",
        weeks_before: 12,
        usual_median: centre,
        verdict: "within",
      });
      expect(within?.usual_low).toBeCloseTo(low, 10);
      expect(within?.usual_high).toBeCloseTo(high, 10);
      expect(await volume(Math.floor(high) + 1, values)).toMatchObject({ verdict: "above" });
      if (low > 1) expect(await volume(Math.ceil(low) - 1, values)).toMatchObject({ verdict: "below" });
    },
  );

  it("compares with 12 weeks and no more", async () => {
    expect(await volume(7, [...Array.from({ length: 12 }, () => 7), 500])).toMatchObject({
      weeks_before: 12,
      usual_median: 7,
    });
  });

  it("gives no range under six weeks", async () => {
    const rows = await modelled(
      {
        "raw.ticket": [0, 1, 2, 3, 4, 5].map((back) => ({
          ticket_id: `t${back}`,
          created_at: new Date(Date.UTC(2026, 10, 9, 5) - back * 7 * 86_400_000).toISOString().slice(0, 19),
          updated_at: "2026-11-16 00:00",
        })),
      },
      "select weeks_before, usual_low, usual_high, verdict from reports.volume_change where scope_kind = 'all'",
      { asOf: "2026-11-16T00:00:00Z" },
    );
    expect(rows).toEqual([{ weeks_before: 5, usual_low: null, usual_high: null, verdict: "too_few" }]);
  });
});

describe("wilson_low and wilson_high against R's prop.test", () => {
  it.each(cases.filter((c) => c.kind === "wilson"))("$values", async ({ values, low, high }) => {
    const engine = await openWarehouse();
    try {
      const [row] = await engine.rows<{ low: number; high: number }>(
        `select wilson_low(${values.join(", ")}) as low, wilson_high(${values.join(", ")}) as high`,
      );
      expect(row?.low).toBeCloseTo(low, 12);
      expect(row?.high).toBeCloseTo(high, 12);
    } finally {
      await engine.close();
    }
  });
});
