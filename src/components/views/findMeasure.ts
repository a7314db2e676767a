import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { h, writeSearch } from "../dom.js";
import { formatNumber } from "../format.js";

/** A measure and its card on the page. */
export interface Measure {
  name: string;
  card: HTMLElement;
}

const KEY = "find";

/** The names of all measures, each a way to its card; what is typed leaves those whose card holds it, and stands in the address. */
export function findMeasure(measures: readonly Measure[], t: Texts): HTMLElement {
  const d = t.definitions;
  const search = h("input", {
    type: "search",
    "aria-label": d.find,
    placeholder: d.find,
  }) as HTMLInputElement;
  const count = h("span", { role: "status" });
  const lines = measures.map((measure) => ({
    ...measure,
    link: h("li", {}, h("a", { href: `#${measure.card.id}` }, measure.name)),
    text: (measure.card.textContent ?? "").toLocaleLowerCase(),
  }));
  const narrow = (): void => {
    const asked = search.value.trim().toLocaleLowerCase().split(/\s+/);
    const fitting = lines.filter(({ text }) => asked.every((word) => text.includes(word)));
    for (const line of lines) line.card.hidden = line.link.hidden = !fitting.includes(line);
    count.textContent = d.found(formatNumber(fitting.length, t), formatNumber(lines.length, t));
  };
  search.addEventListener("input", () => {
    narrow();
    const parameters = new URLSearchParams(location.search);
    parameters.delete(KEY);
    if (search.value.trim() !== "") parameters.set(KEY, search.value.trim());
    writeSearch(parameters);
  });
  search.value = new URLSearchParams(location.search).get(KEY) ?? "";
  narrow();
  return card(
    { title: d.metrics, span: 12, id: "measures" },
    t,
    h("p", { class: "filters" }, search, count),
    h("ul", { class: "contents" }, ...lines.map(({ link }) => link)),
  );
}
