import { family, type Proposals, SEVERITY } from "./finding.js";
import { grouped, merged, seriesProposals, shareAffected, shareWeek, unchanged } from "./series.js";

interface TargetRow {
  metric: "first_response" | "next_reply" | "resolution";
  week: string;
  scope_kind: "all" | "channel";
  scope: string;
  met: number;
  breached: number;
  /** Clocks that run or are paused: neither yet. */
  open: number;
  low: number | null;
  high: number | null;
  [column: string]: string | number | null;
}

const FEWEST = 20;
/** With more of a week's clocks still running, those that ended are the quick ones and tell too good a share. */
const MOST_OPEN = 0.05;

/** Shares of targets met, of weeks whose clocks have (nearly) all ended. */
export const targets = family<TargetRow[]>({
  name: "targets",
  inputs: ["reports.sla_by_week"],
  read: (engine) =>
    engine.rows<TargetRow>(`select metric, week, scope_kind, scope, met_count as met, breached_count as breached,
        running_count + paused_count as open, met_low as low, met_high as high
      from reports.sla_by_week
      where is_complete and (scope_kind = 'all' or scope_kind = 'channel' and metric = 'first_response')
      order by all`),
  propose: (rows, context) =>
    merged(
      grouped(rows, ({ metric, scope_kind, scope }) => `${metric} ${scope_kind} ${scope}`).map(
        (own): Proposals => {
          const { metric, scope_kind, scope } = own[0] as TargetRow;
          const told = own.filter(({ met, breached }) => met + breached >= FEWEST);
          const isDecided = ({ met, breached, open }: TargetRow) =>
            open <= MOST_OPEN * (met + breached + open);
          const series = seriesProposals(
            {
              family: "targets",
              kind: `met_${metric}`,
              subjectKind: scope_kind,
              subject: scope,
              story: `${metric === "first_response" ? "wait" : metric} ${scope_kind} ${scope}`,
              unit: "share",
              severity: SEVERITY.wait,
              page: "targets",
              anchor: "targets",
              weeks: told
                .filter(isDecided)
                .map((row) => shareWeek(row.week, row.met, row.met + row.breached, row)),
              better: "up",
              shownOf: unchanged,
              affected: shareAffected,
              action: () => null,
            },
            context,
          );
          const open = told.filter((row) => !isDecided(row));
          return {
            ...series,
            unjudged: [
              ...series.unjudged,
              ...open.map(({ week }) => ({ week, family: "targets", reason: "not_yet" as const })),
            ],
          };
        },
      ),
    ),
});
