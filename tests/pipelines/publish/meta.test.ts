import { expect, it } from "vitest";
import type { Row } from "../../../pipelines/engine/engine.js";
import { snapshotMetaOf } from "../../../pipelines/publish/meta.js";
import { snapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import { parseConfig } from "../../../pipelines/workspace/workspace.js";

/** The latest complete week, by the report that tells it. */
const LATEST: Record<string, string> = {
  first_response_by_week: "2026-W46",
  chat_by_week: "2026-W47",
  themes_by_week: "2026-W45",
};

const metaIn = (timeZone: string, feeds = ["chat", "ticket"]) =>
  snapshotMetaOf(
    {
      name: "duckdb",
      rows: <T extends Row>(sql: string) =>
        Promise.resolve(
          (sql.includes("untold_answers")
            ? [{ channel: "email", ticketCount: 9, untoldCount: 4, openUntoldCount: 1 }]
            : sql.includes("coverage")
              ? feeds.map((feed) => ({ feed }))
              : [{ week: LATEST[/reports\.(\w+)/.exec(sql)?.[1] ?? ""] ?? null }]) as unknown as T[],
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
      notes: [],
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

it("tells the latest week of what the desk has: its tickets, else its chats, else its feedback", async () => {
  const weekOf = async (...feeds: string[]) => (await metaIn("Asia/Jakarta", feeds)).week;
  expect(await weekOf("chat", "feedback", "ticket")).toBe("2026-W46");
  expect(await weekOf("chat", "feedback")).toBe("2026-W47");
  expect(await weekOf("feedback")).toBe("2026-W45");
  expect((await metaIn("Asia/Jakarta", ["feedback"])).feeds).toEqual(["feedback"]);
});
