import { presentOnly } from "./present.js";
import { hasColumns, type Source } from "./source.js";

/**
 * CSV as people save it from the google-play-scraper libraries. `at` is the last edit, not the first
 * writing, so a reply can precede it; times carry no zone (the script's machine decides), so suara.yaml must.
 */
export const googlePlayScraper: Source = {
  name: "google_play_scraper",
  title: "google-play-scraper reviews",
  signature: ["reviewId", "score", "content", "at"],
  recognise: (sample) => hasColumns(sample.header, ["reviewId", "score", "content", "at"]),
  mapping: (header) => ({
    feeds: [
      presentOnly(
        {
          feed: "feedback",
          rows: "version",
          fields: {
            feedback_id: "reviewId",
            created_at: "at",
            updated_at: "at",
            channel: { constant: "play_store" },
            kind: { constant: "review" },
            score: "score",
            score_scale: { constant: 5 },
            text: "content",
            app_version: { first_of: ["appVersion", "reviewCreatedVersion"] },
            replied_at: "repliedAt",
            reply_text: "replyContent",
            customer_id: "userName",
          },
        },
        header,
      ),
    ],
    missing: ["nan", "NaN", "None", "NaT"],
  }),
};
