import { z } from "zod";

const id = z.string().regex(/^[a-z][a-z0-9_]{0,40}$/, "small letters, digits and _, for example refund");

const names = z.strictObject({ en: z.string().min(1), id: z.string().min(1), zh: z.string().min(1) });

const term = z
  .string()
  .max(100)
  .refine(
    (text) => text.split("~").every((part) => /[\p{L}\p{N}]/u.test(part)),
    "each part of a term needs a letter or digit",
  );

const terms = z.array(term).default([]);

const byLanguage = z.strictObject({ id: terms, zh: terms, en: terms }).prefault({});

const subTheme = z.strictObject({
  id,
  names: names.optional(),
  terms: byLanguage,
  weak: byLanguage.describe("Terms that count only where no other theme is found"),
  without: byLanguage.describe("Terms of the shipped taxonomy to leave out"),
  categories: z.array(z.string().min(1)).default([]).describe("What a tool may call it as a category"),
  tags: z.array(z.string().min(1)).default([]).describe("What a tool may call it as a tag"),
});

const theme = subTheme.extend({ themes: z.array(subTheme).default([]) });

/**
 * A taxonomy of themes. A term is words that follow each other, or two such rows that follow each other closely
 * ("saldo ~ belum masuk"). `ignore` holds what looks like a term and is none ("tidak pernah gagal").
 */
export const taxonomySchema = z.strictObject({
  themes: z.array(theme).default([]),
  ignore: byLanguage,
});

export type TaxonomyFile = z.infer<typeof taxonomySchema>;
export type ThemeEntry = z.infer<typeof theme>;
export type SubThemeEntry = z.infer<typeof subTheme>;

export const LANGUAGES = ["id", "zh", "en"] as const;
export type TermLanguage = (typeof LANGUAGES)[number];
