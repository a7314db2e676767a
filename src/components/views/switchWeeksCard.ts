import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { sparkline } from "../charts/sparkline.js";
import { type Column, dataTable } from "../dataTable.js";
import { withNote } from "../dom.js";
import { countOf, formatNumber, formatShare } from "../format.js";
import { channelName, shareInterval } from "../labels.js";
import { shortDay } from "./volumeTable.js";

type Week = ReportRow<"switches_by_week">;
interface Line {
  channel: string;
  /** Weeks whose seven days are over for every contact, oldest first. */
  weeks: Week[];
  last: Week;
}

/** By channel, the share that asked again in another channel: its weeks and the latest that can be told. */
export function switchWeeksCard(rows: readonly Week[], meta: SnapshotMeta, t: Texts): HTMLElement {
  const c = t.channels;
  const lines = [...new Set(rows.map(({ channel }) => channel))].flatMap((channel): Line[] => {
    const weeks = rows
      .filter((row) => row.channel === channel && row.over_count > 0 && row.over_count === row.contact_count)
      .sort((a, b) => (a.week_start < b.week_start ? -1 : 1));
    const last = weeks.at(-1);
    return last === undefined ? [] : [{ channel, weeks, last }];
  });
  lines.sort((a, b) => b.last.contact_count - a.last.contact_count || (a.channel < b.channel ? -1 : 1));
  const columns: Column<Line>[] = [
    { label: t.columns.channel, cell: (row) => channelName(row.channel, meta, t) },
    {
      label: t.columns.trend,
      wide: true,
      cell: ({ weeks }) =>
        sparkline(weeks.map(({ switched_share }) => (switched_share === null ? null : 100 * switched_share))),
    },
    {
      label: c.switchedShare,
      numeric: true,
      cell: ({ last }) =>
        withNote(
          formatShare(last.switched_share ?? 0, t),
          shareInterval(last.switched_low, last.switched_high, t),
        ),
    },
    {
      label: t.columns.contacts,
      numeric: true,
      cell: ({ last }) => formatNumber(last.over_count, t),
    },
    {
      label: c.beforeAnswer,
      numeric: true,
      wide: true,
      cell: ({ last }) => countOf(last.before_answer_count, t),
    },
  ];
  const [first] = lines;
  const title = c.switchWeeksTitle;
  return card(
    {
      title,
      ...(first === undefined ? {} : { sub: c.switchWeeksSub(shortDay(first.last.week_start, t)) }),
      span: 6,
      id: "switch-weeks",
    },
    t,
    first === undefined ? emptyNote(c.switchWeeksNone) : dataTable(columns, lines, title),
  );
}
