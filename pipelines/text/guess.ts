import { eld } from "eld/extrasmall";
import type { TextLanguage } from "./language.js";

eld.setLanguageSubset(["id", "ms", "en", "zh"]);

/** How much surer than of the next language it has to be. */
const MARGIN = 0.1;
/** Fewer letters tell nothing. */
const LEAST = 8;

/**
 * The language by the frequency of its letter sequences (eld, n-grams), for texts without a word that tells; Malay counts as
 * Indonesian. "und" where it is not sure.
 */
export function guess(text: string): TextLanguage {
  if (text.length < LEAST) return "und";
  const result = eld.detect(text);
  const { ms = 0, id = 0, en = 0, zh = 0 } = result.getScores();
  if (!result.isReliable()) return "und";
  const indonesian = Math.max(ms, id);
  if (indonesian > Math.max(en, zh) + MARGIN) return "id";
  return en > Math.max(indonesian, zh) + MARGIN ? "en" : "und";
}
