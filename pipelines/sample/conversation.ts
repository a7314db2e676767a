import type { Category } from "./phrases.js";
import { Random } from "./random.js";

/** One thing that happens in a ticket between its first answer and its solution. */
export interface Step {
  at: number;
  kind: "customer_message" | "public_reply" | "status" | "assignment";
  actor: "customer" | "agent" | "system";
  who: string | null;
  value: string | null;
}

/** What is drawn of a ticket before; instants in UTC epoch seconds, Infinity = never. */
interface Life {
  createdAt: number;
  respondedAt: number;
  solvedAt: number;
  reopenedAt: number;
  solvedAgainAt: number;
  ending: string;
  category: Category;
  customer: string;
  agent: string;
  replies: number;
}

/** Of how many tickets what happens; a refund waits for the bank more often. */
const CHANCE = { handover: 0.1, refundHandover: 0.3, pending: 0.35, hold: 0.05, refundHold: 0.35 };
const SECOND_LINE: Partial<Record<Category, string>> = {
  refund: "refund_desk",
  account_security: "security",
};

/**
 * Follow-up questions and answers, waits for the customer and for others, a handover to a second line. Drawn apart from
 * the ticket, by its own number: what else is drawn stays as it is.
 */
export function drawSteps(ticket: Life, team: string, number: number): Step[] {
  const random = new Random((Math.imul(number + 1, 0x9e3779b1) ^ Math.round(ticket.createdAt)) | 0);
  const steps: Step[] = [
    step(ticket.createdAt + 20, "assignment", "system", null, team),
    step(ticket.createdAt, "status", "system", null, "new"),
  ];
  const { respondedAt, solvedAt } = ticket;
  if (!Number.isFinite(respondedAt) || !Number.isFinite(solvedAt)) return steps;
  steps.push(step(respondedAt, "status", "agent", ticket.agent, "open"));
  if (ticket.ending !== "solved" || solvedAt - respondedAt < 600) return steps;
  const handover = drawHandover(random, ticket);
  if (handover !== null) steps.push(step(handover.at, "assignment", "agent", ticket.agent, handover.team));
  const agentAt = (at: number): string =>
    handover !== null && at > handover.at ? handover.agent : ticket.agent;
  steps.push(...rounds(random, ticket, agentAt), ...afterReopening(random, ticket, agentAt));
  return steps.sort((a, b) => a.at - b.at);
}

const step = (
  at: number,
  kind: Step["kind"],
  actor: Step["actor"],
  who: string | null,
  value: string | null = null,
): Step => ({ at: Math.round(at), kind, actor, who, value });

function drawHandover(random: Random, ticket: Life) {
  const chance = ticket.category === "refund" ? CHANCE.refundHandover : CHANCE.handover;
  if (!random.chance(chance)) return null;
  const team = SECOND_LINE[ticket.category] ?? "second_line";
  const at = ticket.respondedAt + 0.3 * random.unit() * (ticket.solvedAt - ticket.respondedAt);
  return { at: Math.round(at), team, agent: `agent.${team}.${random.whole(5) + 1}` };
}

/** The replies after the first, each to a question; between them the customer's turn, at the end others'. */
function rounds(random: Random, ticket: Life, agentAt: (at: number) => string): Step[] {
  const { respondedAt, solvedAt } = ticket;
  const moments = Array.from({ length: 2 * (ticket.replies - 1) }, () => random.unit())
    .sort((a, b) => a - b)
    .map((part) => Math.round(respondedAt + (0.05 + 0.75 * part) * (solvedAt - respondedAt)));
  const steps: Step[] = [];
  let replied = Math.round(respondedAt);
  for (let i = 0; i + 1 < moments.length; i += 2) {
    const [asked = 0, answered = 0] = [moments[i], moments[i + 1]];
    if (random.chance(CHANCE.pending) && asked > replied + 1) {
      steps.push(step(replied + 1, "status", "agent", agentAt(replied), "pending"));
      steps.push(step(asked, "status", "customer", ticket.customer, "open"));
    }
    steps.push(step(asked, "customer_message", "customer", ticket.customer));
    steps.push(step(answered, "public_reply", "agent", agentAt(answered)));
    replied = answered;
  }
  const hold = ticket.category === "refund" ? CHANCE.refundHold : CHANCE.hold;
  if (random.chance(hold)) {
    const left = solvedAt - replied;
    steps.push(step(replied + 0.2 * left, "status", "agent", agentAt(replied + 0.2 * left), "on_hold"));
    steps.push(step(replied + 0.85 * left, "status", "agent", agentAt(replied + 0.85 * left), "open"));
  }
  return steps;
}

/** Whoever opens a ticket again says why, and is answered before it is solved again. */
function afterReopening(random: Random, ticket: Life, agentAt: (at: number) => string): Step[] {
  const { reopenedAt, solvedAgainAt } = ticket;
  if (!Number.isFinite(reopenedAt) || !Number.isFinite(solvedAgainAt)) return [];
  const answered = reopenedAt + (0.3 + 0.6 * random.unit()) * (solvedAgainAt - reopenedAt);
  return [
    step(reopenedAt + 1, "customer_message", "customer", ticket.customer),
    step(answered, "public_reply", "agent", agentAt(answered)),
  ];
}
