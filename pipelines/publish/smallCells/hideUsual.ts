import { type Engine, quoteIdentifier } from "../../engine/engine.js";

/** What a finding says of the weeks that it was compared with, or that follows from them. */
const FIGURES = [
  "compared_value",
  "compared_low",
  "compared_high",
  "p_value",
  "q_value",
  "affected_count",
  "weight",
];

/** The weeks compared, before those of the spell. */
const WEEKS_BEFORE = 12;

/** Weeks of few clocks are not compared: findings/waits.ts. */
const FEWEST_CLOCKS = { p50: 10, p90: 20 };

/**
 * Leaves open what a finding of a category or problem says of the weeks before, where one of these is withheld: a mean less the weeks that
 * are told is the one that is not, and of a wait the usual range and p tell how many clocks all weeks had. Counts told to the nearest
 * k, and what is said of them, do not. Call it when all of them are published.
 */
export async function hideUsual(
  engine: Engine,
  relationOf: (name: "category_weeks" | "wait_percentiles_by_week" | "backlog_by_day" | "findings") => string,
  { roundsProblems }: { roundsProblems: boolean },
): Promise<void> {
  const hidden = [
    ...(roundsProblems ? [] : [hiddenTickets(relationOf("category_weeks"))]),
    ...(["p50", "p90"] as const).map((percentile) =>
      hiddenWaits(relationOf("wait_percentiles_by_week"), percentile),
    ),
    hiddenGrowth(relationOf("backlog_by_day")),
  ];
  await engine.run(`update ${relationOf("findings")} as f
    set ${FIGURES.map((column) => `${quoteIdentifier(column)} = null`).join(", ")}
    from (${hidden.join(" union all ")}) as h (kind, subject_kind, subject, week_start)
    where f.compared_with = 'usual' and f.kind = h.kind and f.subject_kind = h.subject_kind and f.subject = h.subject
      and cast(h.week_start as date) between
        cast(f.week_start as date) - cast(7 * (f.since_weeks + ${WEEKS_BEFORE - 1}) as integer) and cast(f.week_start as date)`);
}

const hiddenTickets = (told: string): string =>
  `select 'tickets', 'problem', w.scope, w.week_start
   from estimates.category_weeks as w
     left join ${told} as t on t.scope_kind = w.scope_kind and t.scope = w.scope and t.week_start = w.week_start
   where w.scope_kind = 'problem' and t.scope is null`;

const hiddenWaits = (told: string, percentile: "p50" | "p90"): string =>
  `select w.measure || '_${percentile}', 'category', w.scope, w.week_start
   from reports.wait_percentiles_by_week as w
     left join ${told} as t on t.measure = w.measure and t.scope_kind = w.scope_kind and t.scope = w.scope
       and t.week_start = w.week_start
   where w.scope_kind = 'category' and w.clock_count >= ${FEWEST_CLOCKS[percentile]} and t.scope is null`;

/** A week's growth is from the first day's opening to the last day's closing. */
const hiddenGrowth = (told: string): string =>
  `select 'backlog_growth', 'category', d.scope, cast(date_trunc('week', cast(d.day as date)) as date)
   from reports.backlog_by_day as d
     left join ${told} as t on t.scope_kind = d.scope_kind and t.scope = d.scope and t.day = d.day
   where d.scope_kind = 'category' and t.scope is null and extract('isodow' from cast(d.day as date)) in (1, 7)`;
