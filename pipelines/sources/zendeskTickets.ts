import type { FeedMapping } from "../workspace/mappingSchema.js";
import { presentOnly } from "./present.js";
import { hasColumns, type Source } from "./source.js";

/** Zendesk's `via.channel` values; one it may add later is a counted reject, not a guess. */
const VIA_CHANNEL: Record<string, string> = {
  web: "web",
  web_service: "web",
  web_form: "web",
  web_widget: "web",
  api: "web",
  mobile: "web",
  mobile_sdk: "web",
  help_center: "web",
  helpcenter: "web",
  get_satisfaction: "community",
  forum: "community",
  topic: "community",
  mail: "email",
  email: "email",
  chat: "chat",
  offline: "chat",
  messaging: "chat",
  native_messaging: "chat",
  answer_bot_for_web_widget: "chat",
  voice: "phone",
  phone: "phone",
  phone_call_inbound: "phone",
  phone_call_outbound: "phone",
  voicemail: "phone",
  sms: "phone",
  twitter: "social",
  twitter_dm: "social",
  twitter_favorite: "social",
  twitter_like: "social",
  facebook: "social",
  facebook_post: "social",
  facebook_message: "social",
  instagram_dm: "social",
  whatsapp: "social",
  line: "social",
  telegram: "social",
  any_channel: "social",
};

const tickets: FeedMapping = {
  feed: "ticket",
  rows: "version",
  fields: {
    ticket_id: "id",
    created_at: "created_at",
    updated_at: "updated_at",
    first_response_at: {
      column: "created_at",
      plus: { column: "metric_set.reply_time_in_minutes.calendar", unit: "minutes" },
    },
    solved_at: "metric_set.solved_at",
    status: {
      column: "status",
      map: {
        new: "new",
        open: "open",
        pending: "pending",
        hold: "on_hold",
        solved: "solved",
        closed: "closed",
        deleted: "deleted",
      },
      // A ticket that was merged into another is closed and tagged; a follow-up takes the tags along, but is open.
      instead: {
        when: [
          { column: "status", is: "closed" },
          { column: "tags", matches: "(^|[^\\w-])closed_by_merge([^\\w-]|$)" },
        ],
        value: "merged",
      },
    },
    priority: "priority",
    channel: { column: "via.channel", map: VIA_CHANNEL },
    category: "type",
    tags: "tags",
    subject: "subject",
    text: "description",
    customer_id: "requester_id",
    agent_id: "assignee_id",
    team: "group_id",
    reopen_count: "metric_set.reopens",
    reply_count: "metric_set.replies",
    csat_score: {
      column: "satisfaction_rating.score",
      map: {
        good: 1,
        good_with_comment: 1,
        goodwithcomment: 1,
        bad: 0,
        bad_with_comment: 0,
        badwithcomment: 0,
      },
      otherwise: null,
    },
    csat_scale: { constant: 1 },
  },
};

/**
 * Pages of Zendesk's incremental ticket export, metric sets inside the ticket or side-loaded. The export
 * goes by update time, so a ticket comes again with every change. The first response is the creation plus
 * Zendesk's whole calendar minutes; solved is the last time; satisfaction is good (1) or bad (0) of 1.
 */
export const zendeskTickets: Source = {
  name: "zendesk_tickets",
  title: "Zendesk incremental ticket export",
  signature: ["id", "created_at", "updated_at", "status", "via.channel", "requester_id"],
  list: "tickets",
  recognise: (sample) =>
    (sample.kind === "json" || sample.kind === "ndjson") &&
    hasColumns(sample.header, ["id", "created_at", "status", "via.channel", "requester_id"]),
  mapping: (header) => ({ feeds: [presentOnly(tickets, header)] }),
  sideList: { recordsPath: "metric_sets", key: "ticket_id", of: "id", prefix: "metric_set." },
};
