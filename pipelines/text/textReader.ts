import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { guess } from "./guess.js";
import { languageOf, type TextLanguage } from "./language.js";
import type { Token } from "./lexicon.js";
import { withoutMarkup } from "./markup.js";
import { compile } from "./matcher.js";
import { redact, type Writer, withoutPlaceholders } from "./redact/redact.js";
import type { Kind } from "./redact/spans.js";
import { readTaxonomy } from "./taxonomy.js";

/** What is known of the texts of one record. */
export interface ReadTexts {
  /** Redacted, in the order given. */
  texts: readonly (string | null)[];
  /** Of the customer's texts together; null without one. */
  language: TextLanguage | null;
  /** Canonical themes of the customer's texts together; "" for none, null without a text. */
  themes: string | null;
  /** Of the customer's texts together. */
  tokens: readonly Token[];
}

export interface TextReader {
  /** Changes whenever the taxonomy or the code that reads texts does. */
  readonly sha256: string;
  /**
   * Each record by itself, its texts by `writers`. One method after the other goes over all records, so that its tables stay
   * in the processor's cache: a few hundred at once take a quarter less time than one after the other.
   */
  read(records: readonly (readonly (string | null)[])[], writers: readonly Writer[]): ReadTexts[];
  /** A name, a tag or another short text of the tool's, without numbers and addresses of people. */
  redactLabel(text: string): string;
}

/**
 * The methods of this folder with a workspace's taxonomy; `without` leaves kinds of personal data as they are, to show that
 * they are then seen. Throws SuaraError when the taxonomy cannot be used.
 */
export async function openTextReader(
  workspaceDir: string | null,
  without: readonly Kind[] = [],
): Promise<TextReader> {
  const taxonomy = await readTaxonomy(workspaceDir);
  const matcher = compile(taxonomy);
  const sha256 = createHash("sha256")
    .update(JSON.stringify(taxonomy))
    .update(await ownSources())
    .digest("hex");
  const read: TextReader["read"] = (records, writers) => {
    const redacted = records.map((texts) =>
      texts.map((text, i) =>
        text === null ? null : redact(withoutMarkup(text), writers[i] ?? "customer", without),
      ),
    );
    const written = redacted.map((texts) => customersOf(texts, writers));
    const plain = written.map(withoutPlaceholders);
    const rows = plain.map((text) => matcher.tokensOf(text));
    const languages = rows.map((row, i) => languageOf(plain[i] as string, row, guess));
    return rows.map((row, i) => {
      const texts = redacted[i] as (string | null)[];
      return written[i] === ""
        ? { texts, language: null, themes: null, tokens: [] }
        : { texts, language: languages[i] as TextLanguage, themes: matcher.themesOf(row), tokens: row };
    });
  };
  return {
    sha256,
    redactLabel: (text) => redact(text, "tool", without),
    read,
  };
}

const customersOf = (texts: readonly (string | null)[], writers: readonly Writer[]): string =>
  texts.length === 1 && writers[0] === "customer"
    ? (texts[0] ?? "")
    : texts.filter((text, i) => text !== null && writers[i] === "customer").join("\n");

/** The code itself: what it makes of a text is only as old as the code. */
async function ownSources(): Promise<string> {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const names = (await readdir(here, { recursive: true })).filter((name) => /\.[jt]s$/.test(name)).sort();
  const sources = await Promise.all(names.map((name) => readFile(path.join(here, name), "utf8")));
  return sources.join("\n");
}
