import jStat from "jstat";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine, Row } from "../../../../pipelines/engine/engine.js";
import { changeOf, type WeekFigure } from "../../../../pipelines/estimates/findings/weeklyChange.js";
import { protectReports } from "../../../../pipelines/publish/smallCells/protectReports.js";
import { createReports, insertRows, schemaOf } from "../../../helpers/reportTables.js";
import { syntheticReports } from "../../../helpers/syntheticReports.js";
import { openWarehouse } from "../../models/warehouse.js";

const K = 5;
const EXAMPLES = syntheticReports();
const MONDAYS = Array.from({ length: 13 }, (_, i) => dayAfter("2026-08-03", 7 * i));
const LAST = MONDAYS.length - 1;
/** The week of which one category has few, and another is withheld with it. */
const RARE = 4;
const FIGURES = [
  ...["compared_value", "compared_low", "compared_high", "p_value", "q_value"],
  ...["affected_count", "weight"],
];

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const example = (name: "category_weeks" | "wait_percentiles_by_week" | "backlog_by_day"): Row =>
  EXAMPLES[name][0] as unknown as Row;

/** What the finding of the last week of a series says, as the pipeline makes it. */
function findingOf(own: Row, figures: readonly WeekFigure[], shownOf = (y: number) => y) {
  const change = changeOf(figures, LAST);
  if (change === null) throw new Error("no finding");
  const usual = EXAMPLES.findings.find(({ compared_with }) => compared_with === "usual");
  return {
    ...(usual as unknown as Row),
    week_start: MONDAYS[LAST] as string,
    ...own,
    compared_value: shownOf(change.usual),
    compared_low: shownOf(change.usualLow),
    compared_high: shownOf(change.usualHigh),
    p_value: change.pValue,
    q_value: change.pValue,
    since_weeks: change.sinceWeeks,
    affected_count: 20,
    weight: 40,
  };
}

describe("a finding of a category or problem of which a week before is withheld", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openWarehouse();
    await createReports(engine);
  });
  afterAll(() => engine.close());

  async function published(
    name: "category_weeks" | "wait_percentiles_by_week" | "backlog_by_day",
    rows: Row[],
    finding: Row,
  ) {
    for (const [table, own] of [
      [name, rows],
      ["findings", [finding]],
    ] as const) {
      await engine.run(`delete from ${schemaOf(table)}.${table}`);
      await insertRows(engine, table, own);
    }
    await protectReports(engine, K);
    const [told] = await engine.rows<Row>("select * from published.findings");
    const shown = await engine.rows<Row>(`select * from published.${name} where scope = 'login'`);
    await engine.run(`delete from ${schemaOf(name)}.${name}`);
    return { told, figures: FIGURES.filter((column) => told?.[column] !== null), shown };
  }

  /** Weeks of three scopes and of all. */
  const weekly = (
    name: "category_weeks" | "wait_percentiles_by_week",
    column: string,
    own: Row,
    counts: (scope: string, i: number) => number,
  ): Row[] =>
    MONDAYS.flatMap((week_start, i) => {
      const scopes = ["login", "refund", "fees"].map((scope) => ({ scope, [column]: counts(scope, i) }));
      const all = scopes.reduce((sum, one) => sum + Number(one[column]), 0);
      return [
        ...scopes.map((one) => ({ ...example(name), ...own, ...one, week_start })),
        { ...example(name), ...own, scope_kind: "all", scope: "all", [column]: all, week_start },
      ];
    });

  it("does not tell how many usually come: the mean less the weeks told would be the one that is not", async () => {
    const counts = (few: number) => (scope: string, i: number) =>
      scope !== "login" ? 50 : i === LAST ? 40 : i === RARE ? few : 11 + (i % 3);
    const rows = (few: number) =>
      weekly("category_weeks", "ticket_count", { scope_kind: "problem" }, counts(few));
    const finding = (few: number) =>
      findingOf(
        { kind: "tickets", subject_kind: "problem", subject: "login", value: 40, n: 40 },
        MONDAYS.map((week, i) => ({
          week,
          as: "rate",
          kind: "count",
          count: counts(few)("login", i),
          exposure: 1,
        })),
      );
    const { told, figures, shown } = await published("category_weeks", rows(3), finding(3));
    const known = shown.reduce((sum, row) => sum + Number(row.ticket_count), 0) - 40;
    expect(shown).toHaveLength(LAST);
    // The attack.
    expect(finding(3).compared_value * LAST - known).toBeCloseTo(3, 9);
    expect(told).toMatchObject({ value: 40, n: 40 });
    expect(figures).toEqual([]);
    expect((await published("category_weeks", rows(12), finding(12))).figures).toEqual(FIGURES);
  });

  it("does not tell how long waits usually are: range and p would tell the clocks of all weeks together", async () => {
    const counts = (few: number) => (scope: string, i: number) =>
      scope === "login" ? (i === LAST ? 14 : 24 + i) : scope === "refund" && i === RARE ? few : 60 + i;
    const rows = (few: number) =>
      weekly(
        "wait_percentiles_by_week",
        "clock_count",
        { measure: "resolution", scope_kind: "category" },
        counts(few),
      );
    const yOf = (i: number): number => (i === LAST ? 12 : 8) + 0.3 * Math.sin(3 * i);
    const finding = findingOf(
      {
        kind: "resolution_p50",
        subject_kind: "category",
        subject: "login",
        value: Math.exp(yOf(LAST)),
        n: 14,
      },
      MONDAYS.map((week, i) => ({ week, as: "mean", y: yOf(i), n: counts(3)("login", i) })),
      Math.exp,
    );
    expect(finding.since_weeks).toBe(1);
    const { told, figures, shown } = await published("wait_percentiles_by_week", rows(3), finding);
    const known = shown.reduce((sum, row) => sum + Number(row.clock_count), 0) - 14;
    expect(shown).toHaveLength(LAST);
    // The attack: what p and range have in common is the spread; of the rest only the clocks of all weeks are not known.
    const t = (p: number) => Math.abs(jStat.studentt.inv(p, 0.8 * (LAST - 1)));
    const error = (yOf(LAST) - Math.log(finding.compared_value)) / t(finding.p_value / 4);
    const reach = (Math.log(finding.compared_value) - Math.log(finding.compared_low)) / t(0.975);
    const total = 14 * ((LAST + 1) * (error / reach) ** 2 - 1);
    expect(total - known).toBeCloseTo(24 + RARE, 3);
    expect(told).toMatchObject({ kind: "resolution_p50", n: 14 });
    expect(figures).toEqual([]);
    expect((await published("wait_percentiles_by_week", rows(12), finding)).figures).toEqual(FIGURES);
  });
});
