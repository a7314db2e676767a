import { findPeaks, weekCells } from "../../src/components/findings/peaks.js";
import { comingWeek } from "../../src/components/findings/shortages.js";
import { waitFinding, waitingNow } from "../../src/components/findings/wait.js";
import { weekFindings } from "../../src/components/findings/week.js";
import type { Snapshot } from "../../src/components/snapshot.js";
import { arrivalsCard } from "../../src/components/views/arrivalsCard.js";
import { backlogWeek, stockCard } from "../../src/components/views/backlogCard.js";
import { causeBarsCard, causeTrendCard } from "../../src/components/views/causeCards.js";
import { channelWaitsCard } from "../../src/components/views/channelCards.js";
import { chatCard } from "../../src/components/views/chatCard.js";
import { chatHourCard } from "../../src/components/views/chatHourCard.js";
import { forecastCard } from "../../src/components/views/forecastCards.js";
import { heatCard } from "../../src/components/views/heatCard.js";
import { levelCard } from "../../src/components/views/levelCards.js";
import { outcomeCard } from "../../src/components/views/outcomeCard.js";
import { qualityByCategory } from "../../src/components/views/qualityByCategory.js";
import { qualityCard } from "../../src/components/views/qualityCards.js";
import { spellChartCard } from "../../src/components/views/spellCards.js";
import { weekCard } from "../../src/components/views/staffingCards.js";
import { upliftCard } from "../../src/components/views/upliftCard.js";
import { weeksOf } from "../../src/components/views/volumeTable.js";
import { waitCard } from "../../src/components/views/waitCard.js";
import { waitingCard } from "../../src/components/views/waitingCard.js";
import type { Texts } from "../../src/i18n/index.js";
import type { REPORTS } from "./reports.js";

export type Data = Snapshot<(typeof REPORTS)[number]>;

export interface Component {
  /** Its file below src/components, without the ending. */
  file: string;
  /** The question that it answers, and when another answers better. */
  use: string;
  draw(data: Data, t: Texts): HTMLElement | null;
}

/** Every chart with the card that shows it, on real data; the words beside are for developers and in English. */
export const CHARTS: readonly Component[] = [
  {
    file: "charts/countBars",
    use: "How many by age, or by what is left of a limit? Bars by band, what is late in the warning colour and in words.",
    draw: (data, t) => waitingCard(waitingNow(data.waiting_now), 0, 5, t),
  },
  {
    file: "charts/arrivals",
    use: "How did contacts come, day by day, and what happened then? Named marks where there is room; for one week's peaks take spellDays.",
    draw: (data, t) => arrivalsCard(data.arrivals_by_day, data.calendar_marks, t),
  },
  {
    file: "charts/causeBars",
    use: "Of one sum, how much belongs to what? The rest that nothing explains is grey and last, never left out.",
    draw: (data, t) => causeBarsCard(data.cause_waits_by_week, data.meta, t),
  },
  {
    file: "charts/channelDots",
    use: "Which of several is fastest, by row, with intervals? A logarithmic axis of time; those not told apart from the first are filled alike.",
    draw: (data, t) => channelWaitsCard(data.channel_waits, data.meta, t),
  },
  {
    file: "charts/explainedWeeks",
    use: "How much of a weekly sum is explained? Two parts of a bar from zero; for more than two parts take a table.",
    draw: (data, t) => causeTrendCard(data.cause_waits_by_week, data.calendar_marks, t),
  },
  {
    file: "charts/heatMap",
    use: "When in the week? Hour by weekday on one hue; what stands out is outlined, so that colour is not the only sign.",
    draw: (data, t) => {
      const cells = weekCells(data.arrivals_by_weekday_hour);
      return heatCard(cells, findPeaks(cells), 12, data.meta, t);
    },
  },
  {
    file: "charts/hourBand",
    use: "What is to come, hour by hour, and how sure is that? A line within its interval.",
    draw: (data, t) => forecastCard(data.forecast_by_hour, data.forecast_backtest, data.calendar_marks, t),
  },
  {
    file: "charts/hourLine",
    use: "At which hour of the day does one wait longest? The half and the nine in ten, labelled at their ends.",
    draw: (data, t) => {
      const channel = data.chat_by_hour[0]?.channel;
      return channel === undefined ? null : chatHourCard(channel, data.chat_by_hour, data.meta, t);
    },
  },
  {
    file: "charts/levelLine",
    use: "Has it taken another level for good? Weeks with their interval, levels as steps, and symbols of what happened along the axis.",
    draw: (data, t) => {
      const changed = data.category_change_points.find((point) => point.scope_kind === "problem");
      const row = data.category_trends.find(
        (one) => one.scope_kind === "problem" && one.scope === (changed?.scope ?? one.scope),
      );
      const points = data.category_change_points.filter((point) => point.scope_kind === "problem");
      return row === undefined
        ? null
        : levelCard(row, weeksOf(data.category_weeks, row), points, data.calendar_marks, t);
    },
  },
  {
    file: "charts/outcomeBars",
    use: "What became of all, after each time allowed? Answered, closed without an answer, still waiting: always the whole.",
    draw: (data, t) => outcomeCard(data.answered_within, data.meta.week, t),
  },
  {
    file: "charts/shareDots",
    use: "Which of several has the larger share, and how sure is that? Shares with intervals against that of all; for ratios take ratioDots.",
    draw: (data, t) => qualityByCategory(data.answer_quality_by_week, data.meta.week, t),
  },
  {
    file: "charts/ratioDots",
    use: "How many times the usual, and is it real? A logarithmic axis around 1; what is not real is grey.",
    draw: (data, t) => upliftCard(data.uplift_by_event, data.meta, t),
  },
  {
    file: "charts/sparkline",
    use: "Which way has a figure of a table gone? A word-sized line from zero beside the figure; hidden from screen readers, for the figure says it.",
    draw: (data, t) => qualityCard(data.answer_quality_by_week, data.meta.week, data.meta, t),
  },
  {
    file: "charts/spellDays",
    use: "On which days did peaks stand above the usual, and why? What was above stands out of its bar and is named.",
    draw: (data, t) => spellChartCard(data.peak_days, data.peak_spells, data.calendar_marks, t),
  },
  {
    file: "charts/stockLine",
    use: "How many are open at midnight, and what came and left? A line and bars on an axis each, which add up.",
    draw: (data, t) => {
      const start = data.first_response_by_week.find((row) => row.week === data.meta.week)?.week_start;
      const week = backlogWeek(data.backlog_by_day, start ?? null);
      return stockCard(data.backlog_by_day, week, data.calendar_marks, t);
    },
  },
  {
    file: "charts/waitLine",
    use: "How long did nine in ten wait, week by week? With the interval, and dashed what one would have read off the answered alone.",
    draw: (data, t) => {
      const found = weekFindings(data.findings, data.meta.week);
      const finding = waitFinding(data.first_response_by_week, found, data.meta.week);
      return waitCard(finding, data.calendar_marks, 12, t);
    },
  },
  {
    file: "charts/weekLine",
    use: "One weekly figure from zero with its interval. For a figure with a second one to compare take waitLine.",
    draw: (data, t) => {
      const channel = data.chat_by_week[0]?.channel;
      const weeks = { rows: data.chat_by_week, marks: data.calendar_marks };
      return channel === undefined ? null : chatCard(channel, weeks, data.meta, t);
    },
  },
  {
    file: "charts/weekSteps",
    use: "Are there enough people, half hour by half hour? People needed as an area, people planned as a line over it.",
    draw: (data, t) => {
      const [basis] = data.staffing_basis;
      if (basis === undefined) return null;
      const slots = comingWeek(data.staffing_by_half_hour).filter(({ channel }) => channel === basis.channel);
      return weekCard(slots, { basis, marks: data.calendar_marks }, data.meta, t);
    },
  },
];
