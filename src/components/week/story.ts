import type { Texts } from "../../i18n/index.js";
import type { Figure } from "../card.js";
import { hasContacts, hasTickets } from "../findings/missing.js";
import { openUntold, withUntold } from "../findings/untold.js";
import { type WaitFinding, waitFinding, waitingNow } from "../findings/wait.js";
import { weekFindings } from "../findings/week.js";
import { waitPart } from "../views/waitCard.js";
import { waitingPart } from "../views/waitingCard.js";
import { chatPart, safetyPart, targetsPart } from "./deskParts.js";
import { findingsPart } from "./findingsPart.js";
import { lackingPart } from "./lackingPart.js";
import type { Part } from "./part.js";
import { isOfScores, ratedPart } from "./ratedParts.js";
import { restatedPart } from "./restatedPart.js";
import { saidPart, themesPart } from "./saidParts.js";
import { todoPart } from "./todoPart.js";
import { volumeOf } from "./volume.js";
import type { WeekData } from "./weekData.js";
import { keyFigures } from "./weekFigures.js";
import { headline, lead } from "./weekText.js";
import { causesPart, peaksPart, volumePart } from "./whyParts.js";

/** What there is to say of a week: the page shows it as cards, the digest as sections. */
export interface Story {
  headline: string;
  lead: string;
  figures: Figure[];
  /** Of these, null is what cannot be there yet: `lacking` says why. */
  findings: Part | null;
  todo: Part | null;
  /** Who waits now; null of a week that is past. */
  waiting: Part | null;
  wait: Part | null;
  targets: Part | null;
  chat: Part | null;
  /** Null where tickets tell of the desk, or nobody rated. */
  rated: Part | null;
  peaks: Part | null;
  causes: Part | null;
  safety: Part | null;
  themes: Part | null;
  volume: Part | null;
  /** What is not there yet and what would bring it; null where all is there. */
  lacking: Part | null;
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
  const parts = {
    findings: findingsPart(found, around, t),
    todo: todoPart(found, around, data.isLatest, t),
    wait: waitPart(finding, data.calendar_marks, t, meta),
    targets: targetsPart(data, t),
    chat: chatPart(data, t),
    peaks: peaksPart(data, t),
    causes: causesPart(data, t),
    safety: safetyPart(data, found, around, t),
    themes: themesPart(data, found, around, t),
    volume: hasContacts(meta) || isOfScores(data) ? volumePart(data, t) : saidPart(data, t),
  };
  const there = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, part.lack === undefined ? part : null]),
  ) as Record<keyof typeof parts, Part | null>;
  return {
    headline: headline(found, finding, around, t),
    lead: withUntold(lead(data, finding, tickets, t), meta, t),
    figures: keyFigures({ data, found, finding, waiting, tickets }, t),
    ...there,
    rated: hasTickets(meta) ? null : ratedPart(data, t),
    waiting: waiting === null ? null : waitingPart(waiting, openUntold(meta), t, meta.sla.length > 0),
    lacking: lackingPart(Object.values(parts), t),
    restated: restatedPart(data.restatements, meta, t),
  };
}
