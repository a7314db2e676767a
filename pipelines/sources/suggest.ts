import type { FileSample } from "../intake/types.js";
import { looksLikeName } from "./names.js";

/** Fields of a suggestion: of which column by its name, and what is written behind it; a constant has no column. */
interface Suggested {
  field: string;
  named?: RegExp;
  like?: (column: string, sample: FileSample) => string;
  constant?: string;
}

const ID =
  /(?:^|[^A-Za-z])(?:[Ii][Dd]|[Nn][Oo]|[Nn]umber|[Nn]omor|[Kk]ey|UUID|uuid)(?:[^A-Za-z]|$)|[a-z]I[Dd]$/;
const BEGINS = /creat|open|submit|start|date|time|dibuat|tanggal|waktu/i;
const mapped = (words: string) => (column: string) => `{ column: ${column}, map: { ${words} } }`;
const BEGIN = { named: BEGINS, like: timeOf };

const TICKET: readonly Suggested[] = [
  { field: "ticket_id", named: ID },
  { field: "created_at", ...BEGIN },
  { field: "status", named: /status|state/i, like: mapped("Baru: new, Proses: open, Selesai: solved") },
  { field: "channel", constant: "email" },
];
const FEEDBACK: readonly Suggested[] = [
  { field: "feedback_id", named: ID },
  { field: "created_at", ...BEGIN },
  { field: "channel", constant: "app_store" },
  { field: "kind", constant: "review" },
  { field: "score", named: /rating|star|score|nilai|bintang/i },
  { field: "score_scale", constant: "5" },
  { field: "text", named: /review$|text|body|comment|content|ulasan|komentar/i },
];
const CHAT: readonly Suggested[] = [
  { field: "chat_id", named: ID },
  { field: "channel", constant: "phone" },
  { field: "attempted_at", ...BEGIN },
  {
    field: "outcome",
    named: /result|outcome|disposition|status|hasil/i,
    like: mapped("Answered: served, Abandoned: abandoned"),
  },
];

/** A mapping to begin with, of the feed that the columns speak of; shows names of columns, never a value. */
export function suggestedMapping(sample: FileSample): string {
  const [feed, fields] = feedOf(sample.header);
  const lines = fields.map(({ field, named, like = (name: string) => name, constant }) => {
    if (constant !== undefined) return `${field}: { constant: ${constant} }`;
    const column = sample.header.find((name) => looksLikeName(name) && named?.test(name));
    return `${field}: ${like(column === undefined ? `<column of ${field}>` : quoted(column), sample)}`;
  });
  return `  sources:
    - files: ${JSON.stringify(sample.file.path)}
      time_zone: Asia/Jakarta
      feeds:
        - feed: ${feed}
          fields:
${lines.map((line) => `            ${line}`).join("\n")}
docs/mapping.md has all keys, and mappings for Freshdesk, Intercom, App Store Connect, Zendesk Explore and calls`;
}

const quoted = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*( [\p{L}\p{N}_.]+)*$/u.test(name) ? name : JSON.stringify(name);

function feedOf(header: readonly string[]): [string, readonly Suggested[]] {
  const any = (pattern: RegExp) => header.some((name) => looksLikeName(name) && pattern.test(name));
  if (any(/^(call|caller|cdr|callid)|queue|talk|abandon|ring/i)) return ["chat", CHAT];
  const rates = any(/(^|[^a-z])(rating|stars?|score|nps|review|csat)([^a-z]|$)/i);
  return rates && !any(/status|state|subject/i) ? ["feedback", FEEDBACK] : ["ticket", TICKET];
}

/** How the first of its values are written, where that is sure; else a format to put right. */
function timeOf(column: string, { header, rows }: FileSample): string {
  const at = header.findIndex((name) => quoted(name) === column);
  const values = rows.flatMap((row) => row[at] ?? []);
  const all = (pattern: RegExp) => values.length > 0 && values.every((value) => pattern.test(value.trim()));
  if (all(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/)) return column;
  const formats = all(/^\d{10}$/) ? "epoch_s" : all(/^\d{13}$/) ? "epoch_ms" : '"%d/%m/%Y %H:%M"';
  return `{ column: ${column}, formats: [${formats}] }`;
}
