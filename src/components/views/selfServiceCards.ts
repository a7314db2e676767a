import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { happenedInWeek } from "../charts/happened.js";
import { weekLine } from "../charts/weekLine.js";
import { type Column, dataTable } from "../dataTable.js";
import { responsive, withNote } from "../dom.js";
import { formatNumber, formatShare } from "../format.js";
import { categoryName, channelName, shareInterval } from "../labels.js";

type SelfService = ReportRow<"self_service_by_week">;
type Ticketed = ReportRow<"attempts_to_tickets">;

const whole = (value: number | null, t: Texts): string =>
  value === null ? t.unknown : formatNumber(value, t);

/** How many help themselves: by week, and by problem in the latest. */
export function selfServiceCards(
  rows: readonly SelfService[],
  marks: readonly ReportRow<"calendar_marks">[],
  t: Texts,
): HTMLElement[] {
  const c = t.channels;
  const all = rows
    .filter((row) => row.scope_kind === "all")
    .sort((a, b) => (a.week_start < b.week_start ? -1 : 1));
  const latest = all.at(-1);
  if (latest === undefined || all.every((row) => row.covered_day_count === 0))
    return [card({ title: c.selfTitleNone, span: 6, id: "self-service" }, t, emptyNote(c.selfNone))];
  const title =
    latest.views_per_contact === null
      ? c.selfTitleUnknown
      : c.selfTitle(formatNumber(latest.views_per_contact, t, 1));
  const points = all.map((row) => ({ week_start: row.week_start, value: row.views_per_contact }));
  const week = card(
    {
      title,
      sub: c.selfSub,
      span: 6,
      id: "self-service",
      data: { name: "self-service", columns: [weekColumn(t), ...columnsOf(t), eventColumn(marks, t)], rows },
    },
    t,
    responsive((width) => weekLine(points, (n) => formatNumber(n, t, 1), { width, title, marks }, t)),
  );
  return [
    week,
    problemCard(
      rows.filter((row) => row.week_start === latest.week_start),
      t,
    ),
  ];
}

function problemCard(rows: readonly SelfService[], t: Texts): HTMLElement {
  const c = t.channels;
  const problems = rows
    .filter((row) => row.scope_kind === "category")
    .sort(
      (a, b) =>
        Number(b.view_count !== null) - Number(a.view_count !== null) || b.contact_count - a.contact_count,
    );
  const all = rows.find((row) => row.scope_kind === "all");
  const worst = problems.find((row) => (row.no_result_low ?? 0) > (all?.no_result_share ?? 1));
  const title =
    worst === undefined
      ? c.selfProblemTitleNone
      : c.selfProblemTitle(categoryName(worst.scope, t), formatShare(worst.no_result_share ?? 0, t));
  return card(
    { title, sub: c.selfProblemSub, span: 6, id: "self-service-problems" },
    t,
    dataTable(columnsOf(t), problems, title),
  );
}

const weekColumn = (t: Texts): Column<SelfService> => ({ label: t.columns.week, cell: (row) => row.week });

const eventColumn = (marks: readonly ReportRow<"calendar_marks">[], t: Texts): Column<SelfService> => ({
  label: t.columns.event,
  cell: (row) => happenedInWeek(marks, row.week_start, t),
});

function columnsOf(t: Texts): Column<SelfService>[] {
  const c = t.channels;
  return [
    {
      label: c.problem,
      cell: (row) => (row.scope_kind === "all" ? c.all : categoryName(row.scope, t)),
      value: (row) => row.scope,
    },
    {
      label: t.columns.contacts,
      numeric: true,
      wide: true,
      cell: (row) => formatNumber(row.contact_count, t),
      value: (row) => row.contact_count,
    },
    {
      label: c.views,
      numeric: true,
      wide: true,
      cell: (row) => whole(row.view_count, t),
      value: (row) => row.view_count,
    },
    {
      label: c.perContact,
      numeric: true,
      cell: (row) => (row.views_per_contact === null ? t.unknown : formatNumber(row.views_per_contact, t, 1)),
      value: (row) => row.views_per_contact,
    },
    {
      label: c.noResult,
      numeric: true,
      cell: (row) =>
        row.no_result_share === null
          ? t.unknown
          : withNote(
              formatShare(row.no_result_share, t),
              shareInterval(row.no_result_low, row.no_result_high, t),
            ),
      value: (row) => row.no_result_share,
    },
  ];
}

/** Calls and chats that became a ticket; null without any attempt. */
export function ticketsCard(rows: readonly Ticketed[], meta: SnapshotMeta, t: Texts): HTMLElement | null {
  const c = t.channels;
  if (rows.length === 0) return null;
  const told = rows.find((row) => row.accepted_ticket_share !== null);
  const title =
    told === undefined
      ? c.ticketTitleNone
      : c.ticketTitle(channelName(told.channel, meta, t), formatShare(told.accepted_ticket_share ?? 0, t));
  const columns: Column<Ticketed>[] = [
    {
      label: t.columns.channel,
      cell: (row) => channelName(row.channel, meta, t),
      value: (row) => row.channel,
    },
    {
      label: t.columns.attempts,
      numeric: true,
      wide: true,
      cell: (row) => formatNumber(row.attempt_count, t),
      value: (row) => row.attempt_count,
    },
    {
      label: t.columns.answered,
      numeric: true,
      cell: (row) => formatNumber(row.accepted_count, t),
      value: (row) => row.accepted_count,
    },
    {
      label: c.becameTicket,
      numeric: true,
      cell: (row) =>
        row.accepted_ticket_share === null
          ? withNote(t.unknown, c.notTicketed)
          : withNote(
              formatShare(row.accepted_ticket_share, t),
              shareInterval(row.accepted_ticket_low, row.accepted_ticket_high, t),
            ),
      value: (row) => row.accepted_ticket_share,
    },
  ];
  return card(
    {
      title,
      sub: c.ticketSub,
      span: 6,
      id: "tickets-of-attempts",
      data: { name: "attempts-to-tickets", columns, rows },
    },
    t,
    dataTable(columns, rows, title),
  );
}
