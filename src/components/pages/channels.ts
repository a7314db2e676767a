import type { Texts } from "../../i18n/index.js";
import { isFirst, ranked } from "../findings/channels.js";
import { missingContacts } from "../findings/missing.js";
import { withUntold } from "../findings/untold.js";
import { formatDuration, formatList } from "../format.js";
import { channelName, hoursName, percentile } from "../labels.js";
import { grid, missingPage, pageFrame } from "../pageFrame.js";
import { type Files, openSnapshot, type Snapshot } from "../snapshot.js";
import { bestHourCard } from "../views/bestHourCard.js";
import { channelBlocksCard } from "../views/channelBlocksCard.js";
import { channelWaitsCard } from "../views/channelCards.js";
import { selfServiceCards, ticketsCard } from "../views/selfServiceCards.js";
import { casesCard, switchesCard } from "../views/switchCards.js";
import { switchWeeksCard } from "../views/switchWeeksCard.js";

type Needs =
  | "attempts_to_tickets"
  | "best_hours"
  | "calendar_marks"
  | "channel_waits"
  | "contact_cases"
  | "contact_switches"
  | "self_service_by_week"
  | "switches_by_week";

/** Which channel answers fastest for which problem and hour, and what customers do when it does not. */
export async function channelsPage(files: Files<Needs>, t: Texts): Promise<HTMLElement> {
  const data = await openSnapshot(files);
  const missing = missingContacts(data.meta, t);
  if (missing !== null) return missingPage(missing, data.meta, t);
  const { meta } = data;
  return pageFrame(
    { meta, weekStart: null, headline: headline(data, t), lead: withUntold(lead(data, t), meta, t) },
    t,
    grid(
      channelWaitsCard(data.channel_waits, meta, t),
      channelBlocksCard(data.channel_waits, meta, t),
      bestHourCard(data.best_hours, meta, t),
      switchesCard(data.contact_switches, data.contact_cases, meta, t),
      casesCard(data.contact_cases, t),
      switchWeeksCard(data.switches_by_week, meta, t),
      ...selfServiceCards(data.self_service_by_week, data.calendar_marks, t),
      ticketsCard(data.attempts_to_tickets, meta, t),
    ),
  );
}

function headline(data: Snapshot<Needs>, t: Texts): string {
  const rows = ranked(data.channel_waits, "all", null);
  const [best] = rows;
  if (best === undefined) return t.channels.headlineNone;
  const name = (channel: string) => channelName(channel, data.meta, t);
  const p50 = percentile(best.p50_seconds, best.longest_seconds, t);
  if (best.verdict === "only") return t.channels.headlineOnly(name(best.channel), p50);
  if (best.verdict === "fastest") return t.channels.headline(name(best.channel), p50);
  const tied = rows.filter(isFirst).map((row) => name(row.channel));
  return t.channels.headlineTied(formatList(tied, t), p50);
}

function lead(data: Snapshot<Needs>, t: Texts): string {
  const rows = ranked(data.channel_waits, "all", null);
  const name = (channel: string) => channelName(channel, data.meta, t);
  const slowest = rows.at(-1);
  if (slowest === undefined) return t.channels.leadNone("30");
  const best = data.best_hours
    .filter((row) => row.scope_kind === "all" && row.verdict === "best" && row.saved_seconds !== null)
    .sort((a, b) => (b.saved_seconds ?? 0) - (a.saved_seconds ?? 0))[0];
  return (
    (rows.length < 2 || isFirst(slowest)
      ? ""
      : t.channels.leadSlowest(
          name(slowest.channel),
          percentile(slowest.p50_seconds, slowest.longest_seconds, t),
        )) +
    (best === undefined
      ? ""
      : t.channels.leadBest(
          name(best.channel),
          hoursName(best, t),
          formatDuration(best.saved_seconds ?? 0, t),
        ))
  );
}
