import { describe, expect, it } from "vitest";
import { bearableLoads } from "../../../pipelines/methods/bearableLoads.js";
import { queuePerformance } from "../../../pipelines/methods/erlang.js";

describe("bearable loads", () => {
  const share = 0.2;
  const loads = bearableLoads(share, 60);

  it("are those of the closed forms: none for no server, the share itself for one, a root for two", () => {
    expect(loads[0]).toBe(0);
    expect(loads[1]).toBeCloseTo(share, 7);
    // C(2, a) = a² / (2 + a).
    expect(loads[2]).toBeCloseTo((share + Math.sqrt(share ** 2 + 8 * share)) / 2, 7);
  });

  it("let exactly the share wait by Erlang C", () => {
    for (const servers of [3, 10, 60]) {
      const queue = { arrivalRate: (loads[servers] ?? 0) / 100, handleSeconds: 100, servers };
      expect(queuePerformance({ ...queue, patienceSeconds: null }).waitShare).toBeCloseTo(share, 6);
    }
  });

  it("leave less idle the more servers there are", () => {
    const occupancy = loads.slice(1).map((load, i) => load / (i + 1));
    expect(occupancy).toEqual([...occupancy].sort((a, b) => a - b));
  });
});
