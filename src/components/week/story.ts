import type { Texts } from "../../i18n/index.js";
import type { Figure } from "../card.js";
import { hasTickets, noTicketWeek } from "../findings/missing.js";
import { openUntold, withUntold } from "../findings/untold.js";
import { type WaitFinding, waitFinding, waitingNow } from "../findings/wait.js";
import { weekFindings } from "../findings/week.js";
import { waitPart } from "../views/waitCard.js";
import { waitingPart } from "../views/waitingCard.js";
import { chatPart, safetyPart, targetsPart } from "./deskParts.js";
import { findingsPart } from "./findingsPart.js";
import type { Part } from "./part.js";
import { restatedPart } from "./restatedPart.js";
import { todoPart } from "./todoPart.js";
import { volumeOf } from "./volume.js";
import type { WeekData } from "./weekData.js";
import { keyFigures } from "./weekFigures.js";
import { headline, lead } from "./weekText.js";
import { causesPart, peaksPart, themesPart, volumePart } from "./whyParts.js";

/** What there is to say of a week: the page shows it as cards, the digest as sections. */
export interface Story {
  headline: string;
  lead: string;
  figures: Figure[];
  findings: Part;
  todo: Part;
  /** Who waits now; null of a week that is past. */
  waiting: Part | null;
  wait: Part;
  targets: Part;
  chat: Part;
  peaks: Part;
  causes: Part;
  safety: Part;
  themes: Part;
  volume: Part;
  /** What of it has changed since it was published; null without any. */
  restated: Part | null;
}

export function storyOf(data: WeekData, t: Texts): Story {
  const { meta } = data;
  const waiting = data.isLatest && hasTickets(meta) ? waitingNow(data.waiting_now) : null;
  const found = weekFindings(data.findings, meta.week);
  const around = { meta, marks: data.calendar_marks };
  const finding: WaitFinding | null = waitFinding(data.first_response_by_week, found, meta.week);
  const tickets = volumeOf(data, found, t);
  return {
    headline: headline(found, finding, around, t),
    lead: withUntold(lead(finding, tickets, meta, t), meta, t),
    figures: keyFigures(
      { found, finding, waiting, tickets, sla: data.sla_by_week, chats: data.chat_by_week, meta },
      t,
    ),
    findings: findingsPart(found, around, t),
    todo: todoPart(found, around, { isPresent: data.isLatest, isJudged: meta.week !== null }, t),
    waiting: waiting === null ? null : waitingPart(waiting, openUntold(meta), t, meta.sla.length > 0),
    wait: waitPart(finding, data.calendar_marks, t, noTicketWeek(meta, t)),
    targets: targetsPart(data, t),
    chat: chatPart(data, t),
    peaks: peaksPart(data, t),
    causes: causesPart(data, t),
    safety: safetyPart(data, found, around, t),
    themes: themesPart(data, found, around, t),
    volume: volumePart(data, t),
    restated: restatedPart(data.restatements, meta, t),
  };
}
