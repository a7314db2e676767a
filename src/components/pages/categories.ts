import { type Texts, texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { weekLine } from "../charts/weekLine.js";
import { h, responsive } from "../dom.js";
import { formatList, formatNumber, formatShare } from "../format.js";
import { categoryName, channelName } from "../labels.js";
import { grid, pageFrame } from "../pageFrame.js";
import { type Files, openSnapshot, type Snapshot } from "../snapshot.js";
import { type Change, SPARK_WEEKS, sortChanges, volumeTable, weeklyCounts } from "../views/volumeTable.js";

type Needs = "tickets_by_week" | "volume_change";
const TRENDS = 6;

/** What customers write about: this week against the usual, and the trend of the largest. */
export async function categoriesPage(files: Files<Needs>, language: string): Promise<HTMLElement> {
  const t = texts(language);
  const data = await openSnapshot(files);
  const categories = data.volume_change.filter((row) => row.scope_kind === "category");
  const channels = data.volume_change.filter((row) => row.scope_kind === "channel");
  const start = data.tickets_by_week.find((row) => row.week === data.meta.week)?.week_start ?? null;
  const sub = t.categories.sub(String(SPARK_WEEKS));
  const table = (
    changes: readonly Change[],
    name: (scope: string) => string,
    first: string,
    title: string,
  ) =>
    changes.length === 0
      ? emptyNote(t.empty.noWeek)
      : volumeTable(changes, data.tickets_by_week, name, { first, title }, t);
  return pageFrame(
    { meta: data.meta, weekStart: start, headline: headline(categories, t), lead: lead(categories, t) },
    t,
    grid(
      card(
        { title: t.categories.title, sub, span: 6, id: "categories" },
        t,
        table(categories, (scope) => categoryName(scope, t), t.columns.category, t.categories.title),
      ),
      card(
        { title: t.categories.channelTitle, sub, span: 6, id: "channels" },
        t,
        table(
          channels,
          (scope) => channelName(scope, data.meta, t),
          t.columns.channel,
          t.categories.channelTitle,
        ),
      ),
    ),
    h(
      "div",
      { class: "grid" },
      ...sortChanges(categories)
        .slice(0, TRENDS)
        .map((row) => trendCard(row, data, t)),
    ),
  );
}

function headline(categories: readonly Change[], t: Texts): string {
  if (categories.length === 0) return t.status.noWeek;
  const named = (verdict: Change["verdict"]) =>
    sortChanges(categories)
      .filter((row) => row.verdict === verdict)
      .map((row) => categoryName(row.scope, t));
  const [above, below] = [named("above"), named("below")];
  if (above.length > 0) return t.categories.headlineAbove(formatList(above.slice(0, 3), t), above.length);
  if (below.length > 0) return t.categories.headlineBelow(formatList(below.slice(0, 3), t), below.length);
  if (categories.every((row) => row.verdict === "too_few")) return t.categories.headlineTooFew;
  return t.categories.headlineNone(formatNumber(categories.length, t));
}

function lead(categories: readonly Change[], t: Texts): string {
  const total = categories.reduce((sum, row) => sum + row.ticket_count, 0);
  const [largest] = [...categories].sort((a, b) => b.ticket_count - a.ticket_count);
  if (largest === undefined || total === 0) return categories.length === 0 ? t.empty.noWeek : "";
  return t.categories.lead(categoryName(largest.scope, t), formatShare(largest.ticket_count / total, t));
}

function trendCard(row: Change, data: Snapshot<Needs>, t: Texts): HTMLElement {
  const title = t.categories.trendTitle[row.verdict](
    categoryName(row.scope, t),
    formatNumber(row.ticket_count, t),
  );
  const weeks = weeklyCounts(data.tickets_by_week, "category", row.scope).slice(-26);
  const points = weeks.map(({ week_start, count }) => ({ week_start, value: count }));
  const usual =
    row.usual_low === null || row.usual_high === null
      ? null
      : { low: Math.max(0, row.usual_low), high: row.usual_high };
  const columns = [
    { label: t.columns.week, cell: (point: (typeof weeks)[number]) => point.week_start },
    {
      label: t.columns.tickets,
      numeric: true,
      cell: (point: (typeof weeks)[number]) => formatNumber(point.count, t),
      value: (point: (typeof weeks)[number]) => point.count,
    },
  ];
  return card(
    {
      title,
      sub: usual === null ? t.categories.trendSub : t.categories.trendSubUsual,
      span: 4,
      data: { name: `tickets-${row.scope}`, columns, rows: weeks },
    },
    t,
    responsive((width) => weekLine(points, (value) => formatNumber(value, t), { width, title, usual }, t)),
  );
}
