import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, withNote } from "../dom.js";
import { formatDuration, formatNumber, formatShare } from "../format.js";
import { channelName, shareInterval } from "../labels.js";

type Formula = ReportRow<"chat_formulas">;

/** A formula and its row in each channel. */
interface Line {
  figure: Formula["figure"];
  formula: Formula["formula"];
  isSetting: boolean;
  byChannel: ReadonlyMap<string, Formula>;
}

/** The same week by every formula that contact centres use, the desk's own marked. */
export function formulasCard(rows: readonly Formula[], meta: SnapshotMeta, t: Texts): HTMLElement {
  const c = t.chatPage;
  const lines = linesOf(rows, t);
  const channels = [...new Set(rows.map((row) => row.channel))].sort();
  const title = titleOf(rows, meta, t);
  const columns: Column<Line>[] = [
    {
      label: c.formula,
      cell: (line) =>
        withNote(
          c.figure[line.figure],
          c.formulas[`${line.figure} ${line.formula}`] ?? line.formula,
          ...(line.isSetting ? [" · ", h("strong", { class: "own" }, c.own)] : []),
        ),
      value: (line) => `${line.figure} ${line.formula}`,
    },
    ...channels.map(
      (channel): Column<Line> => ({
        label: channelName(channel, meta, t),
        numeric: true,
        cell: (line) => {
          const row = line.byChannel.get(channel);
          if (row === undefined) return t.unknown;
          const n = t.n(formatNumber(row.whole_count, t));
          const interval = shareInterval(row.value_low, row.value_high, t);
          return withNote(shownValue(row, t), interval === "" ? n : `${interval} · ${n}`);
        },
        value: (line) => line.byChannel.get(channel)?.value ?? null,
      }),
    ),
  ];
  const sub = c.formulasSub(
    formatDuration(meta.serviceLevel.thresholdSeconds, t),
    formatDuration(meta.serviceLevel.shortAbandonSeconds, t),
  );
  return card(
    { title, sub, span: 12, id: "formulas", data: { name: "chat-formulas", columns, rows: lines } },
    t,
    lines.length === 0 ? emptyNote(t.empty.noWeek) : dataTable(columns, lines, title),
  );
}

function linesOf(rows: readonly Formula[], t: Texts): Line[] {
  const names = Object.keys(t.chatPage.formulas);
  const keys = [...new Set(rows.map((row) => `${row.figure} ${row.formula}`))];
  return keys
    .sort((a, b) => names.indexOf(a) - names.indexOf(b))
    .flatMap((key) => {
      const own = rows.filter((row) => `${row.figure} ${row.formula}` === key);
      const [first] = own;
      if (first === undefined) return [];
      const byChannel = new Map(own.map((row) => [row.channel, row]));
      return [{ figure: first.figure, formula: first.formula, isSetting: first.is_setting, byChannel }];
    });
}

const shownValue = (row: Formula, t: Texts): string => {
  if (row.value === null) return t.unknown;
  return row.unit === "seconds" ? formatDuration(row.value, t) : formatShare(row.value, t);
};

/** How far the formulas are apart in the channel where it is furthest. */
function titleOf(rows: readonly Formula[], meta: SnapshotMeta, t: Texts): string {
  const spans = [...new Set(rows.map((row) => row.channel))].flatMap((channel) => {
    const values = rows
      .filter((row) => row.channel === channel && row.figure === "service_level" && row.value !== null)
      .map((row) => row.value ?? 0);
    return values.length === 0 ? [] : [{ channel, low: Math.min(...values), high: Math.max(...values) }];
  });
  const [widest] = spans.sort((a, b) => b.high - b.low - (a.high - a.low));
  if (widest === undefined || widest.high - widest.low < 0.005) return t.chatPage.formulasTitleNone;
  const name = channelName(widest.channel, meta, t);
  return t.chatPage.formulasTitle(name, formatShare(widest.low, t), formatShare(widest.high, t));
}
