import { writeFileSync } from "node:fs";
import path from "node:path";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readSheetRows } from "../../../pipelines/intake/xlsxSheet.js";
import { withFolder } from "../../helpers/workspaces.js";

const ROWS = 60_000;

/** A workbook of one sheet with two columns: a text and a number; or of several sheets, each with rows of texts and whole numbers. */
function workbook(first: number | readonly string[][], others: readonly string[][][] = []): Uint8Array {
  const texts = (rows: readonly string[][]) =>
    rows
      .map((row, r) => {
        const cells = row.map((text, c) =>
          /^\d+$/.test(text)
            ? `<c r="${"ABCDEF"[c]}${r + 1}"><v>${text}</v></c>`
            : `<c r="${"ABCDEF"[c]}${r + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
        );
        return `<row r="${r + 1}">${cells.join("")}</row>`;
      })
      .join("");
  const cells =
    typeof first !== "number"
      ? texts(first)
      : Array.from(
          { length: first },
          (_, i) =>
            `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>pesan ${i}</t></is></c><c r="B${i + 1}"><v>${i}.50</v></c></row>`,
        ).join("");
  const files = {
    "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>${others.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 2}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/>${others.map((_, i) => `<sheet name="S${i + 2}" sheetId="${i + 2}" r:id="rId${i + 2}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>${others.map((_, i) => `<Relationship Id="rId${i + 2}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${i + 2}.xml"/>`).join("")}</Relationships>`,
    "xl/worksheets/sheet1.xml": `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`,
    ...Object.fromEntries(
      others.map((rows, i) => [
        `xl/worksheets/sheet${i + 2}.xml`,
        `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${texts(rows)}</sheetData></worksheet>`,
      ]),
    ),
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
      const { rows } = await readSheetRows(file, null);
      expect(rows).toHaveLength(ROWS);
      expect(rows.at(-1)).toEqual([`pesan ${ROWS - 1}`, { stored: `${ROWS - 1}.50` }]);
    });
  });

  it("says what is wrong with a workbook that is none", async () => {
    await withFolder(async (directory) => {
      const file = path.join(directory, "none.xlsx");
      writeFileSync(file, "no workbook");
      await expect(readSheetRows(file, null)).rejects.toThrow(/\w/);
    });
  });
});

describe("a workbook of several sheets", () => {
  const alikeOf = (others: string[][], sheet: string | null = null) =>
    withFolder(async (directory) => {
      const file = path.join(directory, "several.xlsx");
      writeFileSync(
        file,
        workbook(
          [["id", "amount"]],
          others.map((row) => [row]),
        ),
      );
      return (await readSheetRows(file, sheet)).alike;
    });

  it("names those that begin like the first, which would be lost, and no other", async () => {
    expect(await alikeOf([["notes"], ["id", "amount"], ["id", "sum"], [], ["id", "amount"]])).toEqual([
      "S3",
      "S6",
    ]);
    expect(await alikeOf([["notes"], []])).toEqual([]);
  });

  it("is compared by the columns' names, not by the titles above them", async () => {
    const read = (first: string[][], second: string[][], skipLines?: number) =>
      withFolder(async (directory) => {
        const file = path.join(directory, "titles.xlsx");
        writeFileSync(file, workbook(first, [second]));
        return readSheetRows(file, null, skipLines);
      });
    const [october, november] = [
      [["October"], [], ["id", "amount"], ["1", "5"]],
      [["November"], ["id", "amount"], ["2", "6"]],
    ];
    expect(await read(october, november)).toMatchObject({ skipped: 2, alike: ["S2"] });
    expect(await read(november, [["November"], ["id", "sum"]])).toMatchObject({ skipped: 1, alike: [] });
    expect(await read(october, november, 0)).toMatchObject({ skipped: 0, alike: [] });
    expect(await read([["only"], ["one"], ["column"]], [["x"]])).toMatchObject({ skipped: 0 });
  });

  it("is compared by all of the columns' names, and by what is in them where there are none", async () => {
    const alike = (second: string[][]) =>
      withFolder(async (directory) => {
        const file = path.join(directory, "like.xlsx");
        writeFileSync(
          file,
          workbook(
            [
              ["ID", "State", "Agent", "Minutes"],
              ["t-1", "open", "ani", "12"],
            ],
            [second],
          ),
        );
        return (await readSheetRows(file, null)).alike.length > 0;
      });
    expect(await alike([["minutes ", "id", "agent", "state"]])).toBe(true);
    expect(await alike([["ID", "State", "Agent", "Minutes", "Note"]])).toBe(true);
    expect(await alike([["t-2", "solved", "budi", "7"]])).toBe(true);
    expect(
      await alike([
        ["Agent", "Team"],
        ["ani", "5"],
      ]),
    ).toBe(false);
    expect(
      await alike([
        ["Month", "Total"],
        ["May", "12"],
      ]),
    ).toBe(false);
    expect(await alike([["ani", "5"]])).toBe(false);
  });

  it("is read where the mapping names the sheet", async () => {
    expect(await alikeOf([["id", "amount"]], "S2")).toEqual([]);
  });
});
