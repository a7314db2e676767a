import { describe, expect, it } from "vitest";
import { verdictOf, weekFindings } from "../../src/components/findings/week.js";
import { between, type Finding, noteOf, sentenceOf, wordsOf } from "../../src/components/findings/words.js";
import { todoPart } from "../../src/components/week/todoPart.js";
import { texts } from "../../src/i18n/index.js";
import { findingRow, syntheticFindings } from "../helpers/syntheticFindings.js";
import { syntheticMeta } from "../helpers/syntheticReports.js";

const t = texts("en");
const around = {
  meta: syntheticMeta(),
  marks: [
    { kind: "promotion", name: "11.11", starts_on: "2026-11-11", ends_on: "2026-11-11" },
    { kind: "promotion", name: "12.12", starts_on: "2026-12-12", ends_on: "2026-12-12" },
  ].map((mark) => ({ ...mark, kind: "promotion" as const, starts_at_local: null, ends_at_local: null })),
};
const plain = (text: string): string => text.replaceAll(/[\u00a0]/g, " ").replaceAll("\u2060", "");
const say = (given: Partial<Finding>): string =>
  plain(sentenceOf(findingRow({ rank: 1, status: "real", family: "waits", ...given }), around, t));

describe("the sentence of a finding", () => {
  it("names its figure and what is usual", () => {
    const [wait] = syntheticFindings(true);
    expect(plain(sentenceOf(wait!, around, t))).toBe(
      "Nine in ten had a first answer within **17 h 47 min**, longer than the usual 8 h 03 min – 10 h 33 min.",
    );
    expect(plain(noteOf(wait!, t))).toBe("95 % interval 16 h 23 min – 19 h 27 min · n 480");
  });

  it("says more than, where a percentile was not reached, how long it has been so, and since which release", () => {
    const social = syntheticFindings(true)[1]!;
    expect(plain(sentenceOf(social, around, t))).toContain(
      "Social media: fewer than nine in ten have a first answer yet, after **more than 2 d 2 h**",
    );
    expect(plain(noteOf(social, t))).toContain(
      "3 weeks in a row · since the week of release 4.82 (Wed 28 Oct)",
    );
  });

  it("speaks of one as of one", () => {
    const late = { kind: "late_first_response", unit: "count", subject_kind: "all", subject: "all" } as const;
    expect(say({ ...late, value: 1 })).toBe("**1 ticket** waits for a first answer past the target.");
    expect(say({ ...late, value: 3, part_kind: "category", part: "refund", part_count: 2 })).toBe(
      "**3 tickets** wait for a first answer past the target; 2 of them about Refund.",
    );
    const file = { kind: "files_refused", unit: "count", subject_kind: "files" } as const;
    expect(say({ ...file, value: 1, n: 75 })).toBe(
      "**1 of 75 files** was refused: what is in it is missing everywhere.",
    );
  });

  it("plans for the next event of the kind, where one is known", () => {
    const promotion = findingRow({
      rank: 1,
      status: "real",
      family: "events",
      kind: "event_promotion",
      subject_kind: "event",
      subject: "11.11",
      unit: "ratio",
      value: 1.64,
      action: "plan_event",
      marker_kind: "promotion",
    });
    expect(plain(t.findings.action.plan_event(wordsOf(promotion, around, t)))).toBe(
      "Plan people for **12.12 (Sat 12 Dec)**: 11.11 brought 1.6 times the usual contacts.",
    );
    // Hours of a peak were chosen for being high: what came in them is not what the event brought.
    const peak: Finding = { ...promotion, family: "peaks", kind: "peak", value: 1.8 };
    const spell: Finding = { ...peak, on_day: "2026-11-11", from_local: "01:00", to_local: "23:00" };
    expect(plain(t.findings.action.plan_event(wordsOf(spell, around, t)))).toBe(
      "Plan people for **12.12 (Sat 12 Dec)**: with 11.11, 1.8 times the usual contacts came on Wednesday 01:00 – 23:00.",
    );
    const both = weekFindings([spell, { ...promotion, rank: 2 }], promotion.week);
    expect(todoPart(both, around, true, t).lines?.map(({ text }) => plain(text))).toEqual([
      "Plan people for **12.12 (Sat 12 Dec)**: 11.11 brought 1.6 times the usual contacts.",
    ]);
  });

  it("has words for every kind and action, without a gap in any", () => {
    const row = syntheticFindings(true)[1]!;
    const words = wordsOf(row, around, t);
    for (const sentence of [...Object.values(t.findings.sentence), ...Object.values(t.findings.action)]) {
      expect(sentence(words)).not.toMatch(/undefined|null|NaN/);
      expect(sentence(words)).toMatch(/\.$/);
    }
  });

  it("gives ranges in the unit, once where it is the same", () => {
    expect(plain(between(0.321, 0.438, "share", t))).toBe("32 – 44 %");
    expect(plain(between(29.4, 58.6, "count", t))).toBe("30 – 58");
    expect(between(null, null, "seconds", t)).toBe("");
    expect(plain(between(3600, null, "seconds", t))).toBe("more than 1 h");
  });
});

describe("a week's findings", () => {
  const found = weekFindings(syntheticFindings(true), "2026-W46");
  it("are the changes apart from the facts, and the count of what was compared", () => {
    expect(found.changes.map(({ rank }) => rank)).toEqual([1, 2, 4]);
    expect([found.tests, found.real, found.all.length]).toEqual([45, 3, 5]);
    expect(weekFindings(syntheticFindings(true), null).all).toEqual([]);
  });

  it("tell what was looked at in vain from what was not looked at", () => {
    expect(verdictOf(found, "waits", "first_response_p90", "all")).toBe("above");
    expect(verdictOf(found, "waits", "first_response_p90", "web")).toBe("within");
    expect(verdictOf(found, "backlog", "backlog_growth", "all")).toBe("too_few");
  });
});
