import { describe, expect, it } from "vitest";
import type { Engine } from "../../../../pipelines/engine/engine.js";
import { type Cell, cellKey, restsOf } from "../../../../pipelines/publish/smallCells/cell.js";
import { protectReports } from "../../../../pipelines/publish/smallCells/protectReports.js";
import {
  ROUNDED_PROBLEMS,
  withheldOfRounded,
} from "../../../../pipelines/publish/smallCells/roundedProblems.js";
import { withheldCells } from "../../../../pipelines/publish/smallCells/withhold.js";
import { type Bounds, type Disjoint, tightened } from "../../../helpers/boundsAttack.js";
import { parkMiller } from "../../../helpers/parkMiller.js";
import { syntheticReports } from "../../../helpers/syntheticReports.js";
import { K, MONDAYS, publishedOf, type Ticket } from "./ticketDesk.js";

function tickets(seed: number, told: number): Ticket[] {
  const random = parkMiller(seed + 1);
  const one = (): Pick<Ticket, "category" | "themes"> => {
    const at = random();
    if (at < 0.4) return { category: "refund", themes: "" };
    if (at < 0.7) return { category: "payment_failure", themes: "" };
    const themes = random() < told ? (random() < 0.6 ? "refund/not_received" : "payment_failure/qr") : "";
    return { category: "Desk 7", themes };
  };
  return MONDAYS.flatMap((_, week) =>
    Array.from({ length: 40 + Math.floor(random() * 40) }, () => ({ week, ...one() })),
  );
}

const PROBLEMS = ["refund", "payment_failure"];

/** What the counts of a schema say of categories and problems, by week and of the weeks before the latest together. */
async function readBounds(engine: Engine, schema: "published" | "estimates", isRounded: boolean) {
  const known = new Map<string, Bounds>();
  const know = (scope_kind: string, scope: string, when: string, n: number): void => {
    const radius = isRounded && scope_kind === "problem" && n >= K ? Math.floor(K / 2) : 0;
    known.set(`${scope_kind} ${scope} ${when}`, [n - radius, n + radius]);
  };
  const rows = await engine.rows<{
    scope_kind: string;
    scope: string;
    week_start: string;
    ticket_count: number;
  }>(`select scope_kind, scope, week_start, ticket_count from ${schema}.category_weeks order by all`);
  for (const row of rows)
    know(row.scope_kind, row.scope, String(MONDAYS.indexOf(row.week_start)), row.ticket_count);
  const usual = await engine.rows<{ scope_kind: string; scope: string; tickets: number }>(
    `select scope_kind, scope, usual_count * weeks_before as tickets from ${schema}.category_trends
     where scope_kind in ('problem', 'category')`,
  );
  for (const { scope_kind, scope, tickets } of usual) know(scope_kind, scope, "before", Math.round(tickets));
  const weeks = [...new Set(rows.map((row) => MONDAYS.indexOf(row.week_start)))].sort((a, b) => a - b);
  // Nothing is hidden by leaving problems out.
  for (const problem of PROBLEMS)
    for (const week of weeks) expect(known.has(`problem ${problem} ${week}`)).toBe(true);
  return { known, weeks };
}

/** Of each problem and week the tickets that a text told, and what follows of them from what is published. */
async function attack(
  own: readonly Ticket[],
  engine: Engine,
  schema: "published" | "estimates",
  roundsProblems: boolean,
) {
  const { known, weeks } = await readBounds(engine, schema, roundsProblems && schema === "published");
  const before = weeks.slice(0, -1).slice(-12);
  const sums = PROBLEMS.flatMap((problem): Disjoint[] => [
    ...[...weeks, "before"].map((when) => ({
      total: `problem ${problem} ${when}`,
      parts: [`category ${problem} ${when}`, `text ${problem} ${when}`],
    })),
    { total: `text ${problem} before`, parts: before.map((week) => `text ${problem} ${week}`) },
  ]);
  const bounds = tightened(known, sums);
  const found = PROBLEMS.flatMap((problem) =>
    weeks.map((week) => {
      const [least, most] = bounds.get(`text ${problem} ${week}`) ?? [0, Number.POSITIVE_INFINITY];
      const n = own.filter(
        (one) => one.week === week && one.category === "Desk 7" && one.themes.startsWith(problem),
      ).length;
      expect(n >= least && n <= most, `${problem} ${week}: ${n} is not ${least} to ${most}`).toBe(true);
      return { n, isGiven: least === most };
    }),
  );
  const few = found.filter(({ n }) => n > 0 && n < K);
  return { roundsProblems, few: few.length, given: few.filter(({ isGiven }) => isGiven).length };
}

describe("tickets whose problem a text told", () => {
  it("are not known by number, of 1 to 4 in a week, from the problem's less the category's", async () => {
    let few = 0;
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const own = tickets(seed, 0.25);
      const [found, unrounded] = await publishedOf(own, async (engine) => {
        const { roundsProblems } = await protectReports(engine, K);
        return [
          await attack(own, engine, "published", roundsProblems),
          await attack(own, engine, "estimates", roundsProblems),
        ] as const;
      });
      expect(found.roundsProblems).toBe(true);
      expect(found.given, `seed ${seed}`).toBe(0);
      // The attack finds each of them where nothing is rounded.
      expect(unrounded.given).toBe(found.few);
      few += found.few;
    }
    expect(few).toBeGreaterThan(50);
  });

  it("leave all counts as they are where every problem is told by the category, also where texts tell rare causes", async () => {
    const random = parkMiller(11);
    const own = tickets(7, 0).map((one) =>
      one.category === "refund" && random() < 0.1 ? { ...one, themes: "refund/not_received" } : one,
    );
    await publishedOf(own, async (engine) => {
      expect(await protectReports(engine, K)).toMatchObject({ roundsProblems: false });
      const kinds = "scope_kind in ('all', 'category', 'problem')";
      expect(await engine.rows(`select * from published.category_weeks where ${kinds} order by all`)).toEqual(
        await engine.rows(`select * from estimates.category_weeks where ${kinds} order by all`),
      );
      const causes = await engine.rows<{ ticket_count: number }>(
        "select ticket_count from estimates.category_weeks where scope_kind = 'sub_cause'",
      );
      expect(causes.filter(({ ticket_count: n }) => n > 0 && n < K).length).toBeGreaterThan(3);
    });
  }, 60_000);
});

describe("what a whole leaves beyond its parts", () => {
  const cell = (where: Record<string, string>, count: number, span: Cell["span"] = null): Cell => ({
    population: "created",
    span,
    where,
    count,
  });

  it("is a part of its own, so that a part is not told by the others", () => {
    const cells = [
      cell({}, 60),
      cell({ problem: "refund" }, 40),
      cell({ problem: "refund", sub_problem: "late" }, 20),
      cell({ problem: "refund", sub_problem: "lost" }, 3),
      cell({ problem: "fees" }, 20),
      cell({ problem: "fees", sub_problem: "high" }, 17),
      cell({ problem: "fees", sub_problem: "low" }, 3),
    ];
    const rests = restsOf(cells, "problem", "sub_problem", "not_told");
    expect(rests).toEqual([
      { ...cell({ problem: "refund", sub_problem: "not_told" }, 17), isOpen: false, isUnpublished: true },
    ]);
    const key = (problem: string, sub_problem?: string) =>
      cellKey(cell({ problem, ...(sub_problem === undefined ? {} : { sub_problem }) }, 0));
    const hidden = withheldCells([...cells, ...rests], K);
    // 40 − 20 is 20 of two causes; 20 − 17 would be the other cause.
    expect(hidden.has(key("refund", "lost"))).toBe(true);
    expect(hidden.has(key("refund", "late"))).toBe(false);
    expect(hidden.has(key("refund"))).toBe(false);
    expect(hidden.has(key("fees", "low"))).toBe(true);
    expect(hidden.has(key("fees", "high")) || hidden.has(key("fees"))).toBe(true);
    expect(hidden.has(key("refund", "not_told"))).toBe(false);
  });
});

describe("a problem of few people beside rounded ones", () => {
  const problem = (name: string, count: number): Cell => ({
    population: "created",
    span: null,
    where: { problem: name },
    count,
  });
  const withheld = (...cells: Cell[]) =>
    [...withheldOfRounded(cells, K)].map((key) => /problem=(\w+)/.exec(key)?.[1]).sort();

  it("takes the smallest other along only where hardly any others hide it in the total", () => {
    expect(withheld(problem("a", 3), problem("b", 20), problem("c", 9))).toEqual(["a", "c"]);
    expect(withheld(problem("a", 3), ...["b", "c", "d", "e"].map((name) => problem(name, 20)))).toEqual([
      "a",
    ]);
    expect(withheld(problem("a", 3), problem("b", 4), problem("c", 9))).toEqual(["a", "b"]);
    expect(withheld(problem("a", 30), problem("b", 9))).toEqual([]);
    // Two reports: the smaller number decides.
    expect(withheld(problem("a", 4), problem("a", 7), problem("b", 20), problem("c", 9))).toEqual(["a", "c"]);
  });
});

describe("a row by problem as it is told", () => {
  it("has a rounded count and what follows from it, and rows of other scopes stay", () => {
    const [week] = syntheticReports().category_weeks;
    const row = {
      ...(week as NonNullable<typeof week>),
      scope_kind: "problem" as const,
      ticket_count: 33,
      count_low: 21.7,
      count_high: 46.4,
      share: 0.33,
      share_low: 0.24,
      share_high: 0.43,
    };
    const told = ROUNDED_PROBLEMS.category_weeks?.(row, K);
    expect(told).toMatchObject({ ticket_count: 35, count_low: 24, count_high: 48 });
    expect(told?.share).toBeCloseTo(0.35, 12);
    expect(told?.share_low).toBeCloseTo(0.26, 12);
    expect(told?.share_high).toBeCloseTo(0.45, 12);
    expect(ROUNDED_PROBLEMS.category_weeks?.({ ...row, scope_kind: "category" }, K)).toBeNull();
    // Withheld anyway, and never made five of three.
    expect(ROUNDED_PROBLEMS.category_weeks?.({ ...row, ticket_count: 3 }, K)).toBeNull();
  });

  it("tells what is usual to the nearest five over the weeks, also where none came", () => {
    const [trend] = syntheticReports().category_trends;
    const row = {
      ...(trend as NonNullable<typeof trend>),
      scope_kind: "problem" as const,
      ticket_count: 0,
      weeks_before: 12,
      usual_count: 38 / 12,
      total_count: 500,
      share: 0,
      ratio: 0,
      p_value: 0.01234,
    };
    const told = ROUNDED_PROBLEMS.category_trends;
    expect(told?.(row, K)).toMatchObject({ ticket_count: 0, usual_count: 40 / 12, share: 0, p_value: 0.013 });
    expect(told?.({ ...row, ticket_count: 33, ratio: 1.2345 }, K)).toMatchObject({
      ticket_count: 35,
      ratio: 1.2,
      share: 0.07,
    });
    expect(told?.({ ...row, scope_kind: "channel" }, K)).toBeNull();
  });

  it("is told of in a finding by the same numbers", () => {
    const [finding] = syntheticReports().findings;
    const row = {
      ...(finding as NonNullable<typeof finding>),
      subject_kind: "problem" as const,
      value: 83,
      n: 83,
      compared_value: 61.25,
      affected_count: 21.75,
      weight: 43.5,
    };
    expect(ROUNDED_PROBLEMS.findings?.(row, K)).toMatchObject({
      value: 85,
      n: 85,
      compared_value: 61,
      affected_count: 22,
      weight: 44,
    });
    expect(ROUNDED_PROBLEMS.findings?.({ ...row, subject_kind: "category" }, K)).toBeNull();
  });
});
