import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, withNote } from "../dom.js";
import { latestFirst, type Spell } from "../findings/spells.js";
import { formatDuration, formatNumber, formatShare, unbroken } from "../format.js";
import { categoryName, channelName, percentile } from "../labels.js";
import { spellReason, spellWhen } from "./spellCards.js";

/** Each peak: how large, why, and what it did to the waits; null where there are too few weeks. */
export function spellTableCard(
  days: readonly ReportRow<"peak_days">[],
  spells: readonly Spell[],
  meta: SnapshotMeta,
  t: Texts,
): HTMLElement | null {
  if (days.length === 0) return null;
  const title = t.spells.tableTitle;
  const columns = [...sizeColumns(meta, t), ...waitColumns(t), ...queueColumns(t)];
  const rows = latestFirst(spells);
  return card(
    {
      title,
      sub: t.spells.tableSub,
      span: 12,
      id: "peak-list",
      ...(rows.length === 0 ? {} : { data: { name: "peaks", columns, rows } }),
    },
    t,
    rows.length === 0 ? emptyNote(t.spells.none) : dataTable(columns, rows, title),
  );
}

function sizeColumns(meta: SnapshotMeta, t: Texts): Column<Spell>[] {
  const s = t.spells;
  return [
    {
      label: s.when,
      cell: (spell) =>
        h(
          "span",
          {},
          withNote(spellWhen(spell, t, "short"), spell.is_latest_week ? s.latest : ""),
          // On a phone, where there is no column for it.
          h("span", { class: "quiet on-narrow" }, spellReason(spell, t) ?? s.whyNone),
        ),
      value: (spell) => `${spell.starts_at_local} - ${spell.ends_at_local}`,
    },
    {
      label: t.columns.contacts,
      numeric: true,
      wide: true,
      cell: (spell) =>
        against(formatNumber(spell.contact_count, t), formatNumber(spell.expected_count, t), t),
      value: (spell) => spell.contact_count,
    },
    {
      label: s.times,
      numeric: true,
      cell: (spell) =>
        withNote(
          formatNumber(spell.ratio, t, 1),
          unbroken(s.over95(formatNumber(spell.ratio_low, t, 1), formatNumber(spell.ratio_high, t, 1))),
        ),
      value: (spell) => spell.ratio,
    },
    {
      label: s.why,
      wide: true,
      cell: (spell) => spellReason(spell, t) ?? s.whyNone,
    },
    {
      label: s.mostly,
      wide: true,
      cell: (spell) => mostly(spell, meta, t),
    },
  ];
}

const against = (value: string, usual: string | null, t: Texts) =>
  withNote(value, usual === null ? "" : t.spells.ofUsual(usual));

const usualWait = (value: number | null, t: Texts) => (value === null ? null : formatDuration(value, t));

function waitColumns(t: Texts): Column<Spell>[] {
  const column = (label: string, which: "p50" | "p90", wide: boolean): Column<Spell> => ({
    label,
    numeric: true,
    wide,
    cell: (spell) =>
      against(
        spell.ticket_count === 0
          ? t.unknown
          : percentile(spell[`${which}_seconds`], spell.longest_seconds, t),
        usualWait(spell[`usual_${which}_seconds`], t),
        t,
      ),
    value: (spell) => spell[`${which}_seconds`],
  });
  return [column(t.spells.half, "p50", false), column(t.spells.nineInTen, "p90", true)];
}

function queueColumns(t: Texts): Column<Spell>[] {
  return [
    {
      label: t.spells.queue,
      numeric: true,
      wide: true,
      cell: (spell) =>
        spell.queue_p90_seconds === null
          ? t.unknown
          : against(
              formatDuration(spell.queue_p90_seconds, t),
              usualWait(spell.usual_queue_p90_seconds, t),
              t,
            ),
      value: (spell) => spell.queue_p90_seconds,
    },
    {
      label: t.spells.gaveUp,
      numeric: true,
      wide: true,
      cell: ({ abandoned_share: share, usual_abandoned_share: usual }) =>
        share === null
          ? t.unknown
          : against(formatShare(share, t, 0), usual === null ? null : formatShare(usual, t, 0), t),
      value: (spell) => spell.abandoned_share,
    },
  ];
}

function mostly(spell: Spell, meta: SnapshotMeta, t: Texts): string {
  const names = [
    spell.top_category === null ? null : categoryName(spell.top_category, t),
    spell.top_channel === null ? null : channelName(spell.top_channel, meta, t),
  ].filter((name) => name !== null);
  return names.length === 0 ? t.spells.everywhere : names.join(t.join.item);
}
