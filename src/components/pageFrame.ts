import type { SnapshotMeta } from "../../pipelines/publish/reportContracts.js";
import type { Texts } from "../i18n/index.js";
import { h, pause, rich } from "./dom.js";
import type { Missing } from "./findings/missing.js";
import { dayToDate, formatDay, formatShare, formatWeek, weekNumber } from "./format.js";
import { heading } from "./heading.js";

/** The page's first screen: week, as-of, coverage and definitions in sight; the finding; one paragraph. */
export function pageFrame(
  options: {
    meta: SnapshotMeta;
    weekStart: string | null;
    /** What the dates are called; without: the snapshot's week by its number. */
    label?: string;
    headline: string;
    lead?: string;
    /** Leads to the language's root; "./" without. */
    root?: string;
    /** To the weeks around it. */
    nav?: HTMLElement | null;
  },
  t: Texts,
  ...body: (Node | null)[]
): HTMLElement {
  const page = h("div", { class: "page" }, statusLine(options, t));
  if (options.nav) page.prepend(options.nav);
  page.append(heading("h1", options.headline));
  if (options.lead) page.append(h("p", { class: "lead" }, rich(options.lead)));
  for (const part of body) if (part !== null) page.append(part);
  if (options.meta.week === null) sayOnce(page, t);
  // What was drawn before the scripts came gives way to the page that answers.
  document.querySelector(".early")?.remove();
  return page;
}

/** Before the first week is over, that figures begin with it stands once below the heading, not on every card. */
function sayOnce(page: HTMLElement, t: Texts): void {
  const young = [...page.querySelectorAll(".card")].filter((card) => {
    const body = card.querySelector(".body");
    return body?.children.length === 1 && body.textContent === t.empty.noWeek;
  });
  if (young.length === 0) return;
  const lead = page.querySelector(".lead");
  if (lead === null) page.querySelector("h1")?.after(h("p", { class: "lead" }, t.empty.noWeek));
  else if (lead.textContent !== t.empty.noWeek) lead.append(t.join.sentence, t.empty.noWeek);
  for (const card of young) {
    const row = card.parentElement;
    card.remove();
    // What is left alone in its row takes it.
    const [only, ...others] = row?.children ?? [];
    if (only !== undefined && others.length === 0)
      only.className = only.className.replace(/\bspan-\d+/, "span-12");
  }
  for (const row of [...page.querySelectorAll(".stack"), ...page.querySelectorAll(".grid")])
    if (row.children.length === 0) row.remove();
}

/** The page of a desk that has nothing of what it measures: it says so once, with what there is all the same. */
export const missingPage = (
  { title, text }: Missing,
  meta: SnapshotMeta,
  t: Texts,
  ...body: (Node | null)[]
): HTMLElement => pageFrame({ meta, weekStart: null, headline: title, lead: text }, t, ...body);

export function grid(...cards: (Node | null)[]): HTMLElement {
  const box = h("div", { class: "grid" }, ...cards);
  widen([...box.children]);
  return box;
}

const COLUMNS = 12;

/**
 * A card whose neighbour has nothing to show would leave a hole beside it, and one whose table is much shorter than its
 * neighbour's a hole below it: each takes a row.
 */
export function widen(cards: readonly Element[]): void {
  // Of columns of cards the style sheet knows the width.
  if (cards.some((one) => one.classList.contains("stack"))) return;
  let row: Element[] = [];
  let used = 0;
  const end = (): void => {
    const [one, other] = row;
    if (row.length === 1 || (row.length === 2 && one && other && areUnlike(one, other)))
      for (const card of row) card.className = card.className.replace(/\bspan-\d+/, `span-${COLUMNS}`);
    [row, used] = [[], 0];
  };
  for (const one of cards) {
    const span = Number(/\bspan-(\d+)/.exec(one.className)?.[1] ?? COLUMNS);
    if (used + span > COLUMNS) end();
    row.push(one);
    used += span;
    if (used === COLUMNS) end();
  }
  end();
}

/** In pixels at 1280 px, as a browser test measures them: a line of a table, one with a line below its figure. */
export const LINE = 38;
export const NOTED_LINE = 57;
/** How much room below a card is a hole. */
const HOLE = 100;

/** Of two tables one is much shorter. How high a chart becomes is not known yet, so cards with one stay as they are. */
function areUnlike(one: Element, other: Element): boolean {
  const [a, b] = [tableHeight(one), tableHeight(other)];
  return a !== null && b !== null && Math.abs(a - b) > HOLE;
}

function tableHeight(card: Element): number | null {
  const lines = [...card.querySelectorAll("tbody > tr")].filter((line) => line.closest("details") === null);
  if (lines.length === 0 || card.querySelector(".chart") !== null) return null;
  return lines.reduce((sum, line) => sum + (line.querySelector(".quiet") === null ? LINE : NOTED_LINE), 0);
}

/** Cards one below the other, in a third of the width. */
export const stack = (...cards: Node[]): HTMLElement => h("div", { class: "stack" }, ...cards);

function statusLine(
  {
    meta,
    weekStart,
    label,
    root = "./",
  }: { meta: SnapshotMeta; weekStart: string | null; label?: string; root?: string },
  t: Texts,
): HTMLElement {
  const number = meta.week === null ? t.status.noWeek : t.status.week(weekNumber(meta.week));
  const dates = weekStart === null ? "" : formatWeek(weekStart, t);
  return h(
    "p",
    { class: "status" },
    h("span", { class: "desk" }, meta.name),
    pause(),
    h("strong", {}, label ?? number),
    pause(),
    h("span", {}, [dates, zoneTime(meta, t)].filter((text) => text !== "").join(t.join.comma)),
    pause(),
    h(
      "span",
      { class: "pill" },
      `${t.status.asOf(asOfText(meta.asOfLocal, t))} · ${t.status.read(formatShare(readShare(meta), t, 2))}`,
    ),
    h("a", { href: `${root}definitions` }, t.status.definitions),
  );
}

/** Asia/Jakarta → Jakarta time, WIB, 雅加达时间. */
export const zoneTime = ({ zoneNames, timeZone }: SnapshotMeta, t: Texts): string =>
  t.status.zone(zoneNames[t.locale.slice(0, 2)] ?? timeZone);

/** Share of the records of all files that were accepted; a refused file's records are unknown and not in it. */
export function readShare(meta: SnapshotMeta): number {
  const sum = (key: "records" | "accepted") => meta.files.reduce((total, file) => total + file[key], 0);
  return sum("records") === 0 ? 0 : sum("accepted") / sum("records");
}

/** Mon 16 Nov 05:54 of a local time. */
export function asOfText(local: string, t: Texts): string {
  const [day = "", time = ""] = local.split(/[ T]/);
  return `${formatDay(dayToDate(day), t, { weekday: "short", day: "numeric", month: "short" })} ${time.slice(0, 5)}`;
}
