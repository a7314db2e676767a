import { type Context, family, type Proposals, SEVERITY, type SubjectKind } from "./finding.js";
import { grouped, merged, type Series, seriesProposals, type Week } from "./series.js";

interface WaitRow {
  measure: "first_response" | "next_reply" | "resolution";
  week: string;
  scope_kind: "all" | "channel" | "category";
  scope: string;
  n: number;
  p10: number | null;
  p25: number | null;
  p50: number | null;
  p50_low: number | null;
  p50_high: number | null;
  p75: number | null;
  p90: number | null;
  p90_low: number | null;
  p90_high: number | null;
  p95: number | null;
  p99: number | null;
  longest: number | null;
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
  inputs: ["reports.wait_percentiles_by_week"],
  read: (engine) =>
    engine.rows<WaitRow>(`select measure, week, scope_kind, scope, clock_count as n,
        p10_seconds as p10, p25_seconds as p25, p50_seconds as p50, p50_low_seconds as p50_low,
        p50_high_seconds as p50_high, p75_seconds as p75,
        p90_seconds as p90, p90_low_seconds as p90_low, p90_high_seconds as p90_high,
        p95_seconds as p95, p99_seconds as p99, longest_seconds as longest
      from reports.wait_percentiles_by_week
      where is_complete and measure in ('first_response', 'next_reply', 'resolution') order by all`),
  propose: (rows, context) =>
    merged(
      grouped(rows, ({ measure, scope_kind, scope }) => `${measure} ${scope_kind} ${scope}`).flatMap((own) =>
        TESTED.filter(
          ({ measure, scopes }) =>
            own[0] !== undefined && measure === own[0].measure && scopes.includes(own[0].scope_kind),
        ).map(({ percentile }) => waitsOf(own, percentile, context)),
      ),
    ),
});

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
    affected: ({ week }, usual) => beyond(byWeek.get(week) as WaitRow, usual, percentile),
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
function beyond(row: WaitRow, usual: number, percentile: Percentile): number {
  const share = percentile === "p90" ? 0.9 : 0.5;
  return row.n * Math.abs(share - sharedWithin(row, usual));
}

/** Share of the week's customers done within `seconds`: between its percentiles on a logarithmic scale. */
function sharedWithin(row: WaitRow, seconds: number): number {
  const known = (
    [
      ["p10", 0.1],
      ["p25", 0.25],
      ["p50", 0.5],
      ["p75", 0.75],
      ["p90", 0.9],
      ["p95", 0.95],
      ["p99", 0.99],
    ] as const
  ).flatMap(([name, share]) => (row[name] === null ? [] : [{ at: Math.log(Math.max(1, row[name])), share }]));
  const points = [{ at: 0, share: 0 }, ...known];
  const last = points.at(-1) as (typeof points)[number];
  const end = row.longest === null ? last.at : Math.max(last.at, Math.log(Math.max(1, row.longest)));
  points.push({ at: end, share: last.share });
  const at = Math.log(Math.max(1, seconds));
  const next = points.findIndex((point) => point.at >= at);
  if (next === -1) return last.share;
  const [a, b] = [points[Math.max(0, next - 1)], points[next]] as [typeof last, typeof last];
  return b.at === a.at ? b.share : a.share + ((b.share - a.share) * (at - a.at)) / (b.at - a.at);
}
