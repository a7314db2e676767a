import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, it } from "vitest";
import { sparkline } from "../../src/components/charts/sparkline.js";
import { categoryName } from "../../src/components/labels.js";
import { type Change, usualText, volumeTable } from "../../src/components/views/volumeTable.js";
import { texts } from "../../src/i18n/index.js";
import { syntheticReports } from "../helpers/syntheticReports.js";

beforeAll(() => {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  Object.assign(globalThis, { document });
});

/** How many points each line of it has, and whether its end is marked. */
const drawn = (values: (number | null)[]) => {
  const svg = sparkline(values);
  const lines = [...svg.querySelectorAll("path[stroke]")].map((path) => path.getAttribute("d") ?? "");
  return { lines: lines.map((d) => d.split("L").length), end: svg.querySelectorAll("circle").length };
};

describe("what is withheld", () => {
  it("is a gap in a small line, never a zero", () => {
    expect(drawn([3, 4, 5])).toEqual({ lines: [3], end: 1 });
    expect(drawn([3, 4, null, null, 5, 6, 7])).toEqual({ lines: [2, 3], end: 1 });
    expect(drawn([3, null, 5, null])).toEqual({ lines: [1, 1], end: 0 });
    expect(drawn([null, null])).toEqual({ lines: [], end: 0 });
    expect(drawn([])).toEqual({ lines: [], end: 0 });
  });

  it("is called so in the reader's language where rare categories are put together", () => {
    expect(["en", "id", "zh"].map((language) => categoryName("withheld", texts(language)))).toEqual([
      "Withheld",
      "Disembunyikan",
      "已隐藏",
    ]);
  });

  it("leaves a change without its interval, told all the same", () => {
    const t = texts("en");
    const whole = syntheticReports().category_trends.find(
      (row) => row.scope_kind === "problem" && row.ratio !== null,
    );
    const hidden = {
      ...whole,
      ratio: 1.5,
      ratio_low: null,
      ratio_high: null,
      q_value: null,
      usual_count: 24,
    } as Change;
    const table = volumeTable([hidden], [], (row) => row.scope, { first: "Problem", title: "Problems" }, t);
    expect(table.textContent).toContain("1.50×");
    expect(usualText(hidden, t)).toBe("24");
    const apart = { ...hidden, ratio: null } as Change;
    expect(
      volumeTable([apart], [], (row) => row.scope, { first: "Problem", title: "Problems" }, t).textContent,
    ).not.toContain("×");
    expect(usualText(apart, t)).toBe("");
  });
});
