import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { loadFiles } from "../helpers/loadFiles.js";

// What a database's own readers do to files without an error, one test a kind. None of it may reach Suara's tables.

const HEADER = "ticket_id,created_at,status,channel,text,reopen_count";
const AT = "2026-11-02T03:00:00Z";
const row = (id: string, text = "halo", reopens = "0"): string => `${id},${AT},new,chat,${text},${reopens}`;
const csv = (...rows: string[]): string => `${[HEADER, ...rows].join("\n")}\n`;
const many = (n: number): string[] => Array.from({ length: n }, (_, i) => row(`T${i}`, `pesan ${i}`));
const idsOf = (tickets: Record<string, unknown>[]): unknown[] => tickets.map((ticket) => ticket.ticket_id);
const utf16be = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le").swap16();

describe("silent damage by readers cannot happen", () => {
  it("row 1: one ragged row does not make the file one column", async () => {
    const { files, rejects } = await loadFiles({ "t.csv": csv(row("1"), "2,only", row("3")) });
    expect(files["t.csv"]).toMatchObject({ records: 3, accepted: 2, rejected: 1 });
    expect(rejects).toEqual([{ record_no: 2, column_name: null, reason: "too_few_columns" }]);
  });

  it("row 2: an unbalanced quote does not turn quoting off for the rest", async () => {
    const { files, tickets } = await loadFiles({
      "t.csv": csv(row("1", '"a, b"'), '2,"x', row("3", '"c ""d"""')),
    });
    expect(files["t.csv"]).toMatchObject({ records: 3, accepted: 2, reasons: { unterminated_quote: 1 } });
    expect(tickets.map((ticket) => ticket.text)).toEqual(["a, b", 'c "d"']);
  });

  it("row 3: # is data, never a comment", async () => {
    const { tickets } = await loadFiles({ "t.csv": csv(row("#1", "#hash"), row("2", "a # b")) });
    expect(tickets).toMatchObject([
      { ticket_id: "#1", text: "#hash" },
      { ticket_id: "2", text: "a # b" },
    ]);
  });

  it("row 4: ids keep zeros and signs however late in the file they come", async () => {
    const numbers = Array.from({ length: 21_000 }, (_, i) => row(String(100_000 + i)));
    const { tickets } = await loadFiles({
      "t.csv": csv(...numbers, row("031234567890"), row("+6281299"), row("007"), row("0021")),
    });
    expect(idsOf(tickets)).toEqual(expect.arrayContaining(["031234567890", "+6281299", "007", "0021"]));
    expect(tickets).toHaveLength(21_004);
  });

  it("row 5: a fraction in a whole-number column is a reject, not rounded", async () => {
    const { files } = await loadFiles({
      "t.csv": csv(row("1", "a", "10.75"), row("2", "b", "12E5"), row("3", "c", "12")),
    });
    expect(files["t.csv"]).toMatchObject({ accepted: 1, reasons: { not_an_integer: 2 } });
  });

  it("row 6: day and month are never guessed", async () => {
    const { files } = await loadFiles({ "t.csv": `${HEADER}\n1,03/04/2025 10:00,new,chat,x,0\n` });
    expect(files["t.csv"]).toMatchObject({ accepted: 0, reasons: { not_a_time: 1 } });
  });

  it("row 7: short and long rows are neither padded nor widened, a trailer is no record of data", async () => {
    const { files } = await loadFiles({ "t.csv": csv(row("1"), `${row("2")},extra`, "Total,6") });
    expect(files["t.csv"]).toMatchObject({
      records: 3,
      accepted: 1,
      reasons: { too_many_columns: 1, too_few_columns: 1 },
    });
  });

  it("row 8: columns are taken by name, whatever their order", async () => {
    const { tickets } = await loadFiles({
      "t.csv": `channel,status,text,created_at,ticket_id\nemail,solved,isi,${AT},9\n`,
    });
    expect(tickets).toMatchObject([{ ticket_id: "9", channel: "email", status: "solved", text: "isi" }]);
  });

  it("row 9: a column that only the second file has is not dropped", async () => {
    const second = `${HEADER},team\n${row("2")},care\n`;
    const { tickets } = await loadFiles({ "a.csv": csv(row("1")), "b.csv": second });
    expect(tickets).toMatchObject([
      { ticket_id: "1", team: null },
      { ticket_id: "2", team: "care" },
    ]);
  });

  it("row 10: a gzip file cut short, with a wrong checksum or a flipped byte is refused whole", async () => {
    const whole = gzipSync(csv(...many(2000)));
    const flipped = Buffer.from(whole);
    flipped[Math.floor(whole.length / 2)] = (flipped[Math.floor(whole.length / 2)] ?? 0) ^ 1;
    const checksum = Buffer.from(whole);
    checksum[whole.length - 6] = (checksum[whole.length - 6] ?? 0) ^ 1;
    const { files, tickets } = await loadFiles({
      "cut.csv.gz": whole.subarray(0, whole.length >> 1),
      "flip.csv.gz": flipped,
      "sum.csv.gz": checksum,
    });
    expect(Object.values(files).map((file) => file.status)).toEqual(["refused", "refused", "refused"]);
    expect(tickets).toEqual([]);
  });

  it("row 11: a zstd file cut short is refused whole", async () => {
    // One raw block of 64 bytes announced, 20 there: magic, descriptor (single segment), size, block header.
    const frame = Buffer.concat([
      Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x20, 64, 0x01, 0x02, 0x00]),
      Buffer.from(csv(row("1")).slice(0, 20)),
    ]);
    const { files } = await loadFiles({ "t.csv.zst": frame });
    expect(files["t.csv.zst"]).toMatchObject({ status: "refused", records: 0 });
  });

  it("row 12: an unterminated quote costs one record, not the 9,900 after it", async () => {
    const rows = [...many(100), '9999,"offen', ...many(9900).map((line) => `N${line}`)];
    const { files, rejects } = await loadFiles({ "t.csv": csv(...rows) });
    expect(files["t.csv"]).toMatchObject({ records: 10_001, accepted: 10_000, rejected: 1 });
    expect(rejects).toEqual([{ record_no: 101, column_name: null, reason: "unterminated_quote" }]);
  });

  it("row 13: characters that hide or reorder text do not survive, NUL rejects its record", async () => {
    const { tickets, files } = await loadFiles({
      "t.csv": csv(row("1", "a\u202eb\u200bc\u0007d"), row("2", "nol\0")),
    });
    expect(tickets).toMatchObject([{ ticket_id: "1", text: "abcd" }]);
    expect(files["t.csv"]?.reasons).toEqual({ nul_byte: 1 });
  });

  it("row 14: a broken JSON line is one reject and the good line after it is kept", async () => {
    const line = (id: string) =>
      JSON.stringify({ ticket_id: id, created_at: AT, status: "new", channel: "chat" });
    const text = [line("A"), '{"ticket_id":"B","crea', line("C"), line("D"), "xx", line("E")].join("\n");
    const { tickets, rejects } = await loadFiles({ "t.ndjson": text });
    expect(idsOf(tickets)).toEqual(["A", "C", "D", "E"]);
    expect(rejects.map((reject) => reject.record_no)).toEqual([2, 5]);
  });

  it("row 15: UTF-16 in both orders, emoji in it", async () => {
    const text = csv(row("1", "senang 😀"), row("2", "充值"));
    const { tickets, files } = await loadFiles({
      "be.csv": utf16be(text),
      "le.csv": Buffer.from(`\ufeff${text.replaceAll(/^(\d),/gm, "L$1,")}`, "utf16le"),
    });
    expect(Object.values(files).map((file) => file.accepted)).toEqual([2, 2]);
    expect(tickets.map((ticket) => ticket.text)).toEqual(["senang 😀", "充值", "senang 😀", "充值"]);
  });

  it("row 16: without a header row the first record is a record", async () => {
    const sources =
      "sources:\n  - files: exports/t.csv\n    header: [ticket_id, created_at, status, channel]\n";
    const { tickets, files } = await loadFiles({ "t.csv": `A,${AT},new,chat\nB,${AT},new,chat\n` }, sources);
    expect(files["t.csv"]).toMatchObject({ records: 2, accepted: 2 });
    expect(idsOf(tickets)).toEqual(["A", "B"]);
  });

  it("row 17: no surprising cast: 1_000, 0x1F, inf, 24:00:00, epoch, year 44, 31 February", async () => {
    const numbers = ["1_000", "0x1F", "inf", "nan", "1e400"].map((value, i) => row(`N${i}`, "x", value));
    const times = ["2026-11-02 24:00:00Z", "epoch", "infinity", "44-05-06T00:00:00Z", "2026-02-31T10:00:00Z"];
    const dated = times.map((time, i) => `D${i},${time},new,chat,x,0`);
    const { files, tickets } = await loadFiles({
      "t.csv": csv(...numbers, ...dated, `OK,2026-11-02T10:00:00+07:00,new,chat,x,1`),
    });
    expect(files["t.csv"]).toMatchObject({ records: 11, accepted: 1, rejected: 10 });
    expect(tickets).toMatchObject([{ ticket_id: "OK", created_at: AT, reopen_count: 1 }]);
  });

  it("the helper's refusals are of the content: the same rows whole are loaded", async () => {
    const text = csv(...many(2000));
    const { files } = await loadFiles({ "t.csv.gz": gzipSync(text) });
    expect(files["t.csv.gz"]).toMatchObject({ status: "loaded", accepted: 2000 });
    expect(createHash("sha256").update(gzipSync(text)).digest("hex")).toBe(files["t.csv.gz"]?.sha256);
  });
});
