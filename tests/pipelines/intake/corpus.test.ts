import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { type Loaded, loadFiles } from "../../helpers/loadFiles.js";

// Every way a table of the same four tickets can be written down, and the ways it can be broken, in one load.

const AT = "2026-11-02T03:00:00Z";
const COLUMNS = ["ticket_id", "created_at", "status", "channel", "text"];
const TEXTS = [
  'kutip "dua", koma; titik | pipa',
  "baris satu\nbaris dua",
  "emoji 😀 # bukan komentar",
  "充值还没到账",
];

const records = (name: string): string[][] =>
  TEXTS.map((text, i) => [`${name}-00${i}`, AT, "new", "chat", text]);
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const table = (name: string, delimiter: string, lineEnd: string): string =>
  [COLUMNS, ...records(name).map((cells) => cells.map(quoted))]
    .map((cells) => cells.join(delimiter))
    .join(lineEnd) + lineEnd;

const ENCODINGS: Record<string, (text: string) => Buffer> = {
  utf8: (text) => Buffer.from(text),
  bom: (text) => Buffer.from(`\ufeff${text}`),
  utf16le: (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  utf16be: (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
};
const PACKINGS: Record<string, (bytes: Buffer) => [string, Buffer]> = {
  plain: (bytes) => ["", bytes],
  gz: (bytes) => [".gz", gzipSync(bytes)],
  zip: (bytes) => [".zip", Buffer.from(zipSync({ "inner.csv": bytes }, { mtime: new Date(2026, 0, 1) }))],
};
const DELIMITERS = { comma: ",", semicolon: ";", tab: "\t", pipe: "|" };
const LINE_ENDS = { lf: "\n", crlf: "\r\n", cr: "\r" };

/** File name to its bytes; the ticket ids begin with the key. */
const written = new Map<string, { file: string; bytes: Buffer }>();
for (const [d, delimiter] of Object.entries(DELIMITERS)) {
  for (const [l, lineEnd] of Object.entries(LINE_ENDS)) {
    for (const [e, encode] of Object.entries(ENCODINGS)) {
      for (const [p, pack] of Object.entries(PACKINGS)) {
        const key = `${d}-${l}-${e}-${p}`;
        const [suffix, bytes] = pack(encode(table(key, delimiter, lineEnd)));
        written.set(key, { file: `${key}.csv${suffix}`, bytes });
      }
    }
  }
}
for (const [e, encode] of Object.entries(ENCODINGS)) {
  const objects = (key: string) =>
    records(key).map((cells) => Object.fromEntries(COLUMNS.map((column, i) => [column, cells[i]])));
  const lines = encode(
    `${objects(`ndjson-${e}`)
      .map((one) => JSON.stringify(one))
      .join("\n")}\n`,
  );
  written.set(`ndjson-${e}`, { file: `ndjson-${e}.ndjson`, bytes: lines });
  written.set(`array-${e}`, {
    file: `array-${e}.json`,
    bytes: encode(JSON.stringify(objects(`array-${e}`), null, 2)),
  });
  const page = { count: 4, results: objects(`page-${e}`), next: null };
  written.set(`page-${e}`, { file: `page-${e}.json`, bytes: encode(JSON.stringify(page)) });
}

const good = (id: string, text = "halo"): string => `${id},${AT},new,chat,${text}`;
const broken: Record<string, { content: string | Buffer; records: number; reasons: Record<string, number> }> =
  {
    "short.csv": {
      content: `${COLUMNS}\n${good("s1")}\ns2,${AT}\n${good("s3")}\n`,
      records: 3,
      reasons: { too_few_columns: 1 },
    },
    "long.csv": {
      content: `${COLUMNS}\n${good("l1")},x\n${good("l2")}\n`,
      records: 2,
      reasons: { too_many_columns: 1 },
    },
    "stray.csv": {
      content: `${COLUMNS}\n${good("q1", 'layar 5" retak')}\n${good("q2")}\n`,
      records: 2,
      reasons: { stray_quote: 1 },
    },
    "after.csv": {
      content: `${COLUMNS}\n${good("a1", '"x"y')}\n${good("a2")}\n`,
      records: 2,
      reasons: { text_after_quote: 1 },
    },
    "open-first.csv": {
      content: `${COLUMNS}\nu1,"x\n${good("u2", '"b"')}\n${good("u3")}\n`,
      records: 3,
      reasons: { unterminated_quote: 1 },
    },
    "open-last.csv": {
      content: `${COLUMNS}\n${good("v1")}\nv2,"x`,
      records: 2,
      reasons: { unterminated_quote: 1 },
    },
    "nul.csv": {
      content: `${COLUMNS}\n${good("n1", "a\0b")}\n${good("n2")}\n`,
      records: 2,
      reasons: { nul_byte: 1 },
    },
    "no-end.csv": { content: `${COLUMNS}\n${good("e1")}\n${good("e2")}`, records: 2, reasons: {} },
    "blank-lines.csv": {
      content: `${COLUMNS}\n\n${good("b1")}\n\n\n${good("b2")}\n\n`,
      records: 2,
      reasons: {},
    },
    "mixed-ends.csv": { content: `${COLUMNS}\r\n${good("m1")}\n${good("m2")}\r\n`, records: 2, reasons: {} },
    "preamble.csv": {
      content: `Laporan mingguan\n\n${COLUMNS}\n${good("p1")}\n${good("p2")}\n`,
      records: 2,
      reasons: {},
    },
    "header-only.csv": { content: `${COLUMNS}\n`, records: 0, reasons: {} },
    "cut.ndjson": {
      content: `{"ticket_id":"c1","created_at":"${AT}","status":"new","channel":"chat"}\n{"ticket_id":"c2","crea`,
      records: 2,
      reasons: { invalid_json: 1 },
    },
    "keys.ndjson": {
      content: `{"ticket_id":"k1","created_at":"${AT}","status":"new","channel":"chat"}\n{"ticket_id":"k2","ticket_id":"k3","created_at":"${AT}","status":"new","channel":"chat"}\n`,
      records: 2,
      reasons: { duplicate_key: 1 },
    },
    "scalars.ndjson": {
      content: `{"ticket_id":"o1","created_at":"${AT}","status":"new","channel":"chat"}\n7\nnull\n`,
      records: 3,
      reasons: { not_an_object: 2 },
    },
    "bad-byte.csv": {
      content: Buffer.concat([
        Buffer.from(`${COLUMNS}\n${good("y0", "é".repeat(200))}\n`),
        Buffer.from(good("y1", "\xff"), "latin1"),
        Buffer.from(`\n${good("y2")}\n`),
      ]),
      records: 3,
      reasons: { invalid_encoding: 1 },
    },
  };

const refused: Record<string, string | Buffer> = {
  "array-cut.json": `[{"ticket_id":"1","created_at":"${AT}","status":"new","channel":"chat"},{"ticket`,
  "wrapped.csv": `"${COLUMNS}"\n"${good("w1")}"\n"${good("w2")}"\n`,
  "latin.csv": Buffer.from(`${COLUMNS}\n${good("x1", "caf\xe9 \x93kutip\x94")}\n`, "latin1"),
  "not-a-workbook.xlsx": Buffer.from("PK\u0003\u0004 this is no archive at all"),
  "unknown.csv": "a,b\n1,2\n",
};

let loaded: Loaded;
beforeAll(async () => {
  const files = Object.fromEntries([...written.values()].map(({ file, bytes }) => [file, bytes]));
  const others = Object.fromEntries(Object.entries(broken).map(([name, { content }]) => [name, content]));
  loaded = await loadFiles({ ...files, ...others, ...refused });
}, 300_000);

describe("the corpus", () => {
  it("holds more than 120 files, every record of each accounted for", () => {
    expect(written.size + Object.keys(broken).length + Object.keys(refused).length).toBeGreaterThan(120);
    for (const file of Object.values(loaded.files)) expect(file.accepted + file.rejected).toBe(file.records);
  });

  it.each([...written.keys()])("%s: four tickets to the letter", (key) => {
    const tickets = loaded.tickets.filter((ticket) => String(ticket.ticket_id).startsWith(`${key}-0`));
    expect(tickets.map((ticket) => ticket.ticket_id)).toEqual(TEXTS.map((_, i) => `${key}-00${i}`));
    // A lone CR inside quotes is content; the table's own line ends never reach it.
    expect(tickets.map((ticket) => ticket.text)).toEqual(TEXTS);
  });

  it.each(Object.entries(broken))("%s: the good records load, the bad are named", (name, expected) => {
    expect(loaded.files[name]).toMatchObject({
      status: "loaded",
      records: expected.records,
      reasons: expected.reasons,
    });
  });

  it.each(Object.keys(refused))("%s is refused whole and says what to do", (name) => {
    expect(loaded.files[name]).toMatchObject({ status: "refused", accepted: 0 });
    expect(loaded.files[name]?.refusal).toMatch(/.+\n.+/s);
  });
});
