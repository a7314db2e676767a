import { beforeAll, expect, it } from "vitest";
import { card } from "../../src/components/card.js";
import { dataTable } from "../../src/components/dataTable.js";
import { h, withNote } from "../../src/components/dom.js";
import { grid, stack, widen } from "../../src/components/pageFrame.js";
import { texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";

beforeAll(usePageDocument);

const t = texts("en");
const spans = (box: HTMLElement): string[] =>
  [...box.children].map((one) => /span-\d+|stack/.exec(one.className)?.[0] ?? "");
const of = (span: 4 | 5 | 6 | 7 | 8 | 12) => card({ title: "A card", span }, t, "text");

it("a card whose neighbour has nothing to show takes the row", () => {
  expect(spans(grid(of(12), of(6), null, of(12)))).toEqual(["span-12", "span-12", "span-12"]);
  expect(spans(grid(of(6), of(6), of(6)))).toEqual(["span-6", "span-6", "span-12"]);
  expect(spans(grid(of(7), of(5), of(8)))).toEqual(["span-7", "span-5", "span-12"]);
});

it("a table much shorter than the one beside it takes a row, and so does that one", () => {
  const table = (lines: number, ...more: HTMLElement[]) =>
    card(
      { title: "A card", span: 6 },
      t,
      dataTable(
        [{ label: "n", cell: () => withNote("5", "n 9") }],
        Array.from({ length: lines }, () => 1),
        "A",
      ),
      ...more,
    );
  expect(spans(grid(table(2), table(5)))).toEqual(["span-12", "span-12"]);
  expect(spans(grid(table(4), table(5)))).toEqual(["span-6", "span-6"]);
  // How high a chart becomes nobody knows yet, and a card of three is not beside one other.
  expect(spans(grid(table(2, h("div", { class: "chart" })), table(9)))).toEqual(["span-6", "span-6"]);
  // Beside a new neighbour, too.
  const box = grid(table(4), table(5));
  box.append(table(1), table(9));
  widen([...box.children]);
  expect(spans(box)).toEqual(["span-6", "span-6", "span-12", "span-12"]);
});

it("rows that are whole, or of more than one card, stay as they are", () => {
  expect(spans(grid(of(6), of(6), of(4), of(8)))).toEqual(["span-6", "span-6", "span-4", "span-8"]);
  expect(spans(grid(of(4), of(4)))).toEqual(["span-4", "span-4"]);
  expect(spans(grid(of(8), stack(of(4)), of(8)))).toEqual(["span-8", "stack", "span-8"]);
});

it("no line can begin with the dot between two facts or the sign of a percentage", () => {
  expect(h("p", {}, "with 95 % interval · n 12").textContent).toBe("with 95\u00a0% interval\u00a0· n 12");
});

it("an interval and its n are two parts, which a phone shows below each other", () => {
  const note = withNote("17.5\u00a0%", "13 – 22\u00a0% · n 286").querySelector(".quiet");
  expect(note?.querySelectorAll(".dot").length).toBe(1);
  expect(note?.textContent).toBe("13 – 22\u00a0%\u00a0· n 286");
});
