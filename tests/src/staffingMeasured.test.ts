import { beforeAll, expect, it } from "vitest";
import type { ReportRow } from "../../pipelines/publish/reportContracts.js";
import { staffingPage } from "../../src/components/pages/staffing.js";
import { texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";

beforeAll(usePageDocument);

/** What stands below the hours in which the roster falls short. */
async function foot(chats: readonly ReportRow<"chat_by_week">[]): Promise<string | null> {
  const reports = syntheticReports();
  const names = ["forecast_by_hour", "forecast_backtest", "staffing_basis", "staffing_by_half_hour"] as const;
  const files = {
    meta: Promise.resolve(syntheticMeta()),
    chat_by_week: Promise.resolve(chats),
    ...Object.fromEntries(names.map((name) => [name, Promise.resolve(reports[name])])),
  };
  const page = await staffingPage(files as never, texts("en"));
  expect(page.querySelector("#short tbody tr")).not.toBeNull();
  return page.querySelector("#short p.foot")?.textContent ?? null;
}

it("what was measured of a queue that is short stands below what the roster should give", async () => {
  const chats = syntheticReports().chat_by_week;
  const of = (share: number | null) =>
    chats.map((row) => (row.week === "2026-W46" ? { ...row, service_level_share: share } : row));
  expect(await foot(of(0.119))).toMatch(/^Measured in the last week: Chat 11\.9\s%.* in time\./);
  expect(await foot(of(null))).toBeNull();
  expect(await foot([])).toBeNull();
});
