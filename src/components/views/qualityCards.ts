import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { sparkline } from "../charts/sparkline.js";
import { type Column, dataTable } from "../dataTable.js";
import { withNote } from "../dom.js";
import { formatNumber, formatShare, formatSigned, weekNumber } from "../format.js";
import { scopeName, shareInterval } from "../labels.js";

type Quality = ReportRow<"answer_quality_by_week">;
type Rating = ReportRow<"satisfaction_by_week">;
const MEASURES = ["first_contact_resolved", "one_touch", "reopened", "repeated", "handed_over"] as const;
/** Fewer than this say little. */
export const FEW = 30;

/** A measure's row of the week, or of the latest before it: what takes 7 days to tell comes a week later. */
export const qualityOf = (
  rows: readonly Quality[],
  week: string | null,
  measure: Quality["measure"],
  kind: Quality["scope_kind"] = "all",
  scope = "all",
): Quality | null =>
  rows
    .filter(
      (row) => row.measure === measure && row.scope_kind === kind && row.scope === scope && row.is_complete,
    )
    .filter((row) => week !== null && row.week <= week)
    .reduce<Quality | null>(
      (latest, row) => (latest === null || row.week > latest.week ? row : latest),
      null,
    );

export const ratingOf = (
  rows: readonly Rating[],
  week: string | null,
  measure: Rating["measure"],
): Rating | null =>
  rows.find((row) => row.measure === measure && row.week === week && row.scope_kind === "all") ?? null;

const countNote = (known: number, all: number, t: Texts): string => {
  const n = formatNumber(known, t);
  if (known < FEW) return t.quality.few(n);
  return known === all ? t.n(n) : t.quality.nOf(n, formatNumber(all, t));
};

/** How the solved tickets of the week ended: solved at once, opened again, back within days. */
export function qualityCard(
  rows: readonly Quality[],
  week: string | null,
  meta: SnapshotMeta,
  t: Texts,
): HTMLElement {
  const now = MEASURES.flatMap((measure) => qualityOf(rows, week, measure) ?? []);
  const { title, sub } = t.quality;
  if (now.length === 0) return card({ title, span: 12 }, t, emptyNote(t.empty.noWeek));
  const history = (row: Quality) =>
    rows
      .filter((past) => past.scope_kind === "all" && past.measure === row.measure && past.is_complete)
      .sort((a, b) => (a.week < b.week ? -1 : 1))
      .slice(-16);
  const name: Column<Quality> = {
    label: t.columns.measure,
    cell: (row) => {
      const note = countNote(row.known_count, row.solved_count, t);
      const when = row.week === week ? "" : ` · ${t.quality.inWeek(weekNumber(row.week))}`;
      return withNote(t.quality.measure[row.measure], `${note}${when}`);
    },
    value: (row) => row.measure,
  };
  const trend: Column<Quality> = {
    label: t.columns.trend,
    wide: true,
    cell: (row) => sparkline(history(row).map((past) => past.yes_share)),
  };
  const share: Column<Quality> = {
    label: t.quality.share,
    cell: (row) =>
      row.yes_share === null
        ? t.unknown
        : withNote(formatShare(row.yes_share, t), shareInterval(row.yes_low, row.yes_high, t)),
    value: (row) => row.yes_share,
    numeric: true,
  };
  const data = {
    name: "answer-quality-by-week",
    columns: [
      { label: t.columns.week, cell: (row: Quality) => row.week },
      {
        label: t.columns.scope,
        cell: (row: Quality) => scopeName(row, meta, t),
        value: (row: Quality) => (row.scope_kind === "all" ? row.scope : `${row.scope_kind}: ${row.scope}`),
      },
      name,
      share,
    ],
    rows,
  };
  return card({ title, sub, span: 7, id: "quality", data }, t, dataTable([name, trend, share], now, title));
}

/** What customers said: CSAT and NPS with n, response and interval. */
export function satisfactionCard(rows: readonly Rating[], week: string | null, t: Texts): HTMLElement {
  const now = (["csat", "nps"] as const).flatMap((measure) => ratingOf(rows, week, measure) ?? []);
  const q = t.quality;
  if (now.length === 0)
    return card({ title: q.satisfactionTitleNone, span: 5, id: "ratings" }, t, emptyNote(q.satisfactionSub));
  const [first] = now;
  const title =
    first === undefined || first.value === null
      ? q.satisfactionTitleNone
      : first.measure === "csat"
        ? q.satisfactionTitle(formatShare(first.value, t))
        : t.labelled(q.nps, ratingText(first, first.value, t));
  const columns: Column<Rating>[] = [
    {
      label: t.columns.measure,
      cell: (row) =>
        withNote(row.measure === "csat" ? q.csat : q.nps, countNote(row.rated_count, row.rated_count, t)),
      value: (row) => row.measure,
    },
    {
      label: q.value,
      numeric: true,
      cell: (row) => withNote(ratingText(row, row.value, t), ratingInterval(row, t)),
      value: (row) => row.value,
    },
    {
      label: q.response,
      numeric: true,
      cell: (row) =>
        row.solved_count === null || row.solved_count === 0
          ? q.notKnown
          : formatShare(Math.min(1, row.rated_count / row.solved_count), t),
    },
  ];
  // Of a desk without tickets nothing was solved that could have been rated.
  const isAlone = rows.every((row) => row.solved_count === null);
  if (isAlone) columns.pop();
  const data = {
    name: "satisfaction-by-week",
    columns: [{ label: t.columns.week, cell: (row: Rating) => row.week }, ...columns],
    rows: rows.filter((row) => row.scope_kind === "all"),
  };
  return card(
    { title, sub: isAlone ? q.satisfactionSubAlone : q.satisfactionSub, span: 5, id: "ratings", data },
    t,
    dataTable(columns, now, title),
  );
}

/** CSAT as a percentage, NPS as points from −100 to 100. */
export function ratingText(row: Rating, value: number | null, t: Texts): string {
  if (value === null) return t.unknown;
  if (row.measure === "csat") return formatShare(value, t);
  return formatSigned(100 * value, t);
}

export function ratingInterval(row: Rating, t: Texts): string {
  if (row.value_low === null || row.value_high === null) return "";
  if (row.measure === "csat") return shareInterval(row.value_low, row.value_high, t);
  return t.signedRange(ratingText(row, row.value_low, t), ratingText(row, row.value_high, t));
}
