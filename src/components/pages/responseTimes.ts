import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { hourLine } from "../charts/hourLine.js";
import { sparkline } from "../charts/sparkline.js";
import { dataTable } from "../dataTable.js";
import { responsive, withNote } from "../dom.js";
import { missingTickets } from "../findings/missing.js";
import { isUntold, openUntold, withUntold } from "../findings/untold.js";
import { type WaitFinding, type WaitRow, waitFinding, waitingNow } from "../findings/wait.js";
import { type WeekFindings, weekFindings } from "../findings/week.js";
import { formatDuration, formatHour, formatNumber } from "../format.js";
import { channelName, percentile, waitInterval } from "../labels.js";
import { grid, missingPage, pageFrame } from "../pageFrame.js";
import { type Files, openSnapshot, type Snapshot } from "../snapshot.js";
import { clocksCard } from "../views/clocksCard.js";
import { outcomeCard } from "../views/outcomeCard.js";
import { statusWaitsCard } from "../views/statusWaitsCard.js";
import { waitCard } from "../views/waitCard.js";
import { waitingCard } from "../views/waitingCard.js";

type Needs =
  | "answered_within"
  | "calendar_marks"
  | "clock_sources_by_week"
  | "findings"
  | "first_response_by_hour"
  | "first_response_by_week"
  | "status_waits_by_week"
  | "wait_percentiles_by_week"
  | "waiting_now";

/** How long customers truly wait, by week, channel and hour; who waits now. */
export async function responseTimesPage(files: Files<Needs>, t: Texts): Promise<HTMLElement> {
  const data = await openSnapshot(files);
  const missing = missingTickets(data.meta, t);
  if (missing !== null) return missingPage(missing, data.meta, t);
  const found = weekFindings(data.findings, data.meta.week);
  const finding = waitFinding(data.first_response_by_week, found, data.meta.week);
  const statusWaits = statusWaitsCard(data.status_waits_by_week, data.meta.week, t);
  return pageFrame(
    {
      meta: data.meta,
      weekStart: finding?.row.week_start ?? null,
      headline: headline(finding, t),
      lead: withUntold(lead(finding, t), data.meta, t),
    },
    t,
    grid(
      // The headline says it already.
      finding !== null && isUntold(finding.row) ? null : waitCard(finding, data.calendar_marks, 12, t),
      channelCard(data, found, t),
      waitingCard(waitingNow(data.waiting_now), openUntold(data.meta), 5, t, data.meta.sla.length > 0),
      clocksCard(data.wait_percentiles_by_week, data.clock_sources_by_week, data.meta.week, t),
      ...(statusWaits === null ? [] : [statusWaits]),
      outcomeCard(data.answered_within, data.meta.week, t),
      hourCard(data.first_response_by_hour, t),
    ),
  );
}

function headline(finding: WaitFinding | null, t: Texts): string {
  if (finding === null) return t.status.noWeek;
  if (isUntold(finding.row)) return t.untold.title;
  const { p50_seconds, p90_seconds, longest_seconds } = finding.row;
  return t.response.headline(
    percentile(p50_seconds, longest_seconds, t),
    percentile(p90_seconds, longest_seconds, t),
  );
}

function lead(finding: WaitFinding | null, t: Texts): string {
  if (finding === null) return t.empty.noWeek;
  const { naive_p90_seconds: naive, p90_seconds: p90, longest_seconds: longest } = finding.row;
  const truth = p90 ?? longest;
  if (naive === null || truth === null) return "";
  if (naive >= 0.95 * truth) return t.response.leadSame(formatDuration(naive, t));
  return t.response.lead(formatDuration(naive, t), formatDuration(truth - naive, t));
}

function channelCard(data: Snapshot<Needs>, week: WeekFindings, t: Texts): HTMLElement {
  const scopes = [
    ...new Set(
      data.first_response_by_week.filter((row) => row.scope_kind === "channel").map((row) => row.scope),
    ),
  ];
  const found = scopes
    .flatMap(
      (scope) => waitFinding(data.first_response_by_week, week, data.meta.week, "channel", scope) ?? [],
    )
    .filter(({ row }) => row.ticket_count > 0 || isUntold(row))
    .sort((a, b) => sortKey(a.row) - sortKey(b.row));
  const name = (finding: WaitFinding) => channelName(finding.row.scope, data.meta, t);
  const told = found.filter(({ row }) => !isUntold(row));
  const [best, worst] = [told[0], told.at(-1)];
  const title = channelTitle(best, worst, name, t);
  const c = t.columns;
  const columns = [
    {
      label: c.channel,
      cell: (f: WaitFinding) =>
        withNote(name(f), isUntold(f.row) ? t.untold.figure : t.n(formatNumber(f.row.ticket_count, t))),
    },
    {
      label: c.trend,
      wide: true,
      cell: (f: WaitFinding) =>
        sparkline(
          f.history.slice(-16).map((row) => row.p90_seconds ?? row.longest_seconds),
          f.verdict === "above",
        ),
    },
    {
      label: c.p50,
      numeric: true,
      cell: (f: WaitFinding) =>
        withNote(percentile(f.row.p50_seconds, f.row.longest_seconds, t), waitInterval(f.row, "p50", t)),
    },
    {
      label: c.p90,
      numeric: true,
      cell: (f: WaitFinding) =>
        withNote(percentile(f.row.p90_seconds, f.row.longest_seconds, t), waitInterval(f.row, "p90", t)),
    },
  ];
  return card(
    { title, sub: t.response.channelSub, span: 7, id: "channels" },
    t,
    found.length === 0 ? emptyNote(t.empty.noWeek) : dataTable(columns, found, title),
  );
}

/** Says that one channel is faster only where the intervals of the two do not touch. */
function channelTitle(
  best: WaitFinding | undefined,
  worst: WaitFinding | undefined,
  name: (finding: WaitFinding) => string,
  t: Texts,
): string {
  if (best === undefined || worst === undefined || best === worst) return t.response.channelTitleOne;
  const [high, low] = [best.row.p90_high_seconds, worst.row.p90_low_seconds];
  if (high === null || low === null || high >= low) return t.response.channelTitleSame;
  return t.response.channelTitle(name(best), name(worst));
}

const sortKey = (row: WaitRow): number => row.p90_seconds ?? row.longest_seconds ?? Number.POSITIVE_INFINITY;

function hourCard(rows: Snapshot<Needs>["first_response_by_hour"], t: Texts): HTMLElement | null {
  const all = rows.filter((row) => row.channel === "all" && row.ticket_count > 0);
  const worst = all.reduce<(typeof all)[number] | null>(
    (best, row) => (best === null || (row.p90_seconds ?? 0) > (best.p90_seconds ?? 0) ? row : best),
    null,
  );
  if (worst === null || worst.p90_seconds === null) return null;
  const title = t.response.hourTitle(formatHour(worst.hour));
  const c = t.columns;
  const columns = [
    { label: c.hour, cell: (row: (typeof all)[number]) => formatHour(row.hour) },
    {
      label: c.tickets,
      numeric: true,
      cell: (row: (typeof all)[number]) => formatNumber(row.ticket_count, t),
      value: (row: (typeof all)[number]) => row.ticket_count,
    },
    {
      label: c.p50,
      numeric: true,
      cell: (row: (typeof all)[number]) => percentile(row.p50_seconds, row.longest_seconds, t),
      value: (row: (typeof all)[number]) => row.p50_seconds,
    },
    {
      label: c.p90,
      numeric: true,
      cell: (row: (typeof all)[number]) => percentile(row.p90_seconds, row.longest_seconds, t),
      value: (row: (typeof all)[number]) => row.p90_seconds,
    },
  ];
  return card(
    {
      title,
      sub: t.response.hourSub,
      span: 12,
      id: "hours",
      data: { name: "first-response-by-hour", columns, rows: all },
    },
    t,
    responsive((width) => hourLine(all, width, title, t)),
  );
}
