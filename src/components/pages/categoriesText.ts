import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { formatList, formatNumber, formatShare } from "../format.js";
import { categoryName, scopeName } from "../labels.js";
import { type Change, noProblems, shortDay, sortChanges } from "../views/volumeTable.js";

const NAMED = 3;

/** What rose, else what fell, else that nothing did. */
export function headline(categories: readonly Change[], meta: SnapshotMeta, t: Texts): string {
  const c = t.categories;
  if (categories.length === 0) return meta.week === null ? t.status.noWeek : c.headlineFew;
  const of = (verdict: Change["verdict"]) => sortChanges(categories).filter((row) => row.verdict === verdict);
  const list = (rows: readonly Change[]) =>
    formatList(
      rows.slice(0, NAMED).map((row) => categoryName(row.scope, t)),
      t,
    );
  const times = (row: Change) => c.times(formatNumber(row.ratio ?? 0, t, 1));
  const [rose, fell] = [of("rose"), of("fell")];
  const [first] = rose.length > 0 ? rose : fell;
  if (first === undefined)
    return categories.every((row) => row.verdict === "too_few_weeks") ? c.headlineTooFew : c.headlineNone;
  const [name, n] = [categoryName(first.scope, t), formatNumber(first.ticket_count, t)];
  // What is usual may be withheld; that there was none is told.
  const isMany = (rows: readonly Change[]): boolean => rows.length > 1 || first.usual_count === null;
  if (rose.length === 0)
    return isMany(fell) ? c.headlineFell(list(fell)) : c.headlineFellOne(name, n, times(first));
  if (isMany(rose)) return c.headlineRose(list(rose));
  return first.ratio === null ? c.headlineRoseNew(name, n) : c.headlineRoseOne(name, n, times(first));
}

/** The largest problem, how many comparisons were made, and which exports do not span the weeks. */
export function lead(changes: readonly Change[], meta: SnapshotMeta, t: Texts): string {
  const c = t.categories;
  const categories = changes.filter((row) => row.scope_kind === "problem");
  const [largest] = [...categories].sort((a, b) => b.ticket_count - a.ticket_count);
  if (largest === undefined) return noProblems(meta, t);
  const tests = changes.reduce(
    (sum, row) => sum + (row.q_value === null ? 0 : 1) + (row.share_q_value === null ? 0 : 1),
    0,
  );
  const edges = changes.flatMap((row) => {
    if (row.edge_day === null) return [];
    const name = scopeName(row, meta, t);
    return (row.verdict === "began" ? c.leadBegan : c.leadEnded)(name, shortDay(row.edge_day, t));
  });
  return [
    largest.share === null ? "" : c.lead(categoryName(largest.scope, t), formatShare(largest.share, t)),
    tests === 0 ? "" : c.leadTests(formatNumber(tests, t)),
    ...edges,
  ].join("");
}
