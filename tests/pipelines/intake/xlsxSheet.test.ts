import { writeFileSync } from "node:fs";
import path from "node:path";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readSheetRows } from "../../../pipelines/intake/xlsxSheet.js";
import { withFolder } from "../../helpers/workspaces.js";

const ROWS = 60_000;

/** A workbook of one sheet with two columns: a text and a number. */
function workbook(rows: number): Uint8Array {
  const cells = Array.from(
    { length: rows },
    (_, i) =>
      `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>pesan ${i}</t></is></c><c r="B${i + 1}"><v>${i}.50</v></c></row>`,
  ).join("");
  const files = {
    "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    "_rels/.rels": `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`,
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])),
  );
}

describe("a large sheet", () => {
  it("is read whole, numbers as the sheet spells them", async () => {
    await withFolder(async (directory) => {
      const file = path.join(directory, "large.xlsx");
      writeFileSync(file, workbook(ROWS));
      const rows = await readSheetRows(file, 1);
      expect(rows).toHaveLength(ROWS);
      expect(rows.at(-1)).toEqual([`pesan ${ROWS - 1}`, { stored: `${ROWS - 1}.50` }]);
    });
  });

  it("says what is wrong with a workbook that is none", async () => {
    await withFolder(async (directory) => {
      const file = path.join(directory, "none.xlsx");
      writeFileSync(file, "no workbook");
      await expect(readSheetRows(file, 1)).rejects.toThrow(/\w/);
    });
  });
});
