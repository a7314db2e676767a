import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { dayToDate, formatDay, formatDuration, formatNumber, formatShare } from "../format.js";
import { channelName } from "../labels.js";
import { type Cell, type Part, partCard } from "./part.js";

type Restated = ReportRow<"restatements">;

/** On a week's page; on the page Data stand all. */
const MOST = 6;

/** What readers saw of a week and what it is now; null where it is the same. */
export function restatedPart(rows: readonly Restated[], meta: SnapshotMeta, t: Texts): Part | null {
  if (rows.length === 0) return null;
  return {
    ...partOf(rows.slice(-MOST), meta, t, false),
    title: t.restated.title(rows.length),
    more: { href: "data#restated", label: t.nav.data },
  };
}

/** Every change of a published figure, the latest first. */
export function restatedCard(rows: readonly Restated[], meta: SnapshotMeta, t: Texts): HTMLElement {
  const sorted = [...rows].sort((a, b) =>
    a.restated_as_of === b.restated_as_of
      ? a.week < b.week
        ? 1
        : -1
      : a.restated_as_of < b.restated_as_of
        ? 1
        : -1,
  );
  const part: Part =
    rows.length === 0
      ? { id: "restated", title: t.restated.titleNone, sub: t.restated.sub, empty: t.restated.none }
      : partOf(sorted, meta, t, true);
  return partCard(part, 12, "./", t);
}

function partOf(rows: readonly Restated[], meta: SnapshotMeta, t: Texts, hasWeek: boolean): Part {
  const r = t.restated;
  return {
    id: "restated",
    title: r.title(rows.length),
    sub: r.sub,
    table: {
      head: [
        { label: r.figure },
        { label: r.published, isNumeric: true },
        { label: r.now, isNumeric: true },
        { label: r.why, isWide: true },
      ],
      rows: rows.map((row) => [
        {
          text: r.measure[row.measure],
          note: [hasWeek ? row.week : "", row.channel === null ? "" : channelName(row.channel, meta, t)]
            .filter((text) => text !== "")
            .join(" · "),
          narrow: whyOf(row, t),
        },
        cellOf(row, row.published_value, row.published_n, row.published_as_of, t),
        row.n === 0 && row.value === null && !row.is_withheld
          ? { text: r.gone }
          : cellOf(row, row.value, row.n, row.restated_as_of, t),
        { text: whyOf(row, t), isGiven: true },
      ]),
    },
  };
}

function cellOf(row: Restated, value: number | null, n: number, asOf: string, t: Texts): Cell {
  const day = formatDay(dayToDate(asOf.slice(0, 10)), t, { day: "numeric", month: "short" });
  const note = [isCount(row) ? "" : t.n(formatNumber(n, t)), t.restated.asOf(day)].filter(
    (text) => text !== "",
  );
  return { text: row.is_withheld ? t.restated.withheld : figureOf(row, value, t), note: note.join(" · ") };
}

const isCount = ({ measure }: Restated): boolean => measure === "tickets" || measure === "attempts";

function figureOf(row: Restated, value: number | null, t: Texts): string {
  if (value === null) return t.unknown;
  if (isCount(row)) return formatNumber(value, t);
  return row.measure.startsWith("first_response") ? formatDuration(value, t) : formatShare(value, t);
}

/** Files named in a cell; of more the number alone. */
const MOST_NAMED = 3;

interface Files {
  text: string;
  isOne: boolean;
}

function filesOf(list: string, t: Texts): Files {
  const files = list.split(", ");
  const more = files.length - MOST_NAMED;
  const rest = more > 0 ? [t.notes.more(formatNumber(more, t))] : [];
  return { text: [...files.slice(0, MOST_NAMED), ...rest].join(t.join.item), isOne: files.length === 1 };
}

function whyOf(row: Restated, t: Texts): string {
  const r = t.restated;
  const told = (list: string | null, say: (files: Files) => string) =>
    list === null ? "" : say(filesOf(list, t));
  const n = (count: number | null) => (count === null ? r.few : formatNumber(count, t));
  return [
    told(row.late_files, ({ text }) => r.late(n(row.late_count), row.late_count === 1, text)),
    told(row.changed_files, ({ text }) => r.changed(n(row.changed_count), row.changed_count === 1, text)),
    told(row.replaced_files, ({ text, isOne }) => r.replaced(text, isOne, replacedBy(row, t))),
    told(row.removed_files, ({ text, isOne }) =>
      r.removed(text, isOne, n(row.removed_count), row.removed_count === 1),
    ),
    told(row.uncompared_files, ({ text, isOne }) => r.uncompared(text, isOne)),
    told(row.reference_files, ({ text, isOne }) => r.reference(text, isOne)),
    row.has_other_settings ? r.settings : "",
    row.has_other_version ? r.version : "",
    row.has_forgotten ? r.forgotten : "",
    row.is_time_only ? r.time : "",
  ]
    .filter((text) => text !== "")
    .join(t.join.clause);
}

/** 3 records changed, 1 added, 2 gone. */
function replacedBy(row: Restated, t: Texts): string {
  const counts = [
    { n: row.replaced_changed_count, say: t.restated.replacedBy.changed },
    { n: row.replaced_added_count, say: t.restated.replacedBy.added },
    { n: row.replaced_gone_count, say: t.restated.replacedBy.gone },
  ].filter(({ n }) => n > 0);
  return counts.map(({ n, say }, i) => say(formatNumber(n, t), n === 1, i === 0)).join(t.join.item);
}
