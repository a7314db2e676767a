import { expect, it } from "vitest";
import type { Row } from "../../../pipelines/engine/engine.js";
import { snapshotMetaOf } from "../../../pipelines/publish/meta.js";
import { snapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import { parseConfig } from "../../../pipelines/workspace/workspace.js";

const metaIn = (timeZone: string) =>
  snapshotMetaOf(
    {
      name: "duckdb",
      rows: <T extends Row>(sql: string) =>
        Promise.resolve(
          (sql.includes("untold_answers")
            ? [{ channel: "email", ticketCount: 9, untoldCount: 4, openUntoldCount: 1 }]
            : [{ week: "2026-W46" }]) as unknown as T[],
        ),
    },
    {
      workspace: {
        dir: "/nowhere",
        outDir: "/nowhere/out",
        config: parseConfig(`name: Desk\ntime_zone: ${timeZone}\nchannels: {chat: Chat}\n`),
      },
      files: [],
      checks: [],
      asOf: "2026-11-15T22:54:00Z",
      version: "0",
      withheld: {},
      roundsProblems: false,
    },
  );

it("names the zone once for all browsers, in each language as it is called there", async () => {
  const jakarta = snapshotMeta.parse(await metaIn("Asia/Jakarta"));
  expect(jakarta.zoneNames).toEqual({ en: "Jakarta", id: "WIB", zh: "雅加达时间" });
  expect(jakarta.asOfLocal).toBe("2026-11-16 05:54");
  expect((await metaIn("Asia/Makassar")).zoneNames.id).toBe("WITA");
  expect((await metaIn("America/New_York")).zoneNames.en).toBe("New York");
});

it("says of which channels no export tells the first answers", async () => {
  expect((await metaIn("Asia/Jakarta")).untoldAnswers).toEqual([
    { channel: "email", ticketCount: 9, untoldCount: 4, openUntoldCount: 1 },
  ]);
});
