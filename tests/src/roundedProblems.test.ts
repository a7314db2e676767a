import { beforeAll, expect, it } from "vitest";
import { categoriesPage } from "../../src/components/pages/categories.js";
import { texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";

beforeAll(usePageDocument);

/** The notes of the page's cards, by card. */
async function notes(roundsProblems: boolean): Promise<Record<string, boolean>> {
  const reports = syntheticReports();
  const given = (name: keyof typeof reports) => Promise.resolve(reports[name] as unknown as ArrayBuffer);
  const page = await categoriesPage(
    {
      meta: Promise.resolve(syntheticMeta({ roundsProblems })),
      calendar_marks: given("calendar_marks"),
      category_change_points: given("category_change_points"),
      category_trends: given("category_trends"),
      category_weeks: given("category_weeks"),
      problem_parts: given("problem_parts"),
    },
    texts("en"),
  );
  const cards = [...page.querySelectorAll("section.card[id]")];
  return Object.fromEntries(
    cards.map((card) => [card.id, card.textContent?.includes("to the nearest 5") === true]),
  );
}

it("tables by problem and by cause each say that their counts are rounded, where they are", async () => {
  expect(await notes(true)).toMatchObject({ problems: true, "sub-cause-weeks": true, channels: false });
  expect(Object.values(await notes(false))).not.toContain(true);
});
