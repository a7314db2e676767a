import { hasContacts } from "../../src/components/findings/missing.js";
import { formatShare, formatWeek } from "../../src/components/format.js";
import { asOfText, readShare, zoneTime } from "../../src/components/pageFrame.js";
import type { Part } from "../../src/components/week/part.js";
import { type Story, storyOf } from "../../src/components/week/story.js";
import type { WeekData } from "../../src/components/week/weekData.js";
import { weekTitle } from "../../src/components/week/weekList.js";
import { LANGUAGES, type Texts } from "../../src/i18n/index.js";
import { EXIT, SuaraError } from "../errors.js";
import { type Chart, drawCharts } from "./charts.js";
import { type DigestFont, digestFonts } from "./fonts.js";

/** A week to be written down: the page's own story, its charts as pictures. */
export interface Digest {
  week: string;
  language: string;
  subject: string;
  /** Week, dates, zone, as of, share of records read. */
  status: string;
  story: Story;
  parts: Part[];
  charts: ReadonlyMap<string, Chart>;
  fonts: readonly DigestFont[];
  made: string;
  /** UTC instant that the figures speak of. */
  asOf: string;
  /** The page of the week and, of a place on the site, its address; null without an address of the site. */
  link: ((href: string) => string) | null;
  texts: Texts;
}

/** Puts a week's digest together. Throws SuaraError `unknown_language` (exit 64). */
export async function makeDigest(
  data: WeekData,
  options: { language: string; siteUrl: string | null },
): Promise<Digest> {
  const t = LANGUAGES[options.language];
  if (t === undefined) {
    throw new SuaraError("unknown_language", `there is no language ${options.language}`, {
      exitCode: EXIT.usage,
      fix: `choose one of ${Object.keys(LANGUAGES).join(", ")}`,
    });
  }
  const { meta } = data;
  const week = meta.week ?? "";
  const story = storyOf(data, t);
  const parts = sectionsOf(story);
  const fonts = await digestFonts(everyText(story, t));
  return {
    week,
    language: options.language,
    subject: oneLine(t.digest.subject(meta.name, String(Number(week.slice(-2))), story.headline)),
    status: [
      weekTitle(week, t),
      data.weekStart === null ? "" : formatWeek(data.weekStart, t),
      zoneTime(meta, t),
      t.status.asOf(asOfText(meta.asOfLocal, t)),
      t.status.read(formatShare(readShare(meta), t, 2)),
    ]
      .filter((text) => text !== "")
      .join(" · "),
    story,
    parts,
    charts: await drawCharts(parts, fonts),
    fonts,
    made: t.digest.made(meta.name, hasContacts(meta)),
    asOf: meta.asOf,
    link: options.siteUrl === null ? null : linkTo(options.siteUrl, options.language),
    texts: t,
  };
}

/** Without what keeps words together on a page, and without what a name could break a header with. */
const oneLine = (text: string): string =>
  text
    .replaceAll("\u2060", "")
    .replaceAll(/[\u00a0\s]+/g, " ")
    .trim();

/** In the order in which they are read. */
const sectionsOf = (story: Story): Part[] =>
  [
    story.findings,
    story.todo,
    story.waiting,
    story.wait,
    story.targets,
    story.rated,
    story.chat,
    story.peaks,
    story.causes,
    story.safety,
    story.themes,
    story.volume,
    story.lacking,
    story.restated,
  ].filter((part) => part !== null);

const linkTo =
  (site: string, language: string) =>
  (href: string): string => {
    const root = site.endsWith("/") ? site : `${site}/`;
    const folder = language === Object.keys(LANGUAGES)[0] ? "" : `${language}/`;
    return new URL(`${folder}${href}`, root).href;
  };

/** Every letter that may stand in it: what the story says and what axes are made of. */
const everyText = (story: Story, t: Texts): string =>
  JSON.stringify(
    [story, t.age, t.causes.name, t.digest, t.duration, t.response, t.status, t.weekly],
    (_, value) => (typeof value === "function" ? String(value) : value),
  ) + monthNames(t);

const monthNames = (t: Texts): string =>
  Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(t.locale, {
      day: "numeric",
      month: "short",
      weekday: "short",
      timeZone: "UTC",
    }).format(Date.UTC(2026, month, 1 + month)),
  ).join("");

/** **Bold** parts of a sentence. */
export const boldParts = (text: string): { text: string; isBold: boolean }[] =>
  text
    .split("**")
    .map((part, i) => ({ text: part, isBold: i % 2 === 1 }))
    .filter((part) => part.text !== "");
