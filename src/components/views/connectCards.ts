import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { withNote } from "../dom.js";
import { formatDuration, formatNumber, formatShare } from "../format.js";
import { channelName, percentile, shareInterval, waitInterval } from "../labels.js";

type Failure = ReportRow<"connect_failures">;
type Concurrency = ReportRow<"chat_by_concurrency">;
/** Fewer turns than this name nothing in a title. */
const FEW = 30;

/** Why attempts got no connection. */
export function failuresCard(rows: readonly Failure[], meta: SnapshotMeta, t: Texts): HTMLElement {
  const c = t.chatPage;
  const sorted = [...rows].sort(
    (a, b) => b.failed_count - a.failed_count || (a.error_code < b.error_code ? -1 : 1),
  );
  const codeOf = (row: Failure): string => (row.error_code === "" ? c.noCode : row.error_code);
  const [first] = sorted;
  const title =
    first === undefined || first.failed_count === 0
      ? c.failuresTitleNone
      : c.failuresTitle(codeOf(first), formatShare(first.failed_share ?? 0, t));
  const columns: Column<Failure>[] = [
    {
      label: c.code,
      cell: (row) => withNote(codeOf(row), channelName(row.channel, meta, t)),
      value: (row) => `${row.channel} ${row.error_code}`,
    },
    {
      label: t.columns.failed,
      numeric: true,
      cell: (row) => formatNumber(row.failed_count, t),
      value: (row) => row.failed_count,
    },
    {
      label: c.thisWeek,
      numeric: true,
      cell: (row) =>
        row.failed_share === null
          ? t.unknown
          : withNote(formatShare(row.failed_share, t), shareInterval(row.failed_low, row.failed_high, t)),
      value: (row) => row.failed_share,
    },
    {
      label: c.before,
      numeric: true,
      cell: (row) => (row.before_share === null ? t.unknown : formatShare(row.before_share, t)),
      value: (row) => row.before_share,
    },
  ];
  return card(
    {
      title,
      sub: c.failuresSub,
      span: 6,
      id: "failures",
      data: { name: "connect-failures", columns, rows: sorted },
    },
    t,
    sorted.length === 0 ? emptyNote(c.failuresTitleNone) : dataTable(columns, sorted, title),
  );
}

/** Do replies slow down when an agent holds many chats. */
export function concurrencyCard(rows: readonly Concurrency[], t: Texts): HTMLElement {
  const c = t.chatPage;
  const sorted = [...rows].sort(
    (a, b) => Number.parseInt(a.concurrent_chats, 10) - Number.parseInt(b.concurrent_chats, 10),
  );
  const most = sorted.filter((row) => row.turn_count >= FEW && row.p90_seconds !== null).at(-1);
  const title =
    most === undefined
      ? c.concurrencyTitleNone
      : c.concurrencyTitle(most.concurrent_chats, formatDuration(most.p90_seconds ?? 0, t));
  const percentileOf = (p: "p50" | "p90"): Column<Concurrency> => ({
    label: t.columns[p],
    numeric: true,
    cell: (row) => withNote(percentile(row[`${p}_seconds`], row.longest_seconds, t), waitInterval(row, p, t)),
    value: (row) => row[`${p}_seconds`],
  });
  const columns: Column<Concurrency>[] = [
    {
      label: c.concurrent,
      cell: (row) => withNote(row.concurrent_chats, t.n(formatNumber(row.turn_count, t))),
      value: (row) => row.concurrent_chats,
    },
    percentileOf("p50"),
    percentileOf("p90"),
  ];
  return card(
    {
      title,
      sub: c.concurrencySub,
      span: 6,
      id: "concurrency",
      data: { name: "chat-by-concurrency", columns, rows: sorted },
    },
    t,
    sorted.length === 0 ? emptyNote(c.concurrencyEmpty) : dataTable(columns, sorted, title),
  );
}
