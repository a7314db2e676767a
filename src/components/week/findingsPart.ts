import type { Texts } from "../../i18n/index.js";
import type { Column } from "../dataTable.js";
import { MOST_SHOWN, type WeekFindings } from "../findings/week.js";
import { type Around, between, evidenceOf, type Finding, noteOf, sentenceOf } from "../findings/words.js";
import { formatList, formatNumber } from "../format.js";
import { lacking } from "./lackingPart.js";
import { behind, type Part } from "./part.js";

/** What changed, each with its figure, interval, comparison and evidence; and what did not. */
export function findingsPart(found: WeekFindings, around: Around, t: Texts): Part {
  const f = t.findings;
  const { changes, tests, real } = found;
  const rows = found.all;
  if (found.isFew && rows.length === 0) return lacking("findings", "weeks", f.changes);
  const isFew = found.isFew && real === 0;
  const n = formatNumber(tests, t);
  return {
    id: "findings",
    title: changes.length > 0 ? f.title(changes.length) : isFew ? f.titleTooFew : f.titleNone,
    sub: isFew ? f.subTooFew : real > 0 ? f.sub(n, formatNumber(real, t)) : f.subNone(n),
    lines: changes.slice(0, MOST_SHOWN).map((row) => ({
      text: sentenceOf(row, around, t),
      note: noteOf(row, t),
      ...evidenceOf(row, t),
      isWorse: row.tone === "worse",
    })),
    foot: footOf(found, t),
    ...(rows.length === 0 ? {} : { data: behind({ name: "findings", ...columnsOf(around, t), rows }) }),
  };
}

/** How many are not shown; what was compared in vain, is open, or has too few weeks. */
function footOf({ silent, all, changes }: WeekFindings, t: Texts): string {
  const f = t.findings;
  const named = (families: Finding["family"][], inPart = new Set<Finding["family"]>()) =>
    formatList(
      families.map((family) => (inPart.has(family) ? f.inPart(f.family[family]) : f.family[family])),
      t,
    );
  const of = (status: Finding["status"]) =>
    silent.filter((row) => row.status === status).map(({ family }) => family);
  const changed = new Set(all.filter(({ status }) => status === "real").map(({ family }) => family));
  // A family of which a part is still open is named once, with what of it was compared.
  const open = new Set(of("not_yet"));
  const still = of("nothing").filter((family) => !changed.has(family));
  const later = [...open].filter((family) => !still.includes(family));
  const tested = new Set([...changed, ...of("nothing"), ...open]);
  const few = of("too_few").filter((family) => !tested.has(family));
  return [
    changes.length > MOST_SHOWN ? f.more(changes.length - MOST_SHOWN) : "",
    still.length === 0 ? "" : f.still(named(still, open)),
    later.length === 0 ? "" : f.notYet(named(later)),
    few.length === 0 ? "" : f.few(named(few)),
  ]
    .filter((text) => text !== "")
    .join(t.join.sentence);
}

/** What a manager reads; those who reckon have more in the CSV. */
function columnsOf(around: Around, t: Texts): Record<"columns" | "csv", Column<Finding>[]> {
  const { column, status } = t.findings;
  const number = (
    label: string,
    value: (row: Finding) => number | null,
    digits: number,
  ): Column<Finding> => ({
    label,
    numeric: true,
    cell: (row) => {
      const figure = value(row);
      return figure === null ? "" : formatNumber(figure, t, digits);
    },
    value,
  });
  const columns: Column<Finding>[] = [
    { label: column.finding, cell: (row) => sentenceOf(row, around, t).replaceAll("**", "") },
    { label: column.status, cell: (row) => status[row.status] },
    {
      label: t.columns.interval,
      cell: (row) => between(row.value_low, row.value_high, row.unit, t),
      numeric: true,
      wide: true,
    },
    {
      label: column.usual,
      cell: (row) => between(row.compared_low, row.compared_high, row.unit, t),
      numeric: true,
      wide: true,
    },
    number(column.affected, (row) => row.affected_count, 0),
  ];
  return {
    columns,
    csv: [
      ...columns,
      number(column.q, (row) => row.q_value, 4),
      number(column.weight, (row) => row.weight, 0),
    ],
  };
}
