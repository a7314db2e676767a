import { beforeAll, describe, expect, it, vi } from "vitest";
import type { ReportRow } from "../../pipelines/publish/reportContracts.js";
import { type CauseWait, shareOf, unexplainedShare, weeksOf } from "../../src/components/findings/causes.js";
import { causeBarsCard, causeTrendCard } from "../../src/components/views/causeCards.js";
import { causeRulesCard, causeScopeCard } from "../../src/components/views/causeRuleCards.js";
import { texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";

beforeAll(usePageDocument);

const t = texts("en");
const meta = syntheticMeta();
const rows = syntheticReports().cause_waits_by_week;
const week = weeksOf(rows).at(-1);

/** The table behind a card's chart, by its rows, and the lines of its CSV. */
async function behind(card: HTMLElement | null): Promise<{ table: string[][]; csv: string[]; said: string }> {
  const blobs: Blob[] = [];
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return "blob:desk";
  });
  const details = card?.querySelector("details.behind") as HTMLElement;
  details.dispatchEvent(
    new (details.ownerDocument.defaultView as Window & typeof globalThis).Event("toggle"),
  );
  const csv = (await (blobs[0] as Blob).text()).replace("\ufeff", "").trimEnd().split("\r\n");
  return { table: cellsOf(details), csv, said: details.querySelector(".csv-holds")?.textContent ?? "" };
}

const cellsOf = (of: Element): string[][] =>
  [...of.querySelectorAll("tr")].map((row) =>
    [...row.children].map((cell) => (cell.textContent ?? "").replaceAll("\u00a0", " ")),
  );

describe("the tables behind the charts of causes", () => {
  it("show the last week's causes, and save every week, channel and category", async () => {
    const { table, csv, said } = await behind(causeBarsCard(rows, meta, t));
    expect(table[0]).toEqual(["Cause", "Slow or failed", "Waited", "In equal parts", "Share"]);
    expect(table.slice(1).map(([cause]) => cause)).toEqual([
      "Communication",
      "Technical",
      "Capacity",
      "Restriction",
      "Customer's side",
      "Unexplained",
    ]);
    expect(csv).toHaveLength(1 + rows.length);
    expect(said).toBe(t.causes.csvHolds);
  });

  it("show a row a week with a column for each cause, which add up to the explained", async () => {
    const { table, csv } = await behind(causeTrendCard(rows, [], t));
    expect(table).toHaveLength(1 + weeksOf(rows).length);
    expect(table[0]?.slice(3, 8)).toEqual(
      ["technical", "capacity", "communication", "restriction", "customer"].map(
        (cause) => t.causes.name[cause as keyof typeof t.causes.name],
      ),
    );
    for (const line of csv.slice(1)) {
      const [, explained, , ...causes] = line.split(",");
      expect(causes.slice(0, 5).reduce((sum, seconds) => sum + Number(seconds), 0)).toBe(Number(explained));
    }
  });
});

describe("where it was", () => {
  const scope = (without: readonly string[]): CauseWait[] =>
    rows.filter((row) => !(row.scope_kind === "category" && without.includes(row.cause)));
  const lineOf = (of: readonly CauseWait[]): { line: string[]; note: string | undefined } => {
    const card = causeScopeCard(of, meta, t) as HTMLElement;
    const line = cellsOf(card).find(([name]) => name === "Refund") ?? [];
    return { line, note: card.querySelector("p.quiet:not(.sub)")?.textContent ?? undefined };
  };

  it("tells shares of all where every cause is told, also of a channel beside a category with one withheld", () => {
    const { line, note } = lineOf(rows);
    expect(line[2]).toMatch(/^Communication · \d+ %$/);
    expect(line[3]).toMatch(/^\d+ %$/);
    expect(line[1]).not.toContain("at least");
    expect(note).toBeUndefined();
    const chat = cellsOf(causeScopeCard(scope(["unexplained"]), meta, t) as HTMLElement)[2];
    expect(chat?.[2]).toMatch(/ %$/);
  });

  it("tells no share where a cause is withheld, for that of the others is none of all", () => {
    for (const without of [["unexplained"], ["technical"], ["technical", "unexplained"]]) {
      const { line, note } = lineOf(scope(without));
      expect(line.join()).not.toContain("%");
      expect(line[1]).toMatch(/^at least [\d,]+ h$/);
      expect(line[2]).toMatch(/^Communication · [\d,]+ h$/);
      expect(line[3]).toMatch(without.includes("unexplained") ? /^withheld$/ : /^[\d,]+ h$/);
      expect(note).toContain("fewer than 5 contacts");
    }
  });

  it("does not say that none has a cause where all with one are withheld", () => {
    const { line } = lineOf(scope(["communication", "technical", "capacity", "restriction", "customer"]));
    expect(line.slice(2)).toEqual(["withheld", expect.stringMatching(/ h$/)]);
  });

  it("knows the share of none where one is withheld", () => {
    const refund = rows.filter((row) => row.scope_kind === "category" && row.week_start === week);
    expect(unexplainedShare(refund)).toBeCloseTo(0.48, 1);
    const others = refund.filter(({ cause }) => cause !== "customer");
    expect(unexplainedShare(others)).toBeNull();
    expect(shareOf(others[0], others)).toBeNull();
  });
});

describe("the names of rules", () => {
  const rule = (name: string, means: string): ReportRow<"cause_rules"> => ({
    ...(syntheticReports().cause_rules[0] as ReportRow<"cause_rules">),
    rule: name,
    means,
  });
  const SHIPPED = "The desk marked it as lacking details.";
  const namesOf = (language: "en" | "id" | "zh", rules: ReportRow<"cause_rules">[]): string[] =>
    cellsOf(causeRulesCard(rules, [], texts(language)))
      .map(([name]) => name ?? "")
      .slice(1);

  it("are the page's for those that ship, and a desk's own where it wrote its own words", () => {
    const [shipped, own, other] = namesOf("id", [
      rule("details_asked", SHIPPED),
      rule("restricted", "Anything about gold."),
      // The code of a feed and of a reason of a reject.
      rule("ticket", "Came twice."),
    ]);
    // What stands behind the meaning is the evidence, which phones have no column for.
    expect(shipped).toMatch(/^Rincian kurang.*Tim menandainya kurang rincian\.tidak ditemukan$/);
    expect(own).toMatch(/^Restricted.*Anything about gold\.tidak ditemukan$/);
    expect(other).toMatch(/^Ticket.*Came twice\.tidak ditemukan$/);
    expect(namesOf("zh", [rule("details_asked", SHIPPED)])[0]).toMatch(/^信息不全|^缺少/);
    expect(namesOf("en", [rule("details_asked", SHIPPED)])[0]).toMatch(/^Details asked/);
  });
});
