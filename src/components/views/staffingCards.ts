import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote, legend } from "../card.js";
import { weekSteps } from "../charts/weekSteps.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, responsive, withNote } from "../dom.js";
import { measuredAt, type RosterTest } from "../findings/rosterTest.js";
import type { Shortage, Slot } from "../findings/shortages.js";
import {
  dayToDate,
  formatDay,
  formatDuration,
  formatList,
  formatNumber,
  formatShare,
  unbroken,
} from "../format.js";
import { channelName } from "../labels.js";

type Basis = ReportRow<"staffing_basis">;

/** A table of more spells is not read; all are behind it. */
const MOST_SPELLS = 10;

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** Monday 16 Nov, 18:00 – 22:00 */
export const spellName = (spell: Pick<Shortage, "day" | "from" | "to">, t: Texts): string =>
  `${formatDay(dayToDate(spell.day), t, { weekday: "long" })} ${unbroken(t.range(clock(spell.from), clock(spell.to)))}`;

/** One queue's coming week: people needed and people planned. */
export function weekCard(
  slots: readonly Slot[],
  { basis, marks }: { basis: Basis; marks: readonly ReportRow<"calendar_marks">[] },
  meta: SnapshotMeta,
  t: Texts,
): HTMLElement {
  const most = Math.max(0, ...slots.map((slot) => slot.agents_needed ?? 0));
  const title = t.staffing.weekTitle(channelName(basis.channel, meta, t), formatNumber(most, t));
  const steps = slots.map((slot) => {
    const from = new Date(`${slot.day}T${slot.starts_at_local}:00Z`);
    return {
      from,
      to: new Date(from.getTime() + 1_800_000),
      needed: slot.agents_needed,
      planned: slot.agents_rostered,
    };
  });
  const figure = (label: string, key: keyof Slot, digits = 0): Column<Slot> => ({
    label,
    numeric: true,
    cell: (slot) => (slot[key] === null ? t.unknown : formatNumber(Number(slot[key]), t, digits)),
    value: (slot) => slot[key] as number | null,
  });
  const columns: Column<Slot>[] = [
    {
      label: t.columns.hour,
      cell: (slot) => `${slot.day} ${slot.starts_at_local}`,
    },
    figure(t.columns.contacts, "expected_count", 1),
    figure(t.staffing.people, "agents_needed"),
    figure(t.staffing.atLeast, "agents_needed_low"),
    figure(t.staffing.atMost, "agents_needed_high"),
    figure(t.staffing.plannedColumn, "agents_rostered"),
    figure(t.staffing.gives, "answered_share", 3),
    figure(t.staffing.twoMore, "answered_share_two_more", 3),
  ];
  const isPlanned = slots.some((slot) => slot.agents_rostered !== null);
  return card(
    {
      title,
      sub: t.staffing.weekSub(
        formatShare(basis.answered_share, t, 0),
        formatDuration(basis.threshold_seconds, t),
      ),
      span: 12,
      id: `week-${basis.channel}`,
      data: { name: `staffing-${basis.channel}`, columns, rows: slots },
    },
    t,
    legend([["area", t.staffing.needed], ...(isPlanned ? [["line", t.staffing.planned] as const] : [])], t),
    responsive((width) => weekSteps(steps, marks, { width, title }, t)),
  );
}

/**
 * Where fewer people are planned than needed; `measured`: the share of each short queue that was answered in time last week, where no past
 * roster tells it by hours.
 */
export function spellsCard(
  spells: readonly Shortage[],
  { measured, tests }: { measured: readonly string[]; tests: readonly RosterTest[] },
  meta: SnapshotMeta,
  t: Texts,
): HTMLElement {
  const title =
    spells.length === 0 ? t.staffing.spanTitleNone : t.staffing.spanTitle(formatNumber(spells.length, t));
  const columns: Column<Shortage>[] = [
    {
      label: t.staffing.when,
      cell: (spell) => withNote(spellName(spell, t), channelName(spell.channel, meta, t)),
      value: (spell) => `${spell.channel} ${spell.day} ${clock(spell.from)}-${clock(spell.to)}`,
    },
    {
      label: t.staffing.people,
      numeric: true,
      cell: (spell) =>
        withNote(
          formatNumber(spell.needed, t),
          spell.neededLow === null || spell.neededHigh === null || spell.neededLow === spell.neededHigh
            ? ""
            : t.range(formatNumber(spell.neededLow, t), formatNumber(spell.neededHigh, t)),
        ),
      value: (spell) => spell.needed,
    },
    {
      label: t.staffing.plannedColumn,
      numeric: true,
      cell: (spell) => formatNumber(spell.planned, t),
      value: (spell) => spell.planned,
    },
    {
      label: t.staffing.gives,
      numeric: true,
      cell: (spell) => formatShare(spell.answered, t, 0),
      value: (spell) => spell.answered,
    },
    {
      label: t.staffing.busy,
      numeric: true,
      wide: true,
      cell: (spell) => (spell.answeredHigh === null ? t.unknown : formatShare(spell.answeredHigh, t, 0)),
      value: (spell) => spell.answeredHigh,
    },
    ...measuredColumn(tests, t),
    {
      label: t.staffing.twoMore,
      numeric: true,
      wide: true,
      cell: (spell) => formatShare(spell.answeredTwoMore, t, 0),
      value: (spell) => spell.answeredTwoMore,
    },
  ];
  const data = { name: "roster-short", columns, rows: spells };
  return card(
    { title, sub: t.staffing.spanSub, span: 12, id: "short", ...(spells.length === 0 ? {} : { data }) },
    t,
    spells.length === 0
      ? emptyNote(t.staffing.spanTitleNone)
      : dataTable(columns, spells.slice(0, MOST_SPELLS), title),
    ...(measured.length === 0
      ? []
      : [h("p", { class: "foot" }, t.staffing.measured(formatList(measured, t)))]),
  );
}

/** At the same hours of past days; none without a past roster. */
function measuredColumn(tests: readonly RosterTest[], t: Texts): Column<Shortage>[] {
  if (tests.length === 0) return [];
  return [
    {
      label: t.staffing.measuredHours,
      numeric: true,
      cell: (spell) => {
        const measured = measuredAt(spell, tests);
        return measured === null
          ? t.unknown
          : withNote(formatShare(measured.share, t, 0), t.n(formatNumber(measured.n, t)));
      },
      value: (spell) => measuredAt(spell, tests)?.share ?? null,
    },
  ];
}

/** Handling time, patience and the settings behind the figures. */
export function basisCard(rows: readonly Basis[], meta: SnapshotMeta, t: Texts): HTMLElement {
  const columns: Column<Basis>[] = [
    {
      label: t.columns.channel,
      cell: (row) => withNote(channelName(row.channel, meta, t), t.n(formatNumber(row.accepted_count, t))),
      value: (row) => row.channel,
    },
    {
      label: t.staffing.handle,
      numeric: true,
      cell: (row) => formatDuration(row.handle_seconds, t),
      value: (row) => row.handle_seconds,
    },
    {
      label: t.staffing.patience,
      numeric: true,
      cell: (row) =>
        row.patience_seconds === null ? t.staffing.nobodyLeft : formatDuration(row.patience_seconds, t),
      value: (row) => row.patience_seconds,
    },
    {
      label: t.staffing.atOnce,
      numeric: true,
      cell: (row) => formatNumber(row.concurrency, t),
      value: (row) => row.concurrency,
    },
    {
      label: t.staffing.target,
      numeric: true,
      wide: true,
      cell: (row) =>
        withNote(formatShare(row.answered_share, t, 0), formatDuration(row.threshold_seconds, t)),
      value: (row) => row.answered_share,
    },
    {
      label: t.staffing.shrinkage,
      numeric: true,
      wide: true,
      cell: (row) => formatShare(row.shrinkage, t, 0),
      value: (row) => row.shrinkage,
    },
  ];
  const title = t.staffing.basisTitle;
  return card(
    {
      title,
      sub: t.staffing.basisSub,
      span: 12,
      id: "basis",
      data: { name: "staffing-basis", columns, rows },
    },
    t,
    dataTable(columns, rows, title),
  );
}
