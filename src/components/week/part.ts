import type { Texts } from "../../i18n/index.js";
import { type CardOptions, card } from "../card.js";
import { type Column, type DataBehind, dataTable } from "../dataTable.js";
import { arrow, h, pause, responsive, rich, withNote } from "../dom.js";

/** A sentence with its evidence; **bold** marks the figure. */
export interface Line {
  text: string;
  note?: string;
  /** From the language's root: `response-times#wait`. */
  href?: string;
  link?: string;
  isWorse?: boolean;
}

export interface Cell {
  text: string;
  /** Interval, n or what is usual. */
  note?: string;
  /** The text names the desk's files. */
  isGiven?: boolean;
  isWarning?: boolean;
  /** What stands below it on a phone, which has no column for it. */
  narrow?: string;
}

interface Table {
  head: { label: string; isNumeric?: boolean; isWide?: boolean }[];
  rows: Cell[][];
}

/** What a part waits for that has nothing to show: an export, weeks, or settings. */
export type Lack =
  | "week"
  | "weeks"
  | "contacts"
  | "tickets"
  | "chats"
  | "texts"
  | "targets"
  | "rules"
  | "few";

/** A part of a week's story: the page shows it as a card, the digest as a section. */
export interface Part {
  id: string;
  title: string;
  sub?: string;
  lines?: Line[];
  /** What the lines are: a list of changes, of steps, or sentences. */
  as?: "findings" | "todo" | "text";
  chart?: (width: number) => Element;
  table?: Table;
  /** What stands where there is nothing to show. */
  empty?: string;
  /** Nothing of it can be there yet: it is told with others that wait for the same, under this name. */
  lack?: { of: Lack; name: string };
  foot?: string;
  /** Where more of it stands, from the language's root. */
  more?: { href: string; label: string };
  /** The figures of the chart, as a table and CSV. */
  data?: DataBehind<never>;
}

/** The figures behind a part, whatever their rows are. */
export const behind = <Row>(data: DataBehind<Row>): DataBehind<never> => data as unknown as DataBehind<never>;

/** `root` leads from the page to its language's root: "./" or "../". */
export function partCard(part: Part, span: CardOptions<never>["span"], root: string, t: Texts): HTMLElement {
  const { title, sub, id, data, chart, table, more } = part;
  const body = [
    part.empty === undefined ? null : h("p", { class: "empty" }, part.empty),
    part.as === "text" ? null : listOf(part, root),
    chart === undefined ? null : responsive(chart),
    table === undefined ? null : tableOf(table, title),
    ...(part.as === "text"
      ? (part.lines ?? []).map((line) => h("p", { class: "note" }, rich(line.text)))
      : []),
    part.foot === undefined || part.foot === "" ? null : h("p", { class: "foot" }, part.foot),
    more === undefined ? null : h("p", { class: "more" }, forward(`${root}${more.href}`, more.label)),
  ].filter((node) => node !== null);
  return card(
    { title, span, id, ...(sub === undefined ? {} : { sub }), ...(data === undefined ? {} : { data }) },
    t,
    ...body,
  );
}

/** The arrow keeps to the last word. */
const forward = (href: string, label: string): HTMLElement =>
  h("a", { href }, `${label}\u2060`, arrow("next"));

function listOf({ lines = [], as }: Part, root: string): HTMLElement | null {
  if (lines.length === 0) return null;
  const link = ({ href, link }: Line) =>
    href === undefined || link === undefined ? null : forward(`${root}${href}`, link);
  const item = (line: Line): HTMLElement =>
    as === "todo"
      ? h("li", {}, rich(line.text), " ", link(line))
      : h(
          "li",
          { class: line.isWorse ? "worse" : null },
          rich(line.text),
          pause("\u00a0"),
          h("span", { class: "quiet" }, line.note ?? null, " ", link(line)),
        );
  return h("ol", { class: as ?? "findings" }, ...lines.map(item));
}

function tableOf({ head, rows }: Table, title: string): HTMLElement {
  const columns = head.map(
    ({ label, isNumeric = false, isWide = false }, i): Column<Cell[]> => ({
      label,
      numeric: isNumeric,
      wide: isWide,
      cell: (row) => cellOf(row[i]),
    }),
  );
  return dataTable(columns, rows, title);
}

function cellOf(cell: Cell | undefined): Node | string {
  if (cell === undefined) return "";
  const narrow = cell.narrow === undefined ? null : h("span", { class: "quiet path on-narrow" }, cell.narrow);
  const isBare = narrow === null && (cell.note === undefined || cell.note === "");
  const text = cell.isGiven ? h("span", { class: "path" }, cell.text) : cell.text;
  const shown = isBare ? text : withNote(text, cell.note, narrow);
  return cell.isWarning ? h("span", { class: "warn" }, shown) : shown;
}
