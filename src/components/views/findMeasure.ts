import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { h } from "../dom.js";
import { formatNumber } from "../format.js";

/** A measure's card on the page, and what it may be found by. */
export interface Findable {
  name: string;
  card: HTMLElement;
  /** All that is said of it. */
  text: string;
}

const KEY = "find";

/** The names of all measures, each a way to its card; what is typed leaves those that hold it, and stands in the address. */
export function findMeasure(measures: readonly Findable[], t: Texts): HTMLElement {
  const d = t.definitions;
  const search = h("input", {
    type: "search",
    "aria-label": d.find,
    placeholder: d.find,
  }) as HTMLInputElement;
  const count = h("span", { role: "status" });
  const links = measures.map((measure) => h("li", {}, h("a", { href: `#${measure.card.id}` }, measure.name)));
  const narrow = (): void => {
    const asked = search.value.trim().toLocaleLowerCase().split(/\s+/);
    let found = 0;
    for (const [i, measure] of measures.entries()) {
      const text = `${measure.name} ${measure.text}`.toLocaleLowerCase();
      const fits = asked.every((word) => text.includes(word));
      measure.card.hidden = !fits;
      (links[i] as HTMLElement).hidden = !fits;
      if (fits) found++;
    }
    count.textContent = d.found(formatNumber(found, t), formatNumber(measures.length, t));
  };
  search.addEventListener("input", () => {
    narrow();
    writeAddress(search.value.trim());
  });
  search.value = new URLSearchParams(location.search).get(KEY) ?? "";
  narrow();
  return card(
    { title: d.metrics, span: 12, id: "measures" },
    t,
    h("p", { class: "filters" }, search, count),
    h("ul", { class: "contents" }, ...links),
  );
}

function writeAddress(asked: string): void {
  const parameters = new URLSearchParams(location.search);
  if (asked === "") parameters.delete(KEY);
  else parameters.set(KEY, asked);
  const text = parameters.toString();
  history.replaceState(null, "", `${location.pathname}${text === "" ? "" : `?${text}`}${location.hash}`);
}
