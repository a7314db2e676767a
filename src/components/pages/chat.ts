import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { formatShare } from "../format.js";
import { channelName, percentile } from "../labels.js";
import { grid, pageFrame } from "../pageFrame.js";
import { type Files, openSnapshot, type Snapshot } from "../snapshot.js";
import { chatCard } from "../views/chatCard.js";
import { chatHourCard } from "../views/chatHourCard.js";
import { chatWaitsCard } from "../views/chatWaitsCard.js";
import { concurrencyCard, failuresCard } from "../views/connectCards.js";
import { formulasCard } from "../views/formulasCard.js";

type Needs =
  | "calendar_marks"
  | "chat_by_concurrency"
  | "chat_by_hour"
  | "chat_by_week"
  | "chat_formulas"
  | "chat_waits_by_week"
  | "connect_failures";

/** Can customers connect, how long do they queue, do they stay, and how fast are the replies within a chat. */
export async function chatPage(files: Files<Needs>, t: Texts): Promise<HTMLElement> {
  const data = await openSnapshot(files);
  const { meta } = data;
  const channels = [...new Set(data.chat_by_week.map((row) => row.channel))].sort();
  const weekStart = data.chat_by_week.find((row) => row.week === meta.week)?.week_start ?? null;
  return pageFrame(
    { meta, weekStart, headline: headline(data, t), lead: lead(data, t) },
    t,
    grid(
      ...(channels.length === 0
        ? [card({ title: t.empty.noChats, span: 12 }, t, emptyNote(t.empty.noData))]
        : [
            ...channels.map((channel) =>
              chatCard(channel, { rows: data.chat_by_week, marks: data.calendar_marks }, meta, t),
            ),
            chatWaitsCard(data.chat_waits_by_week, meta, t),
            ...channels.flatMap((channel) => chatHourCard(channel, data.chat_by_hour, meta, t) ?? []),
            failuresCard(data.connect_failures, meta, t),
            concurrencyCard(data.chat_by_concurrency, t),
            formulasCard(data.chat_formulas, meta, t),
          ]),
    ),
  );
}

/** The channel from whose queue most gave up, in the latest complete week. */
function worst(data: Snapshot<Needs>) {
  return data.chat_by_week
    .filter((row) => row.week === data.meta.week && row.abandoned_share !== null)
    .reduce<Snapshot<Needs>["chat_by_week"][number] | null>(
      (most, row) => (most === null || (row.abandoned_share ?? 0) > (most.abandoned_share ?? 0) ? row : most),
      null,
    );
}

function headline(data: Snapshot<Needs>, t: Texts): string {
  if (data.chat_by_week.length === 0) return t.chatPage.headlineNone;
  const row = worst(data);
  if (row?.abandoned_share == null) return t.chatPage.headlineNobody;
  return t.chatPage.headline(channelName(row.channel, data.meta, t), formatShare(row.abandoned_share, t));
}

function lead(data: Snapshot<Needs>, t: Texts): string {
  const row = worst(data);
  if (row === null) return "";
  const name = channelName(row.channel, data.meta, t);
  const { queue_p50_seconds: p50, queue_p90_seconds: p90, queue_longest_seconds: longest } = row;
  // "Longer than" holds of the longest wait seen, where a percentile is not reached.
  const waits = t.chatPage.lead(
    name,
    percentile(p50 ?? longest, null, t),
    percentile(p90 ?? longest, null, t),
  );
  if (row.failed_count === 0 || row.attempt_count === 0) return waits;
  return waits + t.chatPage.leadFailed(name, formatShare(row.failed_count / row.attempt_count, t));
}
