import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { shareDots } from "../charts/shareDots.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, responsive, withNote } from "../dom.js";
import { formatNumber, formatShare } from "../format.js";
import { categoryName, shareInterval } from "../labels.js";
import { FEW, qualityOf } from "./qualityCards.js";

type Quality = ReportRow<"answer_quality_by_week">;

/** Which categories' answers do not help. */
export function qualityByCategory(rows: readonly Quality[], week: string | null, t: Texts): HTMLElement {
  const categories = [
    ...new Set(
      rows.filter((row) => row.scope_kind === "category" && row.week === week).map((row) => row.scope),
    ),
  ];
  const of = (measure: Quality["measure"], scope: string) =>
    qualityOf(rows, week, measure, "category", scope);
  const key = (scope: string) => of("first_contact_resolved", scope)?.yes_share ?? 2;
  const sorted = [...categories].sort((a, b) => key(a) - key(b) || (a < b ? -1 : 1));
  // Named only where the whole interval lies above the desk's own share: else the order is chance.
  const desk = qualityOf(rows, week, "repeated")?.yes_share ?? 1;
  const worst = sorted
    .map((scope) => ({ scope, repeated: of("repeated", scope) }))
    .filter(({ repeated }) => (repeated?.known_count ?? 0) >= FEW && (repeated?.yes_low ?? 0) > desk)
    .sort((a, b) => (b.repeated?.yes_share ?? 0) - (a.repeated?.yes_share ?? 0))[0]?.scope;
  const title =
    worst === undefined ? t.quality.categoryTitleNone : t.quality.categoryTitle(categoryName(worst, t));
  if (sorted.length === 0) return card({ title, span: 12 }, t, emptyNote(t.empty.noWeek));
  const share = (measure: Quality["measure"], wide = false): Column<string> => ({
    label: t.quality.measure[measure],
    numeric: true,
    wide,
    cell: (scope) => {
      const row = of(measure, scope);
      if (row === null || row.yes_share === null) return t.unknown;
      const note =
        row.known_count < FEW
          ? t.quality.few(formatNumber(row.known_count, t))
          : shareInterval(row.yes_low, row.yes_high, t);
      return withNote(formatShare(row.yes_share, t), note);
    },
    value: (scope) => of(measure, scope)?.yes_share ?? null,
  });
  const columns: Column<string>[] = [
    { label: t.columns.category, cell: (scope) => categoryName(scope, t), value: (scope) => scope },
    {
      label: t.columns.tickets,
      numeric: true,
      wide: true,
      cell: (scope) =>
        formatNumber(of("reopened", scope)?.solved_count ?? of("repeated", scope)?.solved_count ?? 0, t),
      value: (scope) => of("reopened", scope)?.solved_count ?? null,
    },
    share("first_contact_resolved"),
    share("reopened"),
    share("repeated", true),
  ];
  const data = { name: "quality-by-category", columns, rows: sorted };
  return card(
    { title, sub: t.quality.categorySub, span: 12, id: "quality-categories", data },
    t,
    ...solvedAtOnce(rows, week, sorted, t),
    dataTable(columns, sorted, title),
  );
}

/** The categories' shares solved at first contact as a picture; nothing where fewer than two are told. */
function solvedAtOnce(
  rows: readonly Quality[],
  week: string | null,
  categories: readonly string[],
  t: Texts,
): HTMLElement[] {
  const measure = "first_contact_resolved";
  const whole = qualityOf(rows, week, measure)?.yes_share ?? null;
  const dots = categories.flatMap((scope) => {
    const row = qualityOf(rows, week, measure, "category", scope);
    if (row === null || row.yes_share === null || row.yes_low === null || row.yes_high === null) return [];
    return [{ name: categoryName(scope, t), share: row.yes_share, low: row.yes_low, high: row.yes_high }];
  });
  if (whole === null || dots.length < 2) return [];
  const title = t.quality.measure[measure];
  const all = { share: whole, name: t.quality.allTickets };
  return [
    h("p", { class: "sub" }, t.quality.dotsSub(title)),
    responsive((width) => shareDots(dots, all, { width, title }, t)),
  ];
}
