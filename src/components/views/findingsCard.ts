import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import type { Column } from "../dataTable.js";
import { h, rich } from "../dom.js";
import { MOST_SHOWN, type WeekFindings } from "../findings/week.js";
import { type Around, between, type Finding, hrefOf, noteOf, sentenceOf } from "../findings/words.js";
import { formatList, formatNumber } from "../format.js";

/** What changed, each with its figure, interval, comparison and evidence; and what did not. */
export function findingsCard(found: WeekFindings, around: Around, t: Texts): HTMLElement {
  const f = t.findings;
  const { changes, tests, real } = found;
  const isFew = tests === 0;
  const title = changes.length > 0 ? f.title(changes.length) : isFew ? f.titleTooFew : f.titleNone;
  const n = formatNumber(tests, t);
  const sub = isFew ? f.subTooFew : real > 0 ? f.sub(n, formatNumber(real, t)) : f.subNone(n);
  const rows = found.all;
  return card(
    {
      title,
      sub,
      span: 8,
      id: "findings",
      ...(rows.length === 0 ? {} : { data: { name: "findings", columns: columnsOf(around, t), rows } }),
    },
    t,
    changes.length === 0
      ? ""
      : h("ol", { class: "findings" }, ...changes.slice(0, MOST_SHOWN).map((row) => itemOf(row, around, t))),
    h("p", { class: "foot" }, footOf(found, t)),
  );
}

function itemOf(row: Finding, around: Around, t: Texts): HTMLElement {
  const link = t.nav[row.page as keyof Texts["nav"]] ?? t.findings.evidence;
  const note = noteOf(row, t);
  return h(
    "li",
    { class: row.tone === "worse" ? "worse" : null },
    rich(sentenceOf(row, around, t)),
    h("span", { class: "quiet" }, note, note === "" ? "" : " · ", h("a", { href: hrefOf(row) }, `${link} →`)),
  );
}

/** How many are not shown; what was compared in vain, is open, or has too few weeks. */
function footOf({ silent, all, changes }: WeekFindings, t: Texts): string {
  const f = t.findings;
  const named = (families: Finding["family"][]) =>
    formatList(
      families.map((family) => f.family[family]),
      t,
    );
  const of = (status: Finding["status"]) =>
    silent.filter((row) => row.status === status).map(({ family }) => family);
  const changed = new Set(all.filter(({ status }) => status === "real").map(({ family }) => family));
  const still = of("nothing").filter((family) => !changed.has(family));
  const tested = new Set([...changed, ...of("nothing")]);
  const few = of("too_few").filter((family) => !tested.has(family));
  return [
    changes.length > MOST_SHOWN ? f.more(changes.length - MOST_SHOWN) : "",
    still.length === 0 ? "" : f.still(named(still)),
    of("not_yet").length === 0 ? "" : f.notYet(named(of("not_yet"))),
    few.length === 0 ? "" : f.few(named(few)),
  ]
    .filter((text) => text !== "")
    .join(t.join.sentence);
}

function columnsOf(around: Around, t: Texts): Column<Finding>[] {
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
  return [
    { label: column.finding, cell: (row) => sentenceOf(row, around, t).replaceAll("**", "") },
    { label: column.status, cell: (row) => status[row.status] },
    {
      label: t.columns.interval,
      cell: (row) => between(row.value_low, row.value_high, row.unit, t),
      numeric: true,
    },
    {
      label: column.usual,
      cell: (row) => between(row.compared_low, row.compared_high, row.unit, t),
      numeric: true,
    },
    number(column.q, (row) => row.q_value, 4),
    number(column.affected, (row) => row.affected_count, 0),
    number(column.weight, (row) => row.weight, 0),
  ];
}
