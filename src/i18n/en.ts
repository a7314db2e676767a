import { enCategories } from "./enCategories.js";
import { enCauses } from "./enCauses.js";
import { enChannels } from "./enChannels.js";
import { enChat } from "./enChat.js";
import { enClocks } from "./enClocks.js";
import { enDesk } from "./enDesk.js";
import { enFindings } from "./enFindings.js";
import { enGrammar } from "./enGrammar.js";
import { enNames } from "./enNames.js";
import { enNotes } from "./enNotes.js";
import { enPeaks } from "./enPeaks.js";
import { enQuality } from "./enQuality.js";
import { enSafety } from "./enSafety.js";
import { enStaffing } from "./enStaffing.js";
import { enTables } from "./enTables.js";
import { enTargets } from "./enTargets.js";
import { enThemes } from "./enThemes.js";
import { enWeekly } from "./enWeekly.js";

/** English. Functions take figures that are formatted already; **bold** marks what the eye should find first. */
const pages = {
  language: "en",
  locale: "en-GB",
  languageName: "English",
  languageShort: "EN",
  languageLabel: "Language",
  skip: "Skip to the figures",
  navLabel: "Pages",
  basisLabel: "What the figures rest on",
  nav: {
    index: "This week",
    "response-times": "Response times",
    chat: "Chat and phone",
    targets: "Targets",
    quality: "Did it help",
    peaks: "Peaks",
    staffing: "Staffing",
    channels: "Channels",
    categories: "Categories",
    causes: "Causes",
    themes: "Themes",
    safety: "Safety",
    data: "Data",
    definitions: "Definitions",
  },
  status: {
    week: (n: string) => `Week ${n}`,
    noWeek: "No complete week yet",
    coming: "The coming week",
    asOf: (at: string) => `as of ${at}`,
    read: (share: string) => `${share} of records read`,
    definitions: "Definitions",
    zone: (city: string) => `${city} time`,
  },
  ...enGrammar,
  verdict: {
    above: "above usual",
    within: "no real change",
    below: "below usual",
    too_few: "too few weeks to judge",
  },
  usual: (range: string) => `usual ${range}`,
  empty: {
    title: "Nothing to show yet",
    noData: "No record of this kind has been loaded.",
    noWeek: "The figures begin with the first complete week, Monday to Sunday.",
    tooSmall: (k: string) =>
      `Too few tickets of each problem to show them: groups of fewer than ${k} people are never shown.`,
    noTargets: "This desk has set no targets in suara.yaml.",
    nobodyWaits: "No ticket is waiting for a first answer.",
  },
  missing: {
    tickets: "This desk has no tickets",
    ofTickets: "No ticket export has been loaded, and this is measured on tickets.",
    contacts: "This desk has neither tickets nor chats or calls",
    ofContacts: "None of these exports has been loaded, and this is measured on contacts.",
    feedback:
      "What customers say in feedback is on the page **Themes**; how often they get a reply, on **Did it help**.",
    ofChats: "This is measured on chats and calls.",
    ofTexts: "Themes are found in what customers write, in tickets or feedback.",
    targetYet: "No target can be measured yet",
    noClock: "No clock of a target ended in the week.",
    noneRuns: "No clock of a target is running.",
  },
  thisWeek: {
    noTickets: "No ticket was created in this week.",
    lead: (tickets: string, verdict: string, usual: string) =>
      `**${tickets} tickets** came in, ${verdict}${usual}.`,
    leadUsual: (n: string) => ` (${n} are usual)`,
    leadNotReached: (longest: string) =>
      `Fewer than nine in ten have a first answer so far; that takes **${longest}**.`,
    leadWait: (p90: string) => `Nine in ten had a first answer within **${p90}**.`,
    leadNaive: (naive: string) => ` Counting only those answered, as most tools do, would say ${naive}.`,
    leadVerdict: {
      rose: "more than usual",
      fell: "fewer than usual",
      no_change: "within the usual range",
      too_few_weeks: "with too few weeks before to say whether that is usual",
      too_few_tickets: "too few to say whether that is usual",
      ended: "not comparable with the usual",
      began: "not comparable with the usual",
    },
    figures: {
      wait: "First response, 9 in 10",
      waiting: "Still waiting now",
      abandoned: (channel: string) => `${channel} abandoned`,
      tickets: "Tickets this week",
    },
    pastTarget: (n: string) => `${n} past target`,
    noneLate: "none past target",
    oldest: (age: string) => `oldest ${age}`,
    noContacts: "no contacts",
    todo: "What to do",
    todoNothing: {
      both: "Nothing to do follows from the figures: no target is missed, and no change asks for anything.",
      changes: "Nothing to do follows from the figures: no change asks for anything.",
      targets:
        "Nothing to do follows from the figures: no target is missed; for changes there are too few weeks yet.",
    },
  },
  response: {
    headline: (p50: string, p90: string) => `Half had an answer within ${p50}, nine in ten within ${p90}.`,
    lead: (naive: string, gap: string) =>
      `Counting only the answered would say **${naive}** for nine in ten, ${gap} less. Those still waiting are in every figure here.`,
    leadSame: (naive: string) =>
      `Counting only the answered gives ${naive} for nine in ten, about the same this week.`,
    weekTitle: {
      above: (x: string) => `The wait stands out: nine in ten within ${x}`,
      below: (x: string) => `The wait is shorter than usual: nine in ten within ${x}`,
      within: (x: string) => `The wait is in its usual range: nine in ten within ${x}`,
      too_few: (x: string) => `Nine in ten had an answer within ${x}`,
    },
    weekSub:
      "First response, 90th percentile with its 95 % interval, by week of creation · those still waiting counted; dashed: answered only",
    answeredOnly: "answered only",
    waitingTitle: (n: string) =>
      n === "1"
        ? "1 ticket is waiting past its target now"
        : `${n} tickets are waiting past their target now`,
    waitingTitleNone: (n: string) =>
      n === "1" ? "1 ticket is waiting, not past target" : `${n} tickets are waiting, none past target`,
    waitingTitleNoTarget: (n: string) =>
      n === "1" ? "1 ticket is waiting for a first answer" : `${n} tickets are waiting for a first answer`,
    waitingSub: "Open without a first answer, by age · tickets",
    pastTarget: "past target",
    channelTitle: (best: string, worst: string) => `${best} answers fastest, ${worst} slowest`,
    channelTitleSame: "No channel is clearly faster than another",
    channelTitleOne: "First response by channel",
    channelSub:
      "First response of tickets created in the week, with 95 % interval · those still waiting counted",
    hourTitle: (hour: string) => `Longest wait for those who write at ${hour}`,
    hourSub: "First response by hour of writing, last four complete weeks",
    half: "half",
    nineInTen: "9 in 10",
  },
  chat: {
    title: (channel: string, share: string, contacts: string) =>
      `${channel}: ${share} of the ${contacts} in the queue were abandoned`,
    titleNone: (channel: string) => `${channel}: nobody was in the queue`,
    sub: (seconds: string) =>
      `Share of queued contacts abandoned, by week, with 95 % interval; abandons within ${seconds} left out`,
    failed: "Could not connect",
    abandoned: "Gave up in the queue",
    level: (seconds: string) => `Answered within ${seconds}`,
    queue: "Queue, 9 in 10",
    connect: "Connecting, 9 in 10",
  },
  ...enChannels,
  ...enCauses,
  ...enCategories,
  ...enChat,
  ...enClocks,
  ...enNames,
  ...enPeaks,
  ...enFindings,
  ...enQuality,
  ...enSafety,
  ...enStaffing,
  ...enTargets,
  ...enThemes,
  ...enWeekly,
  ...enDesk,
  ...enNotes,
  ...enTables,
};

export const en = pages;
export type Texts = typeof en;
