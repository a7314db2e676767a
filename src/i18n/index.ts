import { en, type Texts } from "./en.js";

export type { Texts } from "./en.js";

/** Texts by the language of the page; a language is one file of this shape and one entry here. */
const LANGUAGES: Record<string, Texts> = { en };

export const texts = (language: string): Texts => LANGUAGES[language] ?? en;
