import { documentCounts, tellingWords } from "../methods/logOdds.js";
import { nearDuplicates } from "../methods/nearDuplicates.js";
import { roundedCount, toldChance, toldCount, toldRatio } from "../methods/toldFigures.js";
import { estimate } from "./estimate.js";
import { isQuotable, quoteText } from "./quotable.js";
import { themeChanges } from "./themeChanges.js";
import type { ThemeLine } from "./themeCounts.js";
import { type Discovered, discover, FOLLOWED, WINDOW } from "./themeDiscovered.js";
import { latestTextWeeks, readThemeTexts, TEXT_INPUTS, type ThemeText } from "./themeTexts.js";

/** Texts looked at of each week and language. */
const LOOKED_AT = 300;
const WORDS = 5;
const FEWEST_WORDS = 2;
/** Of the telling words of the topic that has fewer, so many are the other's too: one topic in two parts. */
const ALIKE = 0.5;
const QUOTES = 3;
/** A word tells a topic apart from here on: 1 in 100 by chance. */
const TELLING = 2.3;

/** Words that the prior counts for, at most; a tenth of what was written where that is less. */
const MOST_PRIOR = 500;

interface Input {
  texts: ThemeText[];
  weeks: string[];
  smallCell: number;
}

type Column =
  | "topic"
  | "language"
  | "words"
  | "since_week_start"
  | "customer_count"
  | "latest_count"
  | "share"
  | "weekly_counts"
  | "ratio"
  | "q_value"
  | "verdict"
  | "quotes";
type DiscoveredRow = Record<Column, string | number | null>;

export const themeDiscovered = estimate<Input, Column>({
  name: "estimates.theme_discovered",
  grain: ["topic"],
  inputs: [...TEXT_INPUTS, "reports.themes_by_week"],
  columns: {
    topic: "VARCHAR",
    language: "VARCHAR",
    words: "VARCHAR",
    since_week_start: "DATE",
    customer_count: "BIGINT",
    latest_count: "BIGINT",
    share: "DOUBLE",
    weekly_counts: "VARCHAR",
    ratio: "DOUBLE",
    q_value: "DOUBLE",
    verdict: "VARCHAR",
    quotes: "VARCHAR",
  },
  units: "customers among the texts looked at; share 0..1 of those of the language that no theme covers",
  note:
    "topics of what no theme of the taxonomy covers, over 12 weeks; weekly_counts oldest first, empty where withheld; " +
    "at most 300 texts a week and language are looked at; quotes one a line",
  async read(engine) {
    const span = await latestTextWeeks(engine, WINDOW + FOLLOWED - 1);
    const smallCell = (await engine.value<number | null>("select max(small_cell) from ref.settings")) ?? 1;
    if (span === null) return { texts: [], weeks: [], smallCell };
    const texts = await readThemeTexts(engine, { ...span, most: LOOKED_AT, none: true });
    const weeks = await engine.rows<{ week_start: string }>(
      `select distinct week_start from reports.themes_by_week
       where is_complete and week_start >= cast('${span.firstWeek}' as date) order by week_start`,
    );
    return { texts, weeks: weeks.map(({ week_start }) => week_start), smallCell };
  },
  compute: discovered,
});

export function discovered({ texts, weeks, smallCell }: Input): DiscoveredRow[] {
  const window = weeks.slice(-WINDOW);
  const languages = [...new Set(texts.map(({ language }) => language))].sort();
  const topics = languages.flatMap((language) => {
    const own = texts.filter((text) => text.language === language);
    const written = customersByWeek(own, window);
    return mergeAlike(discover(own, weeks), smallCell)
      .map((topic) => ({ topic, counts: customersByWeek(topic.members, window), written }))
      .filter(({ topic }) => customersOf(topic.members) >= smallCell);
  });
  const lines = topics.map(
    ({ topic, counts, written }): ThemeLine => ({
      theme: topic.id,
      language: topic.language,
      counts,
      exposures: written,
    }),
  );
  const changes = themeChanges(lines, window.length - 1, smallCell);
  return topics.flatMap(({ topic, counts, written }, i) => {
    const told = topicWords(topic, smallCell);
    const change = changes[i];
    if (told.length === 0 || change === undefined) return [];
    const latest = counts.at(-1) ?? 0;
    // One word that is often written is no topic, unless it is news.
    if (told.length < FEWEST_WORDS && change.verdict !== "new" && change.verdict !== "rising") return [];
    const isAlarm = change.verdict === "new" || change.verdict === "rising" || change.verdict === "falling";
    const ratio = change.change?.ratio ?? null;
    return [
      {
        topic: topic.id,
        language: topic.language,
        words: told.join(", "),
        since_week_start: isAlarm ? (window[change.since] ?? null) : null,
        customer_count: roundedCount(customersOf(topic.members), smallCell),
        latest_count: toldCount(latest, smallCell),
        share: Math.min(1, roundedCount(sum(counts), smallCell) / Math.max(1, sum(written))),
        weekly_counts: counts.map((count) => toldCount(count, smallCell) ?? "").join(","),
        ratio:
          ratio === null || toldCount(change.count, smallCell) === null ? null : toldRatio(ratio, smallCell),
        q_value: change.qValue === null ? null : toldChance(change.qValue, smallCell),
        verdict: change.verdict,
        quotes: topicQuotes(topic, told),
      },
    ];
  });
}

/** Topics that are told by the same words are one: the older keeps its name. */
function mergeAlike(topics: readonly Discovered[], smallCell: number): Discovered[] {
  const kept: { topic: Discovered; told: readonly string[] }[] = [];
  for (const topic of [...topics].sort((a, b) => (a.born < b.born ? -1 : a.born > b.born ? 1 : 0))) {
    const told = topicWords(topic, smallCell);
    const place = kept.findIndex((one) => isAlike(one.told, told));
    const other = kept[place];
    if (other === undefined) {
      kept.push({ topic, told });
      continue;
    }
    const merged = joined(other.topic, topic);
    kept[place] = { topic: merged, told: topicWords(merged, smallCell) };
  }
  return kept.map(({ topic }) => topic);
}

function isAlike(one: readonly string[], other: readonly string[]): boolean {
  const fewest = Math.min(one.length, other.length);
  return fewest > 0 && one.filter((word) => other.includes(word)).length >= Math.max(1, ALIKE * fewest);
}

function joined(one: Discovered, other: Discovered): Discovered {
  const outside = new Set(other.outside);
  return {
    ...one,
    typical: [...one.typical, ...other.typical],
    members: [...new Set([...one.members, ...other.members])],
    inside: [...one.inside, ...other.inside],
    outside: one.outside.filter((words) => outside.has(words)),
  };
}

/** The words that tell it apart, as long as so many customers use them that none of them is told on. */
function topicWords({ inside, outside, typical }: Discovered, smallCell: number): string[] {
  const counts = documentCounts(inside);
  const users = new Map<string, Set<string>>();
  for (const [i, list] of inside.entries()) {
    for (const word of list) {
      const some = users.get(word) ?? new Set<string>();
      users.set(word, some.add(typical[i]?.customer_key ?? ""));
    }
  }
  const others = documentCounts(outside);
  const background = documentCounts([...inside, ...outside]);
  const all = [...background.values()].reduce((total, count) => total + count, 0);
  return tellingWords(counts, others, background, Math.min(MOST_PRIOR, all / 10))
    .filter(({ word, z }) => z >= TELLING && (users.get(word)?.size ?? 0) >= smallCell)
    .slice(0, WORDS)
    .map(({ word }) => word);
}

/** What is quoted says the words that the topic is told by: of them the most, then the most typical first. */
function topicQuotes({ typical, inside }: Discovered, told: readonly string[]): string {
  const groups = nearDuplicates(inside);
  const saidIn = (words: readonly string[]): number => told.filter((word) => words.includes(word)).length;
  return typical
    .map(({ text }, i) => ({ text, isFirst: groups[i] === i, said: saidIn(inside[i] ?? []) }))
    .filter(({ isFirst }) => isFirst)
    .sort((a, b) => b.said - a.said)
    .map(({ text }) => quoteText(text))
    .filter(isQuotable)
    .slice(0, QUOTES)
    .join("\n");
}

function customersByWeek(texts: readonly ThemeText[], weeks: readonly string[]): number[] {
  return weeks.map((week) => customersOf(texts.filter(({ week_start }) => week_start === week)));
}

const customersOf = (texts: readonly ThemeText[]): number =>
  new Set(texts.map(({ customer_key }) => customer_key)).size;
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
