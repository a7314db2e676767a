import { describe, expect, it } from "vitest";
import { changeOf, type WeekFigure } from "../../../pipelines/estimates/findings/weeklyChange.js";
import { computeFindings, type FindingsInput } from "../../../pipelines/estimates/findings.js";
import { quietFindings } from "../../helpers/quietFindings.js";

type Row = ReturnType<typeof computeFindings>[number];
const realOf = (input: FindingsInput): Row[] =>
  computeFindings(input).filter(({ status }) => status === "real");

/** A desk with nothing to say but what is given. */
const silentDesk = (rows: Partial<FindingsInput["rows"]>): FindingsInput => ({
  context: {
    weeks: [{ week: "2026-W28", week_start: "2026-07-06" }],
    markers: [],
  },
  rows: {
    trust: { files: 10, refused: 0, days: [] },
    standing: [],
    waits: [],
    queues: [],
    targets: [],
    volume: [],
    events: { events: [] },
    backlog: [],
    quality: [],
    roster: [],
    shortage: [],
    peaks: { searched: [], spells: [] },
    causes: { weeks: [], roster: { first: null, last: null } },
    channels: { switches: [], speeds: [] },
    themes: { counts: { weeks: [], series: [], totals: [], smallCell: 5 }, versions: [] },
    ...rows,
  },
});
const weekly = (counts: readonly number[], scope = "refund") =>
  counts.map((tickets, i) => ({
    week: `2026-W${29 - counts.length + i}`,
    scope_kind: "problem",
    scope,
    tickets,
  }));
const STEADY = [50, 47, 55, 52, 46, 51, 54, 49, 50, 53, 48, 52];

describe("the findings of a week", () => {
  it("are none where ratings are told of weeks, and no week of the desk is over", () => {
    const desk = silentDesk({
      quality: [{ measure: "csat", week: "2026-W28", n: 30, yes: 20, value: 20 / 30, low: 0.48, high: 0.81 }],
    });
    const rows = computeFindings({ ...desk, context: { ...desk.context, weeks: [] } });
    expect(rows.filter(({ family }) => family === "quality")).toEqual([]);
  });

  it("stay silent on quiet desks: at most one in twenty has any", () => {
    const desks = 30;
    const alarmed = Array.from({ length: desks }, (_, i) =>
      realOf(quietFindings({ seed: i + 1, weeks: 19, ticketsAWeek: 150, spread: i % 2 === 0 ? 0.02 : 0.12 })),
    ).filter((real) => real.length > 0);
    // 5 % of 30, and two standard errors; npm run alarms draws more.
    expect(alarmed.length).toBeLessThanOrEqual(4);
  });

  it("find what was planted, and say since when and with what interval of the usual", () => {
    const slow = Array.from({ length: 5 }, (_, i) =>
      realOf(quietFindings({ seed: 500 + i, weeks: 22, slow: { channel: "web", factor: 5, weeks: 4 } })),
    );
    const found = slow.map((real) =>
      real.find(({ kind, subject }) => kind === "first_response_p90" && subject === "web"),
    );
    expect(found.filter((row) => row !== undefined).length).toBeGreaterThanOrEqual(4);
    for (const row of found) {
      if (row === undefined) continue;
      expect(row).toMatchObject({
        direction: "up",
        tone: "worse",
        page: "response-times",
        anchor: "channels",
      });
      expect(row.since_weeks).toBeGreaterThanOrEqual(3);
      expect(row.value).toBeGreaterThan(row.compared_high as number);
      // Of some 64 a week, half instead of a tenth wait longer than nine in ten used to.
      expect(row.affected_count).toBeGreaterThan(12);
      expect(row.weight).toBe(2 * (row.affected_count as number));
    }
    const more = realOf(quietFindings({ seed: 42, weeks: 19, more: { category: "delay", factor: 2.2 } }));
    expect(more.find(({ kind, subject }) => kind === "tickets" && subject === "delay")).toMatchObject({
      direction: "up",
      since_weeks: 1,
      action: "check_article",
    });
  });

  it("say by hand what a count is compared with, and that nothing else changed", () => {
    const rows = computeFindings(
      silentDesk({ volume: [...weekly([...STEADY, 90]), ...weekly([...STEADY, 51], "registration")] }),
    );
    expect(rows.map(({ status, family, kind, subject }) => [status, family, kind, subject])).toEqual([
      ["real", "volume", "tickets", "refund"],
      ["nothing", "volume", null, null],
    ]);
    expect(rows[0]).toMatchObject({
      value: 90,
      n: 90,
      rank: 1,
      test_count: 1,
      affected_count: 90 - 607 / 12,
    });
    expect(rows[0]?.compared_value).toBeCloseTo(607 / 12, 10);
    expect(rows[1]?.test_count).toBe(1);
  });

  it("tell what an event brought in full in the week after it too, where it weighs half", () => {
    const event = {
      kind: "incident",
      name: "down",
      scope_kind: "all",
      scope: "all",
      contacts: 60,
      expected: 20,
    };
    const desk = silentDesk({
      events: { events: [{ ...event, starts_on: "2026-07-01", ratio: 3, low: 2.4, high: 3.75 }] },
    });
    const weeks = [{ week: "2026-W27", week_start: "2026-06-29" }, ...desk.context.weeks];
    const rows = computeFindings({ ...desk, context: { ...desk.context, weeks } });
    expect(
      rows.map(({ week, kind, affected_count, weight }) => [week, kind, affected_count, weight]),
    ).toEqual([
      ["2026-W27", "event_incident", 40, 80],
      ["2026-W28", "event_incident", 40, 40],
    ]);
  });

  it("say that there are too few weeks, instead of that nothing changed", () => {
    const rows = computeFindings(silentDesk({ volume: weekly([50, 47, 55, 200]) }));
    expect(rows.map(({ status, test_count }) => [status, test_count])).toEqual([["too_few", 1]]);
  });

  it("leave open what is not decided: shares of targets whose clocks still run", () => {
    const targets = [...STEADY, 20].map((met, i) => ({
      metric: "resolution",
      week: `2026-W${16 + i}`,
      scope_kind: "all",
      scope: "all",
      met,
      breached: 60 - met,
      open: i === 12 ? 30 : 0,
      low: 0,
      high: 1,
    }));
    expect(computeFindings(silentDesk({ targets })).map(({ status, family }) => [status, family])).toEqual([
      ["not_yet", "targets"],
    ]);
  });

  it("put what cannot be trusted first, then by customers and severity", () => {
    const standing = [
      {
        kind: "complaint",
        metric: "complaint",
        category: "refund",
        tickets: 30,
        whole: 90,
        merged: 0,
        small_cell: 5,
      },
      {
        kind: "due",
        metric: "first_response",
        category: "delay",
        tickets: 80,
        whole: 140,
        merged: 0,
        small_cell: 5,
      },
      {
        kind: "late",
        metric: "first_response",
        category: "refund",
        tickets: 40,
        whole: 140,
        merged: 0,
        small_cell: 5,
      },
      {
        kind: "late",
        metric: "first_response",
        category: "delay",
        tickets: 10,
        whole: 140,
        merged: 0,
        small_cell: 5,
      },
    ];
    const rows = computeFindings(
      silentDesk({ standing, trust: { files: 10, refused: 2, days: [], holidays: [] } }),
    );
    expect(rows.map(({ kind, weight, part }) => [kind, weight, part])).toEqual([
      ["files_refused", null, null],
      ["late_first_response", 100, "refund"],
      ["complaints_past_limit", 90, "refund"],
      ["due_first_response", 80, "delay"],
    ]);
    expect(rows.every(({ status, p_value }) => status === "fact" && p_value === null)).toBe(true);
  });

  it("name no category of fewer people than a small cell", () => {
    const standing = [
      {
        kind: "late",
        metric: "next_reply",
        category: "refund",
        tickets: 4,
        whole: 9,
        merged: 0,
        small_cell: 5,
      },
      {
        kind: "late",
        metric: "next_reply",
        category: "delay",
        tickets: 3,
        whole: 9,
        merged: 0,
        small_cell: 5,
      },
    ];
    expect(computeFindings(silentDesk({ standing }))[0]).toMatchObject({
      value: 7,
      part: null,
      part_count: null,
    });
  });

  it("take an export that has ended for that, not for a quiet channel", () => {
    const days = Array.from({ length: 70 }, (_, i) => ({
      channel: "email",
      day: new Date(Date.UTC(2026, 4, 4 + i)).toISOString().slice(0, 10),
      contacts: i < 66 ? 40 : 0,
    }));
    const found = (holidays: string[]) =>
      computeFindings(silentDesk({ trust: { files: 1, refused: 0, days, holidays } }));
    expect(found([])[0]).toMatchObject({
      kind: "export_ended",
      subject: "email",
      value: 4,
      on_day: "2026-07-09",
      action: "mend_files",
    });
    // Days of a long holiday say nothing of it; those after them do.
    const holidays = ["2026-07-09", "2026-07-10", "2026-07-11", "2026-07-12"];
    expect(found(holidays).map(({ kind }) => kind)).not.toContain("export_ended");
    expect(found(holidays.slice(0, 3))[0]).toMatchObject({ kind: "export_ended", value: 4 });
  });

  it("tell one story once: the weightiest of it, the others beside", () => {
    const week = (i: number, p90: number) => ({
      measure: "first_response",
      week: `2026-W${16 + i}`,
      scope_kind: "channel",
      scope: "chat",
      n: 100,
      p50: p90 / 4,
      p50_low: p90 / 5,
      p50_high: p90 / 3,
      p90,
      p90_low: p90 * 0.9,
      p90_high: p90 * 1.1,
      longest: p90 * 4,
      p50_usual_share: 0.2,
      p90_usual_share: 0.4,
    });
    const rows = computeFindings(silentDesk({ waits: [...STEADY, 200].map((x, i) => week(i, x * 10)) }));
    expect(rows.map(({ kind, same_as }) => [kind, same_as])).toEqual([
      ["first_response_p90", null],
      ["first_response_p50", 1],
    ]);
    expect(rows.map(({ affected_count }) => affected_count)).toEqual([50, 30]);
  });
});

describe("a change from the weeks before", () => {
  const counts = (...list: number[]): WeekFigure[] =>
    list.map((count, i) => ({ week: String(i), as: "rate", kind: "count", count, exposure: 1 }));

  it("is seen where it has lasted so long that it looks usual by now", () => {
    const figures = counts(...STEADY, 70, 72, 69, 74, 71);
    const change = changeOf(figures, figures.length - 1);
    expect(change?.sinceWeeks).toBe(5);
    expect(change?.usual).toBeCloseTo(607 / 12, 10);
    expect(change?.pValue).toBeLessThan(0.01);
  });

  it("is over when the week itself is back to usual", () => {
    const figures = counts(...STEADY, 90, 92, 91, 50);
    const change = changeOf(figures, figures.length - 1);
    expect(change?.pValue).toBeGreaterThan(0.05);
  });

  it("needs six weeks before", () => {
    expect(changeOf(counts(5, 5, 6, 5, 4, 9), 5)).toBeNull();
    expect(changeOf(counts(5, 5, 6, 5, 4, 5, 9), 6)).not.toBeNull();
  });

  it("name the release of a version that customers write about, though it is one platform's", () => {
    const numbers = { customers: 90, expected: 30, ratio: 3, low: 2, high: 4, p: 1e-9, themes: 4 };
    const versions = [{ theme: "app/crash", version: "4.82.0", ...numbers }];
    const counts = { weeks: [], series: [], totals: [], withheld: {}, smallCell: 5 };
    const desk = silentDesk({ themes: { counts, versions } });
    const release = (name: string) =>
      ({ kind: "release", name, on: "2026-07-01", until: "2026-07-01" }) as const;
    const markers = [release("4.82.0 (iOS)"), release("4.82.01 (iOS)")];
    const [row] = computeFindings({ ...desk, context: { ...desk.context, markers } });
    expect(row).toMatchObject({
      kind: "theme_on_version",
      action: "ask_release_theme",
      marker_name: "4.82.0 (iOS)",
    });
    expect(computeFindings(desk)[0]).toMatchObject({ kind: "theme_on_version", action: null });
  });
});
