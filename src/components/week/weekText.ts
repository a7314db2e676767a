import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { hasTickets } from "../findings/missing.js";
import type { WaitFinding } from "../findings/wait.js";
import type { WeekFindings } from "../findings/week.js";
import { type Around, sentenceOf } from "../findings/words.js";
import { formatDuration, formatNumber } from "../format.js";
import { percentile } from "../labels.js";
import type { Volume } from "./volume.js";

/** The weightiest finding of the week; where there is none, that there is none. */
export function headline(found: WeekFindings, wait: WaitFinding | null, around: Around, t: Texts): string {
  if (around.meta.week === null) return t.status.noWeek;
  const [first] = found.all;
  if (first !== undefined) return sentenceOf(first, around, t).replaceAll("**", "");
  if (wait !== null && wait.row.ticket_count + wait.row.untold_count === 0) return t.thisWeek.noTickets;
  return found.tests > 0 ? t.findings.nothing(formatNumber(found.tests, t)) : t.findings.tooFew;
}

/** The true wait and the volume, and what the usual way of counting would say. */
export function lead(wait: WaitFinding | null, tickets: Volume | null, meta: SnapshotMeta, t: Texts): string {
  if (wait === null) return hasTickets(meta) ? t.empty.noWeek : t.missing.chats;
  const { row } = wait;
  const volume =
    tickets === null
      ? ""
      : t.thisWeek.lead(
          formatNumber(tickets.count, t),
          t.thisWeek.leadVerdict[tickets.verdict],
          tickets.usual === "" ? "" : t.thisWeek.leadUsual(tickets.usual),
        );
  if (row.ticket_count === 0) return volume;
  const p90 = percentile(row.p90_seconds, row.longest_seconds, t);
  const truth = row.p90_seconds === null ? t.thisWeek.leadNotReached(p90) : t.thisWeek.leadWait(p90);
  const naive = row.naive_p90_seconds;
  const differs = naive !== null && naive < 0.95 * (row.p90_seconds ?? Number.POSITIVE_INFINITY);
  const sentences = [volume, truth].filter((text) => text !== "").join(t.join.sentence);
  return differs ? sentences + t.thisWeek.leadNaive(formatDuration(naive, t)) : sentences;
}
