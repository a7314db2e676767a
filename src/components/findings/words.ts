import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { FindingWords } from "../../i18n/findingWords.js";
import type { Texts } from "../../i18n/index.js";
import {
  dayToDate,
  formatDay,
  formatDuration,
  formatNumber,
  formatShare,
  formatShares,
  formatSigned,
  unbroken,
} from "../format.js";
import { categoryName, channelName, contactWords, signedDuration } from "../labels.js";
import { themeName } from "../themes/series.js";

export type Finding = ReportRow<"findings">;
type Mark = ReportRow<"calendar_marks">;

/** What words are made from besides the finding itself. */
export interface Around {
  meta: SnapshotMeta;
  marks: readonly Mark[];
}

/** A figure in the finding's own unit. */
function figure(value: number, unit: Finding["unit"], t: Texts): string {
  switch (unit) {
    case "seconds":
      return signedDuration(value, t);
    case "share":
      return formatShare(value, t);
    case "ratio":
      return formatNumber(value, t, 1);
    case "points":
      return formatSigned(100 * value, t);
    default:
      return formatNumber(value, t).replace("-", "−");
  }
}

/** a – b in the finding's unit, the unit once where it is one for both. */
export function between(low: number | null, high: number | null, unit: Finding["unit"], t: Texts): string {
  if (low === null) return "";
  if (high === null) return t.moreThan(figure(low, unit, t));
  const [from, to] = unit === "count" ? [Math.ceil(low), Math.floor(high)] : [low, high];
  // A range of shares does with whole per cents, unless it lies within one.
  if (unit === "share") return unbroken(formatShares(from, to, t, high - low > 0.02 ? 0 : 1));
  const range = from < 0 || unit === "points" ? t.signedRange : t.range;
  return unbroken(range(figure(from, unit, t), figure(to, unit, t)));
}

export function wordsOf(row: Finding, { meta, marks }: Around, t: Texts): FindingWords {
  const value = row.value ?? row.value_at_least;
  const shown = value === null ? t.unknown : figure(value, row.unit, t);
  return {
    subject: subjectOf(row, meta, t),
    value: row.value === null ? t.moreThan(shown) : signed(row, shown),
    isReached: row.value !== null,
    usual: between(row.compared_low, row.compared_high, row.unit, t),
    isUp: row.direction === "up",
    count: row.value ?? 0,
    n: row.n === null ? "" : formatNumber(row.n, t),
    part: partOf(row, meta, t),
    partCount: row.part_count === null ? "" : formatNumber(row.part_count, t),
    compared: comparedOf(row, t),
    day: row.on_day === null ? "" : shortDay(row.on_day, t),
    when: whenOf(row, t),
    contacts: contactWords(row.subject, t).many,
    hours: row.part_count === null ? "" : formatNumber(row.part_count / 2, t, 1),
    threshold: formatDuration(meta.serviceLevel.thresholdSeconds, t),
    marker: row.marker_kind === "pay_day" ? t.spells.kind.pay_day : (row.marker_name ?? ""),
    weeks: row.since_weeks ?? 1,
    markerDay: row.marker_day === null ? "" : shortDay(row.marker_day, t),
    next: nextOf(row, { meta, marks }, t),
  };
}

const signed = (row: Finding, shown: string): string =>
  row.kind === "backlog_growth" && (row.value ?? 0) > 0 ? `+${shown}` : shown;

const shortDay = (day: string, t: Texts): string =>
  formatDay(dayToDate(day), t, { weekday: "short", day: "numeric", month: "short" });

function subjectOf(row: Finding, meta: SnapshotMeta, t: Texts): string | null {
  if (row.subject === null || row.subject_kind === "all") return null;
  if (row.subject_kind === "channel") return channelName(row.subject, meta, t);
  switch (row.subject_kind) {
    case "category":
    case "problem":
      return categoryName(row.subject, t);
    case "theme":
      return themeName(row.subject, meta, t);
    case "cause":
      return (t.causes.name as Record<string, string>)[row.subject] ?? row.subject;
    default:
      return row.subject;
  }
}

function partOf(row: Finding, meta: SnapshotMeta, t: Texts): string | null {
  if (row.part === null || row.part_kind === "version") return row.part;
  return row.part_kind === "channel" ? channelName(row.part, meta, t) : categoryName(row.part, t);
}

/** A duration or share as such; all else is a number, beside a ratio too: what was to be expected. */
function comparedOf(row: Finding, t: Texts): string {
  if (row.compared_value === null) return "";
  return row.unit === "seconds" || row.unit === "share"
    ? figure(row.compared_value, row.unit, t)
    : formatNumber(row.compared_value, t);
}

function whenOf(row: Finding, t: Texts): string {
  if (row.on_day === null || row.from_local === null || row.to_local === null) return "";
  const day = formatDay(dayToDate(row.on_day), t, { weekday: "long" });
  return `${day} ${unbroken(t.range(row.from_local, row.to_local))}`;
}

/** The next mark of the same kind that is known: what there is to plan for. */
function nextOf(row: Finding, { meta, marks }: Around, t: Texts): string | null {
  if (row.action !== "plan_event") return null;
  const today = meta.asOfLocal.slice(0, 10);
  const [next] = marks
    .filter((mark) => mark.kind === row.marker_kind && mark.starts_on > today)
    .sort((a, b) => (a.starts_on < b.starts_on ? -1 : 1));
  return next === undefined ? null : t.aside(next.name, shortDay(next.starts_on, t));
}

/** The finding as a sentence; **bold** marks its figure. */
export const sentenceOf = (row: Finding, around: Around, t: Texts): string =>
  row.kind === null ? "" : t.findings.sentence[row.kind](wordsOf(row, around, t));

/** Interval, n, how long, and what stands beside it in the calendar. */
export function noteOf(row: Finding, t: Texts): string {
  const f = t.findings;
  const interval = between(row.value_low, row.value_high, row.unit, t);
  const isCount = row.unit === "count";
  return [
    interval === "" ? "" : f.interval(interval),
    row.n === null || isCount ? "" : f.n(formatNumber(row.n, t)),
    (row.since_weeks ?? 1) > 1 ? f.inARow(formatNumber(row.since_weeks ?? 0, t)) : "",
    row.marker_kind === null || row.marker_name === null || saysMarker(row)
      ? ""
      : f.marker[row.marker_kind](
          row.marker_name,
          row.marker_day === null ? "" : shortDay(row.marker_day, t),
        ),
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** Whose sentence names what stands beside it. */
const saysMarker = ({ subject_kind, kind }: Finding): boolean =>
  subject_kind === "event" || kind === "peak" || kind === "theme_on_version";

/** Where its evidence stands, from the language's root, and what the link is called. */
export const evidenceOf = (row: Finding, t: Texts): { href: string; link: string } => ({
  href: `${row.page ?? ""}${row.anchor === null ? "" : `#${row.anchor}`}`,
  link: t.nav[row.page as keyof Texts["nav"]] ?? t.findings.evidence,
});
