import { asteriskQueueLog } from "./asteriskQueueLog.js";
import { canonical } from "./canonical.js";
import { googlePlayScraper } from "./googlePlayScraper.js";
import { playConsoleReviews } from "./playConsoleReviews.js";
import type { Source } from "./source.js";
import { zendeskMetricEvents } from "./zendeskMetricEvents.js";
import { zendeskTickets } from "./zendeskTickets.js";

/** Every export format Suara knows by itself, the most telling first. */
export const SOURCES: readonly Source[] = [
  zendeskTickets,
  zendeskMetricEvents,
  playConsoleReviews,
  googlePlayScraper,
  asteriskQueueLog,
  canonical,
];
