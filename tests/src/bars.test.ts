import { beforeAll, describe, expect, it } from "vitest";
import { causeBars } from "../../src/components/charts/causeBars.js";
import { channelDots } from "../../src/components/charts/channelDots.js";
import { countBars } from "../../src/components/charts/countBars.js";
import { ratioDots } from "../../src/components/charts/ratioDots.js";
import { textWidth } from "../../src/components/charts/scale.js";
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

describe("names too long for a chart", () => {
  beforeAll(usePageDocument);

  const LONG =
    "Complaints that came in by letter, through a branch or from the regulator, and were not answered";
  const HAN = "监管机构转来的、由分支机构收到的以及通过信件寄来的尚未答复的所有投诉和建议";
  const dot = (name: string) => ({ name, share: 0.8, low: 0.6, high: 0.9 });
  const charts: [string, (name: string, width: number) => Element][] = [
    [
      "countBars",
      (name, width) =>
        countBars(
          [
            { name, total: 9, late: 3 },
            { name: "b", total: 1, late: 0 },
          ],
          { ...size, width, lateIs: "past target" },
          t,
        ),
    ],
    [
      "causeBars",
      (name, width) =>
        causeBars([{ label: name, seconds: 9, text: "9 s", isUnexplained: false }], width, "c", t),
    ],
    [
      "shareDots",
      (name, width) => shareDots([dot(name), dot("b")], { name: "all", share: 0.7 }, { ...size, width }, t),
    ],
    [
      "channelDots",
      (name, width) =>
        channelDots(
          [{ problem: name, channel: "Chat", seconds: 60, low: 50, high: 90, isFirst: true }],
          width,
          "c",
          t,
        ),
    ],
    [
      "ratioDots",
      (name, width) =>
        ratioDots([{ label: name, when: "9 Nov", ratio: 2, low: 1, high: 3, isReal: true }], width, "c", t),
    ],
  ];

  it.each(charts)("%s cuts them to its margin, and says them in full behind", (_name, draw) => {
    for (const name of [LONG, HAN, LONG.toUpperCase()])
      for (const width of [330, 560, 1100]) {
        const drawn = draw(name, width);
        const label = axisLabels(drawn).find((one) => one.full.startsWith(name)) as AxisLabel;
        expect(label.shown.join(" ")).toContain("…");
        // Text is measured with some caution.
        expect(0.95 * Math.max(...label.shown.map(textWidth))).toBeLessThanOrEqual(label.room);
        // Bars keep at least 60 px beside their words.
        expect(label.room).toBeLessThan(0.56 * width);
      }
  });

  it.each(charts)("%s leaves short ones as they are", (_name, draw) => {
    const [label] = axisLabels(draw("Refund", 560));
    expect(label?.shown[0]).toMatch(/^Refund( · 9 Nov)?$/);
    expect(label?.full).toBe("");
  });

  it("keeps two names apart that are cut alike, and their bars", () => {
    const drawn = countBars(
      [`${LONG} A`, `${LONG} B`].map((name) => ({ name, total: 5, late: 0 })),
      size,
      t,
    );
    const labels = axisLabels(drawn);
    expect(labels.map(({ full }) => full.at(-1))).toEqual(["A", "B"]);
    expect(new Set([...drawn.querySelectorAll("rect")].map((bar) => bar.getAttribute("y"))).size).toBe(2);
  });

  it("keeps the day of an event whose name is cut, and names a narrow row in two lines at most", () => {
    const event = (when: string) => ({ label: LONG, when, ratio: 2, low: 1, high: 3, isReal: true });
    const wide = axisLabels(ratioDots([event("9 Nov"), event("2 Nov")], 900, "c", t));
    expect(wide.map(({ shown }) => shown[0]?.slice(-9))).toEqual([
      expect.stringMatching(/…? · 9 Nov$/),
      expect.stringMatching(/…? · 2 Nov$/),
    ]);
    for (const { shown } of axisLabels(ratioDots([event("9 Nov")], 340, "c", t)))
      expect(shown.length).toBeLessThanOrEqual(2);
    const two = { ...event("9 Nov"), label: "Sehari setelah promosi, semua 6 hari" };
    expect(axisLabels(ratioDots([two], 328, "c", t))[0]?.shown.join(" ")).toBe(two.label);
  });

  it("gives the words beside the longest bar the room they need", () => {
    const drawn = countBars(
      [{ name: "a", total: 12_345, late: 12_000 }],
      { ...size, lateIs: "lewat dari target yang berlaku" },
      t,
    );
    const words = [...drawn.querySelectorAll("text")].find(({ textContent }) =>
      textContent?.includes("lewat"),
    ) as Element;
    const [x = 0] = (words.getAttribute("transform") ?? "").match(/[\d.]+/g)?.map(Number) ?? [];
    expect(x + textWidth(words.textContent ?? "")).toBeLessThanOrEqual(size.width);
  });

  it("keeps the slanting names of channels within the picture", () => {
    const channels = ["In-app chat with a person of the second line", "Bantuan lewat surat"].map(
      (channel, i) => ({
        problem: "Any",
        channel,
        seconds: 10 ** (i + 3),
        low: 900,
        high: 10 ** (i + 3),
        isFirst: i === 0,
      }),
    );
    const drawn = channelDots(channels, 330, "c", t);
    const names = [...drawn.querySelectorAll("text")].filter((text) =>
      /rotate/.test(text.getAttribute("transform") ?? ""),
    );
    expect(names.map((text) => text.querySelector("title")?.textContent ?? null)).toEqual([
      channels[0]?.channel,
      null,
    ]);
    for (const name of names) {
      const [x = 0, y = 0] = (name.getAttribute("transform") ?? "").match(/-?[\d.]+/g)?.map(Number) ?? [];
      const length = textWidth(shownText(name));
      expect(x + length * Math.cos((40 * Math.PI) / 180)).toBeLessThanOrEqual(330);
      expect(y - length * Math.sin((40 * Math.PI) / 180)).toBeGreaterThanOrEqual(0);
    }
  });
});

interface AxisLabel {
  /** By line. */
  shown: string[];
  full: string;
  room: number;
}

const shownText = (text: Element): string =>
  [...text.childNodes]
    .filter(({ nodeName }) => nodeName.toLowerCase() !== "title")
    .map(({ textContent }) => textContent)
    .join("");

/** What stands left of a chart's rows, and how far it may reach. */
function axisLabels(drawn: Element): AxisLabel[] {
  return [...drawn.querySelectorAll('g[aria-label="y-axis tick label"] text')].map((text) => {
    const [x = 0] = (text.getAttribute("transform") ?? "").match(/[\d.]+/g)?.map(Number) ?? [];
    const group = text.parentElement?.getAttribute("transform") ?? "";
    const [shift = 0] = group.match(/-?[\d.]+/g)?.map(Number) ?? [];
    const lines = [...text.querySelectorAll("tspan")].map(({ textContent }) => textContent ?? "");
    return {
      shown: lines.length > 0 ? lines : [shownText(text)],
      full: text.querySelector("title")?.textContent ?? "",
      room: x + shift,
    };
  });
}
