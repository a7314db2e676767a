import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, withNote } from "../dom.js";
import { formatDuration, formatNumber } from "../format.js";
import { percentile, waitInterval } from "../labels.js";

type Clock = ReportRow<"wait_percentiles_by_week">;
type Source = ReportRow<"clock_sources_by_week">;
const MEASURES = [
  "first_response",
  "first_response_business",
  "first_response_after_bot",
  "next_reply",
  "next_reply_business",
  "resolution",
  "resolution_business",
] as const;
const PERCENTILES = ["p50", "p75", "p90", "p95", "p99"] as const;
/** Fewer than this say little about nine in ten. */
const FEW = 30;

/** First and next answers of the latest complete week, by the calendar and in opening hours. */
export function clocksCard(
  rows: readonly Clock[],
  sources: readonly Source[],
  week: string | null,
  t: Texts,
): HTMLElement {
  const all = rows.filter((row) => row.scope_kind === "all");
  const now = MEASURES.flatMap(
    (measure) => all.find((row) => row.measure === measure && row.week === week) ?? [],
  );
  if (now.length === 0) return card({ title: t.empty.title, span: 12 }, t, emptyNote(t.empty.noWeek));
  const title = titleOf(now, t);
  const data = {
    name: "clocks-by-week",
    columns: [{ label: t.columns.week, cell: (row: Clock) => row.week }, ...columns(t)],
    rows: all,
  };
  const foot = [scheduleNote(now, t), sourceNote(sources, week, t)].filter(Boolean).join(t.join.sentence);
  return card(
    { title, sub: t.clocks.sub, span: 12, id: "clocks", data },
    t,
    dataTable(columns(t), now, title),
    ...(foot === "" ? [] : [h("p", { class: "foot" }, foot)]),
  );
}

const of = (rows: readonly Clock[], measure: Clock["measure"]) => rows.find((row) => row.measure === measure);

function titleOf(now: readonly Clock[], t: Texts): string {
  const business = of(now, "first_response_business");
  const first = business ?? of(now, "first_response");
  const next = of(now, business === undefined ? "next_reply" : "next_reply_business");
  if (first === undefined) return t.clocks.titleLater;
  const title = firstTitle(first, business !== undefined, t);
  if (next === undefined || next.p90_seconds === null) return title;
  return t.clocks.titleNext(title, formatDuration(next.p90_seconds, t));
}

function firstTitle(first: Clock, isBusiness: boolean, t: Texts): string {
  const c = t.clocks;
  if (first.p90_seconds !== null)
    return (isBusiness ? c.title : c.titleCalendar)(formatDuration(first.p90_seconds, t));
  if (first.longest_seconds === null) return t.response.channelTitleOne;
  return (isBusiness ? c.notReached : c.notReachedCalendar)(formatDuration(first.longest_seconds, t));
}

function scheduleNote(now: readonly Clock[], t: Texts): string {
  const all = of(now, "first_response")?.clock_count ?? 0;
  if (all === 0) return "";
  const scheduled = of(now, "first_response_business")?.clock_count ?? 0;
  if (scheduled === 0) return t.clocks.noSchedule;
  return scheduled < all ? t.clocks.someSchedule(formatNumber(scheduled, t), formatNumber(all, t)) : "";
}

/** Whether events told, or the tool's own stamps. */
function sourceNote(sources: readonly Source[], week: string | null, t: Texts): string {
  const told = (measure: Source["measure"]): string | null => {
    const own = sources.filter((row) => row.measure === measure && row.week === week);
    const of = (source: Source["source"]) => own.find((row) => row.source === source)?.ticket_count ?? 0;
    const all = of("events") + of("stamp");
    return all === 0 ? null : t.clocks.told(formatNumber(of("events"), t), formatNumber(all, t));
  };
  const [first, solved] = [told("first_response"), told("resolution")];
  return first === null || solved === null ? "" : t.clocks.sources(first, solved);
}

/** Nine in ten of those that ended alone, and how far that is from the truth. */
function naive({ naive_p90_seconds: ended, p90_seconds: p90, longest_seconds: longest }: Clock, t: Texts) {
  if (ended === null) return t.unknown;
  const truth = p90 ?? longest;
  const gap = truth === null ? 0 : truth - ended;
  const by = formatDuration(gap, t);
  const note = gap < 1 ? "" : t.clocks.less(p90 === null ? t.moreThan(by) : by);
  return withNote(formatDuration(ended, t), note);
}

function columns(t: Texts): Column<Clock>[] {
  const n = (row: Clock) => {
    const count = formatNumber(row.clock_count, t);
    return row.clock_count < FEW ? t.clocks.few(t.n(count)) : t.n(count);
  };
  const c = t.columns;
  return [
    {
      label: c.clock,
      cell: (row) => withNote(t.clocks.measure[row.measure], n(row)),
      value: (row) => row.measure,
    },
    {
      label: c.waiting,
      cell: (row) => formatNumber(row.running_count, t),
      value: (row) => row.running_count,
      numeric: true,
      wide: true,
    },
    ...PERCENTILES.map((p) => ({
      label: c[p],
      numeric: true,
      wide: p !== "p50" && p !== "p90",
      cell: (row: Clock) =>
        withNote(percentile(row[`${p}_seconds`], row.longest_seconds, t), waitInterval(row, p, t)),
      value: (row: Clock) => row[`${p}_seconds`],
    })),
    {
      label: t.clocks.endedOnly,
      numeric: true,
      wide: true,
      cell: (row) => naive(row, t),
      value: (row) => row.naive_p90_seconds,
    },
  ];
}
