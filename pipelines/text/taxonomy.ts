import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import type { z } from "zod";
import { EXIT, SuaraError } from "../errors.js";
import {
  type SubThemeEntry,
  type TaxonomyFile,
  type TermLanguage,
  type ThemeEntry,
  taxonomySchema,
} from "./taxonomySchema.js";

const SHIPPED = new URL("../../data/reference/taxonomy.yaml", import.meta.url);
/** Below the workspace. */
export const TAXONOMY_FILE = "reference/taxonomy.yaml";

interface Theme {
  /** `refund`, or `refund/not_received` for a sub-theme. */
  id: string;
  names: Record<TermLanguage, string>;
  terms: Record<TermLanguage, readonly string[]>;
  /** Terms that count only where no other theme is found. */
  weak: Record<TermLanguage, readonly string[]>;
  categories: readonly string[];
  tags: readonly string[];
}

export interface Taxonomy {
  /** Each theme before its sub-themes. */
  themes: readonly Theme[];
  ignore: Record<TermLanguage, readonly string[]>;
}

/** Read once a process: reading it takes half a second. */
let shippedFile: Promise<TaxonomyFile> | undefined;

/**
 * The shipped taxonomy with the workspace's `reference/taxonomy.yaml` laid over it: its themes are added, or add their
 * terms and aliases to the one of the same id, less those under `without`. Throws SuaraError (exit 64) when it cannot be used.
 */
export async function readTaxonomy(workspaceDir: string | null): Promise<Taxonomy> {
  shippedFile ??= readFile(SHIPPED, "utf8").then((text) =>
    parseTaxonomy(text, "data/reference/taxonomy.yaml"),
  );
  const shipped = await shippedFile;
  const own = workspaceDir === null ? null : await ownText(path.join(workspaceDir, TAXONOMY_FILE));
  return flatten(own === null ? shipped : merged(shipped, parseTaxonomy(own, TAXONOMY_FILE)), TAXONOMY_FILE);
}

async function ownText(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

const unusable = (file: string, problem: string): SuaraError =>
  new SuaraError("bad_taxonomy", `${file}: ${problem}`, {
    exitCode: EXIT.usage,
    fix: "correct it; data/reference/taxonomy.yaml of Suara shows every key",
  });

function parseTaxonomy(text: string, file: string): TaxonomyFile {
  let content: unknown;
  try {
    content = parse(text) ?? {};
  } catch (error) {
    throw unusable(file, error instanceof Error ? (error.message.split("\n")[0] ?? "") : "is not YAML");
  }
  const checked = taxonomySchema.safeParse(content);
  if (!checked.success) throw unusable(file, issueText(checked.error.issues[0]));
  return checked.data;
}

const issueText = (issue: z.core.$ZodIssue | undefined): string =>
  issue === undefined ? "does not fit" : `${issue.path.join(".")}: ${issue.message}`;

/** Entries of `over` laid over those of the same id; new ones come last. */
function merged(base: TaxonomyFile, over: TaxonomyFile): TaxonomyFile {
  return {
    themes: mergedList(base.themes, over.themes, (theme, other) => ({
      ...mergedEntry(theme, other),
      themes: mergedList(theme.themes, other.themes, mergedEntry),
    })),
    ignore: joined(base.ignore, over.ignore),
  };
}

function mergedList<T extends { id: string }>(base: T[], over: T[], merge: (one: T, other: T) => T): T[] {
  const own = new Map(over.map((entry) => [entry.id, entry]));
  const kept = base.map((entry) => {
    const other = own.get(entry.id);
    own.delete(entry.id);
    return other === undefined ? entry : merge(entry, other);
  });
  return [...kept, ...own.values()];
}

function mergedEntry<T extends SubThemeEntry>(entry: T, other: T): T {
  return {
    ...entry,
    names: other.names ?? entry.names,
    terms: without(joined(entry.terms, other.terms), other.without),
    weak: without(joined(entry.weak, other.weak), other.without),
    categories: [...entry.categories, ...other.categories],
    tags: [...entry.tags, ...other.tags],
  };
}

type Terms = Record<TermLanguage, string[]>;

function without(terms: Terms, dropped: Terms): Terms {
  const left = (language: TermLanguage) =>
    terms[language].filter((term) => !dropped[language].includes(term));
  return { id: left("id"), zh: left("zh"), en: left("en") };
}

const joined = (one: Terms, other: Terms): Terms => ({
  id: [...one.id, ...other.id],
  zh: [...one.zh, ...other.zh],
  en: [...one.en, ...other.en],
});

function flatten(file: TaxonomyFile, name: string): Taxonomy {
  const themes = file.themes.flatMap((theme) => [
    themeOf(theme, theme.id, name),
    ...theme.themes.map((sub) => themeOf(sub, `${theme.id}/${sub.id}`, name)),
  ]);
  const seen = new Set<string>();
  for (const { id } of themes) {
    if (seen.has(id)) throw unusable(name, `the theme ${id} stands there twice`);
    seen.add(id);
  }
  return { themes, ignore: file.ignore };
}

function themeOf(entry: ThemeEntry | SubThemeEntry, id: string, file: string): Theme {
  if (entry.names === undefined) throw unusable(file, `the new theme ${id} needs its names in en, id and zh`);
  const { names, terms, weak, categories, tags } = entry;
  return { id, names, terms, weak, categories, tags };
}
