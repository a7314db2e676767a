import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { explainedWeeks } from "../../src/components/charts/explainedWeeks.js";
import { type Happening, happenedInWeek, happenedOn } from "../../src/components/charts/happened.js";
import { hourBand } from "../../src/components/charts/hourBand.js";
import { levelLine } from "../../src/components/charts/levelLine.js";
import { spellDays } from "../../src/components/charts/spellDays.js";
import { stockLine } from "../../src/components/charts/stockLine.js";
import { waitLine } from "../../src/components/charts/waitLine.js";
import { weekLine } from "../../src/components/charts/weekLine.js";
import { weekSteps } from "../../src/components/charts/weekSteps.js";
import { texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";
import { syntheticReports } from "../helpers/syntheticReports.js";

const t = texts("en");
const on = (kind: Happening["kind"], name: string, starts_on: string, ends_on = starts_on): Happening => ({
  kind,
  name,
  starts_on,
  ends_on,
});
const MONDAYS = ["2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09"];
const WITHIN = [
  on("release", "4.80.0", "2026-10-20"),
  on("holiday", "a day off", "2026-10-28"),
  on("incident", "Top-ups late", "2026-11-03"),
  on("release", "4.82.0", "2026-11-04"),
  on("promotion", "11.11", "2026-11-11"),
];
const MARKS = [on("promotion", "before", "2026-10-18"), ...WITHIN, on("promotion", "after", "2026-11-16")];
const DAYS = Array.from({ length: 28 }, (_, i) =>
  new Date(Date.parse("2026-10-19") + i * 86_400_000).toISOString().slice(0, 10),
);
const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
const size = { width: 900, title: "a chart" };
const weeks = MONDAYS.map((week_start) => ({ week_start, value: 1 }));
const week = (width = 900) => weekLine(weeks, String, { width, title: "a chart", marks: MARKS }, t);
const told = (drawn: Element): (string | null)[] =>
  [...drawn.querySelectorAll("title")].map(({ textContent }) => textContent);
const words = (drawn: Element): (string | null)[] =>
  [...drawn.querySelectorAll("text")].map(({ textContent }) => textContent);

describe("what happened along a time axis", () => {
  beforeAll(usePageDocument);

  it("stands at every chart with one, what came before and after it does not", async () => {
    const [wait] = syntheticReports().first_response_by_week;
    const [stock] = syntheticReports().backlog_by_day;
    if (wait === undefined || stock === undefined) throw new Error("the reports have rows");
    const charts = {
      weekLine: week(),
      waitLine: waitLine(
        MONDAYS.map((week_start) => ({ ...wait, week_start })),
        MARKS,
        size,
        t,
      ),
      levelLine: levelLine(
        MONDAYS.map((week_start) => ({ week_start, count: 1, low: 0, high: 2 })),
        [],
        MARKS,
        size,
        t,
      ),
      explainedWeeks: explainedWeeks(
        MONDAYS.map((week_start) => ({ week_start, explained: 1, unexplained: 1 })),
        MARKS,
        size,
        t,
      ),
      stockLine: stockLine(
        DAYS.map((day) => ({ ...stock, day })),
        MARKS,
        size,
        t,
      ),
      spellDays: spellDays(
        DAYS.map((day) => ({ day, count: 1, expected: 1, over: 0 })),
        { peaks: [], marks: MARKS },
        size,
        t,
      ),
      hourBand: hourBand(
        [...DAYS, "2026-11-16"].map((day) => ({ at: at(day), value: 1, low: 0, high: 2 })),
        MARKS,
        size,
        t,
      ),
      weekSteps: weekSteps(
        DAYS.map((day, i) => ({ from: at(day), to: at(DAYS[i + 1] ?? "2026-11-16"), needed: 1, planned: 1 })),
        MARKS,
        size,
        t,
      ),
    };
    const expected = [
      "holiday: a day off, 28 Oct",
      "incident: Top-ups late, 3 Nov",
      "promotion: 11.11, 11 Nov",
      "release: 4.80.0, 20 Oct",
      "release: 4.82.0, 4 Nov",
    ];
    for (const [name, drawn] of Object.entries(charts))
      expect([name, told(drawn).sort()]).toEqual([name, expected]);
  });

  it("is drawn by every chart whose axis is time", () => {
    const folder = new URL("../../src/components/charts/", import.meta.url);
    const timed = readdirSync(folder)
      .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }))
      .filter(({ text }) => text.includes('type: "utc"'));
    expect(timed.length).toBeGreaterThan(7);
    const without = timed
      .filter(({ text }) => !/\b(happened|namedRules)\(/.test(text))
      .map(({ name }) => name);
    expect(without).toEqual([]);
  });

  it("names incidents, promotions and the latest release; of what is to come everything", () => {
    const above = words(week());
    for (const name of ["Top-ups late", "4.82.0", "11.11"]) expect(above).toContain(name);
    for (const name of ["4.80.0", "a day off", "before", "after"]) expect(above).not.toContain(name);
    const points = DAYS.map((day) => ({ at: at(day), value: 1, low: 0, high: 2 }));
    const coming = words(hourBand(points, MARKS, size, t));
    for (const { name } of WITHIN) expect(coming).toContain(name);
  });

  it("says what each symbol is, of the kinds that are there, on a phone too", () => {
    for (const width of [900, 240])
      expect(words(week(width))).toEqual(
        expect.arrayContaining(["incident", "release", "promotion", "holiday"]),
      );
    const one = weekLine(weeks, String, { ...size, marks: [on("release", "1.0", "2026-10-20")] }, t);
    expect(words(one)).toContain("release");
    expect(words(one)).not.toContain("incident");
  });

  it("takes no room where nothing happened", () => {
    const height = (marks: readonly Happening[]) =>
      Number(weekLine(weeks, String, { ...size, marks }, t).getAttribute("height"));
    expect(height([])).toBe(180);
    expect(height(MARKS)).toBeGreaterThan(180);
  });

  it("stands in the tables behind: on its days, and in the week of any of them", () => {
    const long = [on("holiday", "Idul Fitri", "2026-03-20", "2026-03-24"), ...MARKS];
    expect(happenedOn(long, "2026-03-24", t)).toBe("Idul Fitri (holiday)");
    expect(happenedOn(long, "2026-03-25", t)).toBe("");
    expect(
      ["2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30"].map((day) => happenedInWeek(long, day, t)),
    ).toEqual(["", "Idul Fitri (holiday)", "Idul Fitri (holiday)", ""]);
    expect(happenedInWeek(MARKS, "2026-11-02", t)).toBe("Top-ups late (incident); 4.82.0 (release)");
  });
});
