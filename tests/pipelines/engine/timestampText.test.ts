import { expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import { timestampText } from "../../../pipelines/engine/engine.js";

it("gives back to the database the instant that it answered, to the microsecond and whatever the zone", async () => {
  const engine = await openDuckDb({ path: ":memory:", allowedDirectories: [], timeZone: "America/New_York" });
  try {
    for (const instant of ["2026-11-16T00:00:00Z", "2026-03-08T07:30:00.123456Z", "1999-12-31T23:59:59.5Z"]) {
      const stored = await engine.value<string>("select cast($1 as timestamp)", [timestampText(instant)]);
      expect(Date.parse(stored)).toBe(Date.parse(instant));
      expect(
        await engine.value<string>("select cast(cast($1 as timestamp) as varchar)", [timestampText(stored)]),
      ).toBe(timestampText(instant));
    }
  } finally {
    await engine.close();
  }
});
