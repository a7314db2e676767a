import { describe, expect, it } from "vitest";
import { changePointRows } from "../../../pipelines/estimates/categoryChangePoints.js";
import { trends } from "../../../pipelines/estimates/categoryTrends.js";
import { weeksOf } from "../../../pipelines/estimates/categoryWeeks.js";
import type { MovingEvent } from "../../../pipelines/estimates/eventsOfWeek.js";
import { type Mark, marksNear } from "../../../pipelines/estimates/nearestMark.js";
import { withProblemEvents } from "../../../pipelines/estimates/problemEvents.js";
import { silentDays } from "../../../pipelines/estimates/silence.js";
import { type WeeklyInput, weeklyCounts } from "../../../pipelines/estimates/weeklyCounts.js";
import { qValues } from "../../../pipelines/methods/falseDiscoveryRate.js";
import { dayOf, deskOfWeeks, weekStart } from "./deskOfWeeks.js";

const CHANNELS = ["chat", "email"];
const CATEGORIES = ["login", "payment", "refund", "top_up", "transfer", "other"];
/** Ups and downs of a few per cent without chance. */
const wobble = (week: number, k: number): number => ((week * 7 + k * 3) % 5) - 2;
const usual = (week: number, channel: string, category: string): number =>
  (channel === "chat" ? 60 : 30) + wobble(week, CATEGORIES.indexOf(category)) * 3;

type Row = ReturnType<typeof trends>[number];
const rowsOf = (input: WeeklyInput, events: readonly MovingEvent[] = []): Row[] =>
  trends(weeklyCounts(input), events);
const find = (rows: readonly Row[], kind: string, scope: string): Row =>
  rows.find((row) => row.scope_kind === kind && row.scope === scope) as Row;

describe("trends of categories", () => {
  const risen = deskOfWeeks(16, CHANNELS, CATEGORIES, (week, channel, category) =>
    week === 15 && category === "top_up"
      ? 2 * usual(week, channel, category)
      : usual(week, channel, category),
  );

  it("tell what rose, by how much, and that the rest did not", () => {
    const rows = rowsOf(risen);
    const row = find(rows, "category", "top_up");
    expect(row).toMatchObject({ verdict: "rose", share_verdict: "rose", weeks_before: 12, week: "week 15" });
    expect(Number(row.ratio)).toBeGreaterThan(1.9);
    expect(Number(row.ratio_low)).toBeLessThan(2);
    expect(Number(row.ratio_high)).toBeGreaterThan(2);
    const others = rows.filter((one) => one.scope_kind !== "all" && one.scope !== "top_up");
    expect(others.map((one) => one.verdict)).toEqual(others.map(() => "no_change"));
    expect(find(rows, "all", "all")).toMatchObject({ share: null, share_q_value: null, share_verdict: null });
  });

  it("correct for every count and share that is shown", () => {
    const rows = rowsOf(risen);
    const p = rows.flatMap((row) => [row.p_value, row.share_p_value]).filter((one) => one !== null);
    const q = rows.flatMap((row) => [row.q_value, row.share_q_value]).filter((one) => one !== null);
    // Everything, two channels, six categories and the same as problems; no share of everything.
    expect(p).toHaveLength(29);
    const parts = rows.filter((row) => row.scope_kind !== "problem");
    const once = parts.flatMap((row) => [row.p_value, row.share_p_value]).filter((one) => one !== null);
    expect(once).toHaveLength(17);
    const expected = new Map(qValues(once.map(Number)).map((value, i) => [once[i], value]));
    // To be counted twice would raise the rank of what rose faster than the number of tests.
    expect(q).toEqual(p.map((value) => expected.get(value)));
  });

  it("say how many weeks are too few, and how many tickets", () => {
    expect(rowsOf(deskOfWeeks(6, CHANNELS, CATEGORIES, usual)).map((row) => row.verdict)).toContain(
      "too_few_weeks",
    );
    const seven = deskOfWeeks(7, CHANNELS, [...CATEGORIES, "rare"], (week, channel, category) =>
      category === "rare" ? Number(week === 2 && channel === "chat") : usual(week, channel, category),
    );
    const rows = rowsOf(seven);
    expect(find(rows, "category", "rare")).toMatchObject({
      verdict: "too_few_tickets",
      p_value: null,
      ticket_count: 0,
    });
    expect(find(rows, "category", "login")).toMatchObject({ verdict: "no_change", weeks_before: 6 });
    expect(rowsOf(deskOfWeeks(0, CHANNELS, CATEGORIES, usual))).toEqual([]);
  });

  it("call an export that ended no fall, and leave it out of the categories", () => {
    // Email is told of until the Wednesday of the last week.
    const ended = deskOfWeeks(
      16,
      CHANNELS,
      CATEGORIES,
      usual,
      (day, channel) => channel !== "email" || day < 15 * 7 + 3,
    );
    const rows = rowsOf(ended);
    expect(find(rows, "channel", "email")).toMatchObject({
      verdict: "ended",
      edge_day: dayOf(15, 2),
      p_value: null,
      share: null,
      share_verdict: null,
    });
    expect(rows.filter((row) => row.verdict === "fell" || row.share_verdict === "fell")).toEqual([]);
    // Four days of holidays say nothing of an end.
    const holidays = [3, 4, 5, 6].map((day) => dayOf(15, day));
    expect(find(rowsOf({ ...ended, holidays }), "channel", "email").verdict).not.toBe("ended");
    const chat = find(rows, "channel", "chat");
    expect(find(rows, "all", "all").ticket_count).toBe(chat.ticket_count);
    expect(chat.share).toBe(1);
    const weeks = weeksOf(weeklyCounts(ended));
    expect(weeks.find((week) => week.scope === "email")?.share).toBeNull();
    expect(changePointRows(weeklyCounts(ended), [])).toEqual([]);
  });

  it("call an export that began no rise, in the weeks compared or before", () => {
    const begun = (from: number) =>
      deskOfWeeks(30, CHANNELS, CATEGORIES, usual, (day, channel) => channel !== "email" || day >= from * 7);
    const late = rowsOf(begun(24));
    expect(find(late, "channel", "email")).toMatchObject({ verdict: "began", edge_day: dayOf(24, 0) });
    expect(late.filter((row) => row.verdict === "rose")).toEqual([]);
    // Before them nothing needs leaving out, but levels are only compared since then.
    const early = weeklyCounts(begun(10));
    expect(early.edges.size).toBe(0);
    expect(early.evenFrom).toBe(10);
    expect(changePointRows(early, [])).toEqual([]);
  });

  it("leave out the weeks that an incident moved, and name what moved this one", () => {
    const event = (kind: MovingEvent["kind"], week: number, extra: number): MovingEvent => ({
      kind,
      name: kind,
      starts_on: dayOf(week, 2),
      scope_kind: "category",
      scope: "payment",
      extra,
    });
    const rows = rowsOf(risen, [
      event("incident", 10, 40),
      event("promotion", 12, 9),
      event("promotion", 15, 12),
    ]);
    expect(find(rows, "category", "payment")).toMatchObject({
      weeks_before: 11,
      event_kind: "promotion",
      event_count: 12,
    });
    expect(find(rows, "category", "login")).toMatchObject({ weeks_before: 12, event_name: null });
  });
});

describe("trends of problems", () => {
  /** The taxonomy makes one problem of top-ups and transfers, of which transfers are a sub-cause. */
  const problemOf = (category: string) =>
    category === "transfer"
      ? { problem: "delayed", sub_cause: "delayed/transfer" }
      : { problem: category === "top_up" ? "delayed" : category, sub_cause: null };
  const desk = (factor: (week: number, category: string) => number) =>
    deskOfWeeks(
      26,
      CHANNELS,
      CATEGORIES,
      (week, channel, category) => Math.round(factor(week, category) * usual(week, channel, category)),
      () => true,
      problemOf,
    );

  it("go by what the taxonomy makes of the tickets, sub-causes by their texts", () => {
    const rows = rowsOf(desk((week, category) => (week === 25 && category === "transfer" ? 2 : 1)));
    const delayed = find(rows, "problem", "delayed");
    const sub = find(rows, "sub_cause", "delayed/transfer");
    expect([delayed.verdict, sub.verdict]).toEqual(["rose", "rose"]);
    expect(delayed.ticket_count).toBe(
      Number(find(rows, "category", "top_up").ticket_count) + Number(sub.ticket_count),
    );
    // One share of everything's is of the same whole for all of them.
    expect(sub.share).toBeCloseTo(
      Number(sub.ticket_count) / Number(find(rows, "all", "all").ticket_count),
      12,
    );
    expect(rows.filter(({ scope_kind }) => scope_kind === "problem").map(({ scope }) => scope)).toEqual([
      "delayed",
      "login",
      "other",
      "payment",
      "refund",
    ]);
  });

  it("change no q where every problem is a category", () => {
    const input = deskOfWeeks(16, CHANNELS, CATEGORIES, (week, channel, category) =>
      week === 15 && category === "top_up" ? 90 : usual(week, channel, category),
    );
    const rows = rowsOf(input);
    for (const category of CATEGORIES) {
      const [asTool, asProblem] = [find(rows, "category", category), find(rows, "problem", category)];
      expect({ ...asProblem, scope_kind: "category" }).toEqual(asTool);
    }
  });

  it("find levels of problems and sub-causes, each against what most problems do", () => {
    const input = desk((week, category) => (week >= 18 && category === "transfer" ? 2.5 : 1));
    const found = changePointRows(weeklyCounts(input), []).map(
      ({ scope_kind, scope, week, direction }) => `${scope_kind} ${scope} ${week} ${direction}`,
    );
    expect(found).toEqual([
      "category transfer week 18 up",
      "problem delayed week 18 up",
      "sub_cause delayed/transfer week 18 up",
    ]);
  });

  it("know of an event what moved the category that a problem mostly is", () => {
    const event: MovingEvent = {
      kind: "promotion",
      name: "11.11",
      starts_on: dayOf(25, 2),
      scope_kind: "category",
      scope: "top_up",
      extra: 30,
    };
    const { counts } = desk(() => 1);
    const of = (tickets: number) => ({ ...(counts[0] as (typeof counts)[number]), tickets });
    const fewer = { ...of(40), category: "top_up", problem: "delayed" };
    // Of the problem less than a half is top-ups: what moved them did not move it.
    expect(
      withProblemEvents([event], [fewer, { ...of(60), category: "transfer", problem: "delayed" }]),
    ).toEqual([event]);
    // Of top-ups a third is another problem: so much of what the event brought is.
    expect(
      withProblemEvents([event], [fewer, { ...of(20), category: "top_up", problem: "other" }]).at(-1),
    ).toMatchObject({ scope: "delayed", extra: 20 });
    const half = counts.map((row) => (row.category === "transfer" ? { ...row, tickets: 1 } : row));
    expect(withProblemEvents([event], half)).toEqual([
      event,
      { ...event, scope_kind: "problem", scope: "delayed", extra: 30 },
    ]);
  });
});

describe("an export's silence", () => {
  const days = (weeks: number, of: (weekday: number) => number) =>
    Array.from({ length: weeks * 7 }, (_, day) => of(day % 7));

  it("is none where the desk rests on those days", () => {
    expect(silentDays(days(8, (weekday) => (weekday < 5 ? 20 : 0)))).toBe(0);
  });
  it("is none where that is a public holiday, and what follows it usually silent", () => {
    const worked = days(8, (weekday) => (weekday < 5 ? 20 : 0));
    const friday = worked.length - 3;
    const silent = worked.map((count, day) => (day === friday ? 0 : count));
    expect(silentDays(silent)).toBe(3);
    expect(silentDays(silent, new Set([friday]))).toBe(0);
    expect(silentDays(silent, new Set([friday - 1, friday + 1]))).toBe(3);
    expect(silentDays([...silent, 0], new Set([friday]))).toBe(4);
  });
  it("is counted in days", () => {
    expect(silentDays([...days(8, () => 20), 0, 0, 0])).toBe(3);
    expect(silentDays([...days(8, () => 20), ...new Array<number>(16).fill(0)])).toBe(16);
  });
  it("is none where few were to be expected, or too few weeks tell", () => {
    expect(silentDays([...days(8, (weekday) => Number(weekday === 0)), 0, 0, 0, 0, 0])).toBe(0);
    expect(silentDays([...days(2, () => 20), 0, 0])).toBe(0);
    expect(silentDays([0, 0, 0])).toBe(0);
  });
});

describe("changes that lasted", () => {
  const moved = deskOfWeeks(26, CHANNELS, CATEGORIES, (week, channel, category) =>
    week >= 18 && category === "refund"
      ? 1.5 * usual(week, channel, category)
      : usual(week, channel, category),
  );
  const mark = (kind: Mark["kind"], name: string, week: number, day = 0, length = 1): Mark => ({
    kind,
    name,
    starts_on: dayOf(week, day),
    ends_on: dayOf(week, day + length - 1),
  });

  it("are found with their level before and after, and what lies beside them", () => {
    const rows = changePointRows(weeklyCounts(moved), [
      mark("promotion", "11.11", 18, 1),
      mark("release", "4.82", 18, 2),
      mark("release", "4.70", 12),
    ]);
    expect(rows.map(({ scope_kind, scope }) => `${scope_kind} ${scope}`)).toEqual([
      "category refund",
      "problem refund",
    ]);
    expect(rows[0]).toMatchObject({
      scope_kind: "category",
      scope: "refund",
      week_start: weekStart(18),
      direction: "up",
      before_weeks: 18,
      after_weeks: 8,
      mark_kind: "release",
      mark_name: "4.82",
      mark_days: 2,
      other_mark_count: 1,
    });
    expect(Number(rows[0]?.ratio_low)).toBeLessThan(1.5);
    expect(Number(rows[0]?.ratio_high)).toBeGreaterThan(1.5);
  });

  it("have what lasts before what passes, and what broke before what comes every month", () => {
    const marks = [
      mark("holiday", "Holiday", 4, 3),
      mark("promotion", "Sale", 4, 1),
      mark("incident", "Outage", 4, 0),
      mark("release", "4.2", 3, 1),
      mark("incident", "Long outage", 4, 2, 9),
      mark("release", "later", 5),
      mark("release", "earlier", 2, 6),
    ];
    expect(marksNear(marks, weekStart(4), 2).map((near) => near.mark.name)).toEqual([
      "Long outage",
      "4.2",
      "Outage",
      "Sale",
      "Holiday",
    ]);
  });

  it("are none below twelve weeks", () => {
    expect(changePointRows(weeklyCounts(deskOfWeeks(11, CHANNELS, CATEGORIES, usual)), [])).toEqual([]);
  });
});
