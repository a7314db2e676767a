import { expect, it } from "vitest";
import { headline } from "../../src/components/pages/categoriesText.js";
import { texts } from "../../src/i18n/index.js";
import { syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";

const example = syntheticReports().category_trends.find(({ scope_kind }) => scope_kind === "problem");
type Change = NonNullable<typeof example>;
const said = (change: Partial<Change>): string =>
  headline(
    [{ ...(example as Change), scope: "refund", ticket_count: 40, ...change }],
    syntheticMeta(),
    texts("en"),
  );

it("a problem is new where none came before, and not where what is usual is withheld", () => {
  expect(said({ verdict: "rose", usual_count: 20, ratio: 2 })).toMatch(/rose to 40 tickets, 2/);
  expect(said({ verdict: "rose", usual_count: 0, ratio: null })).toMatch(/is new: 40 tickets/);
  expect(said({ verdict: "rose", usual_count: null, ratio: null })).toMatch(/^\S+ rose\.$/);
  expect(said({ verdict: "fell", usual_count: null, ratio: null })).toMatch(/^\S+ fell\.$/);
});
