import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { formatNumber, formatSigned } from "../format.js";
import { categoryName, priorityName } from "../labels.js";
import { type BacklogWeek, backlogWeek } from "./backlogCard.js";

type Day = ReportRow<"backlog_by_day">;

/** Open tickets of one category or priority. */
interface Scope {
  kind: "category" | "priority";
  scope: string;
  open: number;
  week: BacklogWeek | null;
}

/** What the open tickets are about and how urgent they are; null when nothing is open. */
export function backlogScopeCard(
  days: readonly Day[],
  weekStart: string | null,
  meta: SnapshotMeta,
  t: Texts,
): HTMLElement | null {
  const last = days.reduce((latest, { day }) => (day > latest ? day : latest), "");
  const scopes = (["category", "priority"] as const).flatMap((kind) =>
    days
      .filter((row) => row.day === last && row.scope_kind === kind && row.closing_count > 0)
      .map(({ scope, closing_count }): Scope => {
        const own = days.filter((row) => row.scope_kind === kind && row.scope === scope);
        return { kind, scope, open: closing_count, week: backlogWeek(own, weekStart, kind) };
      })
      .sort((a, b) => b.open - a.open || (a.scope < b.scope ? -1 : 1)),
  );
  const [most] = scopes;
  if (most === undefined) return null;
  const b = t.targets;
  const name = ({ kind, scope }: Scope): string =>
    kind === "category"
      ? categoryName(scope, t)
      : scope === "none"
        ? b.noPriority
        : b.priority(priorityName(scope, t));
  const title = b.scopeTitle(name(most), formatNumber(most.open, t));
  // Of a week whose days are all there, a scope's are missing because too few people are behind them.
  const isWithheld = meta.smallCell > 1 && backlogWeek(days, weekStart) !== null;
  const columns: Column<Scope>[] = [
    { label: b.scope, cell: name, value: ({ kind, scope }) => `${kind} ${scope}` },
    {
      label: t.columns.tickets,
      numeric: true,
      cell: ({ open }) => formatNumber(open, t),
      value: ({ open }) => open,
    },
    {
      label: b.change,
      numeric: true,
      cell: ({ week }) =>
        week === null ? (isWithheld ? t.themes.withheld : t.unknown) : formatSigned(week.change, t),
      value: ({ week }) => week?.change ?? null,
    },
  ];
  return card(
    {
      title,
      sub: b.scopeSub,
      span: 6,
      id: "backlog-scopes",
      data: { name: "backlog-by-scope", columns, rows: scopes },
    },
    t,
    dataTable(columns, scopes, title),
  );
}
