import { beforeAll, describe, expect, it } from "vitest";
import { hourLine } from "../../src/components/charts/hourLine.js";
import { levelLine } from "../../src/components/charts/levelLine.js";
import { waitLine } from "../../src/components/charts/waitLine.js";
import { weekLine } from "../../src/components/charts/weekLine.js";
import { formatDuration } from "../../src/components/format.js";
import { texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticReports } from "../helpers/syntheticReports.js";

const t = texts("en");
const MONDAYS = ["2026-10-26", "2026-11-02", "2026-11-09"];
const size = { width: 640, title: "a chart" };

/** Where a label stands in its chart, from the top: its own place and those of what it is in. */
function middleOf(label: Element): number {
  let y = Number.parseFloat(label.getAttribute("y") ?? "0");
  for (let one: Element | null = label; one !== null; one = one.parentElement)
    y += Number(/translate\([^,]+,\s*([-\d.]+)\)/.exec(one.getAttribute("transform") ?? "")?.[1] ?? 0);
  return y;
}

/** How far below the middle of a label the axis' dates begin, of letters 12 px high with their line at 0.71 em. */
function gapsTo(drawn: Element, names: readonly string[]): number[] {
  const [tick] = drawn.querySelectorAll("[aria-label='x-axis tick label'] text");
  if (tick === undefined) throw new Error("the axis has labels");
  const labels = [...drawn.querySelectorAll("text")].filter(({ textContent }) => names.includes(textContent));
  expect(labels.map(({ textContent }) => textContent).sort()).toEqual([...names].sort());
  return labels.map((label) => middleOf(tick) - middleOf(label));
}

describe("a label at the end of a line that ends near nothing", () => {
  beforeAll(usePageDocument);
  const week = { low: null, high: null };

  it("does not meet the last date below it", () => {
    const [wait] = syntheticReports().first_response_by_week;
    if (wait === undefined) throw new Error("the report has rows");
    const waits = MONDAYS.map((week_start, i) => ({
      ...wait,
      week_start,
      p90_seconds: i < 2 ? 300_000 : 4000,
      p90_low_seconds: null,
      p90_high_seconds: null,
      naive_p90_seconds: 900,
    }));
    const values = MONDAYS.map((week_start, i) => ({ week_start, value: i < 2 ? 2 : 0.001 }));
    const levels = MONDAYS.map((week_start, i) => ({ week_start, count: 20 - 10 * i, ...week }));
    const hours = [21, 22, 23].map((hour) => ({
      hour,
      p50_seconds: 60,
      p90_seconds: hour < 23 ? 90_000 : 120,
      longest_seconds: null,
    }));
    const drawn = [
      [waitLine(waits, [], size, t), [formatDuration(4000, t), t.response.answeredOnly]],
      [
        weekLine(
          values,
          (value) => (value === 0.001 ? "the last" : String(value)),
          { ...size, marks: [] },
          t,
        ),
        ["the last"],
      ],
      [hourLine(hours, size.width, size.title, t), [t.response.nineInTen, t.response.half]],
    ] as const;
    for (const [chart, names] of drawn)
      for (const gap of gapsTo(chart, names)) expect(gap).toBeGreaterThanOrEqual(8);
    const level = levelLine(levels, [], [], size, t);
    const bold = [...level.querySelectorAll("g[font-weight] text")].map(middleOf);
    const [tick] = level.querySelectorAll("[aria-label='x-axis tick label'] text");
    expect((tick === undefined ? 0 : middleOf(tick)) - (bold[0] ?? 0)).toBeGreaterThanOrEqual(8);
  });
});
