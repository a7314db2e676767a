import { UNITS_IN_FULL } from "../i18n/unitsInFull.js";

/** A figure and its unit as inUnit writes them; what stands before the no-break space tells them from any other letter. */
const FIGURE = `([\\d.,]+)\u00a0(${Object.keys(UNITS_IN_FULL).join("|")})(?!\\p{L})`;
const PART = new RegExp(FIGURE, "gu");
/** 14 h, and 2 d 14 h as one. */
const DURATION = new RegExp(`${FIGURE}(?:\u00a0${FIGURE})*`, "gu");

/** What only is heard: the durations of a name in full. */
export const saidInFull = (text: string): string =>
  text.replaceAll(PART, (_, figure: string, unit: string) => {
    const [one, other] = UNITS_IN_FULL[unit] as readonly [string, string];
    return `${figure}\u00a0${Number(figure) === 1 ? one : other}`;
  });

/** A text whose durations are seen, found, selected and copied short, and heard in full: a voice reads "14 h" as a letter. */
export function withUnitsInFull(text: string): (Node | string)[] {
  // Texts without a no-break space are nearly all.
  if (!text.includes("\u00a0")) return [text];
  const parts: (Node | string)[] = [];
  let from = 0;
  for (const match of text.matchAll(DURATION)) {
    parts.push(text.slice(from, match.index), duration(match[0]));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)].filter((part) => part !== "");
}

/**
 * The text itself is what is seen, so that a browser's search finds it; the style sheet adds what is heard, as text of no size in
 * the same line, which no search and no selection meets.
 */
function duration(seen: string): HTMLElement {
  const element = document.createElement("span");
  element.className = "duration";
  element.setAttribute("data-in-full", saidInFull(seen));
  const shown = document.createElement("span");
  shown.setAttribute("aria-hidden", "true");
  shown.append(seen);
  element.append(shown);
  return element;
}
