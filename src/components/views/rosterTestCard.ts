import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, withNote } from "../dom.js";
import { isWhole, type RosterTest, worstRosterTest } from "../findings/rosterTest.js";
import { formatHour, formatNumber, formatShare, formatShares } from "../format.js";
import { channelName } from "../labels.js";

/** What past rosters should have given and what was measured; null without a roster of past days. */
export function rosterTestCard(
  rows: readonly RosterTest[],
  meta: SnapshotMeta,
  t: Texts,
): HTMLElement | null {
  const whole = rows.filter(isWhole);
  if (whole.length === 0) return null;
  const worst = worstRosterTest(rows);
  const title = titleOf(whole, worst, meta, t);
  const columns = columnsOf(meta, t);
  const hour: Column<RosterTest> = {
    label: t.columns.hour,
    cell: (row) => t.range(formatHour(row.from_hour), formatHour(row.to_hour)),
    value: (row) => row.from_hour,
  };
  const [channel, ...figures] = columns;
  return card(
    {
      title,
      sub: t.staffing.rosterTestSub,
      span: 12,
      id: "roster-test",
      data: {
        name: "roster-backtest",
        columns: [channel as Column<RosterTest>, hour, ...figures],
        rows,
      },
    },
    t,
    dataTable(columns, whole, title),
    ...(worst === null ? [] : [h("p", { class: "foot" }, t.staffing.rosterTestFoot)]),
  );
}

function titleOf(
  whole: readonly RosterTest[],
  worst: RosterTest | null,
  meta: SnapshotMeta,
  t: Texts,
): string {
  if (worst !== null)
    return t.staffing.rosterTestTitle(
      channelName(worst.channel, meta, t),
      formatShare(worst.measured_share ?? 0, t, 0),
      formatShare(worst.expected_share ?? 0, t, 0),
    );
  return whole.every(({ verdict }) => verdict === "too_few")
    ? t.staffing.rosterTestFew
    : t.staffing.rosterTestHeld;
}

function columnsOf(meta: SnapshotMeta, t: Texts): Column<RosterTest>[] {
  const share = (value: number | null): string => (value === null ? t.unknown : formatShare(value, t, 0));
  const people = (row: RosterTest, worked: number) => formatNumber(worked * row.mean_rostered, t, 1);
  return [
    {
      label: t.columns.channel,
      cell: (row) => withNote(channelName(row.channel, meta, t), t.n(formatNumber(row.contact_count, t))),
      value: (row) => row.channel,
    },
    {
      label: t.staffing.shouldGive,
      numeric: true,
      cell: (row) => share(row.expected_share),
      value: (row) => row.expected_share,
    },
    {
      label: t.staffing.measuredColumn,
      numeric: true,
      cell: (row) =>
        withNote(
          share(row.measured_share),
          row.measured_low === null || row.measured_high === null
            ? ""
            : formatShares(row.measured_low, row.measured_high, t, 0),
        ),
      value: (row) => row.measured_share,
    },
    {
      label: t.staffing.meanPlanned,
      numeric: true,
      wide: true,
      cell: (row) => formatNumber(row.mean_rostered, t, 1),
      value: (row) => row.mean_rostered,
    },
    {
      label: t.staffing.workedLike,
      numeric: true,
      cell: (row) =>
        row.worked_share === null
          ? t.unknown
          : withNote(
              people(row, row.worked_share),
              row.worked_low === null || row.worked_high === null
                ? ""
                : t.range(people(row, row.worked_low), people(row, row.worked_high)),
            ),
      value: (row) => row.worked_share,
    },
    {
      label: t.staffing.neededAsWorked,
      numeric: true,
      wide: true,
      cell: (row) =>
        row.agents_needed_as_worked === null ? t.unknown : formatNumber(row.agents_needed_as_worked, t),
      value: (row) => row.agents_needed_as_worked,
    },
  ];
}
