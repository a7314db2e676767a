import { beforeAll, describe, expect, it, vi } from "vitest";
import { legend } from "../../src/components/card.js";
import { disclosure } from "../../src/components/dataTable.js";
import { h, withPauses } from "../../src/components/dom.js";
import { formatNumber, formatSigned } from "../../src/components/format.js";
import { LANGUAGES, texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";

/** What a screen reader says of parts that many cards have, each heard without its card. */
describe("what is heard", () => {
  beforeAll(usePageDocument);

  it.each(Object.keys(LANGUAGES))(
    "the data of a card, its table and its CSV say whose they are (%s)",
    (code) => {
      const t = texts(code);
      vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:desk");
      const details = disclosure(
        { name: "waits", columns: [{ label: t.columns.week, cell: () => "2026-W46" }], rows: [{}] },
        "55",
        t,
      );
      const { Event } = details.ownerDocument.defaultView as Window & typeof globalThis;
      details.dispatchEvent(new Event("toggle"));
      const nameOf = (selector: string) => details.querySelector(selector)?.getAttribute("aria-label") ?? "";
      const colon = code === "zh" ? "：" : ": ";
      // What is seen begins what is heard, for who speaks to the page.
      expect(nameOf("summary")).toBe(`${t.showData}${colon}55`);
      expect(nameOf("a.csv")).toBe(`${t.csv}${colon}55`);
      expect(nameOf("[role=region]")).toBe("55");
      expect(details.querySelector("table > caption:first-child")?.textContent).toBe("55");
    },
  );

  it("a pause stands at the end of a smaller line, and is no line between two of them", () => {
    const line = (text: string) => h("span", { class: "quiet" }, text);
    const box = withPauses(h("div", {}, "1.8", line("usual 1.5"), line("n 62")));
    expect(box.textContent).toBe("1.8, usual 1.5, n 62");
    expect([...box.children].map((child) => child.className)).toEqual(["pause", "quiet", "quiet"]);
    expect(withPauses(h("div", {}, line("a"), " and ", line("b"))).textContent).toBe("a and , b");
  });

  it("a legend is called one, and keeps its colours", () => {
    const t = texts("en");
    const list = legend(
      [
        ["line", "planned"],
        [null, "unexplained"],
      ],
      t,
    );
    expect(list.getAttribute("aria-label")).toBe("Chart legend");
    expect(list.innerHTML).toBe('<li class="legend-line">planned</li><li>unexplained</li>');
  });

  it("a figure below zero has a minus sign, which is heard, not a hyphen", () => {
    const t = texts("id");
    expect(formatNumber(-19.5, t, 1)).toBe("−19,5");
    expect([-14, -0.2, 0, 18, 1234].map((value) => formatSigned(value, t))).toEqual([
      "−14",
      "0",
      "0",
      "+18",
      "+1.234",
    ]);
  });
});
