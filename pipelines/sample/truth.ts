import { isoUtc } from "./calendar.js";
import type { Attempt, Call } from "./chats.js";
import type { Ticket } from "./contacts.js";
import { EFFECTS } from "./effects.js";
import type { FileTruth } from "./files.js";
import { isZendesk, viewAt } from "./ticketViews.js";
import { BROKEN_OS, localDay, type SampleSpec, type World, weekStart } from "./world.js";

/** Kept for the true percentiles of the last weeks; at most this many waits are remembered. */
const REMEMBERED = 200_000;

/** What was planted, so that a test can ask whether the analysis finds it. */
export class TruthBook {
  private readonly world: World;
  private readonly weekly: Record<string, Record<string, number>> = {};
  private readonly waiting: Record<string, number> = {};
  private readonly lastWeekWaits: number[] = [];
  private readonly chats: Record<string, number> = {};
  private readonly phone = { calls: 0, abandoned: 0, lost: 0 };
  private refundsOpen = 0;
  private followUps = 0;
  private excluded = 0;
  private closedAsSuch = 0;
  private tickets = 0;

  constructor(world: World) {
    this.world = world;
  }

  ticket(ticket: Ticket): void {
    const week = weekStart(localDay(ticket.createdAt));
    const key = `${ticket.channel}/${ticket.category}`;
    this.weekly[week] ??= {};
    const cells = this.weekly[week];
    cells[key] = (cells[key] ?? 0) + 1;
    this.tickets++;
    const view = viewAt(ticket, this.world.asOf);
    const isOpen = ["new", "open", "pending", "on_hold"].includes(view.status);
    if (isOpen && isAsking(ticket, this.world.asOf)) this.followUps++;
    if (["merged", "spam", "deleted"].includes(view.status)) {
      if (isZendesk(ticket) && view.status === "spam") this.closedAsSuch++;
      else this.excluded++;
    }
    if (isOpen && view.respondedAt === null)
      this.waiting[ticket.channel] = (this.waiting[ticket.channel] ?? 0) + 1;
    if (isOpen && ticket.category === "refund") this.refundsOpen++;
    const inLastWeek = week === weekStart(this.world.lastDay);
    if (inLastWeek && this.lastWeekWaits.length < REMEMBERED)
      this.lastWeekWaits.push(ticket.respondedAt - ticket.createdAt);
  }

  attempt(attempt: Attempt): void {
    this.chats[attempt.outcome] = (this.chats[attempt.outcome] ?? 0) + 1;
  }

  call(call: Call, isLost: boolean): void {
    this.phone.calls++;
    if (isLost) this.phone.lost++;
    else if (call.talk === null) this.phone.abandoned++;
  }

  told(spec: SampleSpec, files: ReadonlyMap<string, FileTruth>, duplicate: string | null): object {
    const { world } = this;
    const waits = this.lastWeekWaits.sort((a, b) => a - b);
    const quantile = (p: number): number | null => {
      const wait = waits[Math.floor(p * (waits.length - 1))];
      return wait === undefined || !Number.isFinite(wait) ? null : Math.round(wait);
    };
    return {
      spec,
      asOf: isoUtc(world.asOf),
      tickets: this.tickets,
      excludedTickets: this.excluded,
      // Spam, and only closed to whoever reads the export.
      spamExportedAsClosed: this.closedAsSuch,
      ticketsByWeek: this.weekly,
      waitingAtAsOf: this.waiting,
      refundsOpenAtAsOf: this.refundsOpen,
      followUpsWaitingAtAsOf: this.followUps,
      chats: this.chats,
      phone: this.phone,
      lastWeekFirstResponse: {
        note: "as it will have been once everybody is answered",
        p50: quantile(0.5),
        p90: quantile(0.9),
      },
      promotions: world.promotions.map(({ name, from, to, uplift }) => ({
        name,
        from: isoUtc(from),
        to: isoUtc(to),
        uplift,
      })),
      incident: {
        ...world.incident,
        from: isoUtc(world.incident.from),
        to: isoUtc(world.incident.to),
        category: "delayed_transaction",
      },
      badRelease: {
        version: world.badRelease.version,
        from: isoUtc(world.badRelease.from),
        os: BROKEN_OS,
      },
      refundBacklogFrom: isoUtc(world.refundBacklogFrom),
      newTheme: { from: isoUtc(world.newThemeFrom), words: ["split", "分账"] },
      shortHours: world.shortHours,
      effects: EFFECTS,
      duplicate,
      files: Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1))),
    };
  }
}

/** Answered once, and asking again. */
function isAsking(ticket: Ticket, now: number): boolean {
  const last = ticket.steps.findLast(
    ({ at, kind }) => at <= now && (kind === "customer_message" || kind === "public_reply"),
  );
  return ticket.respondedAt <= now && last?.kind === "customer_message";
}
