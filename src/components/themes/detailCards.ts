import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { happenedInWeek } from "../charts/happened.js";
import { weekLine } from "../charts/weekLine.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, responsive, withNote } from "../dom.js";
import { formatDuration, formatNumber, formatShare, unbroken } from "../format.js";
import { stack } from "../pageFrame.js";
import { releaseCard, versionCard } from "./ratioCards.js";
import { scopeName, type ThemePoint, themeName, themeSeries } from "./series.js";
import type { ThemeState } from "./state.js";
import type { ThemeData } from "./tableCard.js";
import { toneCard } from "./toneCard.js";

type Harm = ReportRow<"theme_harm">;

/** How often the theme is mentioned, and by whom; without anybody to be told of, the weeks have the whole width. */
export function trendCards(data: ThemeData, theme: string, state: ThemeState, t: Texts): HTMLElement[] {
  const groups = groupsOf(data, theme);
  if (groups.length === 0) return [trendCard(data, theme, state, { span: 12, height: 260 }, t)];
  // As high as the list beside it, with what happened along its axis.
  const height = Math.min(500, Math.max(180, 16 + 48 * groups.length));
  return [trendCard(data, theme, state, { span: 8, height }, t), groupsCard(groups, data, t)];
}

/** The theme's share by week in the scope shown, with releases and incidents. */
function trendCard(
  data: ThemeData,
  theme: string,
  state: ThemeState,
  { span, height }: { span: 8 | 12; height: number },
  t: Texts,
): HTMLElement {
  const points = themeSeries(data.themes_by_week, theme, state);
  const last = points.at(-1);
  const name = themeName(theme, data.meta, t);
  const title =
    last === undefined || last.share === null
      ? t.themes.detailTitleNone(name)
      : t.themes.detailTitle(name, formatShare(last.share, t));
  const columns: Column<ThemePoint>[] = [
    { label: t.themes.columns.week, cell: (point) => point.week_start },
    {
      label: t.themes.columns.customers,
      numeric: true,
      cell: (point) => (point.customers === null ? t.themes.withheld : formatNumber(point.customers, t)),
      value: (point) => point.customers,
    },
    {
      label: t.themes.columns.share,
      numeric: true,
      cell: (point) => (point.share === null ? "" : formatShare(point.share, t)),
      value: (point) => point.share,
    },
    { label: t.columns.event, cell: (point) => happenedInWeek(data.calendar_marks, point.week_start, t) },
  ];
  return card(
    {
      title,
      sub: `${t.themes.detailSub(scopeName(state, data.meta, t))}${perUserText(data, theme, t)}`,
      span,
      id: "theme",
      data: { name: `theme-${theme.replace("/", "-")}`, columns, rows: points },
    },
    t,
    points.length === 0
      ? emptyNote(t.empty.noWeek)
      : responsive((width) =>
          weekLine(
            points.map(({ week_start, share }) => ({ week_start, value: share })),
            (value) => formatShare(value, t),
            { width, title, marks: data.calendar_marks, height: width < 480 ? 220 : height },
            t,
          ),
        ),
    ...(span === 12 ? withheldNote(data, t) : []),
  );
}

const withheldNote = ({ meta }: ThemeData, t: Texts): HTMLElement[] =>
  meta.smallCell > 1
    ? [h("p", { class: "quiet" }, t.themes.withheldNote(formatNumber(meta.smallCell, t)))]
    : [];

/** The verdict against the app's active users, where the workspace gives them. */
function perUserText(data: ThemeData, theme: string, t: Texts): string {
  const now = data.theme_per_user.find((row) => row.theme === theme && row.is_latest);
  if (now === undefined || now.verdict === "too_few") return "";
  const verdict = t.themes.verdict[now.verdict];
  const ratio =
    now.verdict === "no_change" || now.ratio === null ? "" : ` (× ${formatNumber(now.ratio, t, 1)})`;
  return ` · ${t.themes.perUser(verdict)}${ratio}`;
}

/** Its customers of the latest week by channel and language. */
function groupsOf(data: ThemeData, theme: string): ThemeData["themes_by_week"][number][] {
  const latest = data.themes_by_week
    .filter((row) => row.is_complete && row.theme === "")
    .reduce((last, row) => (row.week_start > last ? row.week_start : last), "");
  return data.themes_by_week
    .filter(
      (row) =>
        row.theme === theme && row.week_start === latest && ["channel", "language"].includes(row.scope_kind),
    )
    .sort(
      (a, b) =>
        (a.scope_kind < b.scope_kind ? -1 : a.scope_kind > b.scope_kind ? 1 : 0) ||
        (b.customer_count ?? 0) - (a.customer_count ?? 0),
    );
}

function groupsCard(rows: ReturnType<typeof groupsOf>, data: ThemeData, t: Texts): HTMLElement {
  const columns: Column<(typeof rows)[number]>[] = [
    { label: t.themes.columns.group, cell: (row) => scopeName(row, data.meta, t) },
    {
      label: t.themes.columns.customers,
      numeric: true,
      cell: (row) =>
        row.customer_count === null
          ? h("span", { class: "quiet" }, t.themes.withheld)
          : withNote(
              formatNumber(row.customer_count, t),
              row.share === null ? "" : formatShare(row.share, t),
            ),
    },
  ];
  return card(
    { title: t.themes.groupsTitle, sub: t.themes.groupsSub, span: 4, id: "groups" },
    t,
    dataTable(columns, rows, t.themes.groupsTitle),
    ...withheldNote(data, t),
  );
}

/**
 * What it does to those who mention it and how they feel, beside the versions it is on and the releases it came with. With all
 * of them in two columns, as their tables are of any length; without any to compare the card beside says so below.
 */
export function whyCards(data: ThemeData, theme: string, t: Texts): HTMLElement[] {
  const [versions, releases] = [versionCard(data, theme, t), releaseCard(data, theme, t)];
  const harm = harmCard(data, theme, versions === null, t);
  const tone = toneCard(data, theme, releases === null, t);
  if (versions !== null && releases !== null) return [half(harm, tone), half(versions, releases)];
  return [harm, versions, releases, tone].filter((one) => one !== null);
}

function half(...cards: HTMLElement[]): HTMLElement {
  const column = stack(...cards);
  column.classList.add("stack-half");
  return column;
}

function harmCard(data: ThemeData, theme: string, isAlone: boolean, t: Texts): HTMLElement {
  const rows = data.theme_harm.filter((row) => row.theme === theme);
  const c = t.themes.columns;
  const columns: Column<Harm>[] = [
    { label: c.measure, cell: (row) => t.themes.measures[row.measure] },
    { label: c.value, numeric: true, cell: (row) => inUnit(row.measure, row.value, t) },
    { label: c.others, numeric: true, cell: (row) => inUnit(row.measure, row.others_value, t), wide: true },
    {
      label: c.difference,
      numeric: true,
      cell: (row) =>
        h(
          "span",
          { class: isWorse(row) ? "warn" : null },
          signed(row.measure, row.difference, t),
          h("span", { class: "quiet" }, differenceInterval(row, t)),
        ),
      value: (row) => row.difference,
    },
  ];
  const title = t.themes.harmTitle(themeName(theme, data.meta, t));
  return card(
    { title, sub: t.themes.harmSub, span: isAlone ? 12 : 6, id: "harm" },
    t,
    rows.length === 0 ? emptyNote(t.unknown) : dataTable(columns, rows, title),
    ...(isAlone ? [h("p", { class: "foot" }, t.themes.versionTooFew)] : []),
  );
}

/** On a phone in two lines, where its figures are long. */
function differenceInterval({ measure, difference_low: low, difference_high: high }: Harm, t: Texts): string {
  if (low === null || high === null) return "";
  return t.signedRange(unbroken(signed(measure, low, t)), unbroken(signed(measure, high, t)));
}

/** The interval lies on the worse side of nothing; fewer stars are worse, more of all else. */
function isWorse({ measure, difference_low, difference_high }: Harm): boolean {
  if (difference_low === null || difference_high === null) return false;
  return measure === "score" ? difference_high < 0 : difference_low > 0;
}

function inUnit(measure: Harm["measure"], value: number, t: Texts): string {
  if (measure === "wait") return formatDuration(value, t);
  return measure === "score" ? formatNumber(value, t, 1) : formatShare(value, t);
}

function signed(measure: Harm["measure"], value: number, t: Texts): string {
  const sign = value < 0 ? "−" : value > 0 ? "+" : "";
  return `${sign}${inUnit(measure, Math.abs(value), t)}`;
}
