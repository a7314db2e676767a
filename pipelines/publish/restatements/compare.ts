import type { ReportRow } from "../reportContracts.js";
import type { Basis, History, PublishedFigure } from "./history.js";
import type { Brought } from "./reasons.js";

type Restatement = ReportRow<"restatements">;
type Figure = Omit<PublishedFigure, "since">;
/** A figure that readers saw, and what it is now; null = its week is not there any more. */
export interface Change {
  before: PublishedFigure;
  now: Figure | null;
}

const keyOf = ({ week, measure, channel }: Omit<Figure, "value" | "n">): string =>
  `${week} ${measure} ${channel ?? ""}`;

/** Which published figures came out otherwise. What the last digit of a double says is no change. */
export function changesOf(history: History, now: readonly Figure[]): Change[] {
  const found = new Map(now.map((one) => [keyOf(one), one]));
  return history.figures
    .map((before) => ({ before, now: found.get(keyOf(before)) ?? null }))
    .filter((change) => change.now === null || !isSame(change.before, change.now));
}

const isSame = (a: Figure, b: Figure): boolean =>
  a.n === b.n &&
  (a.value === b.value ||
    (a.value !== null && b.value !== null && Math.abs(a.value - b.value) <= 1e-9 * Math.abs(b.value)));

/** The figures to remember: those that stayed keep the day on which readers first saw them. */
export function remembered(history: History | null, now: readonly Figure[], asOf: string): PublishedFigure[] {
  const before = new Map(history?.figures.map((one) => [keyOf(one), one]) ?? []);
  return now.map((one) => {
    const old = before.get(keyOf(one));
    return { ...one, since: old !== undefined && isSame(old, one) ? old.since : asOf };
  });
}

/** The row that tells of a change. `k`: of fewer people nothing is told but that there is one. */
export function restatementOf(
  { before, now }: Change,
  brought: Brought,
  basis: { before: Basis; now: Basis },
  k: number,
): Restatement {
  const present = new Set(Object.values(basis.now.files));
  const removed = Object.entries(basis.before.files)
    .filter(([, hash]) => !present.has(hash))
    .map(([file]) => file);
  const touched = brought.late + brought.changed;
  const differ = Math.abs((now?.n ?? 0) - before.n);
  const isCount = before.measure === "tickets" || before.measure === "attempts";
  // A figure before and after few people changed it tells how they fared; how many came when tells nothing of anyone.
  const is_withheld = !isCount && ((differ > 0 && differ < k) || (touched > 0 && touched < k));
  const few = (n: number): number | null => (n > 0 && n < k ? null : n);
  const other = {
    has_other_settings: basis.before.settings !== basis.now.settings,
    has_other_version: basis.before.version !== basis.now.version,
    has_forgotten: basis.before.forgotten !== basis.now.forgotten,
  };
  const isKnown = touched > 0 || removed.length > 0 || Object.values(other).some(Boolean);
  return {
    week: before.week,
    week_start: before.week_start,
    measure: before.measure,
    channel: before.channel,
    published_as_of: before.since,
    restated_as_of: basis.now.asOf,
    published_value: is_withheld ? null : before.value,
    value: is_withheld ? null : (now?.value ?? null),
    published_n: before.n,
    n: now?.n ?? 0,
    is_withheld,
    late_count: few(brought.late),
    late_files: listOf(brought.lateFiles),
    changed_count: few(brought.changed),
    changed_files: listOf(brought.changedFiles),
    removed_files: listOf(removed),
    ...other,
    is_time_only: !isKnown,
  };
}

const listOf = (files: readonly string[]): string | null =>
  files.length === 0 ? null : [...files].sort().join(", ");
