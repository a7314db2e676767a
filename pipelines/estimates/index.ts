import { bestHours } from "./bestHours.js";
import { categoryChangePoints } from "./categoryChangePoints.js";
import { categoryTrends } from "./categoryTrends.js";
import { categoryWeeks } from "./categoryWeeks.js";
import { causeExamples, causeRules } from "./causeRuleReports.js";
import { causeWaitsByWeek } from "./causeWaitsByWeek.js";
import { channelWaits } from "./channelWaits.js";
import { themeDiscovered } from "./discoveredReport.js";
import type { Estimate } from "./estimate.js";
import { findings } from "./findings.js";
import { forecastBacktest, forecastByHour } from "./forecastReports.js";
import { peakDays, peakSpells } from "./peakReports.js";
import { rosterBacktest } from "./rosterBacktestReport.js";
import { staffingBasis, staffingByHalfHour } from "./staffingReports.js";
import { themeByRelease } from "./themeByRelease.js";
import { themeByVersion } from "./themeByVersion.js";
import { themeCube } from "./themeCube.js";
import { themeEmergence } from "./themeEmergence.js";
import { themeHarm } from "./themeHarm.js";
import { themePairs } from "./themePairs.js";
import { themePerUser } from "./themePerUser.js";
import { themeQuotes } from "./themeQuotes.js";
import { themeTone } from "./themeTone.js";
import { toneAgreement } from "./toneAgreement.js";
import { upliftByEvent } from "./upliftByEvent.js";

/** In an order in which what is read is there before. */
export const ESTIMATES: readonly Estimate[] = [
  upliftByEvent,
  peakSpells,
  peakDays,
  categoryWeeks,
  categoryTrends,
  categoryChangePoints,
  forecastByHour,
  forecastBacktest,
  staffingBasis,
  staffingByHalfHour,
  rosterBacktest,
  channelWaits,
  bestHours,
  causeWaitsByWeek,
  causeRules,
  causeExamples,
  themeEmergence,
  themePerUser,
  themeByRelease,
  themeByVersion,
  themeHarm,
  themeDiscovered,
  themeQuotes,
  themeCube,
  themePairs,
  themeTone,
  toneAgreement,
  // Of everything before it.
  findings,
];
