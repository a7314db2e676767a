import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { dayToDate, formatDay, humanise } from "../format.js";
import { channelName } from "../labels.js";
import { inScope, type ThemeState, type Week } from "./state.js";

type Harm = ReportRow<"theme_harm">;

export interface ThemePoint {
  week_start: string;
  /** null = withheld; 0 = nobody. */
  customers: number | null;
  share: number | null;
}

/** Complete weeks of a scope, oldest first: those in which anybody of it wrote. */
const weeksOf = (rows: readonly Week[], state: ThemeState): Week[] =>
  rows
    .filter((row) => row.theme === "" && row.is_complete && inScope(row, state))
    .sort((a, b) => (a.week_start < b.week_start ? -1 : 1));

/** A theme in each of the weeks; no row = nobody, but where the theme is withheld as a whole. */
export function themeSeries(rows: readonly Week[], theme: string, state: ThemeState): ThemePoint[] {
  const own = new Map(
    rows
      .filter((row) => row.theme === theme && inScope(row, state))
      .map((row) => [row.week_start, row] as const),
  );
  const withheld = new Set(
    rows
      .filter((row) => row.theme === theme && row.scope_kind === "all" && row.is_withheld)
      .map((row) => row.week_start),
  );
  return weeksOf(rows, state).map(({ week_start }) => {
    const row = own.get(week_start);
    if (row !== undefined) return { week_start, customers: row.customer_count, share: row.share };
    const none = withheld.has(week_start) ? null : 0;
    return { week_start, customers: none, share: none };
  });
}

/** Themes in the order of size × harm, then of size. */
export function orderedThemes(rows: readonly Week[], harm: readonly Harm[]): string[] {
  const size = new Map<string, number>();
  for (const row of rows) {
    if (row.scope_kind !== "all" || row.theme === "" || row.theme === "none") continue;
    size.set(row.theme, (size.get(row.theme) ?? 0) + (row.customer_count ?? 0));
  }
  const weight = new Map(
    harm.filter((row) => row.harm_a_week !== null).map((row) => [row.theme, row.harm_a_week ?? 0] as const),
  );
  const rank = (theme: string) => weight.get(theme) ?? Number.NEGATIVE_INFINITY;
  return [...size.keys()].sort(
    (a, b) => rank(b) - rank(a) || (size.get(b) ?? 0) - (size.get(a) ?? 0) || (a < b ? -1 : 1),
  );
}

/** The taxonomy's name in the page's language; a sub-theme after its theme. */
export function themeName(theme: string, meta: SnapshotMeta, t: Texts): string {
  const names = meta.themes[theme];
  const [problem = "", part] = theme.split("/");
  const shipped = part === undefined ? t.categoryNames[problem] : t.categories.subCauseNames[theme];
  return names?.[t.language] ?? shipped ?? names?.en ?? humanise(theme.replace("/", ": "));
}

export function scopeName(
  state: Pick<ThemeState, "scope_kind" | "scope">,
  meta: SnapshotMeta,
  t: Texts,
): string {
  if (state.scope_kind === "all") return t.themes.everything;
  if (state.scope_kind === "channel") return channelName(state.scope, meta, t);
  return state.scope_kind === "language" ? languageName(state.scope, t) : state.scope;
}

export const languageName = (language: string, t: Texts): string => t.themes.languages[language] ?? language;

export const weekName = (day: string, t: Texts): string =>
  formatDay(dayToDate(day), t, { day: "numeric", month: "short" });
