import { dateOf, localText } from "./calendar.js";
import type { Ticket } from "./contacts.js";
import { csv } from "./exportFile.js";
import type { SampleFiles } from "./files.js";
import { canonicalTicket, TICKET_COLUMNS, ticketEvents, viewAt, zendeskRecords } from "./ticketViews.js";
import { localDay, type World, weekStart } from "./world.js";

/** Puts tickets into the exports of the tools that hold them: Zendesk for chat, web, social; the rest in CSV and NDJSON. */
export class TicketExports {
  private readonly files: SampleFiles;
  private readonly world: World;
  private page: string[] = [];
  private metrics: string[] = [];
  private pageWeek = "";
  /** Tickets still unfinished when their page was written, by the week in which they change for the last time. */
  private readonly later = new Map<string, Ticket[]>();

  constructor(files: SampleFiles, world: World) {
    this.files = files;
    this.world = world;
  }

  add(ticket: Ticket): void {
    if (ticket.channel === "email") this.email(ticket);
    else if (ticket.channel === "community") this.community(ticket);
    else this.zendesk(ticket);
    this.events(ticket);
  }

  finish(): void {
    this.closePage();
    for (const week of [...this.later.keys()].sort()) this.writePage(week);
  }

  private zendesk(ticket: Ticket): void {
    const week = weekStart(localDay(ticket.createdAt));
    if (week !== this.pageWeek) this.closePage();
    this.pageWeek = week;
    this.put(ticket, Math.min(this.world.asOf, this.pageEnd(week)));
    const lastChange = viewAt(ticket, this.world.asOf).updatedAt;
    if (lastChange <= this.pageEnd(week)) return;
    const again = weekStart(localDay(lastChange));
    const waiting = this.later.get(again) ?? [];
    waiting.push(ticket);
    this.later.set(again, waiting);
  }

  private pageEnd(week: string): number {
    return Date.parse(`${week}T17:00:00Z`) / 1000 + 6 * 86_400;
  }

  private put(ticket: Ticket, now: number): void {
    const records = zendeskRecords(ticket, viewAt(ticket, now));
    this.page.push(records.ticket);
    this.metrics.push(records.metrics);
  }

  private closePage(): void {
    if (this.pageWeek === "") return;
    for (const ticket of this.later.get(this.pageWeek) ?? [])
      this.put(ticket, Math.min(this.world.asOf, this.pageEnd(this.pageWeek)));
    this.later.delete(this.pageWeek);
    this.writePageFile(`exports/zendesk/tickets-${this.pageWeek}.json.gz`);
  }

  private writePage(week: string): void {
    for (const ticket of this.later.get(week) ?? []) this.put(ticket, this.world.asOf);
    this.writePageFile(`exports/zendesk/tickets-${week}-late.json.gz`);
  }

  private writePageFile(name: string): void {
    const writer = this.files.writer(name, null, { gzip: true });
    writer.raw('{"tickets":[\n');
    writer.raw(this.page.join(",\n"));
    writer.raw('\n],"metric_sets":[\n');
    writer.raw(this.metrics.join(",\n"));
    writer.raw(`\n],"count":${this.page.length},"end_of_stream":true}\n`);
    this.files.close(name);
    this.files.note(name, this.page.length);
    this.page = [];
    this.metrics = [];
  }

  /** Monthly CSV; one month as a spreadsheet in the local habit wrote it. */
  private email(ticket: Ticket): void {
    const month = dateOf(localDay(ticket.createdAt)).slice(0, 7);
    const view = viewAt(ticket, this.world.asOf);
    const cells = canonicalTicket(ticket, view);
    if (month !== excelMonth(this.world)) {
      const name = `exports/crm/email-${month}.csv${month < excelMonth(this.world) ? ".gz" : ""}`;
      this.files.writer(
        name,
        csv(TICKET_COLUMNS),
        name.endsWith("gz") ? { gzip: true } : { encoding: "utf8-bom", lineEnd: "\r\n" },
      );
      this.files.record(name, csv(cells));
      return;
    }
    const name = excelName(this.world);
    this.files.writer(name, csv(EXCEL_HEADER, ";"), { encoding: "latin1", lineEnd: "\r\n" });
    this.files.record(name, csv(excelCells(ticket, view.updatedAt, view), ";"));
  }

  private community(ticket: Ticket): void {
    const name = "exports/community/threads.ndjson";
    this.files.writer(name, null);
    const cells = canonicalTicket(ticket, viewAt(ticket, this.world.asOf));
    const record = Object.fromEntries(TICKET_COLUMNS.map((column, i) => [column, cells[i]]));
    this.files.record(name, JSON.stringify(record));
  }

  private events(ticket: Ticket): void {
    const name = `exports/events/ticket-events-${dateOf(localDay(ticket.createdAt)).slice(0, 7)}.ndjson.gz`;
    this.files.writer(name, null, { gzip: true });
    for (const event of ticketEvents(ticket, this.world.asOf)) this.files.record(name, JSON.stringify(event));
  }
}

/** The third month of the sample was exported through a spreadsheet. */
export const excelMonth = (world: World): string => dateOf(world.firstDay + 70).slice(0, 7);
export const excelName = (world: World): string => `exports/crm/email-${excelMonth(world)}-excel.csv`;

export const EXCEL_HEADER = [
  "No Tiket",
  "Tanggal",
  "Jam",
  "Diubah",
  "Dibalas",
  "Selesai",
  "Status",
  "Prioritas",
  "Kategori",
  "Pesan",
  "Pelanggan",
  "Dibuka oleh",
];

const STATUS: Record<string, string> = {
  new: "Baru",
  open: "Proses",
  solved: "Selesai",
  merged: "Digabung",
  spam: "Spam",
  deleted: "Dihapus",
};

/** DD/MM/YYYY HH:MM:SS without a zone, in Indonesian, and only what windows-1252 can hold. */
function excelCells(
  ticket: Ticket,
  updatedAt: number,
  view: { respondedAt: number | null; solvedAt: number | null; status: string },
) {
  const local = (epoch: number | null): string => {
    if (epoch === null) return "-";
    const [date = "", time = ""] = localText(Math.round(epoch)).split(" ");
    return `${date.split("-").reverse().join("/")} ${time}`;
  };
  const [date = "", time = ""] = local(ticket.createdAt).split(" ");
  const text = ticket.text.replaceAll(/[^\u0020-\u007e\u00a0-\u00ff]/g, "?");
  return [
    ticket.id,
    date,
    time,
    local(updatedAt),
    local(view.respondedAt),
    local(view.solvedAt),
    STATUS[view.status] ?? "Proses",
    ticket.priority,
    ticket.category,
    text,
    ticket.customer,
    ticket.openedByAgent ? "agent" : "customer",
  ];
}
