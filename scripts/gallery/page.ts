import { h } from "../../src/components/dom.js";
import { type Files, openSnapshot } from "../../src/components/snapshot.js";
import { LANGUAGES, texts } from "../../src/i18n/index.js";
import { CHARTS, type Component, type Data } from "./components.js";
import { PARTS } from "./parts.js";
import { REPORTS } from "./reports.js";

/** The page's script: every component of src/components at two widths, with data and without any. */
const language = new URLSearchParams(location.search).get("lang") ?? "en";
const t = texts(language);
document.documentElement.lang = language;
const file = async (name: string) => (await fetch(`data/${name}`)).arrayBuffer();
const files = Object.fromEntries(REPORTS.map((name) => [name, file(`${name}.arrow`)]));
const meta = fetch("data/meta.json").then((answer) => answer.json());
const data = await openSnapshot({ ...files, meta } as Files<(typeof REPORTS)[number]>);
const none = Object.fromEntries(REPORTS.map((name) => [name, []]));
const empty = { ...none, meta: { ...data.meta, week: null } } as unknown as Data;

const shown = (what: string, width: string, drawn: HTMLElement | null): HTMLElement =>
  h(
    "figure",
    { class: `gallery-${width}` },
    h("figcaption", { class: "sub" }, what),
    drawn ?? h("p", { class: "empty" }, "is left out of the page"),
  );

const section = ({ file, use, draw }: Component, hasEmpty: boolean): HTMLElement =>
  h(
    "section",
    { class: "gallery", id: file.replaceAll(/\W+/g, "-") },
    h("h3", {}, file.split("/").at(-1)),
    h("p", {}, use),
    h("p", { class: "sub" }, h("code", {}, `src/components/${file.split(",")[0]}.ts`)),
    h(
      "div",
      { class: "gallery-row" },
      shown("wide", "wide", draw(data, t)),
      shown("360 px", "narrow", draw(data, t)),
      hasEmpty ? shown("without data", "narrow", draw(empty, t)) : null,
    ),
  );

const TOKENS = [
  "paper",
  "wash",
  "ink",
  "ink-2",
  "line",
  "edge",
  "mark",
  "accent",
  "warn",
  "heat-low",
  "heat-high",
];
const tokens = h(
  "ul",
  { class: "gallery-tokens" },
  ...TOKENS.map((name) => {
    const box = h("span", {});
    box.style.background = `var(--${name})`;
    return h("li", {}, box, h("code", {}, `--${name}`));
  }),
);

const languages = h(
  "p",
  { class: "lead" },
  ...Object.entries(LANGUAGES).flatMap(([code, { languageName }]) => [
    h("a", { href: `?lang=${code}` }, languageName),
    " ",
  ]),
);

document.body.append(
  h(
    "main",
    { class: "page" },
    h("h1", {}, "Components"),
    h("p", { class: "lead" }, "What the pages are made of, on the data of a published site. For developers."),
    languages,
    h("h2", {}, "Colours"),
    tokens,
    h("h2", {}, "Parts"),
    ...PARTS.map((part) => section(part, false)),
    h("h2", {}, "Charts"),
    ...CHARTS.map((chart) => section(chart, true)),
  ),
);
