import type { Texts } from "../i18n/index.js";
import { type DataBehind, disclosure } from "./dataTable.js";
import { h } from "./dom.js";
import { heading } from "./heading.js";

export interface CardOptions<Row> {
  title: string;
  /** Measure, unit, clock, population. */
  sub?: string;
  /** Of twelve columns. */
  span: 4 | 5 | 6 | 7 | 8 | 12;
  id?: string;
  warn?: boolean;
  data?: DataBehind<Row>;
}

/** A figure with the sentence that it shows, and the data behind it. */
export function card<Row>(options: CardOptions<Row>, t: Texts, ...body: (Node | string)[]): HTMLElement {
  const classes = `card span-${options.span}${options.warn ? " card-warn" : ""}`;
  return h(
    "section",
    { class: classes, id: options.id ?? null },
    heading("h2", options.title),
    options.sub === undefined ? null : h("p", { class: "sub" }, options.sub),
    h("div", { class: "body" }, ...body),
    options.data === undefined ? null : disclosure(options.data, options.title, t),
  );
}

/** Of twelve columns, for the i-th of so many small cards: three a row, at the end two, so that the last row is whole. */
export function spanOf(i: number, length: number): 4 | 6 | 12 {
  if (length === 1) return 12;
  const pairs = (3 - (length % 3)) % 3;
  return i < length - 2 * pairs ? 4 : 6;
}

/** What the colours of a chart stand for: each a class of the style sheet and its words. */
export const legend = (parts: readonly (readonly [string | null, string])[], t: Texts): HTMLElement =>
  h(
    "ul",
    { class: "legend", "aria-label": t.chartLegend },
    ...parts.map(([kind, text]) => h("li", { class: kind === null ? null : `legend-${kind}` }, text)),
  );

export const emptyNote = (text: string): HTMLElement => h("p", { class: "empty" }, text);

export interface Figure {
  label: string;
  value: string;
  /** The part of the note that carries the meaning. */
  strong?: string;
  warn?: boolean;
  note?: string;
}

/** A row of key figures, each with its interval, n or verdict below. */
export function figures(list: readonly Figure[]): HTMLElement {
  return h(
    "dl",
    { class: "figures" },
    ...list.map((figure) =>
      h(
        "div",
        {},
        h("dt", {}, figure.label),
        h("dd", { class: "value" }, figure.value),
        h(
          "dd",
          { class: "note" },
          figure.strong === undefined
            ? null
            : h("strong", { class: figure.warn ? "warn" : null }, figure.strong),
          figure.strong !== undefined && figure.note !== undefined ? " · " : null,
          figure.note ?? null,
        ),
      ),
    ),
  );
}
