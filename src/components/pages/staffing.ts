import type { Texts } from "../../i18n/index.js";
import { missingContacts } from "../findings/missing.js";
import { worstRosterTest } from "../findings/rosterTest.js";
import { comingWeek, type Shortage, type Slot, shortages } from "../findings/shortages.js";
import { formatNumber, formatShare } from "../format.js";
import { channelName } from "../labels.js";
import { grid, missingPage, pageFrame } from "../pageFrame.js";
import { type Files, openSnapshot, type Snapshot } from "../snapshot.js";
import { backtestCard, forecastCard } from "../views/forecastCards.js";
import { rosterTestCard } from "../views/rosterTestCard.js";
import { basisCard, spellName, spellsCard, weekCard } from "../views/staffingCards.js";

type Needs =
  | "calendar_marks"
  | "chat_by_week"
  | "forecast_by_hour"
  | "forecast_backtest"
  | "roster_backtest"
  | "staffing_basis"
  | "staffing_by_half_hour";

/** How many people the coming week needs, where the roster falls short, and how sure that is. */
export async function staffingPage(files: Files<Needs>, t: Texts): Promise<HTMLElement> {
  const data = await openSnapshot(files);
  const missing = missingContacts(data.meta, t);
  if (missing !== null) return missingPage(missing, data.meta, t);
  const week = comingWeek(data.staffing_by_half_hour);
  const short = shortages(week);
  const hasRoster = week.some((slot) => slot.agents_rostered !== null);
  return pageFrame(
    {
      meta: data.meta,
      weekStart: week[0]?.day ?? null,
      label: t.status.coming,
      headline: headline(data, week, short, hasRoster, t),
      lead: lead(data, week, short, hasRoster, t),
    },
    t,
    grid(
      ...(hasRoster
        ? [
            spellsCard(
              short,
              { measured: measured(data, short, t), tests: data.roster_backtest },
              data.meta,
              t,
            ),
          ]
        : []),
      ...[rosterTestCard(data.roster_backtest, data.meta, t)].filter((shown) => shown !== null),
      ...data.staffing_basis.map((basis) =>
        weekCard(
          week.filter((slot) => slot.channel === basis.channel),
          { basis, marks: data.calendar_marks },
          data.meta,
          t,
        ),
      ),
      ...[
        forecastCard(data.forecast_by_hour, data.forecast_backtest, data.calendar_marks, t),
        backtestCard(data.forecast_backtest, data.meta, t),
        data.staffing_basis.length === 0 ? null : basisCard(data.staffing_basis, data.meta, t),
      ].filter((shown) => shown !== null),
    ),
  );
}

/** The share answered in time in the latest whole week, of the queues that are short of people and have no past roster to tell it. */
function measured(data: Snapshot<Needs>, short: readonly Shortage[], t: Texts): string[] {
  const tested = new Set(data.roster_backtest.map(({ channel }) => channel));
  const channels = new Set(short.map(({ channel }) => channel).filter((channel) => !tested.has(channel)));
  return data.chat_by_week
    .filter((row) => row.week === data.meta.week && channels.has(row.channel))
    .flatMap(({ channel, service_level_share: share }) =>
      share === null ? [] : [`${channelName(channel, data.meta, t)} ${formatShare(share, t)}`],
    );
}

function headline(
  data: Snapshot<Needs>,
  week: readonly Slot[],
  short: readonly Shortage[],
  hasRoster: boolean,
  t: Texts,
): string {
  if (data.forecast_by_hour.length === 0) return t.staffing.headlineNone;
  if (week.length === 0 || !hasRoster) return t.staffing.headlineNoRoster;
  const minutes = new Map<string, number>();
  for (const { channel, from, to } of short) minutes.set(channel, (minutes.get(channel) ?? 0) + to - from);
  const [worst] = [...minutes].sort((a, b) => b[1] - a[1]);
  if (worst === undefined) return t.staffing.headlineEnough;
  return t.staffing.headline(channelName(worst[0], data.meta, t), formatNumber(worst[1] / 60, t, 1));
}

function lead(
  data: Snapshot<Needs>,
  week: readonly Slot[],
  short: readonly Shortage[],
  hasRoster: boolean,
  t: Texts,
): string {
  if (data.forecast_by_hour.length === 0) return t.staffing.leadNone;
  if (!hasRoster) return t.staffing.leadNoRoster;
  const pattern = week.some((slot) => slot.roster_source === "pattern") ? t.staffing.leadPattern : "";
  const [worst] = short;
  const most =
    worst === undefined
      ? ""
      : t.staffing.lead(spellName(worst, t), formatNumber(worst.needed, t), formatNumber(worst.planned, t));
  return (most + pattern + gave(data, t)).trim();
}

/** Of the queue whose past roster gave least of what it should. */
function gave(data: Snapshot<Needs>, t: Texts): string {
  const test = worstRosterTest(data.roster_backtest);
  if (test === null) return "";
  const say = (share: number | null) => formatShare(share ?? 0, t, 0);
  const channel = channelName(test.channel, data.meta, t);
  return t.staffing.leadGave(channel, say(test.measured_share), say(test.expected_share));
}
