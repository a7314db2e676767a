import type { Texts } from "../../i18n/index.js";
import { hasTickets, missingTargets } from "../findings/missing.js";
import type { WeekFindings } from "../findings/week.js";
import { type Around, sentenceOf } from "../findings/words.js";
import { formatNumber, formatShare, unbroken } from "../format.js";
import { channelName, contactWords, percentile, shareInterval } from "../labels.js";
import { backlogWeek } from "../views/backlogCard.js";
import { attainment } from "../views/slaCards.js";
import { lacking } from "./lackingPart.js";
import type { Part } from "./part.js";
import type { WeekData } from "./weekData.js";

const METRICS = ["first_response", "next_reply", "resolution"] as const;

const withN = (interval: string, n: number, t: Texts): string =>
  [unbroken(interval), t.n(formatNumber(n, t))].filter((text) => text !== "").join(" · ");

/** Which targets were met, and what the backlog did. */
export function targetsPart(data: WeekData, t: Texts): Part {
  const rows = METRICS.flatMap((metric) => attainment(data.sla_by_week, data.meta.week, metric) ?? []);
  const more = { href: "targets", label: t.nav.targets };
  const backlog = backlogFoot(data, t);
  const foot = backlog === "" ? {} : { foot: backlog };
  if (rows.length === 0) {
    const lack = !hasTickets(data.meta) ? "tickets" : data.meta.sla.length === 0 ? "targets" : null;
    if (backlog === "" && (lack !== null || data.meta.week === null))
      return lacking("met", lack ?? "week", t.nav.targets);
    const missing = missingTargets(data.meta, t);
    // The backlog is there without any target.
    const title = backlog === "" ? missing.title : backlog;
    return { id: "met", title, empty: missing.text, more };
  }
  const share = attainment(data.sla_by_week, data.meta.week, "first_response")?.met_share ?? null;
  return {
    id: "met",
    title: share === null ? t.targets.metTitleOther : t.targets.metTitle(formatShare(share, t)),
    sub: t.targets.metSub,
    table: {
      head: [
        { label: t.columns.clock },
        { label: t.targets.met, isNumeric: true },
        { label: t.targets.breached, isNumeric: true },
      ],
      rows: rows.map((row) => [
        { text: t.targets.metric[row.metric] },
        {
          text: row.met_share === null ? t.unknown : formatShare(row.met_share, t),
          note: withN(shareInterval(row.met_low, row.met_high, t), row.met_count + row.breached_count, t),
        },
        { text: formatNumber(row.breached_count, t) },
      ]),
    },
    ...foot,
    more,
  };
}

function backlogFoot(data: WeekData, t: Texts): string {
  const backlog = backlogWeek(data.backlog_by_day, data.weekStart);
  if (backlog === null) return "";
  const stock = formatNumber(backlog.stock, t);
  const n = formatNumber(Math.abs(backlog.change), t);
  const text =
    backlog.change === 0
      ? t.targets.leadSame(stock)
      : backlog.change > 0
        ? t.targets.leadGrew(n, stock)
        : t.targets.leadShrank(n, stock);
  return text.replaceAll("**", "");
}

/** Could they connect, did they stay, how long did they queue. */
export function chatPart(data: WeekData, t: Texts): Part {
  const rows = data.chat_by_week.filter((row) => row.channel !== "all");
  const more = { href: "chat", label: t.nav.chat };
  if (rows.length === 0) {
    if (!data.meta.feeds.includes("chat")) return lacking("chat", "chats", t.nav.chat);
    if (data.meta.week === null) return lacking("chat", "week", t.nav.chat);
    return { id: "chat", title: t.nav.chat, empty: t.weekly.noChats, more };
  }
  const worst = [...rows].sort((a, b) => (b.abandoned_share ?? -1) - (a.abandoned_share ?? -1))[0];
  const title =
    worst === undefined || worst.abandoned_share === null || worst.abandoned_share === 0
      ? t.weekly.chatTitleNone
      : t.chat.title(
          channelName(worst.channel, data.meta, t),
          formatShare(worst.abandoned_share, t),
          contactWords(worst.channel, t).many,
        );
  const share = (value: number | null) => (value === null ? t.unknown : formatShare(value, t));
  return {
    id: "chat",
    title,
    sub: t.weekly.chatSub,
    table: {
      head: [
        { label: t.columns.channel },
        { label: t.chat.failed, isNumeric: true },
        { label: t.chat.abandoned, isNumeric: true },
        { label: t.columns.level, isNumeric: true },
        { label: t.chat.queue, isNumeric: true, isWide: true },
      ],
      rows: rows.map((row) => [
        { text: channelName(row.channel, data.meta, t) },
        {
          text: share(row.attempt_count === 0 ? null : row.failed_count / row.attempt_count),
          note: withN(shareInterval(row.failed_low, row.failed_high, t), row.attempt_count, t),
        },
        {
          text: share(row.abandoned_share),
          note: withN(
            shareInterval(row.abandoned_low, row.abandoned_high, t),
            row.queued_count - row.short_abandoned_count,
            t,
          ),
        },
        {
          text: share(row.service_level_share),
          note: shareInterval(row.service_level_low, row.service_level_high, t),
        },
        { text: percentile(row.queue_p90_seconds, row.queue_longest_seconds, t) },
      ]),
    },
    more,
  };
}

/** What keeps the complaints of a week from being told. */
function lackOf(meta: WeekData["meta"]): "few" | "rules" | "tickets" {
  if ((meta.withheld.complaints_by_week ?? 0) > 0) return "few";
  return hasTickets(meta) ? "rules" : "tickets";
}

/** The regulator's clock of the complaints that came in the week. */
export function safetyPart(data: WeekData, found: WeekFindings, around: Around, t: Texts): Part {
  const rows = data.complaints_by_week;
  const more = { href: "safety", label: t.nav.safety };
  if (rows.length === 0) return lacking("safety", lackOf(data.meta), t.nav.safety);
  const received = rows.reduce((sum, row) => sum + row.received_count, 0);
  const past = found.all.find(({ kind }) => kind === "complaints_past_limit");
  const n = (value: number, isWarning = false) => ({ text: formatNumber(value, t), isWarning });
  return {
    id: "safety",
    title: t.weekly.safetyTitle(formatNumber(received, t)),
    sub: t.weekly.safetySub,
    table: {
      head: [
        { label: t.safety.rule },
        { label: t.safety.received, isNumeric: true },
        { label: t.safety.inTime, isNumeric: true },
        { label: t.safety.late, isNumeric: true, isWide: true },
        { label: t.safety.stillOpen, isNumeric: true },
      ],
      rows: rows.map((row) => [
        { text: row.rule },
        n(row.received_count),
        row.in_time_share === null
          ? { text: t.safety.running }
          : {
              text: formatShare(row.in_time_share, t),
              note: shareInterval(row.in_time_low, row.in_time_high, t),
            },
        n(row.late_count),
        n(row.past_limit_count, row.past_limit_count > 0),
      ]),
    },
    ...(past === undefined
      ? {}
      : { foot: t.weekly.safetyOfAll(sentenceOf(past, around, t).replaceAll("**", "")) }),
    more,
  };
}
