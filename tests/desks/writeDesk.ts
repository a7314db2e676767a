import { FEED_NAMES, type FeedName } from "../../pipelines/feeds/feed.js";
import { FEEDS } from "../../pipelines/feeds/index.js";
import { writeFiles } from "../helpers/workspaces.js";
import { chats, feedback } from "./conversations.js";
import { type Cell, type DeskRecord, Records, ticketEvents, tickets } from "./records.js";
import { references, settings } from "./references.js";
import { type Dialect, type Draws, drawsOf, type Shape, shapeOf } from "./shape.js";

/**
 * Writes a made-up desk: exports of some of the feeds in one of several dialects, with columns left out, empty or with wrong
 * values, reference tables and settings by chance. The same for the same seed.
 */
export function writeDesk(folder: string, seed: number): Shape {
  const draws = drawsOf(seed);
  const shape = shapeOf(seed, draws);
  const desk = new Records(shape, draws);
  const files: Record<string, string | Buffer> = { "suara.yaml": settings(desk) };
  for (const [name, text] of Object.entries(references(desk))) files[`reference/${name}`] = text;
  const records = recordsOf(desk);
  for (const feed of FEED_NAMES) {
    if (!shape.feeds.has(feed) || records[feed].length === 0) continue;
    const columns = keptColumns(feed, draws);
    const rows = records[feed].map((record) => columns.map((name) => cellOf(feed, name, record, desk)));
    const extension = shape.dialect === "ndjson" ? "ndjson" : "csv";
    files[`exports/${feed}.${extension}`] = fileOf(columns, rows, shape.dialect);
  }
  writeFiles(folder, files);
  return shape;
}

function recordsOf(desk: Records): Record<FeedName, DeskRecord[]> {
  const ticket = tickets(desk);
  const talks = chats(desk);
  return {
    ticket,
    ticket_event: ticketEvents(desk, ticket),
    chat: talks.chats,
    chat_turn: talks.turns,
    feedback: feedback(desk),
  };
}

/** The required columns, and of the others all, most or few. */
function keptColumns(feed: FeedName, draws: Draws): string[] {
  const share = draws.pick([0.3, 0.9, 1]);
  return FEEDS[feed].fields
    .filter((field) => field.required === true || draws.chance(share))
    .map(({ name }) => name);
}

const WRONG: readonly Cell[] = ["yesterday", "-1", "99999999999", "2026-13-45T00:00:00Z", "maybe", ""];

function cellOf(feed: FeedName, name: string, record: DeskRecord, { draws, shape }: Records): Cell {
  if (name !== FEEDS[feed].key[0] && draws.chance(shape.wrong / FEEDS[feed].fields.length))
    return draws.pick(WRONG);
  return record[name] ?? null;
}

function fileOf(columns: readonly string[], rows: readonly Cell[][], dialect: Dialect): Buffer {
  if (dialect === "ndjson") {
    const lines = rows.map((row) =>
      JSON.stringify(Object.fromEntries(row.map((cell, i) => [columns[i], cell]))),
    );
    return Buffer.from(`${lines.join("\n")}\n`);
  }
  const separator = dialect === "csv_semicolon_bom" ? ";" : ",";
  const quoted = (cell: Cell): string => {
    const text = cell === null ? "" : String(cell);
    return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const text = `${[columns, ...rows].map((row) => row.map(quoted).join(separator)).join("\r\n")}\r\n`;
  if (dialect === "csv_utf16") return Buffer.from(`\ufeff${text}`, "utf16le");
  return Buffer.from(dialect === "csv_semicolon_bom" ? `\ufeff${text}` : text);
}
