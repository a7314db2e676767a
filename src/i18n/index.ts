import { en, type Texts } from "./en.js";
import { id } from "./id.js";
import { zh } from "./zh.js";

export type { Texts } from "./en.js";

/**
 * Texts by the code of the page's language (BCP 47); a language is one object of this shape and one entry here. The
 * first has the root of the site, each other a folder of its code.
 */
export const LANGUAGES: Readonly<Record<string, Texts>> = { en, id, zh };

export const texts = (language: string): Texts => LANGUAGES[language] ?? en;
