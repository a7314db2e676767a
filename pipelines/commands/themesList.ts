import type { Engine } from "../engine/engine.js";
import { EXIT, type ExitCode, SuaraError } from "../errors.js";
import { readTaxonomy } from "../text/taxonomy.js";
import { readWarehouse, requireModels } from "../warehouse.js";
import { openWorkspace } from "../workspace/workspace.js";
import { formatCount, type Output, textTable } from "./output.js";

export interface ListOptions {
  /** Monday of the week to show, ISO 8601; undefined = the latest complete one. */
  week?: string | undefined;
  /** id, zh or en: counts of the texts in it, and quotes; undefined = all. */
  language?: string | undefined;
  quotes: number;
}

interface ThemeLine extends Record<string, unknown> {
  theme: string;
  customers: number;
  share: number | null;
  verdict: string | null;
  since: string | null;
  harm: number | null;
  harm_low: number | null;
  harm_high: number | null;
}

interface TopicLine extends Record<string, unknown> {
  language: string;
  words: string;
  customers: number;
  verdict: string;
  quotes: string;
}

const QUOTE_LENGTH = 150;

/**
 * `suara themes list`: the themes of a week by size × harm, with what became of them, and the topics that no theme covers, each
 * with redacted quotes. Shows what is published, so nothing of fewer than small_cell customers. Throws SuaraError (exit 64)
 * where nothing has been built.
 */
export async function themesList(directory: string, options: ListOptions, output: Output): Promise<ExitCode> {
  const workspace = await openWorkspace(directory);
  const names = new Map((await readTaxonomy(workspace.dir)).themes.map(({ id, names }) => [id, names.en]));
  await readWarehouse(workspace, async (engine) => {
    await requireModels(engine);
    const week = await weekOf(engine, options.week);
    const lines = await themeLines(engine, week, options.language);
    const quotes = new Map<string, string[]>();
    for (const { theme } of lines) quotes.set(theme, await quotesOf(engine, theme, week, options));
    const topics = await topicLines(engine, options.language);
    tell({ week, lines, quotes, topics, names, smallCell: workspace.config.small_cell }, options, output);
  });
  return EXIT.ok;
}

async function weekOf(engine: Engine, asked: string | undefined): Promise<string> {
  const weeks = await engine.rows<{ week_start: string; week: string }>(
    "select distinct week_start, week from reports.themes_by_week where is_complete and theme = '' order by week_start desc",
  );
  const found =
    asked === undefined ? weeks[0] : weeks.find((one) => asked === one.week_start || asked === one.week);
  if (found !== undefined) return found.week_start;
  throw new SuaraError(
    "unknown_week",
    `there is no complete week ${asked === undefined ? "" : `${asked} `}with texts`,
    {
      exitCode: EXIT.usage,
      fix:
        weeks.length === 0
          ? "load texts of a whole week first"
          : `the latest is ${weeks[0]?.week}, the oldest ${weeks.at(-1)?.week}`,
    },
  );
}

const themeLines = (engine: Engine, week: string, language: string | undefined): Promise<ThemeLine[]> =>
  engine.rows<ThemeLine>(
    `select w.theme, w.customer_count as customers, w.share, e.verdict, cast(e.since_week_start as varchar) as since,
       h.harm_a_week as harm, h.harm_low, h.harm_high
     from reports.themes_by_week as w
     left join estimates.theme_emergence as e
       on e.theme = w.theme and e.language = $1 and e.week_start = w.week_start and e.verdict in ('new', 'rising', 'falling')
     left join estimates.theme_harm as h on h.theme = w.theme and h.measure = 'dissatisfied'
     where w.week_start = cast($2 as date) and w.scope_kind = $3 and w.scope = $1 and w.customer_count is not null
       and w.theme not in ('', 'none')
     order by harm desc nulls last, customers desc, w.theme`,
    [language ?? "all", week, language === undefined ? "all" : "language"],
  );

async function quotesOf(
  engine: Engine,
  theme: string,
  week: string,
  options: ListOptions,
): Promise<string[]> {
  const rows = await engine.rows<{ text: string }>(
    `select text from estimates.theme_quotes
     where theme = $1 and week_start <= cast($2 as date) and ($3 = '' or language = $3)
     order by week_start desc, coalesce(customer_count, 0) desc, place limit ${Math.max(0, options.quotes)}`,
    [theme, week, options.language ?? ""],
  );
  return rows.map(({ text }) => text);
}

const topicLines = (engine: Engine, language: string | undefined): Promise<TopicLine[]> =>
  engine.rows<TopicLine>(
    `select language, words, customer_count as customers, verdict, quotes from estimates.theme_discovered
     where $1 = '' or language = $1 order by verdict in ('new', 'rising') desc, customer_count desc, words`,
    [language ?? ""],
  );

interface Listed {
  week: string;
  lines: readonly ThemeLine[];
  quotes: ReadonlyMap<string, readonly string[]>;
  topics: readonly TopicLine[];
  names: ReadonlyMap<string, string>;
  smallCell: number;
}

function tell(listed: Listed, options: ListOptions, output: Output): void {
  const { week, lines, quotes, topics, names, smallCell } = listed;
  for (const line of lines)
    output.event({ event: "theme", week, ...line, quotes: quotes.get(line.theme) ?? [] });
  for (const topic of topics) output.event({ event: "topic", ...topic, quotes: topic.quotes.split("\n") });
  if (output.json) return;
  const language = options.language === undefined ? "" : `, ${options.language}`;
  const rounded = smallCell > 1 ? `; customers to the nearest ${smallCell}` : "";
  output.data(`Themes of the week of ${week}${language}, by size × harm${rounded}\n`);
  const header = ["theme", "customers", "share", "this week", "more dissatisfied a week"];
  const rows = lines.flatMap((line) => [
    [
      names.get(line.theme) ?? line.theme,
      formatCount(line.customers),
      percent(line.share),
      verdict(line),
      harm(line),
    ],
    ...(quotes.get(line.theme) ?? []).map((quote) => [`  “${short(quote)}”`]),
  ]);
  output.data(aligned(header, rows));
  if (lines.length === 0) output.data("No theme was mentioned by enough customers to be shown.");
  if (topics.length === 0) return;
  output.data("\nIn no theme yet, last 12 weeks\n");
  const found = topics.flatMap((topic) => [
    [topic.words, topic.language, formatCount(topic.customers), topic.verdict.replace("_", " ")],
    ...topic.quotes
      .split("\n")
      .filter((quote) => quote !== "")
      .slice(0, options.quotes)
      .map((quote) => [`  “${short(quote)}”`]),
  ]);
  output.data(aligned(["telling words", "language", "customers", "verdict"], found));
}

/** Quotes stand on lines of their own, across the columns. */
function aligned(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = textTable(
    header,
    rows.filter((row) => row.length > 1),
  ).split("\n");
  const [head = "", ...body] = table;
  let next = 0;
  return [head, ...rows.map((row) => (row.length > 1 ? (body[next++] ?? "") : (row[0] ?? "")))].join("\n");
}

const percent = (share: number | null): string => (share === null ? "" : `${(100 * share).toFixed(1)}%`);
const verdict = ({ verdict, since }: ThemeLine): string =>
  verdict === null ? "" : `${verdict} since ${since ?? ""}`;
const harm = ({ harm, harm_low, harm_high }: ThemeLine): string =>
  harm === null
    ? "no rating"
    : `${harm.toFixed(1)} (${harm_low?.toFixed(1) ?? "?"} to ${harm_high?.toFixed(1) ?? "?"})`;
const short = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > QUOTE_LENGTH ? `${line.slice(0, QUOTE_LENGTH)}…` : line;
};
