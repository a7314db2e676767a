import { nearDuplicates } from "../methods/nearDuplicates.js";
import { words } from "../text/words.js";
import { estimate, type Reader } from "./estimate.js";
import { groupBy } from "./groupBy.js";
import { isQuotable, quoteText } from "./quotable.js";
import { scoreTold } from "./scoreTold.js";
import {
  latestTextWeeks,
  readThemeTexts,
  TEXT_INPUTS,
  type ThemeText,
  themeTextsSql,
  weeksSql,
} from "./themeTexts.js";

const WEEKS = 26;
/** Texts looked at and quotes kept of each theme, week and language. */
const LOOKED_AT = 60;
const KEPT = 4;

/** A language in which at least `small_cell` customers mention a theme in a week. */
interface Crowd extends Record<string, unknown> {
  theme: string;
  week_start: string;
  language: string;
}

interface Input {
  texts: ThemeText[];
  crowds: Crowd[];
  smallCell: number;
}

type Column =
  | "theme"
  | "week_start"
  | "place"
  | "language"
  | "channel"
  | "app_version"
  | "score"
  | "score_scale"
  | "score_class"
  | "customer_count"
  | "text";
type QuoteRow = Record<Column, string | number | null>;

export const themeQuotes = estimate<Input, Column>({
  name: "estimates.theme_quotes",
  grain: ["theme", "week_start", "place"],
  inputs: [...TEXT_INPUTS, "marts.theme_counts", "reports.themes_by_week"],
  columns: {
    theme: "VARCHAR",
    week_start: "DATE",
    place: "BIGINT",
    language: "VARCHAR",
    channel: "VARCHAR",
    app_version: "VARCHAR",
    score: "BIGINT",
    score_scale: "BIGINT",
    score_class: "VARCHAR",
    customer_count: "BIGINT",
    text: "VARCHAR",
  },
  units: "customer_count customers of the week who wrote the same but for small changes",
  note:
    "what customers wrote, without what belongs to a person: up to four quotes a theme, week and language, only where at " +
    "least small_cell customers mention it; channel only where as many of those read wrote by it in that week and language, version " +
    "where as many of these were on it, score_class where as many of these have it, score where as many gave just that; those of whom " +
    "it is not told are none or as many",
  async read(engine, only) {
    const { span, smallCell } = await readBasis(engine);
    if (span === null) return { texts: [], crowds: [], smallCell };
    const texts = await readThemeTexts(engine, pickedIn(span, only));
    const crowds = await engine.rows<Crowd>(`${crowdsSql(span, smallCell, only)} order by all`);
    return { texts, crowds, smallCell };
  },
  compute: quotes,
  parts: {
    column: "week_start",
    async digests(engine) {
      const { span, smallCell } = await readBasis(engine);
      if (span === null) return new Map();
      const rows = await engine.rows<{ week_start: string; digest: string }>(
        `select t.week_start, concat_ws(' ', t.digest, c.digest, ${smallCell}) as digest
         from (${digestSql(themeTextsSql(pickedIn(span)))}) as t
         left join (${digestSql(crowdsSql(span, smallCell))}) as c using (week_start)
         order by t.week_start`,
      );
      return new Map(rows.map(({ week_start, digest }) => [week_start, digest]));
    },
    of({ texts, crowds, smallCell }) {
      const crowdsOf = groupBy(crowds, (crowd) => crowd.week_start);
      return new Map(
        [...groupBy(texts, (text) => text.week_start)].map(([week, some]) => [
          week,
          { texts: some, crowds: crowdsOf.get(week) ?? [], smallCell },
        ]),
      );
    },
  },
});

interface Span {
  firstWeek: string;
  lastWeek: string;
}

async function readBasis(engine: Reader): Promise<{ span: Span | null; smallCell: number }> {
  const span = await latestTextWeeks(engine, WEEKS);
  const smallCell = (await engine.value<number | null>("select max(small_cell) from ref.settings")) ?? 1;
  return { span, smallCell };
}

const pickedIn = (span: Span, only?: readonly string[]) => ({ ...span, most: LOOKED_AT, none: false, only });

const crowdsSql = ({ firstWeek, lastWeek }: Span, smallCell: number, only?: readonly string[]): string =>
  `select c.theme, w.week_start, c.scope as language
   from marts.theme_counts as c
   join (select distinct week, week_start from reports.themes_by_week where theme = '') as w on w.week = c.text_week
   where week_start between date '${firstWeek}' and date '${lastWeek}' and c.theme not in ('', 'none')
     and c.scope_kind = 'language' and c.customer_count >= ${smallCell} ${weeksSql(only)}`;

/**
 * Of each week's rows, in whatever order they come; no two rows are alike. Hashed twice: a row's hash is its columns' put
 * together by xor, so that the same change in two rows would cancel out.
 */
const digestSql = (rows: string): string =>
  `select week_start, concat_ws(' ', count(*), bit_xor(hash(hash(r)))) as digest from (${rows}) as r group by week_start`;

export function quotes({ texts, crowds, smallCell }: Input): QuoteRow[] {
  const known = new Set(crowds.map(({ theme, week_start, language }) => key(theme, week_start, language)));
  const cells = new Map<string, ThemeText[]>();
  for (const text of texts) {
    const cell = key(text.theme, text.week_start, text.language);
    if (!known.has(cell)) continue;
    cells.set(cell, [...(cells.get(cell) ?? []), text]);
  }
  const places = new Map<string, number>();
  return [...cells.values()].flatMap((cell) =>
    representative(cell).map(({ text, customers }) => {
      const week = key(text.theme, text.week_start);
      const place = (places.get(week) ?? 0) + 1;
      places.set(week, place);
      return {
        theme: text.theme,
        week_start: text.week_start,
        place,
        language: text.language,
        ...told(text, cell, smallCell),
        customer_count: customers >= smallCell ? customers : null,
        text: quoteText(text.text),
      };
    }),
  );
}

/** Channel, version and score, as far as enough customers wrote of the theme from just there in the week and language, and scored it so. */
function told(text: ThemeText, cell: readonly ThemeText[], smallCell: number) {
  const isCrowd = (some: readonly ThemeText[]): boolean =>
    new Set(some.map(({ customer_key }) => customer_key)).size >= smallCell;
  const there = cell.filter(({ channel }) => channel === text.channel);
  const isChannelTold = isCrowd(there);
  const beside = isChannelTold ? there : cell;
  const same = beside.filter(({ app_version }) => app_version === text.app_version);
  const isVersionTold = isCrowd(same);
  return {
    channel: isChannelTold ? text.channel : null,
    app_version: isVersionTold ? text.app_version : null,
    ...scoreTold(text, isVersionTold ? same : beside, smallCell),
  };
}

interface Quote {
  text: ThemeText;
  customers: number;
}

/**
 * Of each group of near copies one text; those first that most customers wrote, then those that share the most words with
 * the others of the cell, a word counting by the share of the texts that have it.
 */
function representative(cell: readonly ThemeText[], most = KEPT): Quote[] {
  const tokens = words(cell.map(({ text }) => text));
  const groups = nearDuplicates(tokens);
  const shares = new Map<string, number>();
  for (const list of tokens) {
    for (const word of new Set(list)) shares.set(word, (shares.get(word) ?? 0) + 1 / cell.length);
  }
  const closeness = tokens.map((list) => {
    const distinct = [...new Set(list)];
    return distinct.reduce((sum, word) => sum + (shares.get(word) ?? 0), 0) / Math.sqrt(distinct.length || 1);
  });
  const found = [...new Set(groups)].flatMap((group) => {
    const members = [...cell.keys()].filter((i) => groups[i] === group);
    const [best] = members
      .filter((i) => isQuotable(quoteText((cell[i] as ThemeText).text)))
      .sort((a, b) => (closeness[b] as number) - (closeness[a] as number) || a - b);
    if (best === undefined) return [];
    const customers = new Set(members.map((i) => cell[i]?.customer_key)).size;
    return [{ text: cell[best] as ThemeText, customers, closeness: closeness[best] as number }];
  });
  return found.sort((a, b) => b.customers - a.customers || b.closeness - a.closeness).slice(0, most);
}

const key = (...parts: readonly string[]): string => JSON.stringify(parts);
