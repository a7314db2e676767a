import { family, type Proposals, SEVERITY } from "./finding.js";
import {
  grouped,
  merged,
  type Series,
  seriesProposals,
  shareAffected,
  shareWeek,
  unchanged,
  type Week,
} from "./series.js";

interface QualityRow {
  measure: "reopened" | "repeated" | "first_contact_resolved" | "csat" | "nps";
  week: string;
  n: number;
  yes: number;
  value: number | null;
  low: number | null;
  high: number | null;
  [column: string]: string | number | null;
}

const FEWEST = 20;

const MEASURES: Record<QualityRow["measure"], Pick<Series, "better" | "unit" | "anchor" | "story">> = {
  reopened: { better: "down", unit: "share", anchor: "quality", story: "reopened" },
  repeated: { better: "down", unit: "share", anchor: "quality", story: "repeated" },
  first_contact_resolved: { better: "up", unit: "share", anchor: "quality", story: "repeated" },
  csat: { better: "up", unit: "share", anchor: "ratings", story: "ratings" },
  nps: { better: "up", unit: "points", anchor: "ratings", story: "ratings" },
};

/** Whether the answers helped, and what customers thought of them. */
export const quality = family<QualityRow[]>({
  name: "quality",
  inputs: ["reports.answer_quality_by_week", "reports.satisfaction_by_week"],
  read: (engine) =>
    engine.rows<QualityRow>(`select measure, week, known_count as n, yes_count as yes, yes_share as value,
        yes_low as low, yes_high as high from reports.answer_quality_by_week
      where is_complete and scope_kind = 'all' and measure in ('reopened', 'repeated', 'first_contact_resolved')
      union all
      select measure, week, rated_count, positive_count, value, value_low, value_high from reports.satisfaction_by_week
      where is_complete and scope_kind = 'all'
      order by 1, 2`),
  propose: (rows, context) =>
    merged(
      grouped(rows, ({ measure }) => measure).map((own): Proposals => {
        const { measure } = own[0] as QualityRow;
        // Without tickets there are no answers to read.
        const review = rows.every(isRating) ? "ask_raters" : "review_answers";
        const weeks = own.flatMap(weekOf);
        const series = seriesProposals(
          {
            ...MEASURES[measure],
            family: "quality",
            kind: measure,
            subjectKind: "all",
            subject: "all",
            severity: SEVERITY.wait,
            page: "quality",
            weeks,
            shownOf: unchanged,
            affected: (week, usual) =>
              week.as === "rate" ? shareAffected(week, usual) : week.n * Math.abs(week.y - usual),
            action: (tone) => (tone === "worse" ? review : null),
          },
          context,
        );
        // A contact counts as the last one only once seven days have gone by.
        const last = context.weeks.at(-1)?.week;
        const isOpen = last !== undefined && weeks.length > 0 && weeks.at(-1)?.week !== last;
        const open = isOpen ? [{ week: last, family: "quality", reason: "not_yet" as const }] : [];
        return { ...series, unjudged: [...series.unjudged, ...open] };
      }),
    ),
});

const isRating = ({ measure }: QualityRow): boolean => measure === "csat" || measure === "nps";

function weekOf({ measure, week, n, yes, value, low, high }: QualityRow): Week[] {
  if (n < FEWEST || value === null) return [];
  if (measure !== "nps") return [shareWeek(week, yes, n, { low, high })];
  return [{ week, as: "mean", y: value, n, shown: { value, low, high, n } }];
}
