import type { Texts } from "../../i18n/index.js";
import type { WaitFinding } from "../findings/wait.js";
import { formatDuration, formatNumber } from "../format.js";
import { percentile } from "../labels.js";
import { type Change, usualText } from "../views/volumeTable.js";

/** The finding of the week, from the wait of nine in ten and its verdict. */
export function headline(finding: WaitFinding | null, t: Texts): string {
  if (finding === null) return t.status.noWeek;
  const { row, previous, verdict } = finding;
  if (row.ticket_count === 0) return t.thisWeek.noTickets;
  const start = t.thisWeek.headline[verdict];
  if (row.p90_seconds === null) {
    const rest = t.thisWeek.notReached(formatDuration(row.longest_seconds ?? 0, t));
    return capital(`${start} ${rest}`.trim());
  }
  const wait = t.thisWeek.wait(formatDuration(row.p90_seconds, t));
  const before =
    previous === null
      ? "."
      : t.thisWeek.before(percentile(previous.p90_seconds, previous.longest_seconds, t));
  return capital(`${start} ${wait}${before}`.trim());
}

/** Volume with its verdict, and what the usual way of counting would say. */
export function lead(finding: WaitFinding | null, change: Change | null, t: Texts): string {
  if (finding === null) return t.empty.noWeek;
  const usual = change === null ? "" : usualText(change, t);
  const volume =
    change === null
      ? ""
      : t.thisWeek.lead(
          formatNumber(change.ticket_count, t),
          t.thisWeek.leadVerdict[change.verdict],
          usual === "" ? "" : t.thisWeek.leadUsual(usual),
        );
  const naive = finding.row.naive_p90_seconds;
  const differs = naive !== null && naive < 0.95 * (finding.row.p90_seconds ?? Number.POSITIVE_INFINITY);
  return volume + (differs ? t.thisWeek.leadNaive(formatDuration(naive, t)) : "");
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("en") + text.slice(1);
