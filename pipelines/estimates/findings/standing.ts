import { type Action, type Candidate, candidate, family, SEVERITY } from "./finding.js";
import { grouped } from "./series.js";

interface Counted {
  /** late: past a target; due: reaches one within four hours; complaint: past the regulator's limit. */
  kind: "late" | "due" | "complaint";
  metric: "first_response" | "next_reply" | "resolution" | "complaint";
  category: string;
  tickets: number;
  /** All tickets of the kind and metric that have a target at all. */
  whole: number;
  /** Those in rows of few people, which are published without their category. */
  merged: number;
  /** Of fewer people than this no category is named. */
  small_cell: number;
  [column: string]: string | number;
}

const KINDS: Record<Counted["kind"], Pick<Candidate, "page" | "anchor" | "tone">> = {
  late: { page: "targets", anchor: "due", tone: "worse" },
  due: { page: "targets", anchor: "due", tone: "neutral" },
  complaint: { page: "safety", anchor: "complaints-due", tone: "worse" },
};

/** Who waits now: past a target, about to be, or past the regulator's clock. Facts of the snapshot, no test. */
export const standing = family<Counted[]>({
  name: "standing",
  inputs: ["reports.sla_due", "reports.complaints_due", "ref.settings"],
  read: (engine) =>
    engine.rows<Counted>(`with clocks as (
        select case when due_band = 'past' then 'late' when due_band in ('under_1h', '1h_4h') then 'due' end as kind,
          metric, category, ticket_count from reports.sla_due
        union all
        select case when due_band in ('past_limit', 'past_extension') then 'complaint' end, 'complaint', category,
          ticket_count from reports.complaints_due
      )
      select * from (
        select kind, metric, category, sum(ticket_count) as tickets,
          cast(coalesce(sum(ticket_count) filter (where ticket_count < (select min(small_cell) from ref.settings)), 0) as bigint) as merged,
          sum(sum(ticket_count)) over (partition by metric) as whole,
          (select min(small_cell) from ref.settings) as small_cell
        from clocks group by kind, metric, category) as counted
      where kind is not null order by kind, metric, tickets desc, category`),
  propose(rows, { weeks }) {
    const week = weeks.at(-1)?.week;
    if (week === undefined) return { candidates: [], unjudged: [] };
    return {
      candidates: grouped(rows, ({ kind, metric }) => `${kind} ${metric}`).map((own) =>
        candidateOf(week, own),
      ),
      unjudged: [],
    };
  },
});

function candidateOf(week: string, rows: readonly Counted[]): Candidate {
  const most = rows[0] as Counted;
  const total = rows.reduce((sum, { tickets }) => sum + tickets, 0);
  return candidate({
    ...KINDS[most.kind],
    week,
    family: "standing",
    kind: most.kind === "complaint" ? "complaints_past_limit" : `${most.kind}_${most.metric}`,
    story: `${most.kind} ${most.metric}`,
    unit: "count",
    value: total,
    n: most.whole,
    comparedWith: "target",
    affected: total,
    severity: severityOf(most),
    action: actionOf(most),
    ...(isTold(most) ? { partKind: "category", part: most.category, partCount: most.tickets } : {}),
  });
}

/** Less the rows that name the category, the count is what the merged ones have of it: nobody, or not few. */
const isTold = ({ tickets, merged, small_cell }: Counted): boolean =>
  tickets >= small_cell && (merged === 0 || merged >= small_cell);

function actionOf({ kind, metric }: Counted): Action {
  if (kind !== "late") return kind === "due" ? "answer_due" : "solve_complaints";
  return metric === "resolution" ? "solve_late" : metric === "next_reply" ? "answer_again" : "answer_late";
}

/** Who has had an answer waits for a solution in knowledge of it; who is not late yet weighs as work to do. */
const severityOf = ({ kind, metric }: Counted): number =>
  kind === "complaint"
    ? SEVERITY.lost
    : kind === "late" && metric !== "resolution"
      ? SEVERITY.wait
      : SEVERITY.work;
