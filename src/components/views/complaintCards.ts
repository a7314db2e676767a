import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { countBars } from "../charts/countBars.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, responsive, withNote } from "../dom.js";
import { formatDay, formatNumber, formatShare, unbroken, weekNumber } from "../format.js";
import { categoryName, shareInterval } from "../labels.js";

type Due = ReportRow<"complaints_due">;
type Week = ReportRow<"complaints_by_week">;
const BANDS = ["past_extension", "past_limit", "last_day", "7_days", "later"] as const;
const PAST = new Set<string>(["past_extension", "past_limit"]);
const SOON = new Set<string>(["last_day", "7_days"]);
/** Weeks in the table: a limit with its extension takes four. */
const WEEKS = 8;

const day = (date: string, t: Texts): string =>
  formatDay(new Date(`${date}T00:00:00Z`), t, { day: "numeric", month: "short" });
const sum = (rows: readonly Due[]): number => rows.reduce((total, row) => total + row.ticket_count, 0);

/** Open complaints past a limit, and those whose limit falls within 7 days. */
export function openComplaints(rows: readonly Due[]): { past: number; soon: number } {
  return {
    past: sum(rows.filter((row) => PAST.has(row.due_band))),
    soon: sum(rows.filter((row) => SOON.has(row.due_band))),
  };
}

/** What is past the limit and what falls due, by rule. */
export function complaintsDue(rows: readonly Due[], t: Texts): HTMLElement {
  const { past } = openComplaints(rows);
  const title = past > 0 ? t.safety.dueTitle(formatNumber(past, t)) : t.safety.dueTitleNone;
  const rules = [...new Set(rows.map((row) => row.rule))].sort();
  const column = (label: string, ...bands: (typeof BANDS)[number][]): Column<string> => {
    const total = (rule: string) =>
      sum(rows.filter((row) => row.rule === rule && bands.includes(row.due_band)));
    return { label, numeric: true, cell: (rule) => formatNumber(total(rule), t), value: total };
  };
  // Rows of few people, put together whatever their rule.
  const name: Column<string> = {
    label: t.safety.rule,
    cell: (rule) => (rule === "withheld" ? categoryName(rule, t) : rule),
    value: (rule) => rule,
  };
  const shown = [
    name,
    column(t.safety.past, "past_extension", "past_limit"),
    column(t.safety.today, "last_day"),
    column(t.safety.soon, "7_days"),
    column(t.safety.later, "later"),
  ];
  const bars = BANDS.map((band) => {
    const total = sum(rows.filter((row) => row.due_band === band));
    return { name: t.safety.band[band], total, late: PAST.has(band) ? total : 0 };
  });
  const every = [name, ...BANDS.map((band) => column(t.safety.band[band], band))];
  return card(
    {
      title,
      sub: t.safety.dueSub,
      span: 6,
      id: "complaints-due",
      warn: past > 0,
      data: { name: "complaints-due", columns: every, rows: rules },
    },
    t,
    ...(rules.length === 0
      ? [emptyNote(t.safety.categoryTitleNone)]
      : [responsive((width) => countBars(bars, { width, title }, t)), dataTable(shown, rules, title)]),
  );
}

interface Category {
  category: string;
  open: number;
  past: number;
  soon: number;
}

/** Open complaints by category, the most past their limit first; since when the oldest is open is told of all together. */
export function complaintCategories(rows: readonly Due[], t: Texts): HTMLElement {
  const categories = [...new Set(rows.map((row) => row.category))]
    .map((category): Category => {
      const own = rows.filter((row) => row.category === category);
      return { category, open: sum(own), ...openComplaints(own) };
    })
    .sort(
      (a, b) => b.past - a.past || b.soon - a.soon || b.open - a.open || (a.category < b.category ? -1 : 1),
    );
  const oldest = rows[0]?.oldest_received_date;
  const title = oldest === undefined ? t.safety.categoryTitleNone : t.safety.categoryTitle(day(oldest, t));
  const n = (label: string, key: "open" | "past" | "soon"): Column<Category> => ({
    label,
    numeric: true,
    cell: (row) => formatNumber(row[key], t),
    value: (row) => row[key],
  });
  const columns: Column<Category>[] = [
    { label: t.columns.category, cell: (row) => categoryName(row.category, t), value: (row) => row.category },
    n(t.safety.open, "open"),
    n(t.safety.past, "past"),
    n(t.safety.soon, "soon"),
  ];
  return card(
    {
      title,
      sub: t.safety.categorySub,
      span: 6,
      id: "complaint-categories",
      data: { name: "complaints-by-category", columns, rows: categories },
    },
    t,
    oldest === undefined ? emptyNote(t.safety.dueTitleNone) : dataTable(columns, categories, title),
  );
}

function weekColumns(t: Texts): Column<Week>[] {
  const n = (
    label: string,
    key: "received_count" | "in_extension_count" | "late_count" | "past_limit_count" | "running_count",
    wide = true,
  ): Column<Week> => ({
    label,
    numeric: true,
    wide,
    cell: (row) => formatNumber(row[key], t),
    value: (row) => row[key],
  });
  return [
    {
      label: t.columns.week,
      cell: (row) => withNote(unbroken(t.status.week(weekNumber(row.week))), row.rule),
      value: (row) => `${row.week} ${row.rule}`,
    },
    n(t.safety.received, "received_count", false),
    {
      label: t.safety.inTime,
      numeric: true,
      cell: (row) =>
        row.in_time_share === null
          ? t.safety.running
          : withNote(formatShare(row.in_time_share, t), shareInterval(row.in_time_low, row.in_time_high, t)),
      value: (row) => row.in_time_share,
    },
    n(t.safety.inExtension, "in_extension_count"),
    n(t.safety.late, "late_count"),
    n(t.safety.stillOpen, "past_limit_count", false),
    n(t.safety.running, "running_count"),
  ];
}

/** How the complaints of each week ended, by rule; the latest week first. */
export function complaintWeeks(
  rows: readonly Week[],
  { withheld, smallCell }: Pick<SnapshotMeta, "withheld" | "smallCell">,
  t: Texts,
): HTMLElement {
  const sorted = [...rows].sort((a, b) =>
    a.week === b.week ? (a.rule < b.rule ? -1 : 1) : a.week < b.week ? 1 : -1,
  );
  const told = sorted.find((row) => row.in_time_share !== null);
  const title =
    told === undefined
      ? t.safety.weekTitleNone
      : t.safety.weekTitle(
          formatShare(told.in_time_share ?? 0, t),
          told.rule + t.join.comma + t.status.week(weekNumber(told.week)),
        );
  const columns = weekColumns(t);
  const isWithheld = (withheld.complaints_by_week ?? 0) > 0;
  const weeks = [...new Set(sorted.map((row) => row.week))].slice(0, WEEKS);
  const shown = sorted.filter((row) => weeks.includes(row.week));
  return card(
    {
      title,
      sub: t.safety.weekSub,
      span: 12,
      id: "complaint-weeks",
      data: { name: "complaints-by-week", columns, rows: sorted },
    },
    t,
    ...(shown.length > 0 ? [dataTable(columns, shown, title)] : []),
    ...(isWithheld
      ? [h("p", { class: "foot" }, t.safety.weekWithheld(formatNumber(smallCell, t)))]
      : shown.length === 0
        ? [emptyNote(t.safety.headlineNone)]
        : []),
  );
}
