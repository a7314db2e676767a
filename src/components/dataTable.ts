import type { Texts } from "../i18n/index.js";
import { h, withPauses } from "./dom.js";

export interface Column<Row> {
  label: string;
  /** What stands in the cell; an element for more than text. */
  cell: (row: Row) => string | Node;
  /** What stands in the CSV; the cell's text when absent. */
  value?: (row: Row) => string | number | null;
  numeric?: boolean;
  /** Left out on a phone, where a table keeps few figures. */
  wide?: boolean;
}

/** A table whose first column names the row. */
export function dataTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  label: string,
): HTMLElement {
  const kind = (column: Column<Row>) =>
    [column.numeric ? "num" : "", column.wide ? "wide" : ""].filter((name) => name !== "").join(" ") || null;
  const head = columns.map((column) => h("th", { scope: "col", class: kind(column) }, column.label));
  const body = rows.map((row) =>
    h(
      "tr",
      {},
      ...columns.map((column, i) =>
        i === 0
          ? h("th", { scope: "row", class: kind(column) }, column.cell(row))
          : h("td", { class: kind(column) }, column.cell(row)),
      ),
    ),
  );
  // Who jumps from table to table hears the caption, not the name of the box around it.
  const caption = h("caption", { class: "unseen" }, label);
  const table = h("table", {}, caption, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...body));
  const box = h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": label }, table);
  return withPauses(box);
}

export interface DataBehind<Row> {
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** What the CSV holds, where that is more than people read in a table. */
  csv?: readonly Column<Row>[];
  /** The CSV, where it holds other rows than the table, and which. */
  file?: { text: () => string; holds: string };
}

/** "Show the data": the figures of a chart as a table, and as CSV. Drawn when first opened. */
export function disclosure<Row>(data: DataBehind<Row>, title: string, t: Texts): HTMLElement {
  const details = h(
    "details",
    { class: "behind" },
    // Many stand on a page: who hears it alone must know whose data.
    h("summary", { "aria-label": t.dataOf(title) }, t.showData),
  );
  details.addEventListener(
    "toggle",
    () => {
      const text = data.file?.text() ?? toCsv(data);
      const url = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
      details.append(
        dataTable(data.columns, data.rows, title),
        h(
          "a",
          { class: "csv", href: url, download: `${data.name}.csv`, "aria-label": t.csvOf(title) },
          t.csv,
        ),
        ...(data.file === undefined ? [] : [h("span", { class: "csv-holds" }, data.file.holds)]),
      );
    },
    { once: true },
  );
  return details;
}

/** RFC 4180; text that a spreadsheet would run as a formula is made text by a leading apostrophe. */
export function toCsv<Row>(data: DataBehind<Row>): string {
  const text = (value: string | number | null): string => {
    if (value === null) return "";
    if (typeof value === "number") return String(shortOf(value));
    // What keeps a line whole on the page is only in the way of who looks for a text.
    const bare = value.replaceAll("\u2060", "").replaceAll("\u00a0", " ");
    const safe = /^[=+\-@\t\r]/.test(bare) ? `'${bare}` : bare;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const columns = data.csv ?? data.columns;
  const line = (row: Row) =>
    columns.map((column) => text(column.value ? column.value(row) : plain(column.cell(row)))).join(",");
  return `${[columns.map((column) => text(column.label)).join(","), ...data.rows.map(line)].join("\r\n")}\r\n`;
}

/** More than six figures of a fraction are noise. */
const shortOf = (value: number): number =>
  Number.isInteger(value) ? value : Number(Math.abs(value) < 1e5 ? value.toPrecision(6) : value.toFixed(1));

const plain = (cell: string | Node): string =>
  typeof cell === "string" ? cell : (withPauses(h("td", {}, cell)).textContent ?? "");
