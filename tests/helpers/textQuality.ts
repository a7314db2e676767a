import { readFileSync } from "node:fs";
import { tokensOf } from "../../pipelines/text/lexicon.js";
import { personalSpans, type Writer } from "../../pipelines/text/redact/redact.js";
import { KINDS, type Kind, type Span } from "../../pipelines/text/redact/spans.js";
import type { TextReader } from "../../pipelines/text/textReader.js";

/** How well the rules do on sentences that were written after them; each file's first line names its columns. */

type Half = "dev" | "held";

interface Sentence {
  half: Half;
  language: string;
  writer: Writer;
  text: string;
  gold: Span[];
}

const rowsOf = (name: string): string[][] =>
  readFileSync(new URL(`../text-labelled/${name}`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"));

/** Marked as ⟦phone|0812…⟧; the marks are taken out and their places kept. */
export function labelledSentences(): Sentence[] {
  return rowsOf("redaction.tsv").map(([half, language, writer, marked]) => {
    const gold: Span[] = [];
    let text = "";
    let at = 0;
    const whole = (marked ?? "").replaceAll("\\n", "\n");
    for (const match of whole.matchAll(/⟦(\w+)\|([^⟧]*)⟧/g)) {
      text += whole.slice(at, match.index);
      const value = match[2] ?? "";
      gold.push({ start: text.length, end: text.length + value.length, kind: match[1] as Kind });
      text += value;
      at = match.index + match[0].length;
    }
    text += whole.slice(at);
    return { half: half as Half, language: language ?? "", writer: writer as Writer, text, gold };
  });
}

interface KindQuality {
  kind: Kind | "all";
  /** Marked as this kind. */
  marked: number;
  /** Of those, wholly behind placeholders of whatever kind. */
  hidden: number;
  /** Of those, behind one of the same kind. */
  named: number;
  /** Placeholders of this kind that were put. */
  put: number;
  /** Of those, on something that is marked. */
  right: number;
}

export const recallOf = (row: KindQuality): number => row.hidden / Math.max(1, row.marked);
export const precisionOf = (row: KindQuality): number => row.right / Math.max(1, row.put);

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Every letter and digit of a marked part has to be behind a placeholder. */
function isHidden(text: string, gold: Span, found: readonly Span[]): boolean {
  for (let i = gold.start; i < gold.end; i++) {
    if (LETTER_OR_DIGIT.test(text[i] ?? "") && !found.some((span) => span.start <= i && i < span.end))
      return false;
  }
  return true;
}

const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

export function redactionQuality(sentences: readonly Sentence[], off: readonly Kind[] = []): KindQuality[] {
  const rows = new Map<Kind, KindQuality>(
    KINDS.map((kind) => [kind, { kind, marked: 0, hidden: 0, named: 0, put: 0, right: 0 }]),
  );
  for (const { text, writer, gold } of sentences) {
    const found = personalSpans(text, writer, off);
    for (const span of gold) {
      const row = rows.get(span.kind) as KindQuality;
      row.marked++;
      if (isHidden(text, span, found)) row.hidden++;
      if (found.some((one) => overlaps(one, span) && one.kind === span.kind)) row.named++;
    }
    for (const span of found) {
      const row = rows.get(span.kind) as KindQuality;
      row.put++;
      if (gold.some((one) => overlaps(one, span))) row.right++;
    }
  }
  const all = [...rows.values()];
  const sum = (of: (row: KindQuality) => number) => all.reduce((total, row) => total + of(row), 0);
  const whole = {
    kind: "all" as const,
    marked: sum((row) => row.marked),
    hidden: sum((row) => row.hidden),
    named: sum((row) => row.named),
    put: sum((row) => row.put),
    right: sum((row) => row.right),
  };
  return [...all, whole];
}

/** The sentences that show where the rules fail, as they come out. */
export function redactionFaults(sentences: readonly Sentence[]): string[] {
  return sentences.flatMap(({ text, writer, gold, language }) => {
    const found = personalSpans(text, writer);
    const missed = gold.filter((span) => !isHidden(text, span, found));
    const wrong = found.filter((span) => !gold.some((one) => overlaps(one, span)));
    if (missed.length + wrong.length === 0) return [];
    const told = (label: string, spans: readonly Span[]) =>
      spans.map((span) => `${label} ${span.kind} "${text.slice(span.start, span.end)}"`);
    return [`${language} ${text} | ${[...told("missed", missed), ...told("wrong", wrong)].join(", ")}`];
  });
}

interface LabelledText {
  half: Half;
  language: string;
  /** Top-level themes; empty for none. */
  themes: string[];
  text: string;
}

export const labelledTexts = (): LabelledText[] =>
  rowsOf("themes.tsv").map(([half, language, themes, text]) => ({
    half: half as Half,
    language: language ?? "",
    themes: (themes ?? "").split(";").filter((theme) => theme !== ""),
    text: text ?? "",
  }));

export const labelledLanguages = (): { language: string; text: string }[] => [
  ...rowsOf("languages.tsv").map(([language, text]) => ({ language: language ?? "", text: text ?? "" })),
  ...labelledTexts(),
];

interface ThemeQuality {
  theme: string;
  language: string;
  /** Texts that have it, by the one who labelled them. */
  labelled: number;
  found: number;
  both: number;
}

const topLevel = (themes: string | null): string[] => [
  ...new Set((themes ?? "").split(";").flatMap((theme) => (theme === "" ? [] : [theme.split("/")[0] ?? ""]))),
];

/** By theme and language, and "all" over each of them. */
export function themeQuality(reader: TextReader, texts: readonly LabelledText[]): ThemeQuality[] {
  const rows = new Map<string, ThemeQuality>();
  const count = (theme: string, language: string, part: "labelled" | "found" | "both") => {
    for (const key of [
      [theme, language],
      [theme, "all"],
      ["all", language],
      ["all", "all"],
    ] as const) {
      const name = key.join(" ");
      const row = rows.get(name) ?? { theme: key[0], language: key[1], labelled: 0, found: 0, both: 0 };
      row[part]++;
      rows.set(name, row);
    }
  };
  for (const { language, themes, text } of texts) {
    const found = topLevel(reader.read([[text]], ["customer"])[0]?.themes ?? null);
    for (const theme of themes) count(theme, language, "labelled");
    for (const theme of found) count(theme, language, "found");
    for (const theme of found) if (themes.includes(theme)) count(theme, language, "both");
  }
  return [...rows.values()].sort((a, b) =>
    `${a.theme} ${a.language}` < `${b.theme} ${b.language}` ? -1 : 1,
  );
}

export function themeFaults(reader: TextReader, texts: readonly LabelledText[]): string[] {
  return texts.flatMap(({ themes, text, language }) => {
    const found = topLevel(reader.read([[text]], ["customer"])[0]?.themes ?? null).sort();
    return found.join() === [...themes].sort().join()
      ? []
      : [
          `${language} ${text} | labelled ${themes.join()} found ${found.join()} | ${tokensOf(text)
            .map((token) => token.meant)
            .join(" ")}`,
        ];
  });
}

export const languageFaults = (reader: TextReader): string[] =>
  labelledLanguages().flatMap(({ language, text }) => {
    const found = reader.read([[text]], ["customer"])[0]?.language;
    return found === language ? [] : [`${text} | labelled ${language} found ${found}`];
  });
