import { saidInFull, withUnitsInFull } from "./saidInFull.js";

type Child = Node | string | null | undefined;
type Attributes = Record<string, string | number | boolean | null | undefined>;

/** An element; text only ever becomes text, so nothing that a customer or a tool wrote can run. */
export function h(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    const text = value === true ? "" : String(value);
    element.setAttribute(name, name === "aria-label" ? saidInFull(text) : text);
  }
  for (const child of children) {
    if (typeof child === "string") element.append(...withUnitsInFull(keptTogether(child)));
    else if (child !== null && child !== undefined) element.append(child);
  }
  return element;
}

/** No line begins with the dot between two facts, nor with the sign of a percentage. */
const keptTogether = (text: string): string =>
  text.replaceAll(" · ", "\u00a0· ").replaceAll(/(\d) %/g, "$1\u00a0%");

/** A figure, or a name, with a smaller line below it where there is one to say. */
export function withNote(value: Child, ...note: Child[]): HTMLElement {
  const said = note
    .filter((part) => part !== null && part !== undefined && part !== "")
    .flatMap((part) => (typeof part === "string" ? dotted(part) : [part]));
  return h("span", {}, value, said.length === 0 ? null : h("span", { class: "quiet" }, ...said));
}

/** Interval and n: on a phone below each other, without the dot. */
const dotted = (text: string): Child[] =>
  text.split(" · ").flatMap((part, i) => (i === 0 ? [part] : [h("span", { class: "dot" }, " · "), part]));

/**
 * Puts a comma that is heard and copied, not seen, before each smaller line: else 1.8 above 1.5 is read as 1.81.5. Returns what
 * it was given.
 */
export function withPauses(box: HTMLElement): HTMLElement {
  for (const line of box.querySelectorAll(".quiet")) {
    if (line.previousSibling === null) continue;
    const above = line.previousSibling === line.previousElementSibling ? line.previousElementSibling : null;
    // Between two such lines, or after a button, it would be a line of its own; beside one that is hidden, one for nothing.
    if (above?.matches("button") || line.matches(".on-narrow")) line.prepend(pause());
    else if (above?.matches(".quiet")) above.append(pause());
    else line.before(pause());
  }
  return box;
}

export const pause = (text = ", "): HTMLElement => h("span", { class: "pause" }, text);

const ARROWS = { next: "M1 5h10M7 1l4 4-4 4", back: "M11 5H1M5 1L1 5l4 4" } as const;

/**
 * A drawing rather than a sign: Inter's Latin letters have none, and no font has to be looked for before a page is shown. Nothing
 * for a screen reader to say.
 */
export function arrow(way: keyof typeof ARROWS): SVGElement {
  const make = (tag: string, attributes: Record<string, string>): SVGElement => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag) as SVGElement;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const svg = make("svg", { class: `arrow ${way}`, viewBox: "0 0 12 10", "aria-hidden": "true" });
  svg.append(make("path", { d: ARROWS[way] }));
  return svg;
}

/** The way from this page to the site's first folder. */
export const siteRoot = (): string => document.documentElement.dataset.root ?? "./";

/** Puts what a page shows into its address, without a step back to what it showed before. */
export function writeSearch(parameters: URLSearchParams): void {
  const text = parameters.toString();
  history.replaceState(null, "", `${location.pathname}${text === "" ? "" : `?${text}`}${location.hash}`);
}

/** Replaces what is in a box; the keyboard stays on what is called the same there. */
export function redraw(box: HTMLElement, ...parts: Node[]): void {
  const nameOf = (one: Element) =>
    `${one.tagName} ${one.id || one.getAttribute("aria-label") || one.textContent}`;
  const on = box.contains(document.activeElement) ? document.activeElement : null;
  const name = on === null ? null : nameOf(on);
  box.replaceChildren(...parts);
  if (on === null) return;
  const same = [...box.querySelectorAll<HTMLElement>(on.tagName)].find((one) => nameOf(one) === name);
  same?.focus({ preventScroll: true });
}

/** A text in which **bold** is strong. */
export function rich(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const [i, part] of text.split("**").entries()) {
    fragment.append(...(i % 2 === 1 ? [h("strong", {}, part)] : withUnitsInFull(keptTogether(part))));
  }
  return fragment;
}

/**
 * Draws again whenever the place given to it changes its width; for paper at the width in px that the style sheet's
 * `--print-width` says, because a page is printed before anything could observe its size.
 */
export function responsive(draw: (width: number) => Element): HTMLElement {
  const box = h("div", { class: "chart" });
  let drawn = 0;
  const drawAt = (width: number): void => {
    if (width === drawn) return;
    drawn = width;
    box.replaceChildren(asPicture(draw(width)));
  };
  // Before the style sheet holds, a box can be narrower than any chart.
  const widthOf = (width: number): number => Math.max(240, Math.floor(width));
  new ResizeObserver(([entry]) => drawAt(widthOf(entry?.contentRect.width ?? 0))).observe(box);
  addEventListener("beforeprint", () => {
    const width = Number(getComputedStyle(box).getPropertyValue("--print-width"));
    if (box.isConnected && width > 0) drawAt(width);
  });
  addEventListener("afterprint", () => {
    if (box.isConnected) drawAt(widthOf(box.clientWidth));
  });
  return box;
}

/** Named as a whole for those who do not see it, its parts unnamed: Plot calls them "bar" and "line", in English. */
function asPicture(drawn: Element): Element {
  for (const svg of drawn.matches("svg") ? [drawn] : drawn.querySelectorAll("svg")) {
    svg.setAttribute("role", "img");
    const name = svg.getAttribute("aria-label");
    if (name !== null) svg.setAttribute("aria-label", saidInFull(name));
    for (const part of svg.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  }
  return drawn;
}
