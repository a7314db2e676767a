import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, legend } from "../card.js";
import { happenedOn } from "../charts/happened.js";
import { spellDays } from "../charts/spellDays.js";
import type { Column } from "../dataTable.js";
import { responsive } from "../dom.js";
import type { Spell } from "../findings/spells.js";
import { dayToDate, formatDay, formatNumber, unbroken } from "../format.js";

type Day = ReportRow<"peak_days">;

const parts = (local: string): [day: string, time: string] => [local.slice(0, 10), local.slice(11)];

/** Wednesday 11 November 10:00 – 15:00; a spell of more days has both. */
export function spellWhen(spell: Spell, t: Texts, month: "long" | "short" = "long"): string {
  const [day, from] = parts(spell.starts_at_local);
  const [end, until] = parts(spell.ends_at_local);
  const name = (of: string) => formatDay(dayToDate(of), t, { weekday: month, day: "numeric", month });
  // Midnight ends the day before.
  const isNextMidnight = until === "00:00" && Date.parse(end) - Date.parse(day) === 86_400_000;
  if (end === day || isNextMidnight) {
    return `${name(day)} ${unbroken(t.range(from, isNextMidnight ? "24:00" : until))}`;
  }
  return t.range(`${name(day)} ${from}`, `${name(end)} ${until}`);
}

/** "promotion 11.11"; null where nothing known explains it. */
export function spellReason(spell: Spell, t: Texts): string | null {
  const { explanation_kind: kind, explanation_name: name } = spell;
  if (kind === null || name === null) return null;
  return t.spells.because[kind](
    kind === "pay_day" ? formatDay(dayToDate(name), t, { day: "numeric", month: "long" }) : name,
  );
}

/** The days of the weeks searched, the peaks on them; null where there are too few weeks. */
export function spellChartCard(
  days: readonly Day[],
  spells: readonly Spell[],
  events: readonly ReportRow<"calendar_marks">[],
  t: Texts,
): HTMLElement | null {
  if (days.length === 0) return null;
  const weeks = formatNumber(days.length / 7, t);
  const title = spells.length === 0 ? t.spells.titleNone(weeks) : t.spells.title(spells.length, weeks);
  const rows = [...days]
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map((row) => ({
      day: row.day,
      count: row.contact_count,
      expected: row.expected_count,
      over: row.peak_over_count,
    }));
  const peaks = spells.map((spell) => ({
    day: parts(spell.starts_at_local)[0],
    label:
      spell.explanation_name !== null && spell.explanation_kind !== "pay_day"
        ? spell.explanation_name
        : spell.explanation_kind === null
          ? t.spells.whyNone
          : t.spells.kind.pay_day,
  }));
  const figure = (label: string, key: "count" | "expected" | "over", digits: number) => ({
    label,
    numeric: true,
    cell: (row: (typeof rows)[number]) => formatNumber(row[key], t, digits),
    value: (row: (typeof rows)[number]) => row[key],
  });
  const columns: Column<(typeof rows)[number]>[] = [
    { label: t.columns.day, cell: (row) => row.day },
    figure(t.columns.contacts, "count", 0),
    figure(t.columns.usual, "expected", 1),
    figure(t.spells.over, "over", 1),
    { label: t.columns.event, cell: (row) => happenedOn(events, row.day, t) },
  ];
  return card(
    { title, sub: t.spells.sub, span: 12, id: "peaks", data: { name: "peak-days", columns, rows } },
    t,
    legend(
      [
        ["over", t.spells.over],
        ["line", t.spells.usual],
      ],
      t,
    ),
    responsive((width) => spellDays(rows, { peaks, marks: events }, { width, title }, t)),
  );
}
