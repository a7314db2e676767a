import { UNITS_IN_FULL } from "../i18n/unitsInFull.js";

/** A figure and its unit as inUnit writes them; what stands before the no-break space tells them from any other letter. */
const DURATION = new RegExp(`([\\d.,]+)\u00a0(${Object.keys(UNITS_IN_FULL).join("|")})(?!\\p{L})`, "gu");

/** 2 d 14 h → 2 d(ays) 14 h(ours). */
const bracketed = (text: string): string =>
  text.replaceAll(DURATION, (_, figure: string, unit: string) => {
    const [one, other] = UNITS_IN_FULL[unit] as readonly [string, string];
    return `${figure}\u00a0${Number(figure) === 1 ? one : other}`;
  });

/** What only is heard: the durations of a name in full. */
export const saidInFull = (text: string): string =>
  text.replaceAll(DURATION, (duration) => bracketed(duration).replaceAll(/[()]/g, ""));

/** A text whose durations are seen short, and heard and copied in full: a voice reads "14 h" as a letter. */
export function withUnitsInFull(text: string): (Node | string)[] {
  // Texts without a no-break space are nearly all.
  if (!text.includes("\u00a0")) return [text];
  const parts: (Node | string)[] = [];
  let from = 0;
  for (const match of text.matchAll(DURATION)) {
    parts.push(text.slice(from, match.index));
    for (const [i, letters] of bracketed(match[0]).split(/[()]/).entries()) {
      if (letters !== "") parts.push(i % 2 === 0 ? letters : unseen(letters));
    }
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)].filter((part) => part !== "");
}

/** Without what is heard alone, for who wants the text as it is seen. */
export function asSeen(box: Element): string {
  for (const letters of box.querySelectorAll(".in-full")) letters.remove();
  return box.textContent ?? "";
}

function unseen(letters: string): HTMLElement {
  const element = document.createElement("span");
  element.className = "in-full";
  element.append(letters);
  return element;
}
