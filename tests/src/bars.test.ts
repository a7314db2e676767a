import { beforeAll, describe, expect, it } from "vitest";
import { countBars } from "../../src/components/charts/countBars.js";
import { shareDots } from "../../src/components/charts/shareDots.js";
import { formatShare } from "../../src/components/format.js";
import { qualityByCategory } from "../../src/components/views/qualityByCategory.js";
import { texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";

const t = texts("en");
const size = { width: 600, title: "a chart" };
const words = (drawn: Element): (string | null)[] =>
  [...drawn.querySelectorAll("text")].map(({ textContent }) => textContent);

describe("bars and dots", () => {
  beforeAll(usePageDocument);

  it("say how many are late where not all are, and nothing where nobody says what late is", () => {
    const bars = [
      { name: "young", total: 9, late: 0 },
      { name: "old", total: 7, late: 7 },
      { name: "between", total: 8, late: 3 },
    ];
    expect(words(countBars(bars, { ...size, lateIs: "past target" }, t))).toEqual(
      expect.arrayContaining(["young", "9", "7 · past target", "8 · 3 past target"]),
    );
    expect(words(countBars(bars, size, t))).toEqual(expect.arrayContaining(["9", "7", "8"]));
  });

  it("draw each share with its interval against that of all", () => {
    const dots = [
      { name: "refund", share: 0.8, low: 0.6, high: 0.9 },
      { name: "other", share: 0.95, low: 0.9, high: 1 },
    ];
    const drawn = shareDots(dots, { name: "all tickets", share: 0.88 }, size, t);
    expect(words(drawn)).toEqual(
      expect.arrayContaining([
        `all tickets ${formatShare(0.88, t)}`,
        "refund",
        formatShare(0.8, t),
        "other",
        formatShare(0.95, t),
      ]),
    );
    expect(drawn.querySelectorAll("circle")).toHaveLength(2);
  });

  it("of one category alone there is nothing to compare", () => {
    const rows = syntheticReports().answer_quality_by_week;
    const { week } = syntheticMeta({});
    const pictures = (shown: typeof rows) =>
      qualityByCategory(shown, week, t).querySelectorAll(".chart").length;
    const [one] = rows.filter((row) => row.scope_kind === "category");
    expect(pictures(rows)).toBe(1);
    expect(pictures(rows.filter((row) => row.scope_kind !== "category" || row.scope === one?.scope))).toBe(0);
  });
});
