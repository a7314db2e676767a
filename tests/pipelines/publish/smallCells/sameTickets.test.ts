import { describe, expect, it } from "vitest";
import type { Engine } from "../../../../pipelines/engine/engine.js";
import { protectReports } from "../../../../pipelines/publish/smallCells/protectReports.js";
import { type Equation, solved } from "../../../helpers/linearAttack.js";
import { parkMiller } from "../../../helpers/parkMiller.js";
import { K, MONDAYS, publishedOf, type Ticket } from "./ticketDesk.js";

/** Problems that the tool's categories tell, and causes that texts tell: some of them rare. */
const CAUSES = {
  payment_failure: ["balance_deducted", "bills", "insufficient_balance", "qr"],
  account_security: ["fraud", "frozen", "unauthorised"],
  delayed_transaction: ["top_up", "transfer"],
  refund: ["not_received"],
  how_to: ["change_details", "limits", "points", "transfer"],
};
const PROBLEMS = Object.keys(CAUSES) as (keyof typeof CAUSES)[];

/** So many tickets a week that most counts of a problem are exact, and some weeks of a cause have 1 to 4. */
function deskOf(seed: number): Ticket[] {
  const random = parkMiller(500 + seed);
  return MONDAYS.flatMap((_, week) =>
    Array.from({ length: 180 + Math.floor(random() * 60) }, () => {
      const category = PROBLEMS[Math.floor(PROBLEMS.length * random())] as (typeof PROBLEMS)[number];
      const cause = CAUSES[category][Math.floor(CAUSES[category].length * random() ** 2)];
      return { week, category, themes: random() < 0.85 ? `${category}/${cause}` : "" };
    }),
  );
}

type Counts = { scope_kind: string; scope: string; at: string; n: number; has_interval: boolean };

const weekNumber = (monday: string): number => MONDAYS.indexOf(monday);
const name = (week: number, problem: string, cause: string): string => `${week} ${problem} ${cause}`;
const isIn = (kind: string, scope: string, one: { problem: string; cause: string }): boolean =>
  kind === "all" || scope === (kind === "sub_cause" ? `${one.problem}/${one.cause}` : one.problem);

const ATOMS = PROBLEMS.flatMap((problem) =>
  [...CAUSES[problem], "not_told"].map((cause) => ({ problem, cause })),
);
/** The tickets of a scope in some weeks; the tool's category is the problem. */
const sumOf = (kind: string, scope: string, weeks: readonly number[]): Equation =>
  new Map(
    weeks.flatMap((week) =>
      ATOMS.filter((one) => isIn(kind, scope, one)).map(({ problem, cause }) => [
        name(week, problem, cause),
        1,
      ]),
    ),
  );

async function published(engine: Engine) {
  const { roundsProblems } = await protectReports(engine, K);
  const weeks = await engine.rows<Counts>(
    `select scope_kind, scope, cast(week_start as varchar) as at, ticket_count as n, count_low is not null as has_interval
     from published.category_weeks where scope_kind <> 'channel' order by all`,
  );
  const before = await engine.rows<Counts>(
    `select scope_kind, scope, cast(week_start as varchar) as at, weeks_before as n, true as has_interval
     from published.category_trends where scope_kind <> 'channel' order by all`,
  );
  const parts = await engine.rows<Counts>(
    `select 'sub_cause' as scope_kind, problem || '/' || part as scope, cast(week_start as varchar) as at, week_count as n,
       true as has_interval from published.problem_parts where part_kind = 'sub_cause' order by all`,
  );
  return { roundsProblems, weeks, before, parts };
}

/** Sub-causes of 1 to 4 tickets in a week, and how many of them follow from what is published. */
function attack(own: readonly Ticket[], { weeks, before, parts }: Awaited<ReturnType<typeof published>>) {
  const until = (at: string, count: number) =>
    Array.from({ length: count }, (_, i) => weekNumber(at) - count + 1 + i);
  const equations = [
    ...weeks.map((row) => sumOf(row.scope_kind, row.scope, [weekNumber(row.at)])),
    ...before.map((row) => sumOf(row.scope_kind, row.scope, until(row.at, row.n + 1).slice(0, -1))),
    ...parts.map((row) => sumOf("sub_cause", row.scope, until(row.at, row.n))),
  ];
  const told = [...new Set(weeks.map((row) => weekNumber(row.at)))];
  const few = told.flatMap((week) =>
    ATOMS.filter(({ problem, cause }) => {
      const themes = cause === "not_told" ? "" : `${problem}/${cause}`;
      const count = own.filter(
        (one) => one.week === week && one.category === problem && one.themes === themes,
      ).length;
      return count > 0 && count < K;
    }).map((one) => new Map([[name(week, one.problem, one.cause), 1]])),
  );
  return { few: few.length, solved: solved(equations, few).length };
}

describe("a problem that is a category of the tool", () => {
  it("is told where the category is, with its interval, and no small sub-cause follows from the two", async () => {
    let few = 0;
    for (const seed of [1, 2, 3, 4]) {
      const own = deskOf(seed);
      const found = await publishedOf(own, published);
      expect(found.roundsProblems).toBe(false);
      const of = (kind: string) =>
        found.weeks.filter((row) => row.scope_kind === kind).map(({ scope_kind: _, ...row }) => row);
      expect(of("problem"), `seed ${seed}`).toEqual(of("category"));
      expect(of("problem").filter(({ has_interval }) => has_interval).length).toBeGreaterThan(40);
      const result = attack(own, found);
      expect(result.solved, `seed ${seed}`).toBe(0);
      few += result.few;
    }
    expect(few).toBeGreaterThan(50);
  }, 120_000);
});
