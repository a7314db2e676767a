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
  const { late, changed, replaced, removed, uncompared } = brought;
  const touched =
    late.count + changed.count + replaced.changed + replaced.added + replaced.gone + removed.count;
  const differ = Math.abs((now?.n ?? 0) - before.n);
  // A figure before and after few people changed it tells how they fared; how many came when tells nothing of anyone.
  const isFew = (n: number): boolean => n > 0 && n < k;
  const is_withheld = !isCount(before.measure) && (isFew(differ) || isFew(touched) || uncompared.length > 0);
  const reference = before.measure === "met_first_response" ? otherTables(basis) : [];
  const other = {
    has_other_settings: basis.before.settings !== basis.now.settings,
    has_other_version: basis.before.version !== basis.now.version,
    has_forgotten: basis.before.forgotten !== basis.now.forgotten,
  };
  const isKnown =
    touched > 0 || uncompared.length > 0 || reference.length > 0 || Object.values(other).some(Boolean);
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
    late_count: late.count,
    late_files: listOf(late.files),
    changed_count: changed.count,
    changed_files: listOf(changed.files),
    replaced_changed_count: replaced.changed,
    replaced_added_count: replaced.added,
    replaced_gone_count: replaced.gone,
    replaced_files: listOf(replaced.files),
    removed_count: removed.count,
    removed_files: listOf(removed.files),
    uncompared_files: listOf(uncompared),
    reference_files: listOf(reference),
    ...other,
    is_time_only: !isKnown,
  };
}

const isCount = (measure: Restatement["measure"]): boolean => measure === "tickets" || measure === "attempts";

/** What decides by when an answer was due, besides settings. */
const DUE_BY = /^reference\/(holidays|sla_policies)\./;

function otherTables({ before, now }: { before: Basis; now: Basis }): string[] {
  const paths = [...new Set([...Object.keys(before.files), ...Object.keys(now.files)])];
  return paths.filter((path) => DUE_BY.test(path) && before.files[path] !== now.files[path]);
}

const listOf = (files: readonly string[]): string | null =>
  files.length === 0 ? null : [...files].sort().join(", ");
