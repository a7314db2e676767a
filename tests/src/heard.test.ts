import { beforeAll, describe, expect, it, vi } from "vitest";
import { legend } from "../../src/components/card.js";
import { heatMap } from "../../src/components/charts/heatMap.js";
import { stockLine } from "../../src/components/charts/stockLine.js";
import { disclosure, toCsv } from "../../src/components/dataTable.js";
import { h, rich, withPauses } from "../../src/components/dom.js";
import { formatDuration, formatNumber, formatSigned } from "../../src/components/format.js";
import { coverageCard } from "../../src/components/views/coverageCard.js";
import { LANGUAGES, texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticMeta } from "../helpers/syntheticReports.js";

/** The text with what the style sheet adds, without what is hidden from a voice. */
function heardOf(box: Element): string {
  const copy = box.cloneNode(true) as Element;
  for (const one of copy.querySelectorAll("[data-in-full]"))
    one.append(one.getAttribute("data-in-full") ?? "");
  for (const one of copy.querySelectorAll("[aria-hidden=true]")) one.remove();
  return copy.textContent ?? "";
}

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
    const theme = withPauses(h("div", {}, h("button", {}, "Refund"), line("part of Money")));
    expect([...theme.children].map((child) => child.textContent)).toEqual(["Refund", ", part of Money"]);
  });

  it("the pause of a line that only a phone shows is hidden with it", () => {
    const box = withPauses(
      h("div", {}, "Wed 11 Nov", h("span", { class: "quiet on-narrow" }, "promotion 11.11")),
    );
    expect(box.firstChild?.textContent).toBe("Wed 11 Nov");
    expect(box.querySelector(".on-narrow .pause")?.textContent).toBe(", ");
    expect(box.childNodes.length).toBe(2);
  });

  it.each([
    ["en", "18 May 2026", "15 Nov 2026, 23:58"],
    ["id", "18 Mei 2026", "15 Nov 2026, 23:58"],
    ["zh", "2026年5月18日", "2026年11月15日，23:58"],
  ])(
    "how far the exports reach is said in days and times, not in the digits of a machine (%s)",
    (code, first, last) => {
      const row = {
        feed: "ticket",
        row_count: 12_032,
        first_at: "2026-05-17T17:04:00.000Z",
        last_at: "2026-11-15T16:58:11.000Z",
        first_at_local: "2026-05-18 00:04:00",
        last_at_local: "2026-11-15 23:58:11",
      };
      const cells = [...coverageCard([row], syntheticMeta(), texts(code)).querySelectorAll("td")];
      expect(cells.map((cell) => cell.textContent).slice(1)).toEqual([first, last]);
    },
  );

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

  it.each([
    ["en", 61, "1 min 01 s", "1 minute 01 second"],
    ["en", 223_200, "2 d 14 h", "2 days 14 hours"],
    ["en", 90_000, "1 d 1 h", "1 day 1 hour"],
    ["id", 227, "3 mnt 47 dtk", "3 menit 47 detik"],
    ["id", 223_200, "2 hari 14 jam", "2 hari 14 jam"],
    ["zh", 223_200, "2天14小时", "2天14小时"],
  ])("a duration is seen short and heard in full (%s, %d s)", (code, seconds, seen, heard) => {
    const text = formatDuration(seconds, texts(code));
    const nbsp = (one: string) => one.replaceAll(" ", " ");
    expect(text).toBe(nbsp(seen));
    const box = h("p", { "aria-label": `A: ${text}.` }, rich(`In **${text}**, not ${text}.`));
    expect(box.getAttribute("aria-label")).toBe(`A: ${nbsp(heard)}.`);
    // What is seen is the text itself, so that a browser finds and copies it.
    expect(box.textContent).toBe(`In ${nbsp(seen)}, not ${nbsp(seen)}.`);
    expect(heardOf(box)).toBe(`In ${nbsp(heard)}, not ${nbsp(heard)}.`);
  });

  it("letters after a figure that are no unit of time stay as they are", () => {
    // A desk's own names may hold any of them, with a plain space; a unit has no letter after it.
    for (const text of ["4 d", "n\u00a012", "4.8\u00a0%", "2\u00a0desks", "3\u00a0stars"]) {
      const box = h("p", {}, text);
      expect([box.textContent, box.children.length]).toEqual([text, 0]);
    }
  });

  it("what is saved of a cell is as short as what is seen of it", () => {
    const wait = () => h("span", {}, "2 d", h("span", { class: "quiet" }, "n 3"));
    const csv = toCsv({ name: "waits", columns: [{ label: "Wait", cell: wait }], rows: [{}] });
    expect(csv).toBe('Wait\r\n"2 d, n 3"\r\n');
  });

  it.each(Object.keys(LANGUAGES))("a scale of shades is heard from its least to its most (%s)", (code) => {
    const t = texts(code);
    const cell = { weekday: 1, hour: 9, count: 16, usual: null, isPeak: false };
    const map = heatMap([cell], { width: 600, title: "Late", unit: t.targets.hourUnit }, t);
    expect(map.querySelector("li")?.textContent).toBe(t.range("0", t.targets.hourUnit("16")));
  });

  it("two charts of one card have names of their own", () => {
    const t = texts("en");
    const day = { day: "2026-11-15", scope_kind: "all", scope: "", is_complete: true };
    const counts = {
      opening_count: 4,
      created_count: 3,
      reopened_count: 0,
      outflow_count: 2,
      closing_count: 5,
    };
    const drawn = stockLine([{ ...day, ...counts }] as never, [], { width: 600, title: "It grew" }, t);
    const names = [...drawn.querySelectorAll("svg")].map((svg) => svg.getAttribute("aria-label"));
    expect(names).toEqual(["Chart: It grew", "Chart: It grew: came and went"]);
  });
});
