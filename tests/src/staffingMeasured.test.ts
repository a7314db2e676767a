import { beforeAll, describe, expect, it } from "vitest";
import type { ReportRow } from "../../pipelines/publish/reportContracts.js";
import { staffingPage } from "../../src/components/pages/staffing.js";
import { texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";

beforeAll(usePageDocument);

type Tests = readonly ReportRow<"roster_backtest">[];

async function page(chats: readonly ReportRow<"chat_by_week">[], tests: Tests): Promise<HTMLElement> {
  const reports = syntheticReports();
  const names = ["forecast_by_hour", "forecast_backtest", "staffing_basis", "staffing_by_half_hour"] as const;
  const files = {
    meta: Promise.resolve(syntheticMeta()),
    chat_by_week: Promise.resolve(chats),
    roster_backtest: Promise.resolve(tests),
    ...Object.fromEntries(names.map((name) => [name, Promise.resolve(reports[name])])),
  };
  const shown = await staffingPage(files as never, texts("en"));
  expect(shown.querySelector("#short tbody tr")).not.toBeNull();
  return shown;
}

const cells = (row: Element | null): string[] =>
  [...(row?.querySelectorAll("th, td") ?? [])].map((cell) => cell.textContent.replace(/\s/g, " "));

describe("a queue that is short of people", () => {
  const { chat_by_week: chats, roster_backtest: tests } = syntheticReports();

  it("has what was measured last week below what the roster should give, where no past roster is known", async () => {
    const foot = async (share: number | null) => {
      const rows = chats.map((row) =>
        row.week === "2026-W46" ? { ...row, service_level_share: share } : row,
      );
      return (await page(rows, [])).querySelector("#short p.foot")?.textContent ?? null;
    };
    expect(await foot(0.119)).toMatch(/^Measured in the last week: Chat 11\.9\s%.* in time\./);
    expect(await foot(null)).toBeNull();
  });

  it("has beside it what was measured at these hours, and the people that it worked like", async () => {
    const shown = await page(chats, tests);
    expect(shown.querySelector("#short p.foot")).toBeNull();
    const spell = cells(shown.querySelector("#short tbody tr"));
    // Four hours of the evening, a hundred contacts each.
    expect(spell).toContain("36 %, n 400");
    const card = shown.querySelector("#roster-test");
    expect(card?.querySelector("h2")?.textContent).toMatch(/^Chat: 36\s% were .* 93\s%$/);
    expect(cells(card?.querySelector("tbody tr") ?? null)).toEqual([
      "Chat, n 2,400",
      "93 %",
      "36 %, 34 – 38 %",
      "1.8",
      "0.6, 0.5 – 0.6",
      "6",
    ]);
    expect(shown.querySelector(".lead")?.textContent).toMatch(/Chat answered 36\s% in time/);
  });

  it("is no worse than it should be within its interval, and is not told of few", async () => {
    const phone = tests.filter(({ channel }) => channel === "phone");
    const held = await page(chats, phone);
    expect(held.querySelector("#roster-test h2")?.textContent).toBe("The roster gave what it should");
    expect(held.querySelector("#roster-test p.foot")).toBeNull();
    expect(held.querySelector(".lead")?.textContent).not.toMatch(/in time, where/);
    const few = tests.map((row) => ({
      ...row,
      contact_count: 7,
      expected_share: null,
      measured_share: null,
      verdict: "too_few" as const,
    }));
    const untold = await page(chats, few);
    expect(untold.querySelector("#roster-test h2")?.textContent).toBe("Too few contacts to test the roster");
    expect(cells(untold.querySelector("#short tbody tr"))).toContain("not known");
  });
});
