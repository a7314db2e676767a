import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, withNote } from "../dom.js";
import { formatNumber, formatRatio, unbroken } from "../format.js";
import { weekName } from "./series.js";
import type { ThemeData } from "./tableCard.js";

/** Versions against each other; null with none to compare. */
export function versionCard(data: ThemeData, theme: string, t: Texts): HTMLElement | null {
  const rows = data.theme_by_version.filter((row) => row.theme === theme && row.ratio !== null);
  if (rows.length === 0) return null;
  const found = rows
    .filter((row) => row.verdict === "more")
    .sort((a, b) => (b.ratio ?? 0) - (a.ratio ?? 0))[0];
  const title =
    found?.ratio == null
      ? t.themes.versionTitleNone
      : t.themes.versionTitle(found.app_version, formatNumber(found.ratio, t, 1));
  const columns = ratioColumns<(typeof rows)[number]>(
    t.themes.columns.version,
    (row) => row.app_version,
    (row) => t.themes.versionVerdict[row.verdict],
    (row) => row.verdict === "more",
    t,
  );
  return card(
    { title, sub: t.themes.versionSub, span: 6, id: "versions" },
    t,
    dataTable(columns, rows, title),
  );
}

/** The weeks after each release against those before; null with none to compare. */
export function releaseCard(data: ThemeData, theme: string, t: Texts): HTMLElement | null {
  const rows = data.theme_by_release
    .filter((row) => row.theme === theme && row.ratio !== null)
    .sort((a, b) => (a.released_on < b.released_on ? 1 : -1));
  if (rows.length === 0) return null;
  const found = rows.find((row) => row.verdict !== "no_change");
  const title =
    found?.ratio == null
      ? t.themes.releaseTitleNone
      : t.themes.releaseTitle(found.release, formatNumber(found.ratio, t, 1));
  const columns = ratioColumns<(typeof rows)[number]>(
    t.themes.columns.release,
    (row) => row.release + t.join.comma + unbroken(weekName(row.released_on, t)),
    (row) => t.themes.releaseVerdict[row.verdict],
    (row) => row.verdict === "more",
    t,
  );
  return card(
    { title, sub: t.themes.releaseSub, span: 6, id: "releases" },
    t,
    dataTable(columns, rows, title),
  );
}

interface Ratio {
  customer_count: number | null;
  ratio: number | null;
  ratio_low: number | null;
  ratio_high: number | null;
}

function ratioColumns<Row extends Ratio>(
  label: string,
  name: (row: Row) => string,
  verdict: (row: Row) => string,
  isWarned: (row: Row) => boolean,
  t: Texts,
): Column<Row>[] {
  const range = ({ ratio_low: low, ratio_high: high }: Row): string =>
    low === null || high === null ? "" : unbroken(t.range(formatRatio(low, t, 1), formatRatio(high, t, 1)));
  return [
    { label, cell: name },
    {
      label: t.themes.columns.customers,
      numeric: true,
      cell: (row) => (row.customer_count === null ? t.themes.withheld : formatNumber(row.customer_count, t)),
      value: (row) => row.customer_count,
    },
    {
      label: t.themes.columns.ratio,
      numeric: true,
      cell: (row) => withNote(formatRatio(row.ratio ?? 0, t, 1), range(row)),
      value: (row) => row.ratio,
    },
    {
      label: t.columns.verdict,
      cell: (row) => h("span", { class: isWarned(row) ? "warn" : null }, verdict(row)),
    },
  ];
}
