import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { type ChannelDot, channelDots } from "../charts/channelDots.js";
import type { Column } from "../dataTable.js";
import { h, responsive, withNote } from "../dom.js";
import { type ChannelWait, isFirst, problemsOf, ranked } from "../findings/channels.js";
import { dayToDate, formatDay, formatNumber, formatShare } from "../format.js";
import { categoryName, channelName, hoursName, percentile, waitInterval } from "../labels.js";

/** Where more do not say what they were about, the page says it. */
const MUCH_UNKNOWN = 0.05;

export const problemName = (scope: string, t: Texts): string =>
  scope === "all" ? t.channels.all : categoryName(scope, t);
const shortDay = (day: string, t: Texts): string =>
  formatDay(dayToDate(day), t, { day: "numeric", month: "short" });

/** Medians by problem and channel, all hours, with the figures behind. */
export function channelWaitsCard(rows: readonly ChannelWait[], meta: SnapshotMeta, t: Texts): HTMLElement {
  const c = t.channels;
  const problems = problemsOf(rows).filter((scope) => ranked(rows, scope, null).length > 0);
  const [any] = rows;
  if (any === undefined || problems.length === 0)
    return card({ title: c.titleNone, span: 12, id: "channel-waits" }, t, emptyNote(t.empty.noWeek));
  const named = problems.filter((scope) => scope !== "all");
  const decided = named.filter((scope) => ranked(rows, scope, null)[0]?.verdict === "fastest");
  const title =
    decided.length === 0
      ? c.titleNone
      : c.title(formatNumber(decided.length, t), formatNumber(named.length, t));
  const dots = problems.flatMap((scope) => ranked(rows, scope, null).flatMap((row) => dotOf(row, meta, t)));
  const data = {
    name: "channel-waits",
    columns: columnsOf(meta, t),
    rows: [...rows].sort((a, b) => (a.from_hour ?? -1) - (b.from_hour ?? -1)),
  };
  return card(
    {
      title,
      sub: c.sub(shortDay(any.period_from, t), shortDay(any.period_to, t)),
      span: 12,
      id: "channel-waits",
      data,
    },
    t,
    responsive((width) => channelDots(dots, width, title, t)),
    ...unknownNotes(rows, meta, t),
  );
}

/** A median that is not reached has no place on the axis; the table says "more than". */
function dotOf(row: ChannelWait, meta: SnapshotMeta, t: Texts): ChannelDot[] {
  const { p50_seconds: seconds } = row;
  if (seconds === null) return [];
  return [
    {
      problem: problemName(row.scope, t),
      channel: channelName(row.channel, meta, t),
      seconds: Math.max(1, seconds),
      low: Math.max(1, row.p50_low_seconds ?? seconds),
      high: Math.max(1, row.p50_high_seconds ?? row.longest_seconds ?? seconds),
      isFirst: isFirst(row),
    },
  ];
}

function unknownNotes(rows: readonly ChannelWait[], meta: SnapshotMeta, t: Texts): HTMLElement[] {
  const shares = rows.flatMap((row) =>
    row.scope_kind === "all" && row.from_hour === null && row.unknown_problem_count !== null
      ? [{ channel: row.channel, share: row.unknown_problem_count / row.contact_count }]
      : [],
  );
  const many = shares.filter(({ share }) => share >= MUCH_UNKNOWN).sort((a, b) => b.share - a.share);
  if (many.length === 0) return [];
  const parts = many.map(({ channel, share }) =>
    t.channels.unknownProblem(formatShare(share, t, 0), channelName(channel, meta, t)),
  );
  return [h("p", { class: "sub" }, parts.join(t.join.comma) + t.join.clause + t.channels.unknownNote)];
}

function columnsOf(meta: SnapshotMeta, t: Texts): Column<ChannelWait>[] {
  const number = (label: string, key: "contact_count" | "answered_count"): Column<ChannelWait> => ({
    label,
    numeric: true,
    cell: (row) => formatNumber(row[key], t),
    value: (row) => row[key],
  });
  return [
    { label: t.channels.problem, cell: (row) => problemName(row.scope, t), value: (row) => row.scope },
    {
      label: t.columns.hour,
      cell: (row) => (row.from_hour === null ? t.channels.hoursAll : hoursName(row, t)),
    },
    {
      label: t.columns.channel,
      cell: (row) => channelName(row.channel, meta, t),
      value: (row) => row.channel,
    },
    number(t.columns.contacts, "contact_count"),
    number(t.columns.answered, "answered_count"),
    {
      label: t.columns.p50,
      numeric: true,
      cell: (row) =>
        withNote(percentile(row.p50_seconds, row.longest_seconds, t), waitInterval(row, "p50", t)),
      value: (row) => row.p50_seconds,
    },
    {
      label: t.columns.p90,
      numeric: true,
      cell: (row) =>
        withNote(percentile(row.p90_seconds, row.longest_seconds, t), waitInterval(row, "p90", t)),
      value: (row) => row.p90_seconds,
    },
    { label: t.columns.verdict, cell: (row) => t.channels.verdict[row.verdict], value: (row) => row.verdict },
  ];
}
