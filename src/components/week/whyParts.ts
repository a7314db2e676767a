import type { Texts } from "../../i18n/index.js";
import { causeBars } from "../charts/causeBars.js";
import { costliest, largest, total } from "../findings/causes.js";
import { hasContacts, hasTickets } from "../findings/missing.js";
import { shortages } from "../findings/shortages.js";
import { latestFirst, peakOf } from "../findings/spells.js";
import { isWaitUnknown } from "../findings/untold.js";
import { formatNumber, formatShare, unbroken } from "../format.js";
import { categoryName, channelName, shareInterval } from "../labels.js";
import { barsOf } from "../views/causeCards.js";
import { causeColumns, interval, waited } from "../views/causeFigures.js";
import { spellReason, spellWhen } from "../views/spellCards.js";
import { spellName } from "../views/staffingCards.js";
import { noProblems } from "../views/volumeTable.js";
import { lacking } from "./lackingPart.js";
import { behind, type Part } from "./part.js";
import type { WeekData } from "./weekData.js";

/** Of peaks and categories: the rest stands on their pages. */
const MOST = 6;

/** When contacts were out of the ordinary, and why. */
export function peaksPart(data: WeekData, t: Texts): Part {
  const more = { href: "peaks", label: t.nav.peaks };
  const spells = latestFirst(data.peak_spells).reverse();
  const peak = peakOf(spells);
  const roster = rosterLines(data, t);
  if (!hasContacts(data.meta)) return lacking("peaks", "contacts", t.nav.peaks);
  if (data.meta.week === null) return lacking("peaks", "week", t.nav.peaks);
  if (peak === null && data.peak_days.length === 0 && data.isLatest && roster.lines === undefined)
    return lacking("peaks", "weeks", t.nav.peaks);
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
  if (!hasContacts(data.meta)) return lacking("causes", "contacts", t.nav.causes);
  if (data.meta.week === null) return lacking("causes", "week", t.nav.causes);
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

/** What customers wrote about, by category: the largest first. */
export function volumePart(data: WeekData, t: Texts): Part {
  const rows = data.category_weeks
    .filter((row) => row.scope_kind === "problem")
    .sort((a, b) => b.ticket_count - a.ticket_count)
    .slice(0, MOST);
  const more = { href: "categories", label: t.nav.categories };
  if (rows.length === 0 && !hasTickets(data.meta)) return lacking("volume", "tickets", t.nav.categories);
  if (rows.length === 0 && data.meta.week === null) return lacking("volume", "week", t.nav.categories);
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
