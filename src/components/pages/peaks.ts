import type { Texts } from "../../i18n/index.js";
import { missingContacts } from "../findings/missing.js";
import { busiestCell, type Cell, findPeaks, weekCells } from "../findings/peaks.js";
import { latestFirst, peakOfWeek, type Spell } from "../findings/spells.js";
import { formatDuration, formatNumber } from "../format.js";
import { peakName } from "../labels.js";
import { grid, missingPage, pageFrame } from "../pageFrame.js";
import { type Files, openSnapshot, type Snapshot } from "../snapshot.js";
import { arrivalsCard } from "../views/arrivalsCard.js";
import { heatCard } from "../views/heatCard.js";
import { spellChartCard, spellReason, spellWhen } from "../views/spellCards.js";
import { spellTableCard } from "../views/spellTableCard.js";
import { upliftCard, upliftScopesCard } from "../views/upliftCard.js";

type Needs =
  | "arrivals_by_day"
  | "arrivals_by_weekday_hour"
  | "calendar_marks"
  | "first_response_by_week"
  | "peak_days"
  | "peak_spells"
  | "uplift_by_event";

/** Which spells stood out and why, what they did to the waits, and what events bring. */
export async function peaksPage(files: Files<Needs>, t: Texts): Promise<HTMLElement> {
  const data = await openSnapshot(files);
  const missing = missingContacts(data.meta, t);
  if (missing !== null) return missingPage(missing, data.meta, t);
  const cells = weekCells(data.arrivals_by_weekday_hour);
  const week = data.first_response_by_week.find((row) => row.week === data.meta.week);
  return pageFrame(
    {
      meta: data.meta,
      weekStart: week?.week_start ?? null,
      headline: headline(data, cells, t),
      lead: lead(data, t),
    },
    t,
    grid(
      spellChartCard(data.peak_days, data.peak_spells, data.calendar_marks, t),
      spellTableCard(data.peak_days, data.peak_spells, data.meta, t),
      heatCard(cells, findPeaks(cells), 12, data.meta, t),
      upliftCard(data.uplift_by_event, data.meta, t),
      upliftScopesCard(data.uplift_by_event, data.meta, t),
      arrivalsCard(data.arrivals_by_day, data.calendar_marks, t),
    ),
  );
}

function headline(data: Snapshot<Needs>, cells: readonly Cell[], t: Texts): string {
  const peak = peakOfWeek(data.peak_spells);
  if (peak !== null) {
    return t.spells.headline(spellWhen(peak, t), t.peaks.times(formatNumber(peak.ratio, t, 1)));
  }
  const busiest = busiestCell(cells);
  if (busiest === null) return t.status.noWeek;
  const { weekday, hour } = busiest;
  const name = peakName({ weekday, from: hour, to: hour + 1 }, t);
  return data.peak_days.length === 0 ? t.peaks.headlineBusiest(name) : t.spells.headlineNone(name);
}

function lead(data: Snapshot<Needs>, t: Texts): string {
  if (data.peak_days.length === 0) return t.peaks.leadTooFew;
  const peak = peakOfWeek(data.peak_spells);
  if (peak !== null) return leadOf(peak, t);
  const [before] = latestFirst(data.peak_spells);
  if (before === undefined) return t.spells.none;
  return t.spells.leadBefore(spellWhen(before, t), reasonOf(before, t));
}

const reasonOf = (spell: Spell, t: Texts): string => spellReason(spell, t) ?? t.spells.whyNone;

function leadOf(peak: Spell, t: Texts): string {
  const { p50_seconds: half, usual_p50_seconds: usual } = peak;
  const wait =
    half === null || usual === null
      ? ""
      : t.spells.leadWait(formatDuration(half, t), formatDuration(usual, t));
  return (
    t.spells.lead(
      formatNumber(peak.contact_count, t),
      formatNumber(peak.expected_count, t),
      reasonOf(peak, t),
    ) + wait
  );
}
