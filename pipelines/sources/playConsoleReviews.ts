import type { FeedMapping } from "../workspace/mappingSchema.js";
import { presentOnly } from "./present.js";
import { hasColumns, type Source } from "./source.js";

const LINK = "Review Link";
const HAS_ID = "reviewId=[^&]";

const fields: FeedMapping["fields"] = {
  created_at: { column: "Review Submit Millis Since Epoch", formats: ["epoch_ms"] },
  updated_at: { column: "Review Last Update Millis Since Epoch", formats: ["epoch_ms"] },
  channel: { constant: "play_store" },
  kind: { constant: "review" },
  score: "Star Rating",
  score_scale: { constant: 5 },
  text: { columns: ["Review Title", "Review Text"], join: "\n" },
  language: "Reviewer Language",
  app_version: "App Version Name",
  device: "Device",
  replied_at: { column: "Developer Reply Millis Since Epoch", formats: ["epoch_ms"] },
  reply_text: "Developer Reply Text",
};

const withId: FeedMapping = {
  feed: "feedback",
  rows: "version",
  where: { column: LINK, matches: HAS_ID },
  fields: { feedback_id: { column: LINK, extract: "reviewId=([^&]+)" }, ...fields },
};

/** A star without words has no link: app, moment of submission and device together stand for it. */
const withoutId: FeedMapping = {
  feed: "feedback",
  rows: "version",
  where: { column: LINK, not_matches: HAS_ID },
  fields: {
    feedback_id: {
      columns: ["Package Name", "Review Submit Millis Since Epoch", "Device"],
      join: ":",
    },
    ...fields,
  },
};

/**
 * Google Play Console's monthly reviews CSV (UTF-16 with BOM). Instants are taken from the milliseconds,
 * an edited review comes again with a later update, and `Reviewer Language` is the device's.
 */
export const playConsoleReviews: Source = {
  name: "play_console_reviews",
  title: "Google Play Console reviews",
  signature: ["Package Name", "Review Submit Millis Since Epoch", "Star Rating", LINK],
  recognise: (sample) =>
    hasColumns(sample.header, ["Package Name", "Review Submit Millis Since Epoch", "Star Rating", LINK]),
  mapping: (header) => ({ feeds: [withId, withoutId].map((feed) => presentOnly(feed, header)) }),
};
