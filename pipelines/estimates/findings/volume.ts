import { family, SEVERITY } from "./finding.js";
import { grouped, merged, seriesProposals, type Week } from "./series.js";

interface VolumeRow {
  week: string;
  scope_kind: "all" | "channel" | "problem";
  scope: string;
  tickets: number;
  [column: string]: string | number;
}

/** Expecting fewer than so many a week, no number of them would be called a change. */
const FEWEST_A_WEEK = 1;

/** Tickets a week, of everything, by channel and by problem: by the tool's category too, the same rise would be told twice. */
export const volume = family<VolumeRow[]>({
  name: "volume",
  inputs: ["estimates.category_weeks", "estimates.category_trends"],
  // Of a channel whose export ended or began no fall or rise is one in demand.
  read: (engine) =>
    engine.rows<VolumeRow>(`select w.week, w.scope_kind, w.scope, w.ticket_count as tickets
      from estimates.category_weeks as w
      join estimates.category_trends as t on t.scope_kind = w.scope_kind and t.scope = w.scope
      where t.verdict not in ('ended', 'began') and w.scope_kind in ('all', 'channel', 'problem')
      order by w.scope_kind, w.scope, w.week`),
  propose: (rows, context) =>
    merged(
      grouped(rows, ({ scope_kind, scope }) => `${scope_kind} ${scope}`)
        .filter((own) => own.reduce((sum, { tickets }) => sum + tickets, 0) >= FEWEST_A_WEEK * own.length)
        .map((own) => {
          const { scope_kind, scope } = own[0] as VolumeRow;
          return seriesProposals(
            {
              family: "volume",
              kind: "tickets",
              subjectKind: scope_kind,
              subject: scope,
              story: `volume ${scope_kind} ${scope}`,
              unit: "count",
              severity: SEVERITY.work,
              page: "categories",
              anchor: scope_kind === "channel" ? "channels" : "problems",
              weeks: own.map(weekOf),
              better: null,
              shownOf: (count) => count,
              affected: (week, usual) => (week.as === "rate" ? Math.abs(week.count - usual) : 0),
              action: (tone, marker) =>
                tone !== "worse"
                  ? null
                  : marker?.kind === "release"
                    ? "ask_release"
                    : scope_kind === "problem"
                      ? "check_article"
                      : null,
            },
            context,
          );
        }),
    ),
});

/** A week's count has no sampling error of its own: the tickets are all there. */
const weekOf = ({ week, tickets }: VolumeRow): Week => ({
  week,
  as: "rate",
  kind: "count",
  count: tickets,
  exposure: 1,
  shown: { value: tickets, low: null, high: null, n: tickets },
});
