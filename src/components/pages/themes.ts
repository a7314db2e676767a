import type { Texts } from "../../i18n/index.js";
import { h, redraw } from "../dom.js";
import { grid, pageFrame } from "../pageFrame.js";
import { type Files, openSnapshot } from "../snapshot.js";
import { readCube } from "../themes/cube.js";
import { groupsCard, harmCard, trendCard } from "../themes/detailCards.js";
import { discoveredCard } from "../themes/discoveredCard.js";
import { explorerCard } from "../themes/explorerCard.js";
import { finding } from "../themes/headline.js";
import { type QuoteSource, quotesCard } from "../themes/quotesCard.js";
import { releaseCard, versionCard } from "../themes/ratioCards.js";
import { orderedThemes, scopeName } from "../themes/series.js";
import { readState, type ScopeKind, type ThemeState, writeState } from "../themes/state.js";
import { type ThemeData, tableCard } from "../themes/tableCard.js";
import { toneCard } from "../themes/toneCard.js";

type Needs = Exclude<keyof ThemeData, "meta">;
interface QuoteFiles {
  index: Promise<unknown>;
  base: string;
}

/** What customers write about, what of it rises, how much it hurts, and in their own words. */
export async function themesPage(
  files: Files<Needs>,
  quotes: QuoteFiles,
  cells: Promise<ArrayBuffer>,
  t: Texts,
): Promise<HTMLElement> {
  const data = await openSnapshot(files);
  const cube = readCube(await cells);
  const source: QuoteSource = { index: (await quotes.index) as QuoteSource["index"], base: quotes.base };
  const found = finding(data, t);
  const weeks = data.themes_by_week.filter((row) => row.theme === "" && row.is_complete);
  const latest = weeks.reduce<string | null>(
    (last, row) => (last === null || row.week_start > last ? row.week_start : last),
    null,
  );
  let state = readState(location.search);
  const body = h("div", {});
  const said = h("p", { class: "unseen", role: "status" });
  const draw = (): void => redraw(body, ...drawn(data, state, source, change, found.theme, t));
  const change = (next: Partial<ThemeState>): void => {
    const { at, ...kept } = next;
    state = { ...state, ...kept };
    writeState(state);
    // The explorer draws itself.
    if (next.picked !== undefined) return;
    draw();
    const title = body.querySelector("#theme h2")?.textContent ?? "";
    said.textContent = [title, scopeName(state, data.meta, t)].join(t.join.clause);
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

function drawn(
  data: ThemeData,
  state: ThemeState,
  source: QuoteSource,
  change: (next: Partial<ThemeState>) => void,
  suggested: string | null,
  t: Texts,
): HTMLElement[] {
  const themes = orderedThemes(data.themes_by_week, data.theme_harm);
  const theme = [state.theme, suggested, themes[0]].find((one) => one && themes.includes(one)) ?? null;
  const shown = { ...state, theme };
  const discovered = discoveredCard(data, t);
  const all = [filters(data, shown, change, t), grid(tableCard(data, shown, change, t))];
  if (theme !== null) {
    all.push(
      grid(
        trendCard(data, theme, shown, t),
        groupsCard(data, theme, t),
        harmCard(data, theme, t),
        versionCard(data, theme, t),
        quotesCard(data, theme, shown, source, t),
        releaseCard(data, theme, t),
        toneCard(data, theme, t),
      ),
    );
  }
  if (discovered !== null) all.push(grid(discovered));
  return all;
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
