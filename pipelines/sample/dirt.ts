import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { dateOf, dayNumber, isoUtc, localInstant } from "./calendar.js";
import { csv } from "./exportFile.js";
import type { SampleFiles } from "./files.js";
import { TICKET_COLUMNS } from "./ticketViews.js";
import type { World } from "./world.js";
import { excelMonth, excelName } from "./writeTickets.js";

const DIRTY = "exports/crm/email-migrated.csv";

/** Faults of every kind that real exports hold, each counted under the reason it has to be refused for. */
export function writeDirt(files: SampleFiles, world: World): void {
  dirtyTickets(files, world);
  dirtyEvents(files, world);
  dirtyMonth(files, world);
}

/** The month from the spreadsheet: a day and a word that do not exist, and an id whose zeros must stay. */
function dirtyMonth(files: SampleFiles, world: World): void {
  const excel = excelName(world);
  if (!files.has(excel)) return;
  const month = excelMonth(world);
  // A day of the sample and of the month: a later one would move the instant of the snapshot.
  const good = dateOf(Math.max(world.firstDay, dayNumber(`${month}-01`)))
    .split("-")
    .reverse()
    .join("/");
  const row = (id: string, date: string, status: string): string => {
    const done = `${good} 10:30:00`;
    return csv(
      [id, date, "09:00:00", done, done, done, status, "normal", "other", "-", "C1", "customer"],
      ";",
    );
  };
  files.spoilt(excel, row("900001", `31/02/${month.slice(0, 4)}`, "Selesai"), "impossible_time");
  files.spoilt(excel, row("900002", good, "Entah"), "unmapped_value");
  files.record(excel, row("00900003", good, "Selesai"));
}

/** A file left over from a migration: good rows among bad ones. */
function dirtyTickets(files: SampleFiles, world: World): void {
  files.writer(DIRTY, csv(TICKET_COLUMNS));
  const { row, at } = rows(world);
  const good = (id: string, text = "dari sistem lama") =>
    files.record(DIRTY, csv(row({ ticket_id: id, text })));
  good("0081234");
  good("+62-900", 'emoji 😀, kutip "dua" dan\nbaris kedua');
  files.spoilt(DIRTY, csv(row({ ticket_id: "900010" }).slice(0, 9)), "too_few_columns");
  files.spoilt(DIRTY, `${csv(row({ ticket_id: "900011" }))},extra`, "too_many_columns");
  files.spoilt(
    DIRTY,
    csv(row({ ticket_id: "900012" })).replace("dari sistem lama", 'layar 5" retak'),
    "stray_quote",
  );
  files.spoilt(DIRTY, csv(row({ ticket_id: "900020" })).replace("dari sistem lama", "nol\0byte"), "nul_byte");
  good("900013");
  dirtyValues(files, world);
  files.spoilt(DIRTY, `900021,"${at}`, "unterminated_quote");
  good("900022");
  files.spoilt(DIRTY, `900023,${at},20`, "too_few_columns", false);
}

type Changes = Partial<Record<(typeof TICKET_COLUMNS)[number], string>>;

/** A good ticket of the old tool, with changes. */
function rows(world: World) {
  const at = isoUtc(localInstant(world.lastDay - 20, 36_000));
  const good = GOOD(at, isoUtc(localInstant(world.lastDay - 20, 40_000)));
  return {
    at,
    row: (changes: Changes): string[] =>
      TICKET_COLUMNS.map((column) => changes[column] ?? good[column] ?? ""),
  };
}

/** Whole records with one value that cannot be. */
function dirtyValues(files: SampleFiles, world: World): void {
  const { row } = rows(world);
  const spoil = (changes: Changes, reason: string) => files.spoilt(DIRTY, csv(row(changes)), reason);
  spoil({ ticket_id: "" }, "missing");
  spoil({ ticket_id: "900014", created_at: "2026-02-31T10:00:00Z" }, "impossible_time");
  spoil({ ticket_id: "900015", created_at: "2026-13-01T10:00:00Z" }, "not_a_time");
  spoil({ ticket_id: "900016", channel: "fax" }, "not_in_list");
  spoil({ ticket_id: "900017", reopen_count: "1e5" }, "not_an_integer");
  spoil({ ticket_id: "900018", reply_count: "-4" }, "out_of_range");
  // A reply before its request: accepted here, quarantined by the models.
  const early = isoUtc(localInstant(world.lastDay - 21, 0));
  files.record(DIRTY, csv(row({ ticket_id: "900019", first_response_at: early })));
}

const GOOD = (at: string, later: string): Changes => ({
  created_at: at,
  updated_at: later,
  first_response_at: later,
  solved_at: later,
  status: "solved",
  priority: "normal",
  channel: "email",
  category: "other",
  text: "dari sistem lama",
  customer_id: "C-lama",
  opened_by: "customer",
  reopen_count: "0",
  reply_count: "1",
});

function dirtyEvents(files: SampleFiles, world: World): void {
  const name = `exports/events/ticket-events-${dateOf(world.lastDay).slice(0, 7)}.ndjson.gz`;
  if (!files.has(name)) return;
  const at = isoUtc(localInstant(world.lastDay - 3, 36_000));
  files.spoilt(name, `{"ticket_id":"100001","event_at":"${at}","kind":"status"`, "invalid_json");
  files.spoilt(name, '["not","an","object"]', "not_an_object");
  files.spoilt(
    name,
    `{"ticket_id":"100001","event_at":"${at}","kind":"status","kind":"assignment"}`,
    "duplicate_key",
  );
  files.spoilt(
    name,
    `{"ticket_id":"100001","event_at":"kemarin","kind":"status","value":"open"}`,
    "not_a_time",
  );
}

/** The same bytes a second time under another name, as a careless download leaves them. */
export function writeDuplicate(files: SampleFiles, directory: string): string | null {
  const original = [...files.truth.keys()]
    .filter((name) => name.startsWith("exports/chat/attempts-"))
    .sort()[0];
  if (original === undefined) return null;
  const copy = original.replace(".csv", " (1).csv");
  mkdirSync(path.dirname(path.join(directory, copy)), { recursive: true });
  copyFileSync(path.join(directory, original), path.join(directory, copy));
  return copy;
}
