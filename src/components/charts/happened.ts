import * as Plot from "@observablehq/plot";
import type { Texts } from "../../i18n/index.js";
import { dayToDate, formatDay } from "../format.js";
import { namedRules, placeNames, roomAbove, textWidth } from "./scale.js";

/** Told apart by their shape, not by colour alone. */
export const MARK_SYMBOLS = {
  incident: { symbol: "times", glyph: "✕" },
  release: { symbol: "triangle", glyph: "▲" },
  promotion: { symbol: "circle", glyph: "●" },
  holiday: { symbol: "diamond", glyph: "◆" },
} as const;

type MarkKind = keyof typeof MARK_SYMBOLS;

/** Something that happened, with the first and last ISO day that it touches. */
export interface Happening {
  kind: MarkKind;
  name: string;
  starts_on: string;
  ends_on: string;
}

export interface Frame {
  /** What the axis begins and ends with; a week is drawn at its Monday, so `until` is the end of the last one. */
  from: Date;
  until: Date;
  width: number;
  marginLeft: number;
  marginRight: number;
  /** Whose names stand above it. */
  names?: "none" | "weightiest" | "all";
  /** One of many charts beside each other: something else says once what the symbols are. */
  isExplained?: boolean;
}

/** What a chart adds for them: marks to draw, pixels above and below it, and where its axis then ends. */
export interface Drawn {
  marks: Plot.Markish[];
  above: number;
  below: number;
  /** Between the axis and its labels. */
  tickPadding: number;
  domain: [Date, Date];
}

/** An incident is told before the latest release, that before a promotion; the others' names are in the data. */
const WEIGHT: Readonly<Record<MarkKind, number>> = { incident: 0, release: 1, promotion: 2, holiday: 3 };

/**
 * Symbols along a time axis for what happened, what they mean below it, and the names of the weightiest above the chart, each at
 * its own rule. Drawn on the axis' own scale: `last` is where the figures end, what happened after it makes the axis longer.
 */
export function happened(all: readonly Happening[], frame: Frame & { last: Date }, t: Texts): Drawn {
  const shown = all
    .map((one) => ({ ...one, date: dayToDate(one.starts_on) }))
    .filter(({ date }) => date >= frame.from && date < frame.until);
  const end = shown.reduce((latest, { date }) => (date > latest ? date : latest), frame.last);
  const domain: [Date, Date] = [frame.from, end];
  if (shown.length === 0) return { marks: [], above: 0, below: 0, tickPadding: 3, domain };
  const inner = frame.width - frame.marginLeft - frame.marginRight;
  const span = Math.max(1, Number(end) - Number(frame.from));
  const place = (date: Date) => frame.marginLeft + (inner * (Number(date) - Number(frame.from))) / span;
  const named = placeNames(
    worthAName(shown, frame.names).map(({ name, date }) => ({ date, text: name, x: place(date) })),
    frame.width,
    NAME_ROWS,
  );
  const { marks, rows } = frame.isExplained ? { marks: [], rows: 0 } : legend(shown, frame, t);
  return {
    marks: [...namedRules([], named), symbols(shown, t), ...marks],
    above: named.length === 0 ? 0 : roomAbove(named),
    below: SYMBOL_ROW + LEGEND_ROW * rows,
    tickPadding: 3 + SYMBOL_ROW,
    domain,
  };
}

/** Those worth a name, the weightiest first: of releases the latest alone, of days off none. */
function worthAName<M extends Happening & { date: Date }>(
  shown: readonly M[],
  names: Frame["names"] = "weightiest",
): M[] {
  if (names === "none") return [];
  const latest = shown
    .filter(({ kind }) => kind === "release")
    .reduce<M | null>((last, one) => (last === null || one.date > last.date ? one : last), null);
  return shown
    .filter((one) => names === "all" || one.kind === "incident" || one.kind === "promotion" || one === latest)
    .sort((a, b) => WEIGHT[a.kind] - WEIGHT[b.kind] || Number(b.date) - Number(a.date));
}

const NAME_ROWS = 2;
const SYMBOL_ROW = 16;
const LEGEND_ROW = 18;
const isIncident = ({ kind }: { kind: MarkKind }): boolean => kind === "incident";
const STYLE = {
  r: 3.2,
  strokeWidth: (one: { kind: MarkKind }) => (isIncident(one) ? 2 : 1),
  stroke: (one: { kind: MarkKind }) => (isIncident(one) ? "var(--warn)" : "var(--ink-2)"),
  symbol: (one: { kind: MarkKind }) => MARK_SYMBOLS[one.kind].symbol,
  fill: (one: { kind: MarkKind }) => (isIncident(one) ? "none" : "var(--ink-2)"),
};

/** Below the axis, so that no line hides them; of those that meet, the weightiest on top. */
const symbols = (shown: readonly (Happening & { date: Date })[], t: Texts): Plot.Markish =>
  Plot.dot(shown, {
    ...STYLE,
    sort: { value: ({ kind }: Happening) => WEIGHT[kind], order: "descending" },
    x: "date",
    frameAnchor: "bottom",
    dy: 9,
    title: ({ kind, name, date }: Happening & { date: Date }) =>
      `${t.peaks.kind[kind]}: ${name}, ${formatDay(date, t, { day: "numeric", month: "short" })}`,
  });

/** What the symbols stand for, of the kinds that are there, in as many rows as they need. */
function legend(
  shown: readonly Happening[],
  frame: Frame,
  t: Texts,
): { marks: Plot.Markish[]; rows: number } {
  const room = frame.width - frame.marginLeft;
  const marks: Plot.Markish[] = [];
  let [x, row] = [0, 0];
  for (const kind of Object.keys(MARK_SYMBOLS) as MarkKind[]) {
    if (!shown.some((one) => one.kind === kind)) continue;
    const text = t.peaks.kind[kind];
    const length = 13 + textWidth(text) + 14;
    if (x > 0 && x + length > room) [x, row] = [0, row + 1];
    const at = { frameAnchor: "bottom-left", dy: 26 + SYMBOL_ROW + LEGEND_ROW * (row + 0.5) } as const;
    marks.push(
      Plot.dot([{ kind }], { ...STYLE, ...at, dx: x + 4 }),
      Plot.text([text], {
        ...at,
        dx: x + 13,
        textAnchor: "start",
        lineAnchor: "middle",
        fill: "var(--ink-2)",
      }),
    );
    x += length;
  }
  return { marks, rows: row + 1 };
}

/** What happened on a day, or in the week from a Monday on, for the table behind a chart; the symbol's meaning in words. */
export const happenedOn = (all: readonly Happening[], day: string, t: Texts): string =>
  happenedBetween(all, day, day, t);
export const happenedInWeek = (all: readonly Happening[], monday: string, t: Texts): string =>
  happenedBetween(all, monday, isoDay(Number(dayToDate(monday)) + 6 * DAY), t);

const happenedBetween = (all: readonly Happening[], from: string, to: string, t: Texts): string =>
  all
    .filter(({ starts_on, ends_on }) => starts_on <= to && ends_on >= from)
    .map(({ name, kind }) => t.peaks.happening(name, t.peaks.kind[kind]))
    .join(t.join.clause);

const DAY = 86_400_000;
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
/** Where the day, or the week of a Monday, ends. */
export const dayEnd = (day: Date): Date => new Date(Number(day) + DAY);
export const weekEnd = (monday: Date): Date => new Date(Number(monday) + 7 * DAY);
