import type { Texts } from "../../i18n/index.js";
import { chatLead, worstQueue } from "../findings/chats.js";
import { formatShare } from "../format.js";
import { channelName, contactWords } from "../labels.js";
import { grid, missingPage, pageFrame } from "../pageFrame.js";
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
  if (channels.length === 0)
    return missingPage({ title: t.chatPage.headlineNone, text: t.missing.ofChats }, meta, t);
  const hours = channels.flatMap((channel) => chatHourCard(channel, data.chat_by_hour, meta, t) ?? []);
  // Two cards a row: of a single channel its hours stand beside its weeks.
  const isOdd = channels.length % 2 === 1;
  return pageFrame(
    { meta, weekStart, headline: headline(data, t), lead: chatLead(data.chat_by_week, meta, t) },
    t,
    grid(
      ...channels.map((channel) =>
        chatCard(channel, { rows: data.chat_by_week, marks: data.calendar_marks }, meta, t),
      ),
      ...(isOdd ? hours : []),
      chatWaitsCard(data.chat_waits_by_week, meta, t),
      ...(isOdd ? [] : hours),
      failuresCard(data.connect_failures, meta, t),
      concurrencyCard(data.chat_by_concurrency, t),
      formulasCard(data.chat_formulas, meta, t),
    ),
  );
}

function headline({ chat_by_week: rows, meta }: Snapshot<Needs>, t: Texts): string {
  const row = worstQueue(rows, meta);
  if (row?.abandoned_share == null) return t.chatPage.headlineNobody;
  return t.chatPage.headline(
    channelName(row.channel, meta, t),
    contactWords(row.channel, t).many,
    formatShare(row.abandoned_share, t),
  );
}
