import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import type { Figure } from "../card.js";
import { hasTickets } from "../findings/missing.js";
import { isUntold, openUntold } from "../findings/untold.js";
import type { WaitFinding, WaitingNow } from "../findings/wait.js";
import { verdictOf, type WeekFindings } from "../findings/week.js";
import { formatDuration, formatNumber, formatShare } from "../format.js";
import { channelName, percentile, shareInterval, waitInterval } from "../labels.js";
import type { ChatRow } from "../views/chatCard.js";
import { attainment } from "../views/slaCards.js";
import type { Volume } from "./volume.js";

interface Inputs {
  found: WeekFindings;
  finding: WaitFinding | null;
  /** Null of a week that is past. */
  waiting: WaitingNow | null;
  tickets: Volume | null;
  sla: readonly ReportRow<"sla_by_week">[];
  chats: readonly ChatRow[];
  meta: SnapshotMeta;
}

/** The four figures of the week: who waits now stands for the present only, the targets for a week that is past. */
export function keyFigures(
  { found, finding, waiting, tickets, sla, chats, meta }: Inputs,
  t: Texts,
): Figure[] {
  // Of a desk of chats alone there is no figure on tickets.
  if (!hasTickets(meta) && meta.week !== null) return chatFigure(found, chats, meta, t);
  return [
    waitFigure(finding, t),
    waiting === null ? targetFigure(sla, finding, meta, t) : waitingFigure(waiting, openUntold(meta), t),
    ...chatFigure(found, chats, meta, t),
    {
      label: t.thisWeek.figures.tickets,
      value: tickets === null ? t.unknown : formatNumber(tickets.count, t),
      ...(tickets === null ? {} : { strong: t.change[tickets.verdict], warn: tickets.verdict === "rose" }),
      ...(tickets === null || tickets.usual === "" ? {} : { note: t.categories.usualCount(tickets.usual) }),
    },
  ];
}

function targetFigure(sla: Inputs["sla"], finding: WaitFinding | null, meta: SnapshotMeta, t: Texts): Figure {
  const row = attainment(sla, meta.week, "first_response");
  if (row === null || row.met_share === null) {
    const note = finding !== null && isUntold(finding.row) ? t.untold.figure : t.weekly.noTarget;
    return { label: t.weekly.met, value: t.unknown, note };
  }
  return {
    label: t.weekly.met,
    value: formatShare(row.met_share, t),
    note: [
      shareInterval(row.met_low, row.met_high, t),
      t.n(formatNumber(row.met_count + row.breached_count, t)),
    ]
      .filter(Boolean)
      .join(" · "),
  };
}

function waitFigure(finding: WaitFinding | null, t: Texts): Figure {
  const label = t.thisWeek.figures.wait;
  if (finding === null) return { label, value: t.unknown };
  const { row, verdict } = finding;
  if (isUntold(row)) return { label, value: t.unknown, note: t.untold.figure };
  return {
    label,
    value: percentile(row.p90_seconds, row.longest_seconds, t),
    strong: t.verdict[verdict],
    warn: verdict === "above",
    note: [waitInterval(row, "p90", t), t.n(formatNumber(row.ticket_count, t))].filter(Boolean).join(" · "),
  };
}

/** @param untold open tickets of which nobody knows whether they wait. */
function waitingFigure(waiting: WaitingNow, untold: number, t: Texts): Figure {
  if (waiting.total === 0 && untold > 0)
    return { label: t.thisWeek.figures.waiting, value: t.unknown, note: t.untold.figure };
  const targets = waiting.withTarget > 0;
  const late = waiting.late > 0 ? t.thisWeek.pastTarget(formatNumber(waiting.late, t)) : t.thisWeek.noneLate;
  return {
    label: t.thisWeek.figures.waiting,
    value: formatNumber(waiting.total, t),
    ...(targets ? { strong: late, warn: waiting.late > 0 } : {}),
    ...(waiting.oldestSeconds === null
      ? {}
      : { note: t.thisWeek.oldest(formatDuration(waiting.oldestSeconds, t)) }),
  };
}

/** The channel with the longest queue; nothing when the desk has neither chat nor phone. */
function chatFigure(found: WeekFindings, chats: readonly ChatRow[], meta: SnapshotMeta, t: Texts): Figure[] {
  const latest = chats.filter((row) => row.week === meta.week && row.channel !== "all");
  const [row] = [...latest].sort((a, b) => b.queued_count - a.queued_count);
  if (row === undefined) return [];
  const verdict = verdictOf(found, "queues", "abandoned", row.channel);
  return [
    {
      label: t.thisWeek.figures.abandoned(channelName(row.channel, meta, t)),
      value: row.abandoned_share === null ? t.unknown : formatShare(row.abandoned_share, t),
      strong: t.verdict[verdict],
      warn: verdict === "above",
      note: [
        shareInterval(row.abandoned_low, row.abandoned_high, t),
        t.n(formatNumber(row.queued_count - row.short_abandoned_count, t)),
      ]
        .filter(Boolean)
        .join(" · "),
    },
  ];
}
