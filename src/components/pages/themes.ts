import type { Texts } from "../../i18n/index.js";
import { h, redraw } from "../dom.js";
import type { Missing } from "../findings/missing.js";
import { grid, missingPage, pageFrame, widen } from "../pageFrame.js";
import { saidInFull } from "../saidInFull.js";
import { type Files, openSnapshot } from "../snapshot.js";
import { readCube } from "../themes/cube.js";
import { trendCards, whyCards } from "../themes/detailCards.js";
import { discoveredCard } from "../themes/discoveredCard.js";
import { explorerCard } from "../themes/explorerCard.js";
import { finding } from "../themes/headline.js";
import { type QuoteSource, quotesCard } from "../themes/quotesCard.js";
import { orderedThemes, scopeName } from "../themes/series.js";
import { type Picked, readState, type ScopeKind, type ThemeState, writeState } from "../themes/state.js";
import { markChosen, type ThemeData, tableCard } from "../themes/tableCard.js";

type Needs = Exclude<keyof ThemeData, "meta">;
interface QuoteFiles {
  index: Promise<unknown>;
  base: string;
}

/** What customers write about, what of it rises, how much it hurts, and in their own words. */
export async function themesPage(
  files: Files<Needs>,
  quotes: QuoteFiles,
  counts: { cells: Promise<ArrayBuffer>; pairs: Promise<ArrayBuffer> },
  t: Texts,
): Promise<HTMLElement> {
  const data = await openSnapshot(files);
  const latest = latestWeek(data);
  const discovered = discoveredCard(data, t);
  const missing = missingWeek(data, latest, t);
  if (missing !== null)
    return missingPage(missing, data.meta, t, discovered === null ? null : grid(discovered));
  const cube = readCube(await counts.cells, await counts.pairs, data.meta.smallCell);
  const source: QuoteSource = { index: (await quotes.index) as QuoteSource["index"], base: quotes.base };
  const found = finding(data, t);
  let state = readState(location.search);
  const about = h("div", { class: "about" });
  const said = h("p", { class: "unseen", role: "status" });
  const quoted = quotesCard(data, source, t);
  const details = grid(quoted.element);
  const body = h("div", { class: "about" }, about, details, discovered === null ? null : grid(discovered));
  const themes = orderedThemes(data.themes_by_week, data.theme_harm);
  const shown = (): ThemeState => {
    const theme = [state.theme, found.theme, themes[0]].find((one) => one && themes.includes(one)) ?? null;
    return { ...state, theme };
  };
  const drawDetails = (wanted?: Picked): void => {
    const { theme } = shown();
    details.hidden = theme === null;
    if (theme === null) return;
    const [before, after] = [trendCards(data, theme, shown(), t), whyCards(data, theme, t)];
    surround(quoted.element, { before, after });
    quoted.show(theme, state, wanted);
  };
  const draw = (wanted?: Picked): void => {
    redraw(about, filters(data, shown(), change, t), grid(tableCard(data, shown(), change, t)));
    drawDetails(wanted);
  };
  const change = (next: Partial<ThemeState>): void => {
    const { at, ...kept } = next;
    state = { ...state, ...kept };
    writeState(state);
    // The explorer draws itself.
    if (next.picked !== undefined) return;
    // The table stays as it is where it can: who hears it would lose the place in it.
    const isChoice = Object.keys(kept).every((key) => key === "theme");
    const wanted = at === "quotes" ? state.picked : undefined;
    if (isChoice && markChosen(about, shown().theme)) drawDetails(wanted);
    else draw(wanted);
    const title = body.querySelector("#theme h2")?.textContent ?? "";
    said.textContent = saidInFull([title, scopeName(state, data.meta, t)].join(t.join.clause));
    const place = at ?? (next.theme === undefined ? null : "theme");
    if (place !== null) document.getElementById(place)?.scrollIntoView({ block: "start" });
  };
  const explorer = grid(explorerCard(cube, data.meta, state, change, t));
  draw();
  return pageFrame(
    { meta: data.meta, weekStart: latest, headline: found.headline, lead: found.lead.trim() },
    t,
    body,
    explorer,
    said,
  );
}

/** Why there is nothing to count by: nothing is written at all, or no week of it is over. Null where there is. */
function missingWeek(data: ThemeData, latest: string | null, t: Texts): Missing | null {
  const { headline } = t.themes;
  const isWritten = data.themes_by_week.some((row) => row.theme === "");
  if (!isWritten) return { title: headline.noData, text: t.missing.ofTexts };
  return latest === null ? { title: headline.tooFew, text: t.empty.noWeek } : null;
}

/** The Monday of the latest complete week in which anything was written. */
const latestWeek = (data: ThemeData): string | null =>
  data.themes_by_week
    .filter((row) => row.theme === "" && row.is_complete)
    .reduce<string | null>(
      (last, row) => (last === null || row.week_start > last ? row.week_start : last),
      null,
    );

interface Around {
  before: HTMLElement[];
  after: HTMLElement[];
}

/** Replaces all that stands beside an element. */
function surround(kept: HTMLElement, { before, after }: Around): void {
  for (const other of [...(kept.parentElement?.children ?? [])]) if (other !== kept) other.remove();
  kept.before(...before);
  kept.after(...after);
  widen([...(kept.parentElement?.children ?? [])]);
}

/** One choice of whom the counts are of; crossings of two would be of too few people. */
function filters(
  data: ThemeData,
  state: ThemeState,
  change: (next: Partial<ThemeState>) => void,
  t: Texts,
): HTMLElement {
  const scopes = (kind: ScopeKind): string[] =>
    [
      ...new Set(
        data.themes_by_week
          .filter((row) => row.theme === "" && row.scope_kind === kind && row.customer_count !== null)
          .map((row) => row.scope),
      ),
    ].sort();
  const select = h("select", { id: "show" }) as HTMLSelectElement;
  select.append(h("option", { value: "all:all" }, t.themes.everything));
  for (const kind of ["language", "channel", "version"] as const) {
    const options = scopes(kind).map((scope) =>
      h("option", { value: `${kind}:${scope}` }, scopeName({ scope_kind: kind, scope }, data.meta, t)),
    );
    if (options.length > 0) select.append(h("optgroup", { label: t.themes.of[kind] }, ...options));
  }
  select.value = `${state.scope_kind}:${state.scope}`;
  select.addEventListener("change", () => {
    const [kind, ...scope] = select.value.split(":");
    change({ scope_kind: kind as ScopeKind, scope: scope.join(":") });
  });
  return h("p", { class: "filters" }, h("label", { for: "show" }, t.themes.show), select);
}
