import { chat } from "./chat.js";
import { chatTurn } from "./chatTurn.js";
import type { Feed, FeedName } from "./feed.js";
import { feedback } from "./feedback.js";
import { ticket } from "./ticket.js";
import { ticketEvent } from "./ticketEvent.js";

export const FEEDS: Record<FeedName, Feed> = {
  ticket,
  ticket_event: ticketEvent,
  chat,
  chat_turn: chatTurn,
  feedback,
};
