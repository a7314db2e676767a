import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, withNote } from "../dom.js";
import { formatDuration, formatNumber, formatShare } from "../format.js";

type Compared = ReportRow<"definitions_compared">;

/** The same week under other tools' definitions, with the reason of each difference. */
export function comparedCard(rows: readonly Compared[], t: Texts): HTMLElement {
  const q = t.quality;
  if (rows.length === 0) return card({ title: q.compareTitle, span: 12 }, t, emptyNote(t.empty.noWeek));
  const figures = ["first_response", "unanswered", "one_touch", "reopened", "backlog"] as const;
  const systems = Object.keys(q.system);
  const sorted = [...rows].sort(
    (a, b) =>
      figures.indexOf(a.figure) - figures.indexOf(b.figure) ||
      systems.indexOf(a.system) - systems.indexOf(b.system),
  );
  const why = (row: Compared): string => q.reason[`${row.figure} ${row.system}`] ?? "";
  const columns: Column<Compared>[] = [
    {
      label: q.system_column,
      cell: (row) =>
        h(
          "span",
          {},
          withNote(q.system[row.system], q.figure[row.figure]),
          // On a phone, where there is no column for it.
          h("span", { class: "quiet on-narrow" }, why(row)),
        ),
      value: (row) => `${row.figure} ${row.system}`,
    },
    {
      label: q.value,
      numeric: true,
      cell: (row) => withNote(comparedValue(row, t), t.n(formatNumber(row.population_count, t))),
      value: (row) => row.value,
    },
    { label: q.why, wide: true, cell: why },
  ];
  const data = { name: "definitions-compared", columns, rows: sorted };
  return card(
    { title: q.compareTitle, sub: q.compareSub, span: 12, id: "compared", data },
    t,
    dataTable(columns, sorted, q.compareTitle),
  );
}

function comparedValue(row: Compared, t: Texts): string {
  if (row.value === null) return t.unknown;
  if (row.unit === "seconds") return formatDuration(row.value, t);
  return row.unit === "share" ? formatShare(row.value, t) : formatNumber(row.value, t);
}
