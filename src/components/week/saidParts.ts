import type { Texts } from "../../i18n/index.js";
import { hasContacts } from "../findings/missing.js";
import type { WeekFindings } from "../findings/week.js";
import { type Around, noteOf, sentenceOf } from "../findings/words.js";
import { formatNumber, formatRatio, formatShare, unbroken } from "../format.js";
import { languageName, themeName } from "../themes/series.js";
import { lacking } from "./lackingPart.js";
import type { Lack, Part } from "./part.js";
import type { WeekData } from "./weekData.js";

/** The rest stands on the page Themes. */
const MOST = 6;
/** A theme is judged against six weeks before it. */
const FEWEST_BEFORE = 6;

/** What themes wait for; null where the week's can be judged. */
function lackOfThemes({ themes_by_week, meta }: WeekData): Lack | null {
  const written = themes_by_week.filter(({ theme }) => theme === "");
  const complete = written.filter(({ is_complete }) => is_complete);
  if (complete.some(({ week }) => week === meta.week))
    return complete.filter(({ week }) => week < (meta.week ?? "")).length < FEWEST_BEFORE ? "weeks" : null;
  return complete.length < written.length ? "week" : "texts";
}

/** Themes that are new or rise in the week, each once, the most certain first. */
export function risingThemes({ theme_emergence }: WeekData): WeekData["theme_emergence"] {
  const rows = [...theme_emergence].sort(
    (a, b) =>
      Number(b.language === "all") - Number(a.language === "all") || (a.q_value ?? 1) - (b.q_value ?? 1),
  );
  return rows.filter((row, i) => rows.findIndex((other) => other.theme === row.theme) === i);
}

/** What was written in the week: how many customers wrote, and of those the ones who mention each theme, most first. */
export function saidOf({ themes_by_week, meta }: WeekData) {
  const own = themes_by_week.filter((row) => row.week === meta.week);
  const isTheme = ({ theme }: (typeof own)[number]) =>
    theme !== "" && theme !== "none" && !theme.includes("/");
  return {
    all: own.find(({ theme }) => theme === ""),
    none: own.find(({ theme }) => theme === "none"),
    themes: own.filter(isTheme).sort((a, b) => (b.customer_count ?? 0) - (a.customer_count ?? 0)),
  };
}

/** What customers wrote about, by theme, of a desk of feedback alone. */
export function saidPart(data: WeekData, t: Texts): Part {
  const rows = saidOf(data).themes.slice(0, MOST);
  const more = { href: "themes#themes", label: t.nav.themes };
  if (data.meta.week === null) return lacking("volume", "week", t.weekly.volumeTitle);
  if (rows.length === 0) return { id: "volume", title: t.weekly.volumeTitle, empty: t.said.noTheme, more };
  return {
    id: "volume",
    title: t.weekly.volumeTitle,
    sub: t.said.sub,
    table: {
      head: [
        { label: t.themes.columns.theme },
        { label: t.themes.columns.customers, isNumeric: true },
        { label: t.columns.share, isNumeric: true },
      ],
      rows: rows.map((row) => [
        { text: themeName(row.theme, data.meta, t) },
        { text: row.customer_count === null ? t.weekly.withheld : formatNumber(row.customer_count, t) },
        { text: row.share === null ? "" : formatShare(row.share, t) },
      ]),
    },
    more,
  };
}

/** Themes that are new or rise in the week, one line a theme, the most certain first; and those that a version brings. */
export function themesPart(data: WeekData, found: WeekFindings, around: Around, t: Texts): Part {
  const more = { href: "themes", label: t.nav.themes };
  const shown = risingThemes(data);
  const onVersions = found.changes.filter(({ kind }) => kind === "theme_on_version");
  // Of a desk of feedback alone they stand right above, among the changes.
  const lines = (hasContacts(data.meta) || shown.length === 0 ? onVersions : []).map((row) => ({
    text: sentenceOf(row, around, t),
    note: noteOf(row, t),
    isWorse: true,
  }));
  if (shown.length === 0) {
    const [first] = onVersions;
    const lack = first === undefined ? lackOfThemes(data) : null;
    if (lack !== null) return lacking("themes", lack, t.nav.themes);
    if (first === undefined)
      return { id: "themes", title: t.weekly.themesTitleNone, empty: t.weekly.themesNone, more };
    return {
      id: "themes",
      title: t.weekly.themesTitleVersion(first.part ?? ""),
      as: "findings",
      lines,
      more,
    };
  }
  return {
    id: "themes",
    title: t.weekly.themesTitle(shown.length),
    sub: t.weekly.themesSub,
    as: "findings",
    lines,
    table: {
      head: [
        { label: t.themes.columns.theme },
        { label: t.themes.columns.customers, isNumeric: true },
        { label: t.themes.columns.ratio, isNumeric: true },
        { label: t.columns.verdict },
      ],
      rows: shown.slice(0, MOST).map((row) => [
        {
          text: themeName(row.theme, data.meta, t),
          ...(row.language === "all" ? {} : { note: languageName(row.language, t) }),
        },
        {
          text: row.customer_count === null ? t.weekly.withheld : formatNumber(row.customer_count, t),
          ...(row.expected_count === null
            ? {}
            : { note: t.weekly.expected(formatNumber(row.expected_count, t, 1)) }),
        },
        {
          text: row.ratio === null ? "" : `${formatRatio(row.ratio, t, 1)}×`,
          ...(row.ratio_low === null || row.ratio_high === null
            ? {}
            : {
                note: unbroken(t.range(formatRatio(row.ratio_low, t, 1), formatRatio(row.ratio_high, t, 1))),
              }),
        },
        { text: t.themes.verdict[row.verdict], isWarning: true },
      ]),
    },
    more,
  };
}
