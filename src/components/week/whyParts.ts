import type { Texts } from "../../i18n/index.js";
import { causeBars } from "../charts/causeBars.js";
import { costliest, largest, total } from "../findings/causes.js";
import { shortages } from "../findings/shortages.js";
import { latestFirst, peakOf } from "../findings/spells.js";
import { isWaitUnknown } from "../findings/untold.js";
import type { WeekFindings } from "../findings/week.js";
import { type Around, noteOf, sentenceOf } from "../findings/words.js";
import { formatNumber, formatRatio, formatShare, unbroken } from "../format.js";
import { categoryName, channelName, shareInterval } from "../labels.js";
import { languageName, themeName } from "../themes/series.js";
import { barsOf } from "../views/causeCards.js";
import { causeColumns, interval, waited } from "../views/causeFigures.js";
import { spellReason, spellWhen } from "../views/spellCards.js";
import { spellName } from "../views/staffingCards.js";
import { noProblems } from "../views/volumeTable.js";
import { behind, type Part } from "./part.js";
import type { WeekData } from "./weekData.js";

/** Of peaks, themes and categories: the rest stands on their pages. */
const MOST = 6;

/** When contacts were out of the ordinary, and why. */
export function peaksPart(data: WeekData, t: Texts): Part {
  const more = { href: "peaks", label: t.nav.peaks };
  const spells = latestFirst(data.peak_spells).reverse();
  const peak = peakOf(spells);
  const roster = rosterLines(data, t);
  if (data.meta.week === null) return { id: "peaks", title: t.nav.peaks, empty: t.empty.noWeek, more };
  if (peak === null)
    return {
      id: "peaks",
      title: t.weekly.peaksTitleNone,
      empty: data.peak_days.length === 0 ? t.weekly.peaksUnsearched : t.weekly.peaksNone,
      ...roster,
      more,
    };
  const over = (spell: (typeof spells)[number]) => spell.contact_count - spell.expected_count;
  const least = [...spells].sort((a, b) => over(b) - over(a))[MOST];
  const shown = least === undefined ? spells : spells.filter((spell) => over(spell) > over(least));
  return {
    id: "peaks",
    title: t.spells.headline(spellWhen(peak, t), t.peaks.times(formatNumber(peak.ratio, t, 1))),
    sub: t.weekly.peaksSub,
    table: {
      head: [
        { label: t.spells.when },
        { label: t.columns.contacts, isNumeric: true },
        { label: t.spells.times, isNumeric: true },
        { label: t.spells.why },
      ],
      rows: shown.map((spell) => [
        { text: spellWhen(spell, t, "short") },
        {
          text: formatNumber(spell.contact_count, t),
          note: t.spells.ofUsual(formatNumber(spell.expected_count, t)),
        },
        {
          text: formatNumber(spell.ratio, t, 1),
          note: unbroken(t.range(formatNumber(spell.ratio_low, t, 1), formatNumber(spell.ratio_high, t, 1))),
        },
        { text: spellReason(spell, t) ?? t.spells.whyNone },
      ]),
    },
    ...roster,
    more,
  };
}

/** Where the coming week's roster falls short of what is forecast, of the latest week only. */
function rosterLines(data: WeekData, t: Texts): Pick<Part, "as" | "lines"> {
  const [worst] = shortages(data.staffing_by_half_hour);
  if (worst === undefined) return {};
  const own = data.staffing_by_half_hour.filter((slot) => slot.channel === worst.channel);
  const hours = formatNumber(own.length / 2, t, 1);
  return {
    as: "text",
    lines: [
      { text: t.staffing.headline(channelName(worst.channel, data.meta, t), hours) },
      {
        text: t.staffing.lead(
          spellName(worst, t),
          formatNumber(worst.needed, t),
          formatNumber(worst.planned, t),
        ),
      },
    ],
  };
}

/** What slow and failed contacts waited, by cause, and which cause made them wait longer than others. */
export function causesPart(data: WeekData, t: Texts): Part {
  const rows = data.cause_waits_by_week;
  const more = { href: "causes", label: t.nav.causes };
  const first = largest(rows);
  if (data.meta.week === null) return { id: "causes", title: t.nav.causes, empty: t.empty.noWeek, more };
  if (isWaitUnknown(rows, data.meta))
    return { id: "causes", title: t.untold.causes, empty: t.untold.empty, more };
  if (rows.length === 0 || total(rows) === 0)
    return { id: "causes", title: t.weekly.causesTitleNone, empty: t.weekly.causesNone, more };
  const cost = costliest(rows);
  const title =
    first === null ? t.weekly.causesTitleNone : t.weekly.causesTitle(t.causes.inSentence[first.cause]);
  return {
    id: "causes",
    title,
    sub: t.weekly.causesSub,
    as: "text",
    chart: (width) => causeBars(barsOf(rows, t), width, title, t),
    lines: [
      {
        text:
          cost === null
            ? t.weekly.causesNoMore
            : t.weekly.causesMore(
                t.causes.name[cost.cause],
                waited(cost.excess_seconds ?? 0, t),
                interval(cost, t),
              ),
      },
    ],
    more,
    data: behind({ name: "cause-waits", columns: causeColumns(data.meta, t), rows }),
  };
}

/** Themes that are new or rise in the week, one line a theme, the most certain first; and those that a version brings. */
export function themesPart(data: WeekData, found: WeekFindings, around: Around, t: Texts): Part {
  const more = { href: "themes", label: t.nav.themes };
  const rows = [...data.theme_emergence].sort(
    (a, b) =>
      Number(b.language === "all") - Number(a.language === "all") || (a.q_value ?? 1) - (b.q_value ?? 1),
  );
  const shown = rows.filter((row, i) => rows.findIndex((other) => other.theme === row.theme) === i);
  const onVersions = found.changes.filter(({ kind }) => kind === "theme_on_version");
  const lines = onVersions.map((row) => ({
    text: sentenceOf(row, around, t),
    note: noteOf(row, t),
    isWorse: true,
  }));
  if (shown.length === 0) {
    const [first] = onVersions;
    if (data.meta.week === null) return { id: "themes", title: t.nav.themes, empty: t.empty.noWeek, more };
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

/** What customers wrote about, by category: the largest first. */
export function volumePart(data: WeekData, t: Texts): Part {
  const rows = data.category_weeks
    .filter((row) => row.scope_kind === "problem")
    .sort((a, b) => b.ticket_count - a.ticket_count)
    .slice(0, MOST);
  const more = { href: "categories", label: t.nav.categories };
  if (rows.length === 0)
    return { id: "volume", title: t.weekly.volumeTitle, empty: noProblems(data.meta, t), more };
  return {
    id: "volume",
    title: t.weekly.volumeTitle,
    sub: t.weekly.volumeSub,
    table: {
      head: [
        { label: t.categories.problem },
        { label: t.columns.tickets, isNumeric: true },
        { label: t.columns.share, isNumeric: true },
      ],
      rows: rows.map((row) => [
        { text: categoryName(row.scope, t) },
        { text: formatNumber(row.ticket_count, t) },
        {
          text: row.share === null ? "" : formatShare(row.share, t),
          note: shareInterval(row.share_low, row.share_high, t),
        },
      ]),
    },
    more,
  };
}
