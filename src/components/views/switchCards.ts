import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, withNote } from "../dom.js";
import { countOf, formatNumber, formatShare } from "../format.js";
import { categoryName, channelName, shareInterval } from "../labels.js";

type Switch = ReportRow<"contact_switches">;
type Cases = ReportRow<"contact_cases">;

/** More ways than these are read in the table behind. */
const MOST_PATHS = 8;

/** Where customers turn with the same problem. */
export function switchesCard(
  rows: readonly Switch[],
  cases: readonly Cases[],
  meta: SnapshotMeta,
  t: Texts,
): HTMLElement {
  const c = t.channels;
  const all = cases.find((row) => row.scope_kind === "all");
  const isKnown = all !== undefined && all.repeated_share !== null;
  const title = isKnown ? c.switchTitle(formatShare(all.repeated_share ?? 0, t)) : c.switchTitleNone;
  const paths = rows
    .filter((row) => row.to_channel !== null)
    .sort((a, b) => b.followed_count - a.followed_count || (a.from_channel < b.from_channel ? -1 : 1));
  const name = (channel: string | null) => (channel === null ? c.nothingMore : channelName(channel, meta, t));
  const columns: Column<Switch>[] = [
    {
      label: c.path,
      cell: (row) => {
        const path = `${name(row.from_channel)} → ${name(row.to_channel)}`;
        return row.basis === "same_problem" ? path : withNote(path, c.basis[row.basis]);
      },
    },
    {
      label: c.times,
      numeric: true,
      cell: (row) => formatNumber(row.followed_count, t),
      value: (row) => row.followed_count,
    },
    {
      label: c.shareOfFrom,
      numeric: true,
      cell: (row) =>
        withNote(formatShare(row.followed_share, t), shareInterval(row.followed_low, row.followed_high, t)),
      value: (row) => row.followed_share,
    },
    {
      label: c.beforeAnswer,
      numeric: true,
      wide: true,
      cell: (row) => (row.to_channel === null ? "" : countOf(row.before_answer_count, t)),
      value: (row) => row.before_answer_count,
    },
  ];
  const behind: Column<Switch>[] = [
    ...columns,
    { label: t.columns.contacts, numeric: true, cell: (row) => formatNumber(row.contact_count, t) },
  ];
  return card(
    {
      title,
      ...(isKnown ? { sub: subOf(all, t) } : {}),
      span: 6,
      id: "switches",
      data: { name: "contact-switches", columns: behind, rows },
    },
    t,
    paths.length === 0 ? emptyNote(c.switchNone) : dataTable(columns, paths.slice(0, MOST_PATHS), title),
    ...(all === undefined || all.unknown_customer_count === 0
      ? []
      : [
          h(
            "p",
            { class: "sub" },
            c.unknownCustomer(formatShare(all.unknown_customer_count / all.contact_count, t)),
          ),
        ]),
  );
}

const subOf = (all: Cases, t: Texts): string =>
  t.channels.switchSub(
    shareInterval(all.repeated_low, all.repeated_high, t),
    formatNumber(all.contacts_per_case ?? 0, t, 2),
    formatShare(all.switched_share ?? 0, t),
  );

/** How often each problem comes again. */
export function casesCard(rows: readonly Cases[], t: Texts): HTMLElement | null {
  const c = t.channels;
  const all = rows.find((row) => row.scope_kind === "all");
  const problems = rows
    .filter((row) => row.scope_kind === "category" && row.case_count > 0)
    .sort((a, b) => (b.repeated_share ?? 0) - (a.repeated_share ?? 0));
  const [worst] = problems;
  if (worst === undefined || all === undefined) return null;
  // Named only where its interval lies above the share of all.
  const stands = (worst.repeated_low ?? 0) > (all.repeated_share ?? 1);
  const title = stands
    ? c.caseTitle(categoryName(worst.scope, t), formatShare(worst.repeated_share ?? 0, t))
    : c.caseTitleNone;
  const share = (label: string, key: "repeated" | "switched", wide: boolean): Column<Cases> => ({
    label,
    numeric: true,
    wide,
    cell: (row) =>
      withNote(
        formatShare(row[`${key}_share`] ?? 0, t),
        shareInterval(row[`${key}_low`], row[`${key}_high`], t),
      ),
    value: (row) => row[`${key}_share`],
  });
  const columns: Column<Cases>[] = [
    { label: c.problem, cell: (row) => categoryName(row.scope, t), value: (row) => row.scope },
    {
      label: c.cases,
      numeric: true,
      cell: (row) => formatNumber(row.case_count, t),
      value: (row) => row.case_count,
    },
    share(c.again, "repeated", false),
    share(c.switched, "switched", true),
  ];
  return card(
    { title, sub: c.caseSub, span: 6, id: "cases", data: { name: "contact-cases", columns, rows: problems } },
    t,
    dataTable(columns, problems, title),
  );
}
