import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dateOf, localInstant } from "./calendar.js";
import { drawAttempt, drawCall } from "./chats.js";
import { drawTicket, type Ticket } from "./contacts.js";
import { writeDirt, writeDuplicate } from "./dirt.js";
import { SampleFiles } from "./files.js";
import { Random } from "./random.js";
import { writeReference } from "./reference.js";
import { settingsYaml } from "./settings.js";
import { TruthBook } from "./truth.js";
import {
  checkSpec,
  intensity,
  makeWorld,
  type SampleSpec,
  SLOT_SECONDS,
  SLOTS,
  TICKET_CHANNELS,
  type World,
} from "./world.js";
import { ContactExports } from "./writeChats.js";
import { FeedbackExports } from "./writeFeedback.js";
import { TicketExports } from "./writeTickets.js";

export interface SampleSummary {
  tickets: number;
  attempts: number;
  calls: number;
  files: number;
}

/**
 * Writes a made-up wallet's support desk into `directory`: exports in a mix of formats, reference tables, suara.yaml
 * and truth.json. The same spec gives the same bytes. Memory stays bounded: a day is drawn, written and forgotten.
 * Throws SuaraError (exit 64) for a spec that makes no desk, before anything is written.
 */
export async function writeSample(
  directory: string,
  spec: SampleSpec,
  onProgress: (text: string) => void = () => undefined,
): Promise<SampleSummary> {
  checkSpec(spec);
  for (const folder of ["exports/feedback", "reference"])
    mkdirSync(path.join(directory, folder), { recursive: true });
  const world = makeWorld(spec);
  const desk = new Desk(directory, world, spec);
  for (let day = world.firstDay; day <= world.lastDay; day++) {
    onProgress(`writing ${dateOf(day)}`);
    desk.day(day);
  }
  const summary = await desk.finish();
  writeReference(directory, world);
  writeFileSync(path.join(directory, "suara.yaml"), settingsYaml(world));
  return summary;
}

class Desk {
  private readonly world: World;
  private readonly spec: SampleSpec;
  private readonly directory: string;
  private readonly random: Random;
  private readonly files: SampleFiles;
  private readonly tickets: TicketExports;
  private readonly contacts: ContactExports;
  private readonly feedback: FeedbackExports;
  private readonly truth: TruthBook;
  private count = { tickets: 0, attempts: 0, calls: 0 };

  constructor(directory: string, world: World, spec: SampleSpec) {
    this.world = world;
    this.spec = spec;
    this.directory = directory;
    this.random = new Random(spec.seed);
    this.files = new SampleFiles(directory);
    this.tickets = new TicketExports(this.files, world);
    this.contacts = new ContactExports(this.files, world, directory);
    this.feedback = new FeedbackExports(this.files, world, this.random, directory);
    this.truth = new TruthBook(world);
  }

  day(day: number): void {
    for (let slot = 0; slot < SLOTS; slot++) {
      for (const channel of TICKET_CHANNELS) this.slot(day, slot, channel);
      this.phoneSlot(day, slot);
    }
    this.contacts.pause(localInstant(day, 43_200), "PJSIP/201");
    this.feedback.day(day, Math.max(2, (this.spec.tickets / this.spec.weeks / 7) * 0.25));
  }

  async finish(): Promise<SampleSummary> {
    this.tickets.finish();
    writeDirt(this.files, this.world);
    this.feedback.finish();
    await this.contacts.finish();
    this.files.closeAll();
    const duplicate = writeDuplicate(this.files, this.directory);
    const truth = this.truth.told(this.spec, this.files.truth, duplicate);
    writeFileSync(path.join(this.directory, "truth.json"), `${JSON.stringify(truth, null, 1)}\n`);
    return { ...this.count, files: this.files.truth.size };
  }

  /** Arrivals of the half hour in the order in which they come, so that identifiers rise with time. */
  private arrivals(mean: number, day: number, slot: number): number[] {
    const seconds = Array.from({ length: this.random.poisson(mean) }, () => this.random.whole(SLOT_SECONDS));
    return seconds.sort((a, b) => a - b).map((second) => localInstant(day, slot * SLOT_SECONDS + second));
  }

  private slot(day: number, slot: number, channel: (typeof TICKET_CHANNELS)[number]): void {
    const mean = intensity(this.world, channel, day, slot);
    for (const at of this.arrivals(mean, day, slot)) {
      const ticket = drawTicket(this.random, this.world, channel, at, this.count.tickets++);
      this.feedback.rate(ticket);
      this.tickets.add(ticket);
      this.truth.ticket(ticket);
      if (channel === "chat") this.attempt(at, ticket);
    }
    // Attempts that never became a ticket: connection failed, or the customer gave up in the queue.
    if (channel === "chat") for (const at of this.arrivals(mean * 0.3, day, slot)) this.attempt(at, null);
  }

  private attempt(at: number, ticket: Ticket | null): void {
    const attempt = drawAttempt(this.random, this.world, at, ticket, `chat-${++this.count.attempts}`);
    this.contacts.attempt(attempt);
    this.truth.attempt(attempt);
  }

  private phoneSlot(day: number, slot: number): void {
    for (const at of this.arrivals(intensity(this.world, "phone", day, slot), day, slot)) {
      const call = drawCall(this.random, this.world, at, ++this.count.calls);
      const isLost = this.random.chance(0.004);
      this.contacts.call(call, 1 + this.random.whole(5), isLost);
      this.truth.call(call, isLost);
    }
  }
}
