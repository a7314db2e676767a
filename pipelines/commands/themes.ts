import { EXIT, type ExitCode } from "../errors.js";
import { compile, type Matcher } from "../text/matcher.js";
import { withoutPlaceholders } from "../text/redact/redact.js";
import { readTaxonomy } from "../text/taxonomy.js";
import { readWarehouse } from "../warehouse.js";
import { openWorkspace } from "../workspace/workspace.js";
import { formatCount, type Output, textTable } from "./output.js";

const TEXTS = `
  select text, language, count(*) as copies from (
    select concat_ws(' ', subject, text) as text, text_language as language from raw.ticket where text_language is not null
    union all
    select text, text_language from raw.feedback where text_language is not null)
  group by text, language order by copies desc, text`;

interface TextRow extends Record<string, unknown> {
  text: string;
  language: string;
  copies: number;
}

interface TermCount {
  texts: number;
  /** Texts in which no other term finds the theme. */
  alone: number;
  sample: string;
}

const SAMPLE_LENGTH = 90;
const MOST_MISSED = 20;

/**
 * `suara themes check`: what each term of the taxonomy finds in the loaded texts, which find nothing, and which texts have no
 * theme, commonest first. All shown texts are the redacted ones of the database.
 */
export async function themesCheck(directory: string, output: Output): Promise<ExitCode> {
  const workspace = await openWorkspace(directory);
  const matcher = compile(await readTaxonomy(workspace.dir));
  const rows = await readWarehouse(workspace, (engine) => engine.rows<TextRow>(TEXTS));
  const counts: TermCount[] = matcher.terms.map(() => ({ texts: 0, alone: 0, sample: "" }));
  const missed: TextRow[] = [];
  for (const row of rows) {
    if (!countTerms(matcher, row, counts)) missed.push(row);
  }
  tell(matcher, counts, rows, missed, output);
  return EXIT.ok;
}

function countTerms(matcher: Matcher, { text, copies }: TextRow, counts: readonly TermCount[]): boolean {
  const found = matcher.termsOf(matcher.tokensOf(withoutPlaceholders(text)));
  const byTheme = new Map<string, number>();
  for (const index of found) {
    const theme = matcher.terms[index]?.theme ?? "";
    byTheme.set(theme, (byTheme.get(theme) ?? 0) + 1);
  }
  for (const index of found) {
    const count = counts[index];
    if (count === undefined) continue;
    count.texts += copies;
    if (byTheme.get(matcher.terms[index]?.theme ?? "") === 1) count.alone += copies;
    if (count.sample === "") count.sample = text;
  }
  return found.length > 0;
}

const short = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > SAMPLE_LENGTH ? `${line.slice(0, SAMPLE_LENGTH)}…` : line;
};

function tell(
  matcher: Matcher,
  counts: readonly TermCount[],
  rows: readonly TextRow[],
  missed: readonly TextRow[],
  output: Output,
): void {
  const total = rows.reduce((sum, row) => sum + row.copies, 0);
  const without = missed.reduce((sum, row) => sum + row.copies, 0);
  const terms = matcher.terms.map((term, i) => ({ ...term, ...(counts[i] as TermCount) }));
  for (const term of terms) output.event({ event: "term", ...term });
  for (const row of missed.slice(0, MOST_MISSED)) output.event({ event: "missed", ...row });
  if (output.json) return;
  if (total === 0) {
    output.data("No text has been loaded in which a theme could be found.");
    return;
  }
  const used = terms.filter((term) => term.texts > 0).sort((a, b) => b.texts - a.texts);
  output.data(
    textTable(
      ["theme", "language", "term", "texts", "alone", "sample"],
      used.map((term) => [
        term.theme,
        term.language,
        term.text,
        formatCount(term.texts),
        formatCount(term.alone),
        short(term.sample),
      ]),
    ),
  );
  output.data(
    `\n${formatCount(terms.length - used.length)} of ${formatCount(terms.length)} terms find nothing here.`,
  );
  output.data(`${formatCount(without)} of ${formatCount(total)} texts have no theme. The commonest:`);
  const cells = missed
    .slice(0, MOST_MISSED)
    .map((row) => [row.language, short(row.text), formatCount(row.copies)]);
  if (cells.length > 0) output.data(textTable(["language", "text", "texts"], cells));
}
