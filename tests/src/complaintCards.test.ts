import { beforeAll, describe, expect, it } from "vitest";
import {
  complaintCategories,
  complaintsDue,
  complaintWeeks,
} from "../../src/components/views/complaintCards.js";
import { LANGUAGES, texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";

type Due = Parameters<typeof complaintCategories>[0][number];

const row = (category: string, due_band: Due["due_band"], ticket_count: number): Due => ({
  rule: "Any",
  category,
  due_band,
  ticket_count,
  oldest_received_date: "2026-10-16",
});
const ROWS = [
  row("withheld", "7_days", 5),
  row("fees", "later", 50),
  row("refund", "past_limit", 6),
  row("transfer", "past_extension", 7),
  row("refund", "last_day", 9),
];

describe("open complaints by category", () => {
  beforeAll(usePageDocument);

  it("has those with most past their limit first, then those that fall due, and no day of any", () => {
    const card = complaintCategories(ROWS, texts("en"));
    const names = [...card.querySelectorAll("tbody tr")].map((one) => one.firstElementChild?.textContent);
    expect(names).toEqual(["Transfer", "Refund", "Withheld", "Fees"]);
    expect(card.querySelector("tbody")?.textContent).not.toContain("Oct");
  });

  it.each(Object.keys(LANGUAGES))(
    "says in %s since when the oldest of all is open, of no category",
    (language) => {
      const t = texts(language);
      const title = (rows: Due[]) => complaintCategories(rows, t).querySelector("h2")?.textContent ?? "";
      expect(title(ROWS)).toContain("16");
      expect(title(ROWS)).toBe(title([...ROWS].reverse()));
      expect(title([])).toBe(t.safety.categoryTitleNone);
    },
  );
});

describe("complaints by rule", () => {
  beforeAll(usePageDocument);

  it.each(Object.keys(LANGUAGES))(
    "are named in %s where few of several rules are put together",
    (language) => {
      const t = texts(language);
      const card = complaintsDue([{ ...row("withheld", "past_limit", 4), rule: "withheld" }], t);
      expect(card.querySelector("tbody td, tbody th")?.textContent?.toLowerCase()).toBe(
        t.themes.withheld.toLowerCase(),
      );
    },
  );

  it.each(Object.keys(LANGUAGES))(
    "say in %s that weeks are withheld, not that there are no rules",
    (language) => {
      const t = texts(language);
      const card = (count: number) =>
        complaintWeeks([], { withheld: count > 0 ? { complaints_by_week: count } : {}, smallCell: 5 }, t)
          .textContent;
      expect(card(3)).toContain(t.safety.weekWithheld("5"));
      expect(card(3)).not.toContain(t.safety.headlineNone);
      expect(card(0)).toContain(t.safety.headlineNone);
    },
  );
});
