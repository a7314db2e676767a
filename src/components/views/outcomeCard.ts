import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, legend } from "../card.js";
import { outcomeBars } from "../charts/outcomeBars.js";
import type { Column } from "../dataTable.js";
import { responsive } from "../dom.js";
import { formatDuration, formatNumber, formatShare } from "../format.js";
import { shareInterval } from "../labels.js";

type Outcome = ReportRow<"answered_within">;
const DAY = 86_400;

/** What became of the latest complete week's tickets: answered, closed without an answer, waiting; null without any. */
export function outcomeCard(rows: readonly Outcome[], week: string | null, t: Texts): HTMLElement | null {
  const all = rows.filter((row) => row.scope_kind === "all");
  const now = all.filter((row) => row.week === week).sort((a, b) => a.within_seconds - b.within_seconds);
  const day = now.find((row) => row.within_seconds === DAY);
  if (day === undefined) return null;
  const title = titleOf(day, now, t);
  return card(
    {
      title,
      sub: t.outcomes.sub,
      span: 6,
      id: "outcomes",
      data: { name: "answered-within", columns: columns(t), rows: all },
    },
    t,
    // The three parts of a bar, in its colours.
    legend(
      (["answered", "closed", "waiting"] as const).map((part) => [part, t.outcomes[part]] as const),
      t,
    ),
    responsive((width) => outcomeBars(now, width, title, t)),
  );
}

function titleOf(day: Outcome, now: readonly Outcome[], t: Texts): string {
  const known = day.answered_share === null ? now.findLast((row) => row.answered_share !== null) : day;
  if (known === undefined || known.answered_share === null) return t.outcomes.unknown;
  const share = formatShare(known.answered_share, t);
  const title =
    known === day
      ? t.outcomes.titleDay(share)
      : t.outcomes.title(share, formatDuration(known.within_seconds, t));
  const closed = known.closed_unanswered_share ?? 0;
  return closed === 0 ? title : t.outcomes.titleClosed(title, formatShare(closed, t));
}

function columns(t: Texts): Column<Outcome>[] {
  const share = (label: string, key: "answered_share" | "closed_unanswered_share"): Column<Outcome> => ({
    label,
    cell: (row) => (row[key] === null ? t.outcomes.unknown : formatShare(row[key], t)),
    value: (row) => row[key],
    numeric: true,
  });
  const c = t.columns;
  return [
    { label: c.week, cell: (row) => row.week },
    {
      label: t.outcomes.within,
      cell: (row) => formatDuration(row.within_seconds, t),
      value: (row) => row.within_seconds,
      numeric: true,
    },
    {
      label: c.tickets,
      cell: (row) => formatNumber(row.ticket_count, t),
      value: (row) => row.ticket_count,
      numeric: true,
    },
    share(t.outcomes.answeredColumn, "answered_share"),
    {
      label: c.interval,
      cell: (row) => shareInterval(row.answered_low, row.answered_high, t),
      numeric: true,
    },
    share(t.outcomes.closedColumn, "closed_unanswered_share"),
    {
      label: c.interval,
      cell: (row) => shareInterval(row.closed_unanswered_low, row.closed_unanswered_high, t),
      numeric: true,
    },
  ];
}
