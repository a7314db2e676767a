import type { Reader } from "../estimate.js";
import { type Context, family, type Proposals, Q, SEVERITY, type SubjectKind } from "./finding.js";
import { grouped, merged, type Series, seriesProposals, type Week } from "./series.js";
import { sharesWithin } from "./waitsBeyond.js";
import { changeOf } from "./weeklyChange.js";

interface WaitRow {
  measure: "first_response" | "next_reply" | "resolution";
  week: string;
  scope_kind: "all" | "channel" | "category";
  scope: string;
  n: number;
  p50: number | null;
  p50_low: number | null;
  p50_high: number | null;
  p90: number | null;
  p90_low: number | null;
  p90_high: number | null;
  longest: number | null;
  /** Which share of the week's waits was over when that percentile usually is; null where nothing may have changed. */
  p50_usual_share: number | null;
  p90_usual_share: number | null;
  [column: string]: string | number | null;
}
type Percentile = "p50" | "p90";

/** Fewer clocks than these have no percentile worth comparing. */
const FEWEST: Record<Percentile, number> = { p50: 10, p90: 20 };

/** Which are tested: each more makes all the others harder to call real. */
const TESTED: readonly {
  measure: WaitRow["measure"];
  percentile: Percentile;
  scopes: readonly WaitRow["scope_kind"][];
}[] = [
  { measure: "first_response", percentile: "p90", scopes: ["all", "channel", "category"] },
  { measure: "first_response", percentile: "p50", scopes: ["all", "channel"] },
  { measure: "next_reply", percentile: "p90", scopes: ["all", "channel"] },
  { measure: "resolution", percentile: "p50", scopes: ["all", "category"] },
];

/** How long customers truly waited, by Kaplan–Meier, on a logarithmic scale. */
export const waits = family<WaitRow[]>({
  name: "waits",
  inputs: ["reports.wait_percentiles_by_week", "marts.wait_counts"],
  read: async (engine) => withUsualShares(engine, await readRows(engine)),
  propose: (rows, context) =>
    merged(tested(rows).map(([own, percentile]) => waitsOf(own, percentile, context))),
});

const readRows = (engine: Reader): Promise<WaitRow[]> =>
  engine.rows<WaitRow>(`select measure, week, scope_kind, scope, clock_count as n,
      p50_seconds as p50, p50_low_seconds as p50_low, p50_high_seconds as p50_high,
      p90_seconds as p90, p90_low_seconds as p90_low, p90_high_seconds as p90_high, longest_seconds as longest,
      cast(null as double) as p50_usual_share, cast(null as double) as p90_usual_share
    from reports.wait_percentiles_by_week
    where is_complete and measure in ('first_response', 'next_reply', 'resolution') order by all`);

/** Each row's curve is asked only where its week may be found to have changed: q is never smaller than p. */
async function withUsualShares(engine: Reader, rows: WaitRow[]): Promise<WaitRow[]> {
  const changed = tested(rows).flatMap(([own, percentile]) => {
    const weeks = own.flatMap((row) => weekOf(row, percentile).map((week) => ({ row, week })));
    const figures = weeks.map(({ week }) => week);
    return weeks.flatMap(({ row }, at) => {
      const change = changeOf(figures, at);
      if (change === null || change.pValue > Q) return [];
      const { measure, week, scope_kind, scope } = row;
      return {
        row,
        percentile,
        asked: { measure, week, scope_kind, scope, seconds: Math.exp(change.usual) },
      };
    });
  });
  const shares = await sharesWithin(
    engine,
    changed.map(({ asked }) => asked),
  );
  for (const [i, { row, percentile }] of changed.entries())
    row[`${percentile}_usual_share`] = shares[i] as number;
  return rows;
}

/** The weeks of each clock and scope, with each percentile of it that is tested. */
const tested = (rows: readonly WaitRow[]): [WaitRow[], Percentile][] =>
  grouped(rows, ({ measure, scope_kind, scope }) => `${measure} ${scope_kind} ${scope}`).flatMap((own) =>
    TESTED.filter(
      ({ measure, scopes }) =>
        own[0] !== undefined && measure === own[0].measure && scopes.includes(own[0].scope_kind),
    ).map(({ percentile }): [WaitRow[], Percentile] => [own, percentile]),
  );

function waitsOf(rows: readonly WaitRow[], percentile: Percentile, context: Context): Proposals {
  const { measure, scope_kind, scope } = rows[0] as WaitRow;
  const byWeek = new Map(rows.map((row) => [row.week, row]));
  const series: Series = {
    family: "waits",
    kind: `${measure}_${percentile}`,
    subjectKind: scope_kind satisfies SubjectKind,
    subject: scope,
    story: `${measure === "first_response" ? "wait" : measure} ${scope_kind} ${scope}`,
    unit: "seconds",
    severity: SEVERITY.wait,
    page: "response-times",
    anchor:
      measure === "first_response"
        ? { all: "wait", channel: "channels", category: null }[scope_kind]
        : "clocks",
    weeks: rows.flatMap((row) => weekOf(row, percentile)),
    better: "down",
    shownOf: Math.exp,
    affected: ({ week }) => beyond(byWeek.get(week) as WaitRow, percentile),
    action: (tone, marker) =>
      tone !== "worse" || scope_kind === "all"
        ? null
        : marker?.kind === "release"
          ? "ask_release"
          : scope_kind === "category"
            ? "clear_category"
            : null,
  };
  return seriesProposals(series, context);
}

/** A percentile that is not reached is longer than everything seen, which stands for it. */
function weekOf(row: WaitRow, percentile: Percentile): Week[] {
  const value = row[percentile];
  const y = value ?? row.longest;
  if (y === null || row.n < FEWEST[percentile]) return [];
  const [low, high] = [row[`${percentile}_low`], row[`${percentile}_high`]];
  return [
    {
      week: row.week,
      as: "mean",
      y: Math.log(Math.max(1, y)),
      n: row.n,
      shown: { value, low, high, atLeast: value === null ? row.longest : null, n: row.n },
    },
  ];
}

/** Customers who waited longer than what is usual for the percentile, less those who always do; or the reverse. */
function beyond(row: WaitRow, percentile: Percentile): number {
  const share = row[`${percentile}_usual_share`];
  return share === null ? 0 : row.n * Math.abs((percentile === "p90" ? 0.9 : 0.5) - share);
}
