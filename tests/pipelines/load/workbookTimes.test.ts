import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import { loadWorkspace } from "../../../pipelines/load/loadWorkspace.js";
import { parseConfig } from "../../../pipelines/workspace/workspace.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";

/** A text, or a number under one of the styles below: 1 date and time, 2 date, 3 time. */
type Cell = string | { serial: string; style: 1 | 2 | 3 };

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function workbook(rows: readonly Cell[][]): Uint8Array {
  const cell = (one: Cell, at: string) =>
    typeof one === "string"
      ? `<c r="${at}" t="inlineStr"><is><t>${one}</t></is></c>`
      : `<c r="${at}" s="${one.style}"><v>${one.serial}</v></c>`;
  const data = rows.map(
    (row, r) =>
      `<row r="${r + 1}">${row.map((one, c) => cell(one, `${"ABCDEF"[c]}${r + 1}`)).join("")}</row>`,
  );
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/relationships/${kind}" Target="${target}"/>`;
  const part = (name: string, kind: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${kind}+xml"/>`;
  const files = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("workbook", "sheet.main")}${part("worksheets/sheet1", "worksheet")}${part("styles", "styles")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, "worksheet", "worksheets/sheet1.xml")}${relation(2, "styles", "styles.xml")}</Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${SHEET}"><cellXfs count="4">${[0, 22, 14, 21].map((format) => `<xf numFmtId="${format}"/>`).join("")}</cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${SHEET}"><sheetData>${data.join("")}</sheetData></worksheet>`,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, xml]) => [
        name,
        new TextEncoder().encode(`<?xml version="1.0"?>${xml}`),
      ]),
    ),
  );
}

async function loaded(
  rows: readonly Cell[][],
  created: string,
): Promise<{ tickets: unknown[]; why: unknown[] }> {
  return withFolder(async (dir) => {
    writeFiles(dir, { "exports/t.xlsx": Buffer.from(workbook(rows)) });
    const config = parseConfig(`name: Desk
time_zone: Asia/Jakarta
sources:
  - files: exports/*.xlsx
    time_zone: Asia/Jakarta
    feeds:
      - feed: ticket
        fields: { ticket_id: No, created_at: ${created}, status: { constant: open }, channel: { constant: email } }
`);
    const engine = await openDuckDb({
      path: ":memory:",
      allowedDirectories: [dir],
      timeZone: "Asia/Jakarta",
    });
    try {
      const workspace = { dir, outDir: `${dir}/out`, config };
      const { files } = await loadWorkspace(
        engine,
        workspace,
        { workDir: `${dir}/out/.work` },
        () => undefined,
      );
      const why = files.flatMap(({ refusal, reasons }) =>
        refusal === null ? Object.keys(reasons) : [refusal],
      );
      return {
        tickets: await engine.rows("select ticket_id, created_at from raw.ticket order by record_no"),
        why,
      };
    } finally {
      await engine.close();
    }
  });
}

const at = (time: string) => `2026-10-07T${time}Z`;
const FORMAT = '{ column: Dibuat, formats: ["%d/%m/%Y %H:%M"] }';

describe("times in a workbook", () => {
  it("are those of its own cells whatever the formats, to the second, and written ones by the formats", async () => {
    const time = (serial: string): Cell => ({ serial, style: 1 });
    const { tickets, why } = await loaded(
      [
        ["No", "Dibuat"],
        // Of 6:09, which a fraction of a day cannot say exactly, tools write more or fewer digits.
        ["1", time("46302.25625")],
        ["2", time("46302.2562500001")],
        ["3", time("46302.25624999")],
        ["4", "07/10/2026 06:09"],
        ["5", time("46302.2562534722")],
        ["6", "10/07/26 06:09"],
      ],
      FORMAT,
    );
    expect(tickets.slice(0, 4)).toEqual(
      ["1", "2", "3", "4"].map((ticket_id) => ({ ticket_id, created_at: "2026-10-06T23:09:00Z" })),
    );
    expect(JSON.stringify(tickets[4])).toMatch(/23:09:00\.(300|299)000Z/);
    expect(tickets).toHaveLength(5);
    expect(why).toEqual(["not_a_time"]);
  });

  it("come from a cell with the date and one with the time", async () => {
    const date: Cell = { serial: "46302", style: 2 };
    const { tickets, why } = await loaded(
      [
        ["No", "Tanggal", "Jam"],
        ["1", date, { serial: "0.75625", style: 3 }],
        ["2", date, "18:09"],
        ["3", "07/10/2026", "18:09"],
      ],
      '{ columns: [Tanggal, Jam], formats: ["%d/%m/%Y %H:%M"] }',
    );
    expect(why).toEqual([]);
    expect(tickets).toEqual(["1", "2", "3"].map((ticket_id) => ({ ticket_id, created_at: at("11:09:00") })));
  });

  it("stand below titles, which are passed over; a row of several cells that is none is asked about", async () => {
    const names = ["No", "Dibuat"];
    const ticket = ["1", "07/10/2026 18:09"];
    const titled = await loaded([["Laporan tiket Oktober"], [], names, ticket], FORMAT);
    expect(titled).toEqual({ tickets: [{ ticket_id: "1", created_at: at("11:09:00") }], why: [] });
    const wide = [...names, "Status", "Kanal", "Agen"];
    const { why } = await loaded([["Laporan", "Oktober"], wide, [...ticket, "a", "b", "c"]], FORMAT);
    expect(why[0]).toMatch(/a column "No" that this file has not\n.*title.*skip_lines: 1/);
  });
});
