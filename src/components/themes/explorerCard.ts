import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { h } from "../dom.js";
import { formatNumber } from "../format.js";
import { type Cube, tally } from "./cube.js";
import { explorerActions } from "./explorerActions.js";
import { type Bar, barsOf, FIRST_SHOWN, toldText } from "./facetBars.js";
import { FACETS, type Facet, type Picked, type ThemeState } from "./state.js";

/**
 * Any crossing of theme, week, channel, language, score and version: counts by each of them, within what is chosen of the
 * others. Keeps its own choices, so that the rest of the page is not drawn again; `change` puts them in the address.
 */
export function explorerCard(
  cube: Cube,
  meta: SnapshotMeta,
  state: ThemeState,
  change: (next: Partial<ThemeState>) => void,
  t: Texts,
): HTMLElement {
  const x = t.themes.explorer;
  if (cube.size === 0)
    return card({ title: x.title, span: 12, id: "explorer" }, t, emptyNote(t.themes.headline.tooFew));
  let picked: Picked = state.picked;
  const opened = new Set<Facet>();
  const told = h("p", { class: "quiet", role: "status" });
  const facets = h("div", { class: "facets" });
  const draw = (): void => {
    const found = tally(cube, picked);
    const active = document.activeElement;
    const focused = active instanceof HTMLElement && facets.contains(active) ? active.dataset.key : undefined;
    told.textContent = toldText(found, picked, t);
    facets.replaceChildren(
      ...FACETS.map((facet) =>
        facetList(
          facet,
          barsOf(cube, found, facet, picked, meta, t),
          found.by[facet][0] ?? 0,
          opened,
          pick,
          draw,
          t,
        ),
      ),
    );
    if (focused !== undefined) {
      facets.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    }
  };
  const set = (next: Picked): void => {
    picked = next;
    change({ picked });
    draw();
  };
  const pick = (facet: Facet, value: string): void => {
    const own = picked[facet] ?? [];
    const values = own.includes(value) ? own.filter((one) => one !== value) : [...own, value];
    const { [facet]: _, ...others } = picked;
    set(values.length === 0 ? others : { ...others, [facet]: values });
  };
  draw();
  const actions = explorerActions({ cube, meta, picked: () => picked, set, change }, t);
  return card(
    { title: x.title, sub: x.sub(formatNumber(meta.smallCell, t)), span: 12, id: "explorer" },
    t,
    told,
    facets,
    actions,
  );
}

function facetList(
  facet: Facet,
  bars: readonly Bar[],
  untold: number,
  opened: Set<Facet>,
  pick: (facet: Facet, value: string) => void,
  draw: () => void,
  t: Texts,
): HTMLElement {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const shown = opened.has(facet) ? bars : bars.slice(0, FIRST_SHOWN);
  const items = shown.map((bar) => {
    const one = h(
      "button",
      {
        type: "button",
        class: "facet-bar",
        "aria-pressed": String(bar.isPicked),
        "data-key": `${facet} ${bar.value}`,
      },
      h("span", {}, bar.label),
      h("span", { class: "num" }, bar.count === 0 ? "–" : formatNumber(bar.count, t)),
    );
    // Not as an attribute, which a strict policy for styles would refuse.
    one.style.setProperty("--part", `${((100 * bar.count) / most).toFixed(1)}%`);
    one.addEventListener("click", () => pick(facet, bar.value));
    return h("li", {}, one);
  });
  // Without it the counts would not add up to what is said above them.
  const rest =
    untold === 0
      ? null
      : h(
          "li",
          { class: "facet-rest quiet" },
          h("span", {}, t.themes.explorer.untoldRest),
          h("span", { class: "num" }, formatNumber(untold, t)),
        );
  const more = h(
    "button",
    { type: "button", class: "pick", "data-key": `${facet} more`, hidden: bars.length <= FIRST_SHOWN },
    opened.has(facet) ? t.themes.showFewer : t.themes.showAll(formatNumber(bars.length, t)),
  );
  more.addEventListener("click", () => {
    if (!opened.delete(facet)) opened.add(facet);
    draw();
  });
  const title = t.themes.explorer.facets[facet];
  return h("section", { "aria-label": title }, h("h3", {}, title), h("ul", {}, ...items, rest), more);
}
