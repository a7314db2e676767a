import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { type Cell, cellKey } from "../../../../pipelines/publish/smallCells/cell.js";
import { problemCells, type TicketCount } from "../../../../pipelines/publish/smallCells/problemCells.js";
import { daysFrom, group, weeksUntil } from "../../../../pipelines/publish/smallCells/rule.js";
import { withheldCells } from "../../../../pipelines/publish/smallCells/withhold.js";
import { uniformDraws } from "../../../helpers/countDraws.js";

const K = 5;
const WEEKS = ["2026-11-02", "2026-11-09"];
const BOTH = weeksUntil("2026-11-09", 2);

const count = (
  week_start: string,
  category: string,
  problem: string,
  tickets: number,
  by_category = category !== "" && category === problem,
): TicketCount => ({ week_start, category, problem, by_category, has_sub: false, tickets });

/** Everything, categories and problems by week, and over both weeks. */
function published(tickets: readonly TicketCount[]): Cell[] {
  const spans = [...WEEKS.map((week) => daysFrom(week)), BOTH];
  return spans.flatMap((span) => {
    const own = tickets.filter(({ week_start }) => {
      const [day] = daysFrom(week_start);
      return day >= span[0] && day < span[1];
    });
    const sum = (rows: readonly TicketCount[]) => rows.reduce((total, row) => total + row.tickets, 0);
    const by = (kind: "category" | "problem") =>
      [...new Set(own.map((row) => row[kind]))].map((value) =>
        group("created", span, { [kind]: value }, sum(own.filter((row) => row[kind] === value))),
      );
    return [group("created", span, {}, sum(own)), ...by("category"), ...by("problem")];
  });
}

function shown(tickets: readonly TicketCount[]): Cell[] {
  const cells = published(tickets);
  const problems = problemCells(tickets, cells);
  const withheld = withheldCells([...cells, ...problems.cells], K, problems.sums);
  return cells.filter((cell) => !withheld.has(cellKey(cell)));
}

const has = (cells: readonly Cell[], where: Record<string, string>, week = WEEKS[1] as string): boolean => {
  const key = cellKey({ population: "created", span: daysFrom(week), where });
  return cells.some((cell) => cellKey(cell) === key);
};

describe("a problem less the categories that mean it", () => {
  const usual = WEEKS.flatMap((week) => [
    count(week, "refund", "refund", 40),
    count(week, "login", "login", 30),
    count(week, "", "", 50),
  ]);

  it("is shown where texts told enough of the rest", () => {
    const cells = shown([...usual, ...WEEKS.map((week) => count(week, "", "refund", 12))]);
    for (const problem of ["refund", "login", ""]) expect(has(cells, { problem })).toBe(true);
  });

  it("is withheld, with another problem, where they told of three people", () => {
    const cells = shown([
      ...usual,
      count(WEEKS[0] as string, "", "refund", 12),
      count(WEEKS[1] as string, "", "refund", 3),
    ]);
    expect(has(cells, { problem: "refund" })).toBe(false);
    expect(["login", ""].filter((problem) => has(cells, { problem })).length).toBeLessThan(2);
    expect(has(cells, { category: "refund" })).toBe(true);
  });

  it("gives no group of fewer than five away to linear algebra on 150 made-up desks", () => {
    let small = 0;
    let told = 0;
    for (let desk = 1; desk <= 150; desk++) {
      const tickets = madeUp(desk);
      const cells = shown(tickets);
      const targets = [...published(tickets), ...restsOf(tickets)].filter(
        (cell) => cell.count > 0 && cell.count < K && Object.keys(cell.where).length > 0,
      );
      small += targets.length;
      told += cells.filter(({ where }) => where.problem !== undefined).length;
      expect(recovered(tickets, cells, targets), `desk ${desk}`).toEqual([]);
    }
    // There was something to find, and not everything is withheld.
    expect(small).toBeGreaterThan(200);
    expect(told).toBeGreaterThan(300);
  });
});

const MEANT = ["refund", "login", "payment", "fees"];
/** Categories that mean a problem, one that means none, and an empty one, of which texts tell some. */
function madeUp(seed: number): TicketCount[] {
  const draw = uniformDraws(seed);
  const some = (most: number) => Math.floor(most * draw() ** 2);
  return WEEKS.flatMap((week) => [
    ...MEANT.map((name) => count(week, name, name, some(60))),
    ...["", "misc"].flatMap((category) => [
      count(week, category, category, some(80), false),
      ...MEANT.map((problem) => count(week, category, problem, some(14), false)),
    ]),
  ]).filter(({ tickets }) => tickets > 0);
}

/** What texts told of the tickets of a category that means no problem. */
const restsOf = (tickets: readonly TicketCount[]): Cell[] =>
  tickets
    .filter((row) => !row.by_category)
    .map(({ week_start, category, problem, tickets: n }) =>
      group("created", daysFrom(week_start), { category, problem }, n),
    );

/** Targets that are a combination of the published groups, over what a reader knows can be there at all. */
function recovered(
  tickets: readonly TicketCount[],
  cells: readonly Cell[],
  targets: readonly Cell[],
): string[] {
  const vector = ({ span, where }: Cell): number[] =>
    tickets.map((row) => {
      const [day] = daysFrom(row.week_start);
      const isIn =
        span !== null &&
        day >= span[0] &&
        day < span[1] &&
        Object.entries(where).every(([name, value]) => row[name as "category" | "problem"] === value);
      return isIn ? 1 : 0;
    });
  if (cells.length === 0) return [];
  const known = new Matrix(cells.map(vector));
  // The rows' space: right singular vectors whose value is not 0.
  const svd = new SingularValueDecomposition(known, { autoTranspose: true });
  const basis = svd.rightSingularVectors.transpose().to2DArray().slice(0, svd.rank);
  return targets
    .filter((target) => {
      const own = vector(target);
      const rest = basis.reduce((left, axis) => {
        const along = axis.reduce((sum, value, i) => sum + value * (own[i] as number), 0);
        return left.map((value, i) => value - along * (axis[i] as number));
      }, own);
      return Math.hypot(...rest) < 1e-7;
    })
    .map((target) => `${cellKey(target)} ${target.count}`);
}
