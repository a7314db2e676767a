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
  const table = h("table", {}, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...body));
  const box = h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": label }, table);
  return withPauses(box);
}

export interface DataBehind<Row> {
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}

/** "Show the data": the figures of a chart as a table, and as CSV. Drawn when first opened. */
export function disclosure<Row>(data: DataBehind<Row>, title: string, t: Texts): HTMLElement {
  const details = h(
    "details",
    { class: "behind" },
    // Many stand on a page: who hears it alone must know whose data.
    h("summary", { "aria-label": `${t.showData}: ${title}` }, t.showData),
  );
  details.addEventListener(
    "toggle",
    () => {
      const url = URL.createObjectURL(new Blob(["\ufeff", toCsv(data)], { type: "text/csv;charset=utf-8" }));
      details.append(
        dataTable(data.columns, data.rows, title),
        h("a", { class: "csv", href: url, download: `${data.name}.csv` }, t.csv),
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
    if (typeof value === "number") return String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const line = (row: Row) =>
    data.columns.map((column) => text(column.value ? column.value(row) : plain(column.cell(row)))).join(",");
  return `${[data.columns.map((column) => text(column.label)).join(","), ...data.rows.map(line)].join("\r\n")}\r\n`;
}

const plain = (cell: string | Node): string =>
  typeof cell === "string" ? cell : (withPauses(h("td", {}, cell)).textContent ?? "");
