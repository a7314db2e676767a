import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, withNote } from "../dom.js";
import { formatList, formatNumber, formatShare, unbroken } from "../format.js";
import { categoryName, shareInterval, subCauseName } from "../labels.js";

type Part = ReportRow<"problem_parts">;

const NOT_TOLD = "not_told";
/** Of fewer, a share of one half may be 18 points off. */
const FEW = 30;
const MOST_PARTS = 5;
const SOURCES = ["category", "tag", "text", "tool", "none"];

/** What each problem is made of, and from what it was told. */
export function problemsCard(parts: readonly Part[], t: Texts): HTMLElement {
  const c = t.categories;
  const subCauses = parts.filter((row) => row.part_kind === "sub_cause");
  const problems = [...new Set(subCauses.map((row) => row.problem))]
    .map((problem) => subCauses.filter((row) => row.problem === problem).sort(bySize))
    .sort((a, b) => totalOf(b) - totalOf(a));
  const [first] = parts;
  const largest = problems.find((rows) => totalOf(rows) >= FEW && told(rows).length > 0);
  const [part] = largest === undefined ? [] : told(largest);
  const title =
    part === undefined
      ? c.problemsTitleNone
      : c.problemsTitle(
          categoryName(part.problem, t),
          formatShare(part.share ?? 0, t),
          subCauseName(part, t),
        );
  if (first === undefined) return card({ title, span: 12, id: "sub-causes" }, t, emptyNote(c.problemsNone));
  const columns: Column<Part[]>[] = [
    { label: c.problem, cell: (rows) => categoryName(rows[0]?.problem ?? "", t) },
    { label: t.columns.tickets, numeric: true, cell: (rows) => countCell(totalOf(rows), t) },
    {
      label: c.subCauses,
      cell: (rows) =>
        h(
          "div",
          {},
          ...told(rows)
            .slice(0, MOST_PARTS)
            .map((row) => partLine(row, t)),
        ),
    },
    {
      label: c.notTold,
      numeric: true,
      wide: true,
      cell: (rows) => formatShare(rows.find((row) => row.part === NOT_TOLD)?.share ?? 0, t),
    },
  ];
  return card(
    {
      title,
      sub: c.problemsSub(formatNumber(first.week_count, t)),
      span: 12,
      id: "sub-causes",
      data: { name: "sub-causes", columns: behind(t), rows: problems.flat() },
    },
    t,
    dataTable(columns, problems, title),
    sourceLine(parts, t),
  );
}

const bySize = (a: Part, b: Part): number => b.ticket_count - a.ticket_count || (a.part < b.part ? -1 : 1);
const totalOf = (rows: readonly Part[]): number => rows[0]?.total_count ?? 0;
const told = (rows: readonly Part[]): Part[] => rows.filter((row) => row.part !== NOT_TOLD);

const countCell = (n: number, t: Texts): Node =>
  withNote(formatNumber(n, t), n < FEW ? t.categories.fewTickets : null);

const partLine = (row: Part, t: Texts): Node =>
  h(
    "div",
    {},
    `${subCauseName(row, t)} `,
    t.aside(unbroken(formatShare(row.share ?? 0, t)), shareInterval(row.share_low, row.share_high, t)),
  );

/** From what the problems were told, in the order in which it counts. */
function sourceLine(parts: readonly Part[], t: Texts): HTMLElement {
  const c = t.categories;
  const sources = SOURCES.flatMap((source) =>
    parts.filter((row) => row.part_kind === "source" && row.part === source),
  );
  const list = sources.map((row) => (c.source[row.part] ?? String)(formatShare(row.share ?? 0, t)));
  const n = formatNumber(sources[0]?.total_count ?? 0, t);
  return h("p", { class: "sub" }, list.length === 0 ? "" : c.toldBy(formatList(list, t), n));
}

function behind(t: Texts): Column<Part>[] {
  const c = t.categories;
  return [
    { label: c.problem, cell: (row) => categoryName(row.problem, t), value: (row) => row.problem },
    {
      label: c.subCause,
      cell: (row) => (row.part === NOT_TOLD ? c.notTold : subCauseName(row, t)),
      value: (row) => row.part,
    },
    {
      label: t.columns.tickets,
      numeric: true,
      cell: (row) => formatNumber(row.ticket_count, t),
      value: (row) => row.ticket_count,
    },
    {
      label: c.share,
      numeric: true,
      cell: (row) => formatShare(row.share ?? 0, t),
      value: (row) => row.share,
    },
    {
      label: t.columns.interval,
      cell: (row) => shareInterval(row.share_low, row.share_high, t),
    },
  ];
}
