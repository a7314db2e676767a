import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import type { Figure } from "../card.js";
import type { WaitFinding, WaitingNow } from "../findings/wait.js";
import { verdictOf, type WeekFindings } from "../findings/week.js";
import { formatDuration, formatNumber, formatShare } from "../format.js";
import { channelName, percentile, shareInterval, waitInterval } from "../labels.js";
import type { ChatRow } from "../views/chatCard.js";
import { type Change, usualText } from "../views/volumeTable.js";

interface Inputs {
  found: WeekFindings;
  finding: WaitFinding | null;
  waiting: WaitingNow;
  change: Change | null;
  chats: readonly ChatRow[];
  meta: SnapshotMeta;
}

/** The four figures of the week. */
export function keyFigures({ found, finding, waiting, change, chats, meta }: Inputs, t: Texts): Figure[] {
  return [
    waitFigure(finding, t),
    waitingFigure(waiting, t),
    ...chatFigure(found, chats, meta, t),
    {
      label: t.thisWeek.figures.tickets,
      value: change === null ? t.unknown : formatNumber(change.ticket_count, t),
      ...(change === null ? {} : { strong: t.change[change.verdict], warn: change.verdict === "rose" }),
      ...(change === null || usualText(change, t) === ""
        ? {}
        : { note: t.categories.usualCount(usualText(change, t)) }),
    },
  ];
}

function waitFigure(finding: WaitFinding | null, t: Texts): Figure {
  const label = t.thisWeek.figures.wait;
  if (finding === null) return { label, value: t.unknown };
  const { row, verdict } = finding;
  return {
    label,
    value: percentile(row.p90_seconds, row.longest_seconds, t),
    strong: t.verdict[verdict],
    warn: verdict === "above",
    note: [waitInterval(row, "p90", t), t.n(formatNumber(row.ticket_count, t))].filter(Boolean).join(" · "),
  };
}

function waitingFigure(waiting: WaitingNow, t: Texts): Figure {
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
