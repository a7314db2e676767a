import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { type Ratio, ratioDots } from "../charts/ratioDots.js";
import type { Column } from "../dataTable.js";
import { h, responsive } from "../dom.js";
import { dayToDate, formatDay, formatList, formatNumber } from "../format.js";
import { scopeName } from "../labels.js";

type Uplift = ReportRow<"uplift_by_event">;
const KINDS = [
  "promotion",
  "incident",
  "holiday",
  "pay_day",
  "release",
  "after_promotion",
  "after_incident",
] as const;
/** A chart of more names is not read. */
const MOST_EVENTS = 12;

const shortDay = (day: string, t: Texts): string =>
  formatDay(dayToDate(day), t, { day: "numeric", month: "short" });
const isReal = (row: Uplift): boolean => row.verdict === "more" || row.verdict === "fewer";

/** What promotions, holidays and incidents did to the contacts; null where nothing was known of any. */
export function upliftCard(rows: readonly Uplift[], meta: SnapshotMeta, t: Texts): HTMLElement | null {
  if (rows.length === 0) return null;
  const everything = rows.filter((row) => row.scope_kind === "all" && row.ratio !== null);
  const together = KINDS.flatMap(
    (kind) => everything.find((row) => row.kind === kind && row.name === null) ?? [],
  );
  const each = everything
    // Releases are many and alike: together they are enough.
    .filter((row) => row.name !== null && row.kind !== "release")
    .sort((a, b) => ((a.starts_on ?? "") < (b.starts_on ?? "") ? 1 : -1))
    .slice(0, MOST_EVENTS);
  const strongest = together.find((row) => row.verdict === "more");
  const title =
    strongest === undefined || strongest.ratio === null
      ? t.uplift.titleNone
      : t.uplift.title(t.uplift.kind[strongest.kind], t.peaks.times(formatNumber(strongest.ratio, t, 1)));
  const name = (row: Uplift): string =>
    row.name ?? t.uplift.all(t.uplift.kind[row.kind], formatNumber(row.day_count, t));
  const shown = [...together, ...each].map(
    (row): Ratio => ({
      label: name(row),
      when: row.starts_on === null ? null : shortDay(row.starts_on, t),
      ratio: row.ratio ?? 1,
      low: row.ratio_low ?? 1,
      high: row.ratio_high ?? 1,
      isReal: isReal(row),
    }),
  );
  const columns: Column<Uplift>[] = [
    { label: t.columns.event, cell: name, value: (row) => row.name ?? row.kind },
    { label: t.columns.day, cell: (row) => row.starts_on ?? "" },
    { label: t.columns.scope, cell: (row) => scopeName(row, meta, t), value: (row) => row.scope },
    {
      label: t.columns.contacts,
      numeric: true,
      cell: (row) => formatNumber(row.contact_count, t),
      value: (row) => row.contact_count,
    },
    {
      label: t.uplift.expected,
      numeric: true,
      cell: (row) => (row.expected_count === null ? "–" : formatNumber(row.expected_count, t, 1)),
      value: (row) => row.expected_count,
    },
    ...ratioColumns(t),
  ];
  return card(
    { title, sub: t.uplift.sub, span: 12, id: "uplift", data: { name: "uplift-by-event", columns, rows } },
    t,
    responsive((width) => ratioDots(shown, width, title, t)),
    ...tooFewNote(rows, t),
  );
}

function ratioColumns(t: Texts): Column<Uplift>[] {
  const figure = (label: string, key: "ratio" | "ratio_low" | "ratio_high"): Column<Uplift> => ({
    label,
    numeric: true,
    cell: (row) => (row[key] === null ? t.unknown : formatNumber(row[key], t, 2)),
    value: (row) => row[key],
  });
  return [
    figure(t.uplift.ratio, "ratio"),
    figure(t.uplift.low, "ratio_low"),
    figure(t.uplift.high, "ratio_high"),
    { label: t.columns.verdict, cell: (row) => t.uplift.verdict[row.verdict], value: (row) => row.verdict },
  ];
}

/** Kinds of which there were too few days to say anything of them together. */
function tooFewNote(rows: readonly Uplift[], t: Texts): HTMLElement[] {
  const few = rows.filter(
    (row) => row.scope_kind === "all" && row.name === null && row.verdict === "too_few_days",
  );
  if (few.length === 0) return [];
  const names = few.map((row) => t.uplift.days(t.uplift.kind[row.kind], formatNumber(row.day_count, t)));
  return [h("p", { class: "sub" }, t.uplift.tooFew(formatList(names, t)))];
}

/** Channels and categories a chart of which is still read. */
const MOST_SCOPES = 16;

/** In which channels and categories the strongest kind of event is felt; null where none is known to bring more. */
export function upliftScopesCard(rows: readonly Uplift[], meta: SnapshotMeta, t: Texts): HTMLElement | null {
  const together = rows.filter((row) => row.name === null && row.ratio !== null);
  const kind = KINDS.find((one) =>
    together.some((row) => row.kind === one && row.scope_kind === "all" && row.verdict === "more"),
  );
  const parts = together
    .filter((row) => row.kind === kind && row.scope_kind !== "all")
    .sort((a, b) => (b.ratio ?? 0) - (a.ratio ?? 0))
    .slice(0, MOST_SCOPES);
  if (kind === undefined || parts.length < 2) return null;
  const name = (row: Uplift): string => scopeName(row, meta, t);
  const real = parts.filter(({ verdict }) => verdict === "more").map(name);
  const title =
    real.length === 0
      ? t.uplift.scopesTitleNone(t.uplift.kind[kind])
      : t.uplift.scopesTitle(t.uplift.kind[kind], formatList(real.slice(0, 3), t));
  const shown = parts.map(
    (row): Ratio => ({
      label: name(row),
      when: row.scope_kind === "channel" ? t.columns.channel : t.columns.category,
      ratio: row.ratio ?? 1,
      low: row.ratio_low ?? 1,
      high: row.ratio_high ?? 1,
      isReal: isReal(row),
    }),
  );
  const columns: Column<Uplift>[] = [
    { label: t.columns.scope, cell: name, value: (row) => row.scope },
    ...ratioColumns(t),
  ];
  const data = { name: "uplift-by-scope", columns, rows: parts };
  return card(
    { title, sub: t.uplift.scopesSub, span: 12, id: "uplift-parts", data },
    t,
    responsive((width) => ratioDots(shown, width, title, t)),
  );
}
