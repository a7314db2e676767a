import type { SnapshotMeta } from "../../pipelines/publish/reportContracts.js";
import type { Texts } from "../i18n/index.js";
import type { Peak } from "./findings/peaks.js";
import { formatDuration, formatHour, formatShares, humanise, unbroken } from "./format.js";

/** A channel as this desk calls it, else in the page's language, else as the export has it. */
export function channelName(channel: string, meta: SnapshotMeta, t: Texts): string {
  if (channel === "") return t.channelNames.none;
  const own = meta.channels[channel];
  const named = typeof own === "object" ? own[t.language] : own;
  return named ?? (t.channelNames as Record<string, string>)[channel] ?? humanise(channel);
}

/** What a channel of chat and phone counts: chats or calls; of all channels together, contacts. */
export const contactWords = (channel: string | null, t: Texts): { one: string; many: string } =>
  channel === "chat" || channel === "phone" ? t.contactWords[channel] : t.contactWords.other;

export function categoryName(category: string, t: Texts): string {
  if (category === "" || category === "none") return humanise(t.categories.none);
  // Of few people, put together: smallCells/protectReports.ts.
  if (category === "withheld") return humanise(t.themes.withheld);
  return t.categoryNames[category] ?? humanise(category);
}

/** What a row is of: everything, a channel, a category or problem, a sub-cause after its problem, or a priority. */
export function scopeName(
  { scope_kind: kind, scope }: { scope_kind: string; scope: string },
  meta: SnapshotMeta,
  t: Texts,
): string {
  if (kind === "all") return t.everything;
  if (kind === "priority")
    return scope === "none" ? t.targets.noPriority : t.targets.priority(priorityName(scope, t));
  if (kind === "sub_cause") {
    const at = scope.indexOf("/");
    const [problem, part] = [scope.slice(0, at), scope.slice(at + 1)];
    return t.labelled(categoryName(problem, t), subCauseName({ problem, part }, t));
  }
  return kind === "channel" ? channelName(scope, meta, t) : categoryName(scope, t);
}

export const priorityName = (priority: string, t: Texts): string => t.priorityNames[priority] ?? priority;

/** By its id where the page's language has no better name: a workspace may add sub-themes. */
export const subCauseName = ({ problem, part }: { problem: string; part: string }, t: Texts): string =>
  t.categories.subCauseNames[`${problem}/${part}`] ?? humanise(part);

/** A feed, check or reason of a reject in the page's language. */
export const codeName = (code: string, t: Texts): string => t.names[code] ?? humanise(code);

/** Wednesday 10:00 – 15:00 */
export const peakName = (peak: Pick<Peak, "weekday" | "from" | "to">, t: Texts): string =>
  `${t.weekdaysLong[peak.weekday - 1]} ${unbroken(t.range(formatHour(peak.from), formatHour(peak.to)))}`;

/** A percentile; not reached = more than the longest wait seen. */
export function percentile(value: number | null, longest: number | null, t: Texts): string {
  if (value !== null) return formatDuration(value, t);
  return longest === null ? t.unknown : t.moreThan(formatDuration(longest, t));
}

/** 18 h 12 m – 21 h 12 m; an upper limit not reached is "more than" the longest wait seen. */
export function waitInterval<P extends string>(
  row: Record<`${P}_low_seconds` | `${P}_high_seconds`, number | null>,
  which: P,
  t: Texts,
): string {
  const low = row[`${which}_low_seconds`];
  if (low === null) return "";
  const high = row[`${which}_high_seconds`];
  return high === null
    ? t.moreThan(formatDuration(low, t))
    : t.range(formatDuration(low, t), formatDuration(high, t));
}

/** 16.6 – 18.2 % */
export function shareInterval(low: number | null, high: number | null, t: Texts): string {
  if (low === null || high === null) return "";
  return unbroken(formatShares(low, high, t));
}

/** 08:00 – 12:00 */
export const hoursName = (hours: { from_hour: number | null; to_hour: number | null }, t: Texts): string =>
  unbroken(t.range(formatHour(hours.from_hour ?? 0), formatHour(hours.to_hour ?? 24)));

/** A duration that may be below zero, with a minus sign. */
export const signedDuration = (seconds: number, t: Texts): string =>
  seconds < 0 ? `−${formatDuration(-seconds, t)}` : formatDuration(seconds, t);
