import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { formatDuration, formatNumber } from "../format.js";
import { categoryName } from "../labels.js";
import { type BacklogWeek, backlogWeek } from "./backlogCard.js";

type Day = ReportRow<"backlog_by_day">;
type Aged = ReportRow<"backlog_by_age">;

/** Open tickets of one category or priority at as_of. */
interface Scope {
  kind: "category" | "priority";
  scope: string;
  open: number;
  oldest: number;
  week: BacklogWeek | null;
}

/** What the open tickets are about and how urgent they are, with the oldest of each; null when nothing is open. */
export function backlogScopeCard(
  days: readonly Day[],
  aged: readonly Aged[],
  weekStart: string | null,
  t: Texts,
): HTMLElement | null {
  const scopes = (["category", "priority"] as const).flatMap((kind) => {
    const found = new Map<string, Scope>();
    for (const row of aged) {
      const one = found.get(row[kind]) ?? { kind, scope: row[kind], open: 0, oldest: 0, week: null };
      one.open += row.ticket_count;
      one.oldest = Math.max(one.oldest, row.oldest_seconds);
      found.set(row[kind], one);
    }
    return [...found.values()]
      .map((one) => ({
        ...one,
        week: backlogWeek(
          days.filter((day) => day.scope_kind === kind && day.scope === one.scope),
          weekStart,
          kind,
        ),
      }))
      .sort((a, b) => b.open - a.open || (a.scope < b.scope ? -1 : 1));
  });
  const [most] = scopes;
  if (most === undefined) return null;
  const b = t.targets;
  const name = ({ kind, scope }: Scope): string =>
    kind === "category" ? categoryName(scope, t) : scope === "none" ? b.noPriority : b.priority(scope);
  const title = b.scopeTitle(name(most), formatNumber(most.open, t));
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
        week === null ? t.unknown : `${week.change > 0 ? "+" : ""}${formatNumber(week.change, t)}`,
      value: ({ week }) => week?.change ?? null,
    },
    {
      label: t.columns.oldest,
      numeric: true,
      cell: ({ oldest }) => formatDuration(oldest, t),
      value: ({ oldest }) => oldest,
    },
  ];
  return card(
    {
      title,
      sub: b.scopeSub,
      span: 12,
      id: "backlog-scopes",
      data: { name: "backlog-by-scope", columns, rows: scopes },
    },
    t,
    dataTable(columns, scopes, title),
  );
}
