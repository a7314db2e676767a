import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { arrivals, type DayRow } from "../charts/arrivals.js";
import { happenedOn } from "../charts/happened.js";
import { responsive } from "../dom.js";
import { dayToDate, formatDay, formatNumber } from "../format.js";

/** Contacts a day, with what happened on the days. */
export function arrivalsCard(
  rows: readonly ReportRow<"arrivals_by_day">[],
  marks: readonly ReportRow<"calendar_marks">[],
  t: Texts,
): HTMLElement {
  const days = totalByDay(rows);
  const top = days.reduce<DayRow | null>(
    (best, day) => (best === null || day.count > best.count ? day : best),
    null,
  );
  if (top === null) return card({ title: t.empty.title, span: 12 }, t, emptyNote(t.empty.noData));
  const title = t.peaks.dayTitle(
    formatDay(dayToDate(top.day), t, { weekday: "long", day: "numeric", month: "long" }),
    formatNumber(top.count, t),
  );
  const columns = [
    { label: t.columns.day, cell: (row: DayRow) => row.day },
    {
      label: t.columns.contacts,
      cell: (row: DayRow) => formatNumber(row.count, t),
      value: (row: DayRow) => row.count,
      numeric: true,
    },
    { label: t.columns.event, cell: (row: DayRow) => happenedOn(marks, row.day, t) },
  ];
  return card(
    {
      title,
      sub: t.peaks.daySub,
      span: 12,
      id: "days",
      data: { name: "contacts-by-day", columns, rows: days },
    },
    t,
    responsive((width) => arrivals(days, marks, width, title, t)),
  );
}

/** The row of all channels where the report has one, else the sum of its channels; whole days only. */
function totalByDay(rows: readonly ReportRow<"arrivals_by_day">[]): DayRow[] {
  const all = rows.filter((row) => row.channel === "all");
  const days = new Map<string, number>();
  for (const row of all.length > 0 ? all : rows) {
    if (row.is_complete) days.set(row.day, (days.get(row.day) ?? 0) + row.contact_count);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, count]) => ({ day, count }));
}
