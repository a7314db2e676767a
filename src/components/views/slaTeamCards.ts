import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { withNote } from "../dom.js";
import { formatNumber, formatShare } from "../format.js";
import { shareInterval } from "../labels.js";

type Team = ReportRow<"sla_by_team">;
type Circumstance = ReportRow<"sla_breach_circumstances">;
const METRICS = ["first_response", "next_reply", "resolution"] as const;
/** Fewer clocks than this name nobody in a title. */
const FEW = 30;

/** Targets met by team, the lowest first answer first; null when no clock has ended. */
export function slaTeamCard(rows: readonly Team[], t: Texts): HTMLElement | null {
  const found = METRICS.filter((metric) => rows.some((row) => row.metric === metric));
  const of = (team: string, metric: Team["metric"]) =>
    rows.find((row) => row.team === team && row.metric === metric);
  const key = (team: string): number => of(team, found[0] ?? "first_response")?.met_share ?? 2;
  const teams = [...new Set(rows.map((row) => row.team))].sort((a, b) => key(a) - key(b) || (a < b ? -1 : 1));
  if (teams.length === 0) return null;
  const name = (team: string): string => (team === "" ? t.targets.unassigned : team);
  const late = [...rows]
    .filter((row) => row.met_count + row.breached_count >= FEW)
    .sort((a, b) => b.breached_count - a.breached_count)[0];
  const title =
    late === undefined || late.breached_count === 0
      ? t.targets.teamTitleNone
      : t.targets.teamTitle(
          name(late.team),
          formatNumber(late.breached_count, t),
          t.targets.metric[late.metric],
        );
  const columns: Column<string>[] = [
    { label: t.targets.team, cell: name, value: (team) => team },
    ...found.map(
      (metric): Column<string> => ({
        label: t.targets.metric[metric],
        numeric: true,
        wide: metric === "next_reply",
        cell: (team) => {
          const row = of(team, metric);
          if (row === undefined) return t.unknown;
          const ended = row.met_count + row.breached_count;
          if (row.met_share === null) return ended === 0 ? t.unknown : t.themes.withheld;
          const n = t.n(formatNumber(ended, t));
          return withNote(
            formatShare(row.met_share, t),
            `${shareInterval(row.met_low, row.met_high, t)} · ${n}`,
          );
        },
        value: (team) => of(team, metric)?.met_share ?? null,
      }),
    ),
  ];
  return card(
    {
      title,
      sub: t.targets.teamSub,
      span: 12,
      id: "teams",
      data: { name: "targets-by-team", columns, rows: teams },
    },
    t,
    dataTable(columns, teams, title),
  );
}

const KINDS = ["incident", "promotion", "holiday", "closed", "unassigned", "none"] as const;

/** What stood when targets passed; null when none did. */
export function circumstancesCard(rows: readonly Circumstance[], t: Texts): HTMLElement | null {
  const found = METRICS.filter((metric) => rows.some((row) => row.metric === metric));
  const kinds = KINDS.filter((kind) => rows.some((row) => row.circumstance === kind));
  if (found.length === 0) return null;
  const of = (kind: (typeof KINDS)[number], metric: Circumstance["metric"]) =>
    rows.find((row) => row.circumstance === kind && row.metric === metric);
  const sum = (kind: (typeof KINDS)[number]): number =>
    rows.filter((row) => row.circumstance === kind).reduce((total, row) => total + row.breach_count, 0);
  const [most] = kinds.filter((kind) => kind !== "none").sort((a, b) => sum(b) - sum(a));
  const title =
    most === undefined
      ? t.targets.circumstanceTitleNone
      : t.targets.circumstanceTitle(formatNumber(sum(most), t), t.targets.circumstance[most]);
  const columns: Column<(typeof KINDS)[number]>[] = [
    { label: t.columns.circumstance, cell: (kind) => t.targets.circumstance[kind] },
    ...found.map(
      (metric): Column<(typeof KINDS)[number]> => ({
        label: t.targets.metric[metric],
        numeric: true,
        cell: (kind) => {
          const row = of(kind, metric);
          if (row === undefined) return "0";
          return withNote(
            formatNumber(row.breach_count, t),
            formatShare(row.breach_count / row.total_count, t),
          );
        },
        value: (kind) => of(kind, metric)?.breach_count ?? 0,
      }),
    ),
  ];
  return card(
    {
      title,
      sub: t.targets.circumstanceSub,
      span: 6,
      id: "circumstances",
      data: { name: "breach-circumstances", columns, rows: kinds },
    },
    t,
    dataTable(columns, kinds, title),
  );
}
