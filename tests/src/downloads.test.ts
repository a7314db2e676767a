import { beforeAll, expect, it, vi } from "vitest";
import { toCsv } from "../../src/components/dataTable.js";
import { weekFindings } from "../../src/components/findings/week.js";
import { type ThemeData, tableCard } from "../../src/components/themes/tableCard.js";
import { findingsPart } from "../../src/components/week/findingsPart.js";
import { texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";

beforeAll(usePageDocument);

/** What a card's "Show the data" offers to be saved. */
async function csvOf(card: HTMLElement): Promise<string[][]> {
  const blobs: Blob[] = [];
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return "blob:desk";
  });
  const details = card.querySelector("details.behind") as HTMLElement;
  details.dispatchEvent(
    new (details.ownerDocument.defaultView as Window & typeof globalThis).Event("toggle"),
  );
  const text = await (blobs[0] as Blob).text();
  return text
    .replace("\ufeff", "")
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
}

const STATE = { theme: null, scope_kind: "all", scope: "all", all: false, picked: {} } as const;

it("the themes to be saved have their name and their code, and a column for each week", async () => {
  const data = { ...syntheticReports(), meta: syntheticMeta() } as unknown as ThemeData;
  const t = texts("zh");
  const [head = [], ...lines] = await csvOf(tableCard(data, STATE, () => undefined, t));
  const weeks = head.filter((label) => /^\d{4}-\d\d-\d\d$/.test(label));
  expect(head.slice(0, 3)).toEqual(["主题", "代码", "客户"]);
  expect(weeks).toHaveLength(26);
  const refund = lines.find(([, code]) => code === "refund");
  expect(refund?.[0]).toBe(t.categoryNames.refund);
  expect(refund).toHaveLength(head.length);
  const latest = data.themes_by_week.find(
    (row) => row.theme === "refund" && row.scope_kind === "all" && row.week_start === weeks.at(-1),
  );
  expect(refund?.at(-1)).toBe(String(latest?.customer_count));
});

it("the findings have fewer columns to be read than to be saved", () => {
  const meta = syntheticMeta();
  const found = weekFindings(syntheticReports().findings, meta.week);
  const { data } = findingsPart(found, { meta, marks: [] }, texts("en"));
  expect(data?.columns.map(({ label }) => label)).toEqual([
    "Finding",
    "Kind",
    "95 % interval",
    "Usual",
    "Customers or contacts beyond usual",
  ]);
  expect(data?.csv?.slice(5).map(({ label }) => label)).toEqual(["q", "Weight"]);
});

it("what is saved has no signs that only hold lines together, and no noise behind the point", () => {
  const columns = [
    { label: "a", cell: (row: string) => row },
    { label: "n", cell: () => "", value: () => 29.078420243795 },
  ];
  expect(toCsv({ name: "x", columns, rows: ["32\u00a0–\u2060\u00a044\u00a0%"] })).toBe(
    "a,n\r\n32 – 44 %,29.0784\r\n",
  );
});
