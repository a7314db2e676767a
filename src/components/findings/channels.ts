import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";

export type ChannelWait = ReportRow<"channel_waits">;

/** Verdicts of a channel that nothing beats. */
export const isFirst = (row: ChannelWait): boolean =>
  row.verdict === "fastest" || row.verdict === "tied" || row.verdict === "only";

const medianOf = (row: ChannelWait): number => row.p50_seconds ?? Number.POSITIVE_INFINITY;

/** Rows of one problem and block of hours (null: all) with enough contacts, the shortest median first. */
export function ranked(rows: readonly ChannelWait[], scope: string, fromHour: number | null): ChannelWait[] {
  return rows
    .filter((row) => row.scope === scope && row.from_hour === fromHour && row.verdict !== "too_few")
    .sort((a, b) => medianOf(a) - medianOf(b));
}

/** "all" first, then the problems with the most contacts. */
export function problemsOf(rows: readonly ChannelWait[]): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (row.from_hour !== null) continue;
    const weight = row.scope_kind === "all" ? Number.POSITIVE_INFINITY : row.contact_count;
    counts.set(row.scope, (counts.get(row.scope) ?? 0) + weight);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([scope]) => scope);
}
