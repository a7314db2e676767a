import type { QuoteFile } from "../../../pipelines/publish/quotes.js";
import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { h } from "../dom.js";
import { formatNumber } from "../format.js";
import { channelName } from "../labels.js";
import { languageName, weekName } from "./series.js";
import type { Facet, Picked, ThemeState } from "./state.js";
import type { ThemeData } from "./tableCard.js";

type Quote = ReportRow<"theme_quotes">;
/** Where the quotes are: the list of their files, and the address of that list. */
export interface QuoteSource {
  index: readonly QuoteFile[];
  base: string;
}

const SHOWN = 12;

/**
 * Quotes of a theme, newest quarter first; each quarter is fetched when it is asked for. The card stays while themes change:
 * screen readers run after a choice that comes new into the page. `wanted`: what the filters are set to, of each the one value
 * that is chosen.
 */
export function quotesCard(
  data: ThemeData,
  source: QuoteSource,
  t: Texts,
): { element: HTMLElement; show(theme: string, scope: ThemeState, wanted?: Picked): void } {
  const list = h("div", { class: "quotes" });
  // Only how many is said when the choice changes, not every quote.
  const count = h("p", { class: "quiet", role: "status" });
  const { form, filter } = filterForm(t);
  const more = h("button", { type: "button", class: "pick" }, t.themes.more);
  const box = h("div", {});
  const place = (...parts: HTMLElement[]): void => {
    if (parts[0] !== form || !form.isConnected) box.replaceChildren(...parts);
  };
  let files: QuoteFile[] = [];
  let quotes: Quote[] = [];

  const draw = (): void => {
    const once = oncePerText(quotes.filter((quote) => isAsked(quote, filter)));
    const shown = once.slice(0, SHOWN);
    count.textContent = t.themes.quotesShown(formatNumber(shown.length, t), formatNumber(once.length, t));
    list.replaceChildren(
      ...(shown.length === 0
        ? [emptyNote(t.themes.nothingFound)]
        : shown.map((quote) => figure(quote, data, t))),
    );
  };
  const load = async (scope: ThemeState | null, wanted?: Picked): Promise<void> => {
    const mine = files;
    const next = files.shift();
    if (next === undefined) return place(emptyNote(t.themes.noQuotes));
    const read = await fetchQuotes(next, source);
    // Another theme was chosen meanwhile.
    if (mine !== files) return;
    if (read === null) return place(emptyNote(t.themes.quotesFailed));
    quotes.push(...read);
    fillFilters(filter, quotes, { data, scope, wanted }, t);
    draw();
    more.hidden = files.length === 0;
    place(form, list, count, more);
  };
  form.addEventListener("input", draw);
  more.addEventListener("click", () => void load(null));
  let known: string | null = null;
  return {
    element: card(
      {
        title: t.themes.quotesTitle,
        sub: t.themes.quotesSub(formatNumber(data.meta.smallCell, t)),
        span: 12,
        id: "quotes",
      },
      t,
      box,
    ),
    show(theme, scope, wanted) {
      files = filesOf(theme, source);
      quotes = [];
      const now = `${scope.scope_kind}:${scope.scope}`;
      void load(now === known ? null : scope, wanted);
      known = now;
    },
  };
}

const oncePerText = (quotes: readonly Quote[]): Quote[] => [
  ...new Map(quotes.map((quote) => [quote.text, quote])).values(),
];

const filesOf = (theme: string, { index }: QuoteSource): QuoteFile[] =>
  index.filter((file) => file.theme === theme).sort((a, b) => (a.quarter < b.quarter ? 1 : -1));

/** Null where they cannot be had. */
async function fetchQuotes({ file }: QuoteFile, { base }: QuoteSource): Promise<Quote[] | null> {
  try {
    const response = await fetch(new URL(`../quotes/${file}`, new URL(base, location.href)));
    if (!response.ok) return null;
    return ((await response.json()) as Quote[]).sort((a, b) => (a.week_start < b.week_start ? 1 : -1));
  } catch {
    return null;
  }
}

function filterForm(t: Texts): { form: HTMLElement; filter: Filter } {
  const choice = (label: string) => h("select", { "aria-label": label }) as HTMLSelectElement;
  const filter: Filter = {
    search: h("input", {
      type: "search",
      "aria-label": t.themes.search,
      placeholder: t.themes.search,
    }) as HTMLInputElement,
    week: choice(t.themes.columns.week),
    language: choice(t.themes.of.language),
    channel: choice(t.themes.of.channel),
    score: choice(t.themes.explorer.facets.score),
    version: choice(t.themes.of.version),
  };
  const form = h("form", { class: "filters", role: "search" }, ...Object.values(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  return { form, filter };
}

type Filter = { search: HTMLInputElement } & Record<
  "week" | "language" | "channel" | "score" | "version",
  HTMLSelectElement
>;

function isAsked(quote: Quote, { search, week, language, channel, score, version }: Filter): boolean {
  const asked = search.value.trim().toLocaleLowerCase();
  return (
    (asked === "" || quote.text.toLocaleLowerCase().includes(asked)) &&
    (week.value === "" || quote.week_start === week.value) &&
    (language.value === "" || quote.language === language.value) &&
    (channel.value === "" || quote.channel === channel.value) &&
    (score.value === "" || quote.score_class === score.value) &&
    (version.value === "" || quote.app_version === version.value)
  );
}

/** What the explorer calls a filter's attribute. */
const FACET_OF: Readonly<Partial<Record<string, Facet>>> = { week: "week_start", version: "app_version" };

type Kind = Exclude<keyof Filter, "search">;

/** Of each filter the values of quotes, the words for all of them, and what a value is called. */
function choices(data: ThemeData, t: Texts) {
  const { scores } = t.themes.explorer;
  return {
    week: { all: t.themes.anyWeek, of: (quote) => quote.week_start, name: (day) => weekName(day, t) },
    language: {
      all: t.themes.anyLanguage,
      of: (quote) => quote.language,
      name: (code) => languageName(code, t),
    },
    channel: {
      all: t.themes.anyChannel,
      of: (quote) => quote.channel,
      name: (one) => channelName(one, data.meta, t),
    },
    score: {
      all: t.themes.anyScore,
      of: (quote) => quote.score_class,
      name: (one) => scores[one as keyof typeof scores],
    },
    version: { all: t.themes.anyVersion, of: (quote) => quote.app_version, name: (one) => one },
  } satisfies Record<
    Kind,
    { all: string; of: (quote: Quote) => string | null; name: (value: string) => string }
  >;
}

interface Asked {
  /** null: of the page nothing new was chosen. */
  scope: ThemeState | null;
  wanted: Picked | undefined;
}

/** Keeps what was chosen; a new scope of the page is chosen, and what is wanted goes before both. */
function chosenOf(kind: Kind, select: HTMLSelectElement, { scope, wanted }: Asked): string {
  if (wanted !== undefined) {
    const own = wanted[FACET_OF[kind] ?? (kind as Facet)] ?? [];
    return own.length === 1 ? (own[0] as string) : "";
  }
  if (scope === null) return select.value;
  return scope.scope_kind === kind ? scope.scope : "";
}

function fillFilters(
  filter: Filter,
  quotes: readonly Quote[],
  { data, ...asked }: { data: ThemeData } & Asked,
  t: Texts,
): void {
  for (const [kind, { all, of, name }] of Object.entries(choices(data, t)) as [
    Kind,
    ReturnType<typeof choices>[Kind],
  ][]) {
    const select = filter[kind];
    const chosen = chosenOf(kind, select, asked);
    const values = [...new Set(quotes.map(of))].filter((one): one is string => one !== null).sort();
    if (kind === "week" || kind === "version") values.reverse();
    if (select.options.length === 0) select.append(h("option", { value: "" }, all));
    for (const option of [...select.options].slice(1)) option.remove();
    select.append(...values.map((one) => h("option", { value: one }, name(one))));
    const next = values.includes(chosen) ? chosen : "";
    if (select.value !== next) select.value = next;
  }
}

function figure(quote: Quote, data: ThemeData, t: Texts): HTMLElement {
  const facts = [
    weekName(quote.week_start, t),
    quote.channel === null ? null : channelName(quote.channel, data.meta, t),
    quote.app_version,
    scoreOf(quote, t),
    quote.customer_count === null ? null : t.themes.said(formatNumber(quote.customer_count, t)),
  ].filter((fact) => fact !== null);
  return h(
    "figure",
    {},
    h("blockquote", { lang: quote.language === "und" ? null : quote.language, dir: "auto" }, quote.text),
    h("figcaption", {}, facts.join(" · ")),
  );
}

/** The score where it is told, else whether it was low or high where that is; of no score nothing. */
function scoreOf({ score, score_scale, score_class }: Quote, t: Texts): string | null {
  if (score !== null && score_scale !== null)
    return t.themes.stars(formatNumber(score, t), formatNumber(score_scale, t));
  return score_class === "low" || score_class === "high" ? t.themes.scored[score_class] : null;
}
