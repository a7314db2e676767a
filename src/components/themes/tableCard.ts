import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { sparkline } from "../charts/sparkline.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, withNote } from "../dom.js";
import { formatNumber, formatShare, unbroken } from "../format.js";
import type { Snapshot } from "../snapshot.js";
import { languageName, orderedThemes, type ThemePoint, themeName, themeSeries } from "./series.js";
import type { ThemeState } from "./state.js";

type Harm = ReportRow<"theme_harm">;
type Emergence = ReportRow<"theme_emergence">;
export type ThemeData = Snapshot<
  | "calendar_marks"
  | "theme_by_release"
  | "theme_by_version"
  | "theme_discovered"
  | "theme_emergence"
  | "theme_harm"
  | "theme_per_user"
  | "theme_tone"
  | "themes_by_week"
  | "tone_agreement"
>;

const SPARK_WEEKS = 26;
/** Themes that stand there before the others are asked for. */
const FIRST_SHOWN = 12;

interface Line {
  theme: string;
  points: ThemePoint[];
  harm: Harm | undefined;
  now: Emergence[];
}

/** Every theme of the scope; the name opens its detail below. */
export function tableCard(
  data: ThemeData,
  state: ThemeState,
  change: (next: Partial<ThemeState>) => void,
  t: Texts,
): HTMLElement {
  const lines = orderedThemes(data.themes_by_week, data.theme_harm).map(
    (theme): Line => ({
      theme,
      points: themeSeries(data.themes_by_week, theme, state),
      harm: data.theme_harm.find((row) => row.theme === theme && row.measure === "dissatisfied"),
      now: data.theme_emergence.filter((row) => row.theme === theme && row.is_latest),
    }),
  );
  const worst = lines.find(({ harm }) => (harm?.harm_low ?? 0) > 0);
  const title =
    worst?.harm?.harm_a_week == null
      ? t.themes.tableTitleNone
      : t.themes.tableTitle(themeName(worst.theme, data.meta, t), formatNumber(worst.harm.harm_a_week, t));
  const columns = columnsOf(data, state, (theme) => change({ theme }), t);
  const isShort = !state.all && lines.length > FIRST_SHOWN;
  const shown = isShort ? lines.filter(({ theme }, i) => i < FIRST_SHOWN || theme === state.theme) : lines;
  const body = lines.length === 0 ? emptyNote(t.said.noTheme) : dataTable(columns, shown, title);
  const more = h(
    "button",
    { type: "button", class: "pick more", hidden: lines.length <= FIRST_SHOWN },
    isShort ? t.themes.showAll(formatNumber(lines.length, t)) : t.themes.showFewer,
  );
  more.addEventListener("click", () => change({ all: !state.all }));
  return card(
    {
      title,
      sub: t.themes.tableSub,
      span: 12,
      id: "themes",
      data: { name: "themes", columns, rows: lines, csv: csvColumns(data, lines, columns, t) },
    },
    t,
    body,
    more,
  );
}

/** A theme by its name and its code, and its customers with a column for each week. */
function csvColumns(
  data: ThemeData,
  lines: readonly Line[],
  [, , ...figures]: readonly Column<Line>[],
  t: Texts,
): Column<Line>[] {
  const c = t.themes.columns;
  const weeks = lines[0]?.points.map(({ week_start }) => week_start) ?? [];
  return [
    { label: c.theme, cell: ({ theme }) => themeName(theme, data.meta, t) },
    { label: c.code, cell: ({ theme }) => theme },
    ...figures,
    ...weeks.map(
      (week, i): Column<Line> => ({
        label: week,
        cell: () => "",
        value: ({ points }) => points[i]?.customers ?? t.themes.withheld,
      }),
    ),
  ];
}

/** Marks the chosen theme in a table that stands there; false where it has no line in it. */
export function markChosen(box: ParentNode, theme: string | null): boolean {
  const buttons = [...box.querySelectorAll<HTMLElement>("button[data-theme]")];
  if (!buttons.some((button) => button.dataset.theme === theme)) return false;
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(button.dataset.theme === theme));
  }
  return true;
}

function columnsOf(
  data: ThemeData,
  state: ThemeState,
  choose: (theme: string) => void,
  t: Texts,
): Column<Line>[] {
  const c = t.themes.columns;
  return [
    {
      label: c.theme,
      cell: ({ theme, now }) => {
        const isSub = theme.includes("/");
        const name = themeName(theme, data.meta, t);
        const button = h(
          "button",
          {
            type: "button",
            class: isSub ? "pick sub-theme" : "pick",
            "data-theme": theme,
            "aria-pressed": String(theme === state.theme),
          },
          name,
        );
        button.addEventListener("click", () => choose(theme));
        const [parent] = theme.split("/") as [string];
        const note = isSub ? h("span", { class: "quiet" }, c.partOf(themeName(parent, data.meta, t))) : null;
        return h("span", {}, button, note, newsBelow(now, t));
      },
      value: ({ theme }) => themeName(theme, data.meta, t),
    },
    {
      label: c.trend,
      wide: true,
      cell: ({ points, now }) =>
        sparkline(
          points.slice(-SPARK_WEEKS).map(({ customers }) => customers),
          now.some(({ verdict }) => verdict === "rising" || verdict === "new"),
        ),
    },
    {
      label: c.customers,
      numeric: true,
      cell: ({ points }) => customersCell(points.at(-1), t),
      value: ({ points }) => points.at(-1)?.customers ?? null,
    },
    {
      // The channel or language chosen narrows the customers beside it, not this.
      label: state.scope_kind === "all" ? c.harm : c.harmOfAll,
      numeric: true,
      cell: ({ harm }) => harmCell(harm, t),
      value: ({ harm }) => harm?.harm_a_week ?? null,
    },
    { label: c.verdict, wide: true, cell: ({ now }) => verdictCell(now, t) },
  ];
}

function customersCell(point: ThemePoint | undefined, t: Texts): Node | string {
  if (point === undefined) return "";
  if (point.customers === null) return h("span", { class: "quiet" }, t.themes.withheld);
  const share = point.share === null ? "" : formatShare(point.share, t);
  return withNote(formatNumber(point.customers, t), share);
}

function harmCell(harm: Harm | undefined, t: Texts): Node | string {
  if (harm?.harm_a_week == null) return h("span", { class: "quiet" }, t.themes.noHarm);
  const range =
    harm.harm_low === null || harm.harm_high === null
      ? ""
      : unbroken(t.range(formatNumber(harm.harm_low, t, 1), formatNumber(harm.harm_high, t, 1)));
  return withNote(formatNumber(harm.harm_a_week, t, 1), range);
}

/** What is said of all languages, else of the one in which it stands out. */
function verdictCell(now: readonly Emergence[], t: Texts): Node | string {
  return (
    news(now, t) ?? t.themes.verdict[now.some((row) => row.verdict === "no_change") ? "no_change" : "too_few"]
  );
}

/** On a phone there is no column for it: what stands out is told below the name. */
function newsBelow(now: readonly Emergence[], t: Texts): HTMLElement | null {
  const found = news(now, t);
  return found === null ? null : h("span", { class: "quiet on-narrow" }, found);
}

function news(now: readonly Emergence[], t: Texts): HTMLElement | null {
  const stands = now.filter(({ verdict }) => verdict !== "no_change" && verdict !== "too_few");
  const all = stands.find(({ language }) => language === "all") ?? stands[0];
  if (all === undefined) return null;
  const verdict = t.themes.verdict[all.verdict];
  const text = all.language === "all" ? verdict : t.themes.inLanguage(verdict, languageName(all.language, t));
  return h("span", { class: all.verdict === "falling" ? null : "warn" }, text);
}
