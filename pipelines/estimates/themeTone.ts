import { roundedCount, stepOf, toStep } from "../methods/toldFigures.js";
import { tokensOf } from "../text/lexicon.js";
import { withoutPlaceholders } from "../text/redact/redact.js";
import { toneOf } from "../text/tone.js";
import { estimate } from "./estimate.js";
import { groupBy } from "./groupBy.js";
import { latestTextWeeks, readThemeTexts, TEXT_INPUTS, type ThemeText } from "./themeTexts.js";

const WEEKS = 12;
/** Texts of each theme, week and language that are read. */
const READ = 20;
/** Customers whose texts have a tone, at least, beside small_cell. */
const FEWEST = 10;
const Z = 1.959963984540054;

interface Input {
  /** Themes that at least small_cell customers scored, those of texts that are not read too. */
  scored: string[];
  texts: ThemeText[];
  smallCell: number;
}

type Column = "theme" | "customer_count" | "tone" | "tone_low" | "tone_high";
type ToneRow = Record<Column, string | number | null>;

export const themeTone = estimate<Input, Column>({
  name: "estimates.theme_tone",
  grain: ["theme"],
  inputs: [...TEXT_INPUTS, "marts.mentions", "reports.themes_by_week"],
  columns: {
    theme: "VARCHAR",
    customer_count: "BIGINT",
    tone: "DOUBLE",
    tone_low: "DOUBLE",
    tone_high: "DOUBLE",
  },
  units:
    "tone -1 to 1, the mean over customers who gave no score; customer_count those read whose words have a value",
  note:
    "an indication where there are no scores, and only there: a theme that at least small_cell customers scored has no row. The last " +
    "12 complete weeks, up to 20 texts a theme, week and language",
  async read(engine) {
    const span = await latestTextWeeks(engine, WEEKS);
    const smallCell = (await engine.value<number | null>("select max(small_cell) from ref.settings")) ?? 1;
    if (span === null) return { scored: [], texts: [], smallCell };
    const scored = await engine.rows<{ theme: string }>(
      `select theme from marts.mentions
       where score is not null and week_start between date '${span.firstWeek}' and date '${span.lastWeek}'
       group by theme having count(distinct customer_key) >= ${smallCell} order by theme`,
    );
    const texts = await readThemeTexts(engine, { ...span, most: READ, none: false });
    return { scored: scored.map(({ theme }) => theme), texts, smallCell };
  },
  compute: tones,
});

/** A row for each theme that few have scored and enough have written of in words that have a value. */
function tones({ scored, texts, smallCell }: Input): ToneRow[] {
  const measured = new Set(scored);
  return [...groupBy(texts, ({ theme }) => theme)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([theme, own]) => {
      // Before any text is read, for most themes are scored.
      if (measured.has(theme)) return [];
      const toned = tonesByCustomer(own.filter(({ score }) => score === null));
      const count = toned.size;
      if (count < Math.max(FEWEST, smallCell)) return [];
      const means = [...toned.values()].map(mean);
      const tone = mean(means);
      const spread = Math.sqrt(means.reduce((sum, one) => sum + (one - tone) ** 2, 0) / (count - 1));
      const reach = (Z * spread) / Math.sqrt(count);
      const step = stepOf(count, smallCell);
      return [
        {
          theme,
          customer_count: roundedCount(count, smallCell),
          tone: toStep(tone, step),
          tone_low: Math.max(-1, toStep(tone - reach, step)),
          tone_high: Math.min(1, toStep(tone + reach, step)),
        },
      ];
    });
}

function tonesByCustomer(texts: readonly ThemeText[]): Map<string, number[]> {
  const toned = new Map<string, number[]>();
  for (const { customer_key, text } of texts) {
    const tone = toneOf(tokensOf(withoutPlaceholders(text)));
    if (tone !== null) toned.set(customer_key, [...(toned.get(customer_key) ?? []), tone]);
  }
  return toned;
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
