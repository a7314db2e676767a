import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import type { Figure } from "../card.js";
import { hasContacts, hasTickets } from "../findings/missing.js";
import { isUntold, openUntold } from "../findings/untold.js";
import type { WaitFinding, WaitingNow } from "../findings/wait.js";
import { verdictOf, type WeekFindings } from "../findings/week.js";
import { formatDuration, formatNumber, formatShare } from "../format.js";
import { channelName, percentile, shareInterval, waitInterval } from "../labels.js";
import { themeName } from "../themes/series.js";
import { type ChatRow, chatFigures } from "../views/chatCard.js";
import { attainment } from "../views/slaCards.js";
import { isOfScores, ratedFigures } from "./ratedParts.js";
import { risingThemes, saidOf } from "./saidParts.js";
import type { Volume } from "./volume.js";
import type { WeekData } from "./weekData.js";

interface Inputs {
  data: WeekData;
  found: WeekFindings;
  finding: WaitFinding | null;
  /** Null of a week that is past. */
  waiting: WaitingNow | null;
  tickets: Volume | null;
}

/** The four figures of the week: who waits now stands for the present only, the targets for a week that is past. */
export function keyFigures({ data, found, finding, waiting, tickets }: Inputs, t: Texts): Figure[] {
  const { meta, sla_by_week: sla, chat_by_week: chats } = data;
  if (meta.week === null) return [];
  if (isOfScores(data)) return ratedFigures(data, found, t);
  if (!hasContacts(meta)) return saidFigures(data, t);
  const abandoned = chatFigure(found, chats, meta, t);
  // Of a desk of chats alone there is no figure on tickets.
  if (!hasTickets(meta)) return [...abandoned, ...connectFigures(chats, meta, t)];
  return [
    waitFigure(finding, t),
    waiting === null ? targetFigure(sla, finding, meta, t) : waitingFigure(waiting, openUntold(meta), t),
    ...abandoned,
    {
      label: t.thisWeek.figures.tickets,
      value: tickets === null ? t.unknown : formatNumber(tickets.count, t),
      ...(tickets === null ? {} : { strong: t.change[tickets.verdict], warn: tickets.verdict === "rose" }),
      ...(tickets === null || tickets.usual === "" ? {} : { note: t.categories.usualCount(tickets.usual) }),
    },
  ];
}

function targetFigure(
  sla: WeekData["sla_by_week"],
  finding: WaitFinding | null,
  meta: SnapshotMeta,
  t: Texts,
): Figure {
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

/** The channel with most in its queue. */
function busiest(chats: readonly ChatRow[], meta: SnapshotMeta): ChatRow | undefined {
  const latest = chats.filter((row) => row.week === meta.week && row.channel !== "all");
  return [...latest].sort((a, b) => b.queued_count - a.queued_count)[0];
}

/** Of a desk of chats and calls alone, the rest of what its channel with the longest queue is measured by. */
function connectFigures(chats: readonly ChatRow[], meta: SnapshotMeta, t: Texts): Figure[] {
  const row = busiest(chats, meta);
  if (row === undefined) return [];
  const name = channelName(row.channel, meta, t);
  const threshold = formatDuration(meta.serviceLevel.thresholdSeconds, t);
  const [connect, level, queue] = chatFigures(row, threshold, t);
  return [queue, level, connect].flatMap((figure) =>
    figure === undefined ? [] : [{ ...figure, label: t.labelled(name, figure.label) }],
  );
}

/** Of a desk of feedback alone: who wrote, what rises, what is mentioned most, and how much no theme covers. */
function saidFigures(data: WeekData, t: Texts): Figure[] {
  const { all, none, themes } = saidOf(data);
  const rising = risingThemes(data).map(({ theme }) => themeName(theme, data.meta, t));
  const [most] = themes;
  const before = data.themes_by_week
    .filter(({ theme, week }) => theme === "" && week < (all?.week ?? ""))
    .at(-1);
  const share = (value: number | null | undefined) => (value == null ? t.unknown : formatShare(value, t));
  return [
    {
      label: t.said.writers,
      value: all?.customer_count == null ? t.weekly.withheld : formatNumber(all.customer_count, t),
      ...(before?.customer_count == null
        ? {}
        : { note: t.said.before(formatNumber(before.customer_count, t)) }),
    },
    {
      label: t.said.rising,
      value: formatNumber(rising.length, t),
      ...(rising.length === 0 ? {} : { note: rising.slice(0, 2).join(t.join.item) }),
    },
    ...(most === undefined
      ? []
      : [{ label: t.said.most, value: share(most.share), note: themeName(most.theme, data.meta, t) }]),
    ...(none === undefined
      ? []
      : [
          {
            label: t.said.none,
            value: share(none.share),
            ...(none.customer_count === null
              ? {}
              : { note: t.said.customers(formatNumber(none.customer_count, t)) }),
          },
        ]),
  ];
}

/** The channel with the longest queue; nothing when the desk has neither chat nor phone. */
function chatFigure(found: WeekFindings, chats: readonly ChatRow[], meta: SnapshotMeta, t: Texts): Figure[] {
  const row = busiest(chats, meta);
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
