import { beforeAll, expect, it } from "vitest";
import { whyCards } from "../../src/components/themes/detailCards.js";
import type { ThemeData } from "../../src/components/themes/tableCard.js";
import { texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";

beforeAll(usePageDocument);

it("a difference of nothing has no sign: no rise is told where none is known", () => {
  const reports = syntheticReports();
  const theme = reports.theme_harm[0]?.theme ?? "";
  const data: ThemeData = { ...reports, meta: syntheticMeta() };
  const harmOf = (difference: number): string => {
    const theme_harm = reports.theme_harm.map((row) => ({
      ...row,
      difference,
      difference_low: -0.2,
      difference_high: 0.1,
    }));
    const cards = whyCards({ ...data, theme_harm }, theme, texts("en"));
    return cards.map((card) => card.querySelector("#harm")?.textContent ?? "").join(" ");
  };
  expect(harmOf(0.25)).toMatch(/\+25\s?%/);
  expect(harmOf(0)).toMatch(/\s%0\s%, −20/);
  expect(harmOf(0)).not.toMatch(/\+0\s?%/);
});
