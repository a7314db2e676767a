import type { Texts } from "../../i18n/index.js";
import { chatLead } from "../findings/chats.js";
import { hasContacts, hasTickets } from "../findings/missing.js";
import type { WaitFinding } from "../findings/wait.js";
import type { WeekFindings } from "../findings/week.js";
import { type Around, sentenceOf } from "../findings/words.js";
import { formatDuration, formatNumber, formatShare } from "../format.js";
import { percentile } from "../labels.js";
import { themeName } from "../themes/series.js";
import { isOfScores, ratedLead } from "./ratedParts.js";
import { saidOf } from "./saidParts.js";
import type { Volume } from "./volume.js";
import type { WeekData } from "./weekData.js";

/** The weightiest finding of the week, not what has been so for twelve; where there is none, that there is none. */
export function headline(found: WeekFindings, wait: WaitFinding | null, around: Around, t: Texts): string {
  if (around.meta.week === null) return t.status.noWeek;
  const first = found.all.find(({ kind }) => kind !== "roster_gave");
  if (first !== undefined) return sentenceOf(first, around, t).replaceAll("**", "");
  if (wait !== null && wait.row.ticket_count + wait.row.untold_count === 0) return t.thisWeek.noTickets;
  return !found.isFew ? t.findings.nothing(formatNumber(found.tests, t)) : t.findings.tooFew;
}

/** The true wait and the volume, and what the usual way of counting would say; of chats or feedback alone, theirs. */
export function lead(data: WeekData, wait: WaitFinding | null, tickets: Volume | null, t: Texts): string {
  const { meta } = data;
  if (meta.week === null) return t.empty.noWeek;
  if (isOfScores(data)) return ratedLead(data, t);
  if (!hasContacts(meta)) return saidLead(data, t);
  if (!hasTickets(meta)) return chatLead(data.chat_by_week, meta, t);
  return wait === null ? t.empty.noWeek : waitLead(wait, tickets, t);
}

function waitLead({ row }: WaitFinding, tickets: Volume | null, t: Texts): string {
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

/** How many wrote, and what they mention most. */
function saidLead(data: WeekData, t: Texts): string {
  const { all, themes } = saidOf(data);
  const [most] = themes;
  if (all?.customer_count == null) return "";
  const n = formatNumber(all.customer_count, t);
  return most?.share == null
    ? t.said.leadCount(n)
    : t.said.lead(n, themeName(most.theme, data.meta, t), formatShare(most.share, t));
}
